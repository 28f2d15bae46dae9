"""Markdown cells to elements: paragraphs, lists, quotations, code, tables, images and equations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from lxml import etree

from evaluation.errors import RenderError
from evaluation.locale import available_languages
from evaluation.locale.language import Language
from evaluation.render.fragment import Element, parse_fragment, words_of

ADD_IMAGE: Final = '![what the image says](attachment:image.png "its caption")'


def markdown_elements(
    source: str, attachments: Mapping[str, Mapping[str, str]], place: str, language: Language
) -> Iterator[Element]:
    """Elements of a Markdown cell, translated block by block where the catalogue knows the block.

    Raises
    ------
    RenderError
        If it holds what the report has no style for, or an image or a table lacks its words.
    """
    blocks = source.split("\n\n")
    translated = [language.text(block.strip()) for block in blocks]
    # spaces at the beginning of a line mean something in code and in lists
    kept = [b if t == b.strip() else t for b, t in zip(blocks, translated, strict=True)]
    yield from parse_markdown("\n\n".join(kept), attachments, place)


def parse_markdown(source: str, attachments: Mapping[str, Mapping[str, str]], place: str) -> Iterator[Element]:
    """Elements of a Markdown text; `attachments` are the images that it carries."""
    # not at the top: nbconvert takes most of a second to import, and who only looks at notebooks needs none of it
    from evaluation.render.cells.dialect import to_markup

    elements = parse_fragment(to_markup(source, attachments or {}, place), place)
    faults: list[str] = []
    for index, element in enumerate(elements):
        above = elements[index - 1] if index else None
        try:
            if element.tag == "table":
                _finish_table(element, above, place)
            if not _is_caption(element, elements[index + 1 : index + 2]):
                _set_equations(element)
                yield _figure(element, place)
        except RenderError as error:
            faults.append(str(error))
    if faults:
        raise RenderError("\n".join(dict.fromkeys(faults)))


def _set_equations(root: Element) -> None:
    """Give an equation that is a paragraph of its own a line of its own; one among words stays in theirs."""
    for math in root.iter("math"):
        paragraph = math.getparent()
        if math.get("display") != "block" or paragraph is None:
            continue
        if paragraph.tag == "p" and len(paragraph) == 1 and not (paragraph.text or math.tail or "").strip():
            paragraph.set("class", "equation")
        else:
            math.set("display", "inline")


def _figure(element: Element, place: str) -> Element:
    """An image that is a paragraph of its own as a figure; one among words has nowhere to put its caption."""
    images = list(element.iter("img"))
    if not images:
        return element
    image = images[0]
    if not image.get("alt") or not image.get("title"):
        raise RenderError(f"{place}: an image has no alternative text and caption. Write {ADD_IMAGE}.")
    if len(images) > 1 or element.tag not in ("p", "img") or words_of(element).strip():
        raise RenderError(f"{place}: an image stands among words. Put it into a paragraph of its own.")
    figure = etree.Element("figure", {"class": "chart"})
    caption = etree.Element("figcaption")
    caption.text = image.get("title")
    del image.attrib["title"]
    image.tail = None
    image.set("class", "own")
    figure.extend([caption, image])
    return figure


@cache
def _caption_word() -> re.Pattern[str]:
    """The word before the caption of a table, in any language of the reports."""
    words = {Language.of(code).text("Table") for code in available_languages()}
    return re.compile(rf"\s*(?:{'|'.join(map(re.escape, sorted(words)))}): *")


def _is_caption(element: Element, following: list[Element]) -> bool:
    return bool(following) and following[0].tag == "table" and bool(_caption_word().match(words_of(element)))


def _finish_table(table: Element, above: Element | None, place: str) -> None:
    """Take the caption from the paragraph above, and the first cell of each row as its header."""
    if above is None or not _is_caption(above, [table]):
        raise RenderError(f'{place}: its table has no caption. Write "Table: what it shows" into the line above it.')
    caption = etree.Element("caption")
    caption.text = _caption_word().sub("", words_of(above), count=1)
    table.insert(0, caption)
    for cell in table.findall("thead/tr/th"):
        cell.set("scope", "col")
    for row in table.findall("tbody/tr"):
        row[0].tag = "th"
        row[0].set("scope", "row")

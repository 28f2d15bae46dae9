"""Markdown cells to elements: paragraphs, lists, quotations, code, tables, images and equations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from latex2mathml.converter import convert
from lxml import etree
from nbconvert.filters.markdown_mistune import InvalidNotebook, IPythonRenderer, MarkdownWithMath

from evaluation.errors import RenderError
from evaluation.locale.language import Language
from evaluation.render.fragment import MATH, Element, parse_fragment, words_of
from evaluation.words.markup import Origin

TABLE: Final = re.compile(r"\s*(Table|Tabla): *")
ARGUMENTS: Final = {
    "mfrac": 2,
    "msup": 2,
    "msub": 2,
    "msubsup": 3,
    "mroot": 2,
    "mover": 2,
    "munder": 2,
    "munderover": 3,
}
"""Parts that an element of an equation has; another number of them is an equation left unfinished."""
NAMESPACE: Final = ' xmlns="http://www.w3.org/1998/Math/MathML"'
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
    renderer = _Renderer(place, {name: dict(kinds) for name, kinds in attachments.items()})
    try:
        shown = MarkdownWithMath(renderer=renderer).render(source)
    except InvalidNotebook as error:
        raise RenderError(f"{place}: {error}. Drag the image into the cell again.") from None
    elements = parse_fragment(shown, place)
    for index, element in enumerate(elements):
        above = elements[index - 1] if index else None
        if element.tag == "table":
            _finish_table(element, above, place)
        if not _is_caption(element, elements[index + 1 : index + 2]):
            _set_equations(element)
            yield _figure(element, place)


class _Renderer(IPythonRenderer):
    """nbconvert's own renderer, with equations as MathML and without links from headings to themselves."""

    def __init__(self, place: str, attachments: dict[str, dict[str, str]]) -> None:
        super().__init__(escape=False, exclude_anchor_links=True, attachments=attachments)
        self.place = place

    def heading(self, text: str, level: int, **attrs: Any) -> str:
        attrs.pop("id", None)
        return str(super().heading(text, level, **attrs))

    def block_math(self, body: str) -> str:
        return self._math(body, is_block=True)

    def inline_math(self, body: str) -> str:
        return self._math(body, is_block=False)

    def latex_environment(self, name: str, body: str) -> str:
        return self.block_math(f"\\begin{{{name}}}{body}\\end{{{name}}}")

    def _math(self, body: str, *, is_block: bool) -> str:
        return etree.tostring(equation(body, self.place, is_block=is_block), encoding="unicode")


def equation(source: str, place: str, *, is_block: bool) -> Element:
    """An equation in the notation of TeX as MathML; what a screen reader without MathML says is its source.

    Raises
    ------
    RenderError
        If it cannot be set.
    """
    problem = f"{place}: the equation {source.strip()!r} cannot be set"
    try:
        markup = convert(source.strip(), display="block" if is_block else "inline").replace(NAMESPACE, "")
        math = etree.fromstring(markup)
    except Exception as error:  # the library raises its own errors and those of Python
        raise RenderError(f"{problem} ({error or type(error).__name__}). Correct it, or put it into words.") from None
    for element in math.iter():
        for name in set(element.attrib) - {"display", "stretchy"}:
            del element.attrib[name]
        words = element.text or ""
        if element.tag not in MATH or words.startswith("\\"):
            raise RenderError(f"{problem}: {words or element.tag} is not known. Correct it, or put it into words.")
        if len(element) != ARGUMENTS.get(element.tag, len(element)):
            raise RenderError(f"{problem}: a part of it is missing. Complete it.")
    math.attrib.update({"alttext": source.strip(), "data-n": Origin.FORMULA.value})
    return math


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
    if len(images) > 1 or element.tag != "p" or words_of(element).strip():
        raise RenderError(f"{place}: an image stands among words. Put it into a paragraph of its own.")
    figure = etree.Element("figure", {"class": "chart"})
    caption = etree.Element("figcaption")
    caption.text = image.get("title")
    del image.attrib["title"]
    image.tail = None
    image.set("class", "own")
    figure.extend([image, caption])
    return figure


def _is_caption(element: Element, following: list[Element]) -> bool:
    return bool(following) and following[0].tag == "table" and bool(TABLE.match(words_of(element)))


def _finish_table(table: Element, above: Element | None, place: str) -> None:
    """Take the caption from the paragraph above, and the first cell of each row as its header."""
    if above is None or not _is_caption(above, [table]):
        raise RenderError(f'{place}: its table has no caption. Write "Table: what it shows" into the line above it.')
    caption = etree.Element("caption")
    caption.text = TABLE.sub("", words_of(above), count=1)
    table.insert(0, caption)
    for cell in table.findall("thead/tr/th"):
        cell.set("scope", "col")
    for row in table.findall("tbody/tr"):
        row[0].tag = "th"
        row[0].set("scope", "row")

"""What people write as HTML, in the structure that both formats have: rows in bodies, words in paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from lxml import etree, html

from evaluation.errors import RenderError
from evaluation.render.allowed import INLINE, MEANT

NAME: Final = re.compile(r"[A-Za-z_][\w.-]*")
BLOCKS: Final = frozenset(["div", "section", "aside", "details", "figure"])
"""What holds paragraphs, in which words of their own would run into what stands beside them on paper."""
FOLDED: Final = ("details", "figure")
"""Of these, what the library never writes with words of their own; the others it marks by a class or an origin."""
FOLD: Final = "data"
"""Class of the figures behind a chart of the library."""
OWN_FOLD: Final = "own"
"""Class of what an evaluator folded away, whose first line paper shows too."""
PARTS: Final = {
    **dict.fromkeys(("ul", "ol"), "<li>"),
    "dl": "<dt> or <dd>",
    **dict.fromkeys(("table", "thead", "tbody", "tfoot", "tr"), "a cell, <td> or <th>"),
}
"""What stands in lists and tables, in which words of their own would be on no paper."""
HOLDERS: Final = {
    "li": ("ol", "ul"),
    **dict.fromkeys(("dt", "dd"), ("dl",)),
    "tr": ("tbody", "tfoot", "thead"),
    **dict.fromkeys(("td", "th"), ("tr",)),
    **dict.fromkeys(("thead", "tbody", "tfoot", "caption"), ("table",)),
    "figcaption": ("figure",),
    "summary": ("details",),
}
"""In what each part may stand."""


def drop_names_of_no_element(root: html.HtmlElement) -> None:
    """Keep the words of what only another program knows, such as `<o:p>` of a word processor, without their tags."""
    for element in list(root.iterdescendants()):
        if not isinstance(element.tag, str):
            continue
        for name in [str(name) for name in element.attrib if not NAME.fullmatch(str(name))]:
            del element.attrib[name]
        if not NAME.fullmatch(element.tag):
            element.drop_tag()


def tidy_structure(root: etree._Element, place: str) -> None:
    """Give lists, tables and what is folded away the structure by which paper shows all of their words.

    Raises
    ------
    RenderError
        If words stand in a list or a table outside of its parts.
    """
    for element in root.iter(etree.Element):
        element.tag = MEANT.get(str(element.tag), element.tag)
        if element.tag in PARTS and any((text or "").strip() for text in (element.text, *(c.tail for c in element))):
            raise RenderError(
                f"{place}: words stand in <{element.tag}> outside of its parts. "
                f"Put them into {PARTS[str(element.tag)]}."
            )
        if element.tag == "table":
            _complete_table(element)
        elif element.tag in ("ul", "ol"):
            for child in [child for child in element if child.tag != "li"]:
                item = etree.Element("li")
                child.addprevious(item)
                item.append(child)
        elif element.tag in BLOCKS:
            is_ours = element.tag not in FOLDED and (element.get("class") or element.get("data-n"))
            if not is_ours and any((t or "").strip() for t in (element.text, *(c.tail for c in element))):
                parts = list(with_loose_text(element))
                element.text = None
                element[:] = parts
            classes = (element.get("class") or "").split()
            if element.tag == "details" and FOLD not in classes:
                element.set("class", " ".join([*classes, OWN_FOLD]))
    for element in root.iter(etree.Element):
        holder = element.getparent()
        if element.tag in HOLDERS and (holder is None or holder.tag not in HOLDERS[str(element.tag)]):
            within = " or ".join(f"<{tag}>" for tag in HOLDERS[str(element.tag)])
            raise RenderError(f"{place}: <{element.tag}> stands outside of {within}, of which it is a part.")


def _complete_table(table: etree._Element) -> None:
    """Put rows into a body where they stand in the table itself, and a second head among the rows."""
    for is_row, rows in groupby(list(table), lambda part: part.tag == "tr"):
        if is_row:
            listed = list(rows)
            body = etree.Element("tbody")
            listed[0].addprevious(body)
            body.extend(listed)
    for head in table.findall("thead")[1:]:
        head.tag = "tbody"


def with_loose_text(root: etree._Element) -> Iterator[etree._Element]:
    """Top-level elements; text between them, with the words that are marked in it, becomes a paragraph of its own."""
    loose = etree.Element("p")
    for text, element in ((root.text, None), *((child.tail, child) for child in list(root))):
        if element is not None:
            element.tail = None
            if element.tag in INLINE:
                loose.append(element)
            else:
                yield from _paragraph(loose)
                loose = etree.Element("p")
                yield element
        if text and len(loose):
            loose[-1].tail = text
        elif text:
            loose.text = text
    yield from _paragraph(loose)


def _paragraph(loose: etree._Element) -> Iterator[etree._Element]:
    """What was collected as one paragraph; elements without any words between them stay as they are."""
    if not any(text and text.strip() for text in (loose.text, *(child.tail for child in loose))):
        for child in list(loose):
            child.tail = None
            yield child
        return
    loose.text = (loose.text or "").lstrip()
    if len(loose):
        loose[-1].tail = (loose[-1].tail or "").rstrip() or None
    else:
        loose.text = loose.text.rstrip()
    yield loose

"""Markup of one cell, made well-formed and safe: what is not on the list below does not reach a reader."""

from __future__ import annotations

import html.entities
import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from evaluation.errors import RenderError

Element = etree._Element

MATH: Final = frozenset(
    [
        "math",
        "mrow",
        "mstyle",
        "mi",
        "mn",
        "mo",
        "mtext",
        "mspace",
        "mfrac",
        "msqrt",
        "mroot",
        "msup",
        "msub",
        "msubsup",
        "mover",
        "munder",
        "munderover",
        "mtable",
        "mtr",
        "mtd",
    ]
)
"""Elements of an equation."""
ALLOWED: Final = MATH | frozenset(
    [
        "h2",
        "h3",
        "h4",
        "p",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "strong",
        "em",
        "b",
        "i",
        "a",
        "span",
        "abbr",
        "br",
        "sup",
        "sub",
        "code",
        "pre",
        "blockquote",
        "q",
        "cite",
        "del",
        "hr",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "th",
        "td",
        "figure",
        "figcaption",
        "picture",
        "source",
        "img",
        "details",
        "summary",
        "aside",
        "section",
        "div",
    ]
)
"""Every element has a style on screen and on paper; another one needs both before it can be used."""
ATTRIBUTES: Final = frozenset(
    [
        "id",
        "class",
        "lang",
        "href",
        "src",
        "srcset",
        "media",
        "alt",
        "title",
        "scope",
        "colspan",
        "rowspan",
        "aria-hidden",
        "aria-label",
        "data-cell",
        "data-finding",
        "data-n",
        "data-texts",
        "data-columns",
        "role",
        "start",
        "display",
        "alttext",
        "stretchy",
    ]
)
PLAIN: Final = frozenset({"border", "style", "halign", "align", "valign", "width", "height", "target", "rel"})
"""Attributes of presentation that pandas and Markdown write; dropped without a word."""
_SCHEMES: Final = {
    "href": ("https://", "http://", "mailto:", "#"),
    "src": ("data:image/png;base64,", "data:image/svg+xml;base64,", "data:image/jpeg;base64,"),
    "srcset": ("data:image/png;base64,", "data:image/svg+xml;base64,"),
}
_REMEDIES: Final = {
    "h1": "Begin the heading with ##; the title of the report is the only one of the first level.",
    "h5": "Headings go down to ####.",
    "h6": "Headings go down to ####.",
    "svg": "Show a drawing with evaluation.report.show(...).",
}
_ENTITY: Final = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
_VOID: Final = re.compile(r"<(br|img|hr|source)((?:\s[^<>]*?)?)\s*/?>", re.IGNORECASE)
_STYLE: Final = re.compile(r"<style[^>]*>.*?</style>", re.DOTALL)
"""pandas writes a style before each table; the report has its own."""
_XML: Final = {"amp", "lt", "gt", "quot", "apos"}


def parse_fragment(markup: str, place: str) -> list[Element]:
    """Parse markup into elements, and refuse what the report has no style for or what could run.

    Parameters
    ----------
    markup : str
        One or more elements.
    place : str
        Where it stands, for the message: notebook, cell and its first words.

    Raises
    ------
    RenderError
        If it is not well-formed, or holds an element, attribute or address that is not allowed.
    """
    text = _VOID.sub(r"<\1\2/>", _ENTITY.sub(_numeric, _STYLE.sub("", markup)))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(f"<div>{text}</div>".encode(), parser)
    except etree.XMLSyntaxError as error:
        raise RenderError(
            f"{place}: its output is not well-formed markup ({error.msg}). Close every element."
        ) from None
    for element in root.iter():
        _check(element, place)
    return list(_with_loose_text(root))


def words_of(element: Element) -> str:
    """Text of an element and of all within it, with white space folded."""
    return " ".join("".join(str(text) for text in element.itertext()).split())


def _with_loose_text(root: Element) -> Iterator[Element]:
    """Top-level elements; text between them becomes a paragraph of its own."""
    for text, element in ((root.text, None), *((child.tail, child) for child in list(root))):
        if element is not None:
            element.tail = None
            yield element
        if text and text.strip():
            paragraph = etree.Element("p")
            paragraph.text = text.strip()
            yield paragraph


def _numeric(match: re.Match[str]) -> str:
    name = match.group(1)
    if name in _XML or name not in html.entities.name2codepoint:
        return match.group(0)
    return f"&#{html.entities.name2codepoint[name]};"


def _check(element: Element, place: str) -> None:
    if not isinstance(element.tag, str):
        raise RenderError(f"{place}: its output holds an entity that is not known. Write the character itself.")
    if element.tag not in ALLOWED:
        raise RenderError(
            f"{place}: it holds <{element.tag}>, for which the report has no style. "
            + _REMEDIES.get(element.tag, "Show a table, a figure, a list or text instead.")
        )
    for name, value in [(str(n), str(v)) for n, v in element.attrib.items()]:
        if name in PLAIN:
            del element.attrib[name]
        elif name not in ATTRIBUTES:
            raise RenderError(f"{place}: <{element.tag}> has the attribute {name!r}, which a report may not have.")
        elif name in _SCHEMES and not value.startswith(_SCHEMES[name]):
            remedy = " Drag the image into a Markdown cell, which then carries it." if element.tag == "img" else ""
            raise RenderError(f"{place}: the address {value[:60]!r} cannot stand in {name} of <{element.tag}>.{remedy}")

"""Markup of one cell, made well-formed and safe: what is not in `allowed.py` does not reach a reader.

What the library writes is well-formed, and read as such; what people write is read as a browser reads it.
"""

from __future__ import annotations

import re
from html.entities import name2codepoint
from typing import Final

from lxml import etree, html

from evaluation.drawing.svg import CLASS as DRAWING
from evaluation.drawing.svg import NARROW
from evaluation.errors import RenderError
from evaluation.render.allowed import ALLOWED, ATTRIBUTES, DRAWN, PLAIN
from evaluation.render.drawings import check_address
from evaluation.render.terminal import printable
from evaluation.render.tidied import drop_names_of_no_element, tidy_structure, with_loose_text
from evaluation.words.block import ADDRESS, NOTEBOOK_ONLY
from evaluation.words.markup import ELSEWHERE

Element = etree._Element

_SCHEMES: Final = {
    "href": ("https://", "http://", "mailto:", "#", *ELSEWHERE),
    "src": ("data:image/png;base64,", "data:image/svg+xml;base64,", "data:image/jpeg;base64,"),
}
_REMEDIES: Final = {
    "h1": "Begin the heading with ##; the title of the report is the only one of the first level.",
    "h5": "Headings go down to ####.",
    "h6": "Headings go down to ####.",
    "svg": "Show a drawing with evaluation.report.show(...).",
    **dict.fromkeys(
        ("script", "iframe", "object", "embed", "canvas", "video", "audio", "button", "select", "input", "form"),
        "What only a browser plays has no form on paper. Save it as PNG or SVG and show that with "
        "evaluation.report.show(...), or show a table or text.",
    ),
}
DONE: Final = {True: "✓ ", False: "□ "}
"""Before an entry of a to-do list."""
HIDDEN: Final = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
_VOID: Final = re.compile(r"<(br|img|hr)((?:\s[^<>]*?)?)\s*/?>", re.IGNORECASE)
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
        If it holds an element, attribute or address that is not allowed.
    """
    root = _parsed(printable(NOTEBOOK_ONLY.sub("", _STYLE.sub("", markup))), place)
    for link in root.iter("a"):
        if address := link.get(ADDRESS):
            link.set("href", address)
            del link.attrib[ADDRESS]
    for box in list(root.iter("input")):
        _show_box(box)
    tidy_structure(root, place)
    for element in root.iter():
        _check(element, place)
    return list(with_loose_text(root))


def _parsed(markup: str, place: str) -> Element:
    text = _VOID.sub(r"<\1\2/>", _ENTITY.sub(_numeric, markup))
    strict = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(f"<div>{text}</div>".encode(), strict)
    except etree.XMLSyntaxError:
        lenient = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
        root = html.fragment_fromstring(markup, create_parent="div", parser=lenient)
        drop_names_of_no_element(root)
    try:
        return etree.fromstring(etree.tostring(root), strict)  # elements of the kind that the other parser gives
    except etree.XMLSyntaxError as error:
        raise RenderError(
            f"{place}: its output is no HTML that can be read ({error}). Show a table, a figure or text instead."
        ) from None


def _show_box(box: Element) -> None:
    """Put a sign in the place of the box before an entry of a to-do list."""
    parent = box.getparent()
    if box.get("type") != "checkbox" or parent is None:
        return
    sign = DONE[box.get("checked") is not None] + (box.tail or "").lstrip()
    before = box.getprevious()
    parent.remove(box)
    if before is None:
        parent.text = (parent.text or "") + sign
    else:
        before.tail = (before.tail or "") + sign


def words_of(element: Element) -> str:
    """Text of an element and of all within it, with white space folded."""
    return " ".join("".join(str(text) for text in element.itertext()).split())


def is_for_phone(drawing: Element) -> bool:
    """Whether a chart is the form for a phone, which is for nobody else: no paper, no search, no reader aloud."""
    return NARROW in (drawing.get("class") or "").split()


def _numeric(match: re.Match[str]) -> str:
    name = match.group(1)
    if name in _XML or name not in name2codepoint:
        return match.group(0)
    return f"&#{name2codepoint[name]};"


def _is_drawing(element: Element) -> bool:
    """Whether an element is of a chart of the report itself, which has no attribute that another drawing may have."""
    sheet = next((a for a in (element, *element.iterancestors()) if a.tag == "svg"), None)
    if sheet is None or DRAWING not in (sheet.get("class") or "").split():
        return False
    is_inner = str(element.get("href", "#")).startswith("#")
    return is_inner and DRAWN[str(element.tag)].issuperset(map(str, element.attrib))


def _check(element: Element, place: str) -> None:
    if not isinstance(element.tag, str):
        raise RenderError(f"{place}: its output holds an entity that is not known. Write the character itself.")
    if element.tag in DRAWN and _is_drawing(element):
        return
    if element.tag not in ALLOWED:
        raise RenderError(
            f"{place}: it holds <{element.tag}>, for which the report has no style. "
            + _REMEDIES.get(element.tag, "Show a table, a figure, a list or text instead.")
        )
    if "mermaid" in (element.get("class") or "").split():
        raise RenderError(f"{place}: a diagram of Mermaid has no form on paper. {_REMEDIES['script']}")
    for name, value in [(str(n), str(v)) for n, v in element.attrib.items()]:
        if name == "style" and HIDDEN.search(value):
            raise RenderError(
                f"{place}: <{element.tag}> is hidden by its style, and a report would show it. Take it out."
            )
        if name in PLAIN:
            del element.attrib[name]
        elif name not in ATTRIBUTES:
            raise RenderError(f"{place}: <{element.tag}> has the attribute {name!r}, which a report may not have.")
        elif name in _SCHEMES and not value.startswith(_SCHEMES[name]):
            remedy = " Drag the image into a Markdown cell, which then carries it." if element.tag == "img" else ""
            if value.startswith("data:"):
                remedy = " Save the image as PNG, JPEG or SVG."
            raise RenderError(f"{place}: the address {value[:60]!r} cannot stand in {name} of <{element.tag}>.{remedy}")
        elif name == "src":
            check_address(value, place)

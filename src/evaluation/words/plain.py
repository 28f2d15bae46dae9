"""Markup as text for a terminal: a line for each paragraph, tables with their columns under each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

BLOCKS: Final = frozenset(
    (
        *("p", "h2", "h3", "h4", "li", "dt", "dd", "summary", "figcaption", "caption", "tr", "table", "figure"),
        *("aside", "div", "section", "details", "ul", "ol", "dl", "blockquote"),
    )
)
"""Elements that begin on a line of their own."""
BULLET: Final = "- "
APART: Final = "  "
"""Between two columns of a table."""
WIDEST: Final = 60
"""Letters of a cell that are shown."""


def to_text(markup: str) -> str:
    """Words of well-formed markup; nothing of its drawings, whose captions say what they show."""
    lines = list(_lines(etree.fromstring(f"<div>{markup}</div>")))
    return "\n".join(lines).strip()


def _lines(element: etree._Element) -> Iterator[str]:
    """Lines of an element; what stands between its blocks is a line as well."""
    if element.tag == "table":
        yield from _table(element)
        return
    running = element.text or ""
    for child in element:
        if child.tag == "svg":
            running += child.tail or ""
        elif child.tag in BLOCKS:
            yield from _line(running)
            running = child.tail or ""
            own = list(_lines(child))
            if child.tag in ("h2", "h3", "h4", "table"):
                yield ""
            yield from ([BULLET + own[0], *(f"  {line}" for line in own[1:])] if child.tag == "li" and own else own)
        else:
            running += "".join(_inline(child)) + (child.tail or "")
    yield from _line(running)


def _line(text: str) -> Iterator[str]:
    if words := " ".join(text.split()):
        yield words


def _inline(element: etree._Element) -> Iterator[str]:
    """Words of an element within a line; a line break is a space."""
    if element.tag == "svg":
        return
    yield " " if element.tag == "br" else element.text or ""
    for child in element:
        yield from _inline(child)
        yield child.tail or ""


def _table(table: etree._Element) -> Iterator[str]:
    caption = table.find("caption")
    if caption is not None:
        yield from _line("".join(_inline(caption)))
    rows = [[_cell(cell) for cell in row] for row in table.iter("tr")]
    heads = table.findall("thead/tr/th")
    flush = [("number" in (head.get("class") or "")) for head in heads]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=False)]
    for number, row in enumerate(rows):
        cells = zip(row, widths, flush, strict=False)
        yield APART.join(cell.rjust(width) if right else cell.ljust(width) for cell, width, right in cells).rstrip()
        if number == 0:
            yield APART.join("-" * width for width in widths)


def _cell(cell: etree._Element) -> str:
    words = " ".join("".join(_inline(cell)).split())
    return words if len(words) <= WIDEST else f"{words[: WIDEST - 1]}…"

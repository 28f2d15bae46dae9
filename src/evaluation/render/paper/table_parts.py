"""Tables that are wider than the page: on a page that lies on its side, or in parts that repeat the row headers."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from lxml import etree

from evaluation.locale.language import Language
from evaluation.render.fragment import Element
from evaluation.render.grid import Placed, complete, count_columns, place_cells
from evaluation.render.paper.sizes import Paper
from evaluation.render.paper.table_widths import Measured

CONTINUES: Final = "data-continues"
"""Mark of a table that goes on with the one before it."""
TURNED: Final = "turned"
"""Class of what stands on a page that lies on its side."""
REPEATED: Final = 0.6
"""Share of the width that row headers may take where they are repeated."""


def fit_tables(body: Element, paper: Paper, language: Language) -> None:
    """Give each table room for all its words and say how wide its columns are.

    No word of a table is broken for want of room as long as a page on its side holds them, or parts of the table one
    below the other. A table cannot be turned within a list, a box or beside a chart.
    """
    for table in list(body.iter("table")):
        complete(table)
        measured, room = Measured(table), paper.room(table)
        needed = sum(measured.least)
        if needed > room and needed <= paper.turned_width and paper.may_turn(table):
            _turn(table)
            measured.fit(paper.turned_width)
        elif needed > room and (groups := _groups(measured, room)):
            for part in _part(table, groups, language):
                Measured(part).fit(room)
        else:
            measured.fit(room)


def outermost(table: Element) -> Element:
    """The plainest `div` around a table in which nothing stands before it, else the table itself."""
    outer = table
    while (parent := outer.getparent()) is not None and parent.getparent() is not None and outer.getprevious() is None:
        if parent.tag != "div" or parent.get("class"):
            break
        outer = parent
    return outer


def _turn(table: Element) -> None:
    """Put a table onto a page of its own, with a heading and a sentence that lead to it."""
    outer = outermost(table)
    leading = []
    before = outer.getprevious()
    if before is not None and before.tag == "p":
        leading.append(before)
        before = before.getprevious()
    leading = [before, *leading] if before is not None and before.tag in ("h3", "h4") else []
    page = etree.Element("div", {"class": TURNED})
    (leading or [outer])[0].addprevious(page)
    page.tail, outer.tail = outer.tail, None
    page.extend([*leading, outer])
    table.set("data-turned", "true")


def _groups(measured: Measured, room: float) -> list[list[int]]:
    """Columns of each part, the row headers first; none if there is no room for that."""
    least = measured.least
    headers = _count_headers(measured.cells, len(least))
    left = room - sum(least[:headers])
    others = range(headers, len(least))
    if left < (1 - REPEATED) * room or any(least[column] > left for column in others):
        return []
    ends = _ends(least, headers, left)
    each = -(-len(others) // len(ends))
    even = [*range(headers + each, len(least), each), len(least)]
    if all(sum(least[start:end]) <= left for start, end in pairwise([headers, *even])):
        ends = even
    return [[*range(headers), *range(start, end)] for start, end in pairwise([headers, *ends])]


def _ends(least: Sequence[float], start: int, left: float) -> list[int]:
    """Where parts end of which each holds as many columns as it has room for."""
    ends: list[int] = []
    used = 0.0
    for column in range(start, len(least)):
        if used and used + least[column] > left:
            ends.append(column)
            used = 0.0
        used += least[column]
    return [*ends, len(least)]


def _count_headers(cells: Sequence[Placed], columns: int) -> int:
    """Columns at the left that name the rows; the first does in any case."""
    below = [placed for placed in cells if _is_body(placed.cell)]
    named = (all(p.cell.tag == "th" for p in below if p.covers(column)) for column in range(1, columns - 1))
    return 1 + next((number for number, is_named in enumerate(named) if not is_named), 0)


def _is_body(cell: Element) -> bool:
    row = cell.getparent()
    section = None if row is None else row.getparent()
    return section is not None and section.tag != "thead"


def _part(table: Element, groups: Sequence[Sequence[int]], language: Language) -> Iterator[Element]:
    """Tables of some of the columns each, in place of the whole."""
    known: set[str] = set()
    above = table
    for number, columns in enumerate(groups):
        part = copy.deepcopy(table)
        part.tail = None
        _keep(part, columns)
        for element in part.iter():
            if element.get("id") in known:
                del element.attrib["id"]
        known.update(id_ for element in part.iter() if (id_ := element.get("id")))
        caption = part.find("caption")
        if number and caption is not None:
            _continue(caption, language.text("(continued)"))
            part.set(CONTINUES, "")
        above.addnext(part)
        above = part
        yield part
    parent = table.getparent()
    assert parent is not None
    above.tail, table.tail = table.tail, None
    parent.remove(table)


def _continue(caption: Element, words: str) -> None:
    """Say behind the title of a table, and before its origin, that it goes on."""
    mark = etree.Element("span")
    mark.text = f" {words}"
    origin = next((child for child in caption if child.get("class") == "when"), None)
    if origin is None:
        caption.append(mark)
    else:
        origin.addprevious(mark)


def _keep(part: Element, columns: Sequence[int]) -> None:
    """Leave only the cells of some columns; a wide cell covers what is left below it."""
    cells = place_cells(part.iter("tr"))
    assert count_columns(cells) > len(columns)
    for placed in cells:
        left = sum(map(placed.covers, columns))
        if left:
            placed.cell.set("colspan", str(left))
        else:
            row = placed.cell.getparent()
            assert row is not None
            row.remove(placed.cell)

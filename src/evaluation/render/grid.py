"""Where the cells of a table stand, those counted that reach over several rows and columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from evaluation.render.fragment import Element


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell, the row and the column it begins in, and how many of each it covers."""

    cell: Element
    row: int
    column: int
    rows: int
    columns: int

    @property
    def end(self) -> int:
        """First column behind it."""
        return self.column + self.columns

    def covers(self, column: int) -> bool:
        """Whether it stands in a column."""
        return self.column <= column < self.end


def place_cells(rows: Iterable[Element]) -> list[Placed]:
    """Cells of the rows of a table in their order.

    Parameters
    ----------
    rows : iterable of lxml element
        Each a `tr`; a cell covers no row of another part of the table than its own.
    """
    placed: list[Placed] = []
    taken: set[tuple[int, int]] = set()
    listed = list(rows)
    for number, row in enumerate(listed):
        same = [other for other in listed[number:] if other.getparent() is row.getparent()]
        column = 0
        for cell in row.iterchildren("th", "td"):
            while (number, column) in taken:
                column += 1
            high = min(_span(cell, "rowspan") or len(same), len(same))
            wide = _span(cell, "colspan") or 1
            wide = next((n for n in range(1, wide) if (number, column + n) in taken), wide)
            placed.append(Placed(cell, number, column, high, wide))
            taken.update((number + down, column + right) for down in range(high) for right in range(wide))
            column += wide
    return placed


def complete(table: Element) -> None:
    """Give each row of a table a cell for every column, and no cell a span that leaves the table."""
    rows = list(table.iter("tr"))
    placed = place_cells(rows)
    width = count_columns(placed)
    missing = [width] * len(rows)
    for one in placed:
        for name, span in (("colspan", one.columns), ("rowspan", one.rows)):
            if one.cell.get(name, "1") != str(span):
                one.cell.set(name, str(span))
        for number in range(one.row, one.row + one.rows):
            missing[number] -= one.columns
    for row, number in zip(rows, missing, strict=True):
        row.extend([etree.Element("td") for _ in range(number)])


def count_columns(cells: Iterable[Placed]) -> int:
    """Columns of a table; at least one."""
    return max((one.end for one in cells), default=1)


def _span(cell: Element, name: str) -> int:
    value = cell.get(name, "1")
    return int(value) if value.isdecimal() else 1

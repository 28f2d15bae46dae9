"""How wide the columns of a table are on paper: so that its rows need as few lines as they can."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from typing import Final, TypeAlias

from evaluation.render.fragment import Element
from evaluation.render.grid import Placed, count_columns, place_cells
from evaluation.render.paper.sizes import SHARED
from evaluation.render.paper.words import ROUNDING, Word, break_words, lines_of

PADDING: Final = 2 * SHARED["inset"] + 1.5
"""Room between the texts of two columns, in points, and what rounding takes."""
LONGEST: Final = 115.0
"""Width of the longest word for which a column is made wide enough; a longer one is an address or a file's name."""
TALL: Final = 30
"""Lines of a cell that may be parted between two pages."""
STEPS: Final = (24.0, 8.0)
"""Points that pass from one column to another while that saves lines: first many, then few."""

Lines: TypeAlias = list[list[float]]
"""What stands in a cell: the widths of the words of each of its lines, in points, the space after them included."""


class Column:
    """The cells of one column, and how many lines each takes at a width.

    Parameters
    ----------
    cells : list of Lines
    """

    def __init__(self, cells: list[Lines]) -> None:
        self._cells = cells
        self._counted: dict[float, list[int]] = {}
        words = [word for cell in cells for line in cell for word in line]
        self.least = PADDING + min(LONGEST, max(words, default=0.0))
        """Width of the longest word, as far as it is one."""
        self.most = PADDING + max((sum(line) for cell in cells for line in cell), default=0.0)
        """Width at which no line is broken."""

    def lines(self, width: float) -> list[int]:
        """Lines of each cell, broken as they will be."""
        if width not in self._counted:
            self._counted[width] = [sum(_broken(line, width - PADDING) for line in cell) for cell in self._cells]
        return self._counted[width]


class Measured:
    """The columns of a table, measured.

    Parameters
    ----------
    table : lxml element
    """

    def __init__(self, table: Element) -> None:
        size = SHARED["scorecard" if "scorecard" in table.get("class", "").split() else "table"]
        self.table = table
        self.cells = place_cells(table.iter("tr"))
        self._words = [lines_of(p.cell, size, "SemiBold" if p.cell.tag == "th" else "Regular") for p in self.cells]
        rows = 1 + max((placed.row for placed in self.cells), default=0)
        by_column: list[list[Lines]] = [[[] for _ in range(rows)] for _ in range(count_columns(self.cells))]
        for placed, lines in zip(self.cells, self._words, strict=True):
            if placed.columns == 1:
                by_column[placed.column][placed.row] = [[w.width + w.space for w in line] for line in lines]
        self.columns = [Column(cells) for cells in by_column]
        for placed, lines in zip(self.cells, self._words, strict=True):
            if placed.columns > 1:
                self._widen(placed, lines)

    def _widen(self, placed: Placed, lines: Sequence[Sequence[Word]]) -> None:
        """Make the columns below a wide cell wide enough for its longest word."""
        below = self.columns[placed.column : placed.end]
        longest = max((word.width for line in lines for word in line), default=0.0)
        missing = PADDING + min(LONGEST, longest) - sum(column.least for column in below)
        for column in below if missing > 0 else []:
            column.least += missing / len(below)
            column.most = max(column.most, column.least)

    @property
    def least(self) -> list[float]:
        """Width of each column in which every word is whole."""
        return [column.least for column in self.columns]

    def fit(self, width: float) -> None:
        """Write beside the table how wide its columns are and how many lines it is tall, and break what is too long.

        Parameters
        ----------
        width : float
            Room of the table, in points. Its attributes become `data-columns`, one number per column, in points, and
            `data-lines`.
        """
        widths = _fit(self.columns, width)
        self.table.set("data-columns", " ".join(f"{part:.2f}" for part in widths))
        self.table.set("data-lines", str(_height(self.columns, widths)[0]))
        for placed, lines in zip(self.cells, self._words, strict=True):
            if placed.columns > 1 and placed.end == len(widths):
                placed.cell.set("data-end", "true")
            room = sum(widths[placed.column : placed.end]) - PADDING
            break_words((word for line in lines for word in line), room)
            if sum(_broken([w.width + w.space for w in line], room) for line in lines) > TALL:
                placed.cell.set("data-tall", "true")


def _broken(words: Sequence[float], width: float) -> int:
    """Lines that words of these widths fill."""
    lines, used = 1, 0.0
    for word in words:
        if used and used + word > width + ROUNDING:
            lines, used = lines + 1, 0.0
        used += word
        if used > width + ROUNDING and width > 0:
            further = int((used - ROUNDING) // width)  # one word that fills lines of its own
            lines, used = lines + further, used - further * width
    return lines


def _fit(columns: Sequence[Column], width: float) -> list[float]:
    """Widths of columns that together fill the page, on which the rows need few lines."""
    if (needed := sum(c.least for c in columns)) > width:
        # nothing else helped: each gives its share, and words are broken
        return [c.least * width / needed for c in columns]
    level = _level([c.least for c in columns], [c.most for c in columns], width)
    widths = [min(c.most, max(c.least, level)) for c in columns]
    if sum(c.most for c in columns) <= width:
        return widths
    best = _height(columns, widths)
    for step in STEPS:
        found = True
        while found:
            found = False
            for giver, taker in permutations(range(len(columns)), 2):
                if widths[giver] - step < columns[giver].least:
                    continue
                tried = list(widths)
                tried[giver] -= step
                tried[taker] += step
                if (height := _height(columns, tried)) < best:
                    widths, best, found = tried, height, True
    return widths


def _level(least: Sequence[float], most: Sequence[float], width: float) -> float:
    """Width that columns may have at most if those that want less get all they want."""
    low, high = 0.0, max(most)
    for _ in range(30):
        middle = (low + high) / 2
        if sum(min(m, max(n, middle)) for n, m in zip(least, most, strict=True)) > width:
            high = middle
        else:
            low = middle
    return low


def _height(columns: Sequence[Column], widths: Sequence[float]) -> tuple[int, int]:
    """Lines of the whole table, and of all its cells: the second decides between equals."""
    counts = [column.lines(width) for column, width in zip(columns, widths, strict=True)]
    return sum(max(row) for row in zip(*counts, strict=True)), sum(map(sum, counts))

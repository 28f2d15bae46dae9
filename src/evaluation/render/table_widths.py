"""How wide the columns of a table are on paper: so that its rows need as few lines as they can."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import Final, TypeAlias

from evaluation.fonts import text_width
from evaluation.render.fragment import Element

SIZES: Final = {"": 8.2, "scorecard": 7.7}
"""Size of the type by class of the table, in points; the same as in `report.typ`."""
UNDER: Final = 7.2
"""Size of a remark on a line of its own below a value."""
PADDING: Final = 9.5
"""Room between the texts of two columns, in points, and what rounding takes."""
BADGE: Final = 9.0
"""Room within the badge of a status."""
STEPS: Final = (24.0, 8.0)
"""Points that pass from one column to another while that saves lines: first many, then few."""
ROUNDING: Final = 0.01
BREAK: Final = "\n"


Lines: TypeAlias = list[list[float]]
"""What stands in a cell: the widths of the words of each of its lines, in points, the space after them included."""


def set_column_widths(root: Element, width: float) -> None:
    """Write beside each table how wide its columns are, and how many lines of text its rows are tall.

    Parameters
    ----------
    root : Element
        Each of its tables gets the attributes `data-columns`, one number per column, in points, and `data-lines`.
    width : float
        Width of the text on the page, in points.
    """
    for table in root.iter("table"):
        rows = [_columns(row) for row in table.iter("tr")]
        number = max((len(row) for row in rows), default=1)
        size = SIZES.get(table.get("class", ""), SIZES[""])
        cells = [[_measure(cell, size) for cell in row] + [[]] * (number - len(row)) for row in rows]
        columns = [Column(list(column)) for column in zip(*cells, strict=True)]
        widths = _fit(columns, width)
        table.set("data-columns", " ".join(f"{part:.2f}" for part in widths))
        table.set("data-lines", str(_height(columns, widths)[0]))


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
        self.least = PADDING + max(words, default=0.0)
        """Width of the longest word."""
        self.most = PADDING + max((sum(line) for cell in cells for line in cell), default=0.0)
        """Width at which no line is broken."""

    def lines(self, width: float) -> list[int]:
        """Lines of each cell, broken as they will be."""
        if width not in self._counted:
            self._counted[width] = [sum(_broken(line, width - PADDING) for line in cell) for cell in self._cells]
        return self._counted[width]


def _broken(words: Sequence[float], width: float) -> int:
    """Lines that words of these widths fill."""
    lines, used = 1, 0.0
    for word in words:
        if used and used + word > width + ROUNDING:
            lines, used = lines + 1, 0.0
        used += word
    return lines


def _fit(columns: Sequence[Column], width: float) -> list[float]:
    """Widths of columns that together fill the page, on which the rows need few lines."""
    level = _level([c.least for c in columns], [c.most for c in columns], width)
    widths = [min(c.most, max(c.least, level)) for c in columns]
    if sum(c.most for c in columns) <= width or sum(widths) > width + 1:
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


def _columns(row: Element) -> list[Element | None]:
    """Cells of a row by column; a column that a wide cell covers has none, and so has the wide cell's own."""
    cells: list[Element | None] = []
    for cell in row:
        span = int(cell.get("colspan", "1"))
        cells += [cell] if span == 1 else [None] * span
    return cells


def _measure(cell: Element | None, size: float) -> Lines:
    """Widths of the words of each line of a cell; a piece of text may end within a word, which then goes on."""
    lines: Lines = [[]]
    is_open = False
    for text, is_bold, points in [] if cell is None else _runs(cell, size, cell.tag == "th"):
        if text == BREAK:
            lines.append([])
            is_open = False
            continue
        for number, word in enumerate(text.split(" ")):
            length = _width(word, is_bold) * points
            if number:
                if lines[-1]:
                    lines[-1][-1] += _width(" ", is_bold) * points
                is_open = False
            if is_open and lines[-1]:
                lines[-1][-1] += length
            elif length:
                lines[-1].append(length)
            is_open = is_open or bool(length)
    return [line for line in lines if line]


def _runs(element: Element, size: float, is_bold: bool) -> Iterator[tuple[str, bool, float]]:
    """Pieces of text of one style: what, whether it is bold, and its size; a line end stands between lines."""
    classes = element.get("class", "").split()
    bold = is_bold or element.tag in ("strong", "b") or "status" in classes
    if "status" in classes:
        # a badge is never broken, and has room at both sides, which spaces stand for
        space = "\u00a0" * math.ceil(BADGE / (_width("\u00a0", True) * size))
        yield space + "".join(str(t) for t in element.itertext()).replace(" ", "\u00a0"), True, size
        return
    points = UNDER if "when" in classes else size
    if "when" in classes or element.tag in ("p", "li", "br", "div"):
        yield BREAK, bold, points
    if element.text:
        yield element.text, bold, points
    for child in element:
        if not isinstance(child.tag, str):
            continue
        yield from _runs(child, points, bold)
        if child.tail:
            yield child.tail, bold, points


def _width(text: str, is_bold: bool) -> float:
    """Width of a text set in one point."""
    return text_width(text, 1, "SemiBold" if is_bold else "Regular", is_tabular=True)

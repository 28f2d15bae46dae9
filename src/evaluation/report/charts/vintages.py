"""The chart of one period's figure as it was known on several dates: one row of columns for each figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from evaluation.drawing.marks import SIZE, SMALL, Bar, Chart, Dot, Line, Mark, Shape, Words, words_width
from evaluation.report.charts.sheet import EDGE, LINE, OWN, PERIOD, WIDE, wrapped

COLUMN: Final = 30.0
LOW: Final = 16.0
"""Heights of the largest value of a row; the second where there are many rows, which must fit on a page."""
MANY: Final = 8
MOST: Final = 12
"""Rows from which on columns are low, and most rows that a page holds."""
LABEL: Final = 13.0
FOOT: Final = 10.0
"""Room below a row, for the sign of a changed value."""
THICK: Final = 0.5
"""Width of a column, as a part of its place."""


@dataclass(frozen=True, slots=True)
class Known:
    """A value as it was known on a date: what it was, its label, and the finding that it states."""

    value: float
    label: str
    states: str


@dataclass(frozen=True, slots=True)
class VintageRow:
    """One figure: its name, and what was known of it on each date; None where nothing was."""

    label: str
    points: Sequence[Known | None]


def draw_vintages(name: str, dates: Sequence[str], rows: Sequence[VintageRow], width: float = WIDE) -> Chart:
    """Draw each figure as columns over the dates, each row with a scale of its own from zero.

    Where the value known changed, the column is dark and has a triangle under it.

    Parameters
    ----------
    name : str
        Id of the chart.
    dates : sequence of str
    rows : sequence of VintageRow
    width : float, optional
        In points.
    """
    place, column = (width - 2 * EDGE) / len(dates), COLUMN if len(rows) <= MANY else LOW
    marks: list[Mark] = []
    below = 0.0
    for row in rows:
        lines = wrapped(row.label, width - 2 * EDGE)
        marks += [Words(EDGE, below + LINE * (n + 1) - 2, s, size=SIZE, origin=OWN) for n, s in enumerate(lines)]
        floor = below + LINE * len(lines) + LABEL + column
        marks.append(Line(((EDGE, floor), (width - EDGE, floor)), "soft", 0.8, is_ground=True))
        marks += _columns(row, floor, place, column)
        below = floor + FOOT
    step = next(n for n in range(1, 20) if place * n >= max(words_width(d) for d in dates) + SMALL / 2)
    for number, date in enumerate(dates):
        if (len(dates) - 1 - number) % step == 0:
            half = words_width(date) / 2
            x = min(max(EDGE + place * (number + 0.5), EDGE + half), width - EDGE - half)
            marks.append(Words(x, below + 9, date, "middle", "soft", origin=PERIOD))
    return Chart(name, width, below + LINE, tuple(marks))


def _columns(row: VintageRow, floor: float, place: float, column: float) -> Iterator[Mark]:
    largest = max(point.value for point in row.points if point) or 1.0
    before: float | None = None
    free = 0.0
    for number, point in enumerate(row.points):
        if point is None:
            continue
        is_new = before is not None and point.value != before
        middle, top = EDGE + place * (number + 0.5), floor - column * point.value / largest
        half = place * THICK / 2
        fill = "main" if is_new else "muted"
        yield Bar(middle - half, top, middle + half, floor, fill, states=point.states)
        words = Words(middle, top - 3, point.label, "middle", "ink" if is_new else "soft", SIZE, is_new, point.states)
        room = words.extent.grown(SIZE / 4, 0)
        if is_new:
            yield Dot(middle, floor + 5, "second", shape=Shape.UP, size=5.0)
        if room.left >= free and (before is None or point.value != before or room.right - room.left <= place):
            yield words
            free = room.right
        before = point.value

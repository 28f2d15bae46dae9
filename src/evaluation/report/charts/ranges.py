"""How far the specifications of each indicator lie apart: one line for each, on one scale of relative change."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from evaluation.drawing.marks import SIZE, Bar, Chart, Dot, Extent, Line, Mark, Shape, Words, words_width
from evaluation.report.charts.labels import Taken, Wanted, place_labels
from evaluation.report.charts.sheet import EDGE, HALF_SPAN, LINE, OWN, SCALE, WIDE, bar_sign, dot_sign, key_of, title_of

ROW: Final = 34.0
"""Height of a row: the name of the indicator over its line."""
SMALLEST: Final = 0.02
"""Ratio below which nothing is drawn further to the left: a fall to nothing has no place on a scale of ratios."""


@dataclass(frozen=True, slots=True)
class Range:
    """One indicator: its name, and the relative changes that its specifications give.

    Parameters
    ----------
    name : str
    least, most, ours : float
        Relative changes: 0.75 is 75 % more. `ours` is that of the specification of the sheet.
    labels : (str, str)
        Of the two ends.
    states : (str, str)
        Findings that the ends state.
    """

    name: str
    least: float
    most: float
    ours: float
    labels: tuple[str, str]
    states: tuple[str, str]


def draw_ranges(
    name: str, rows: Sequence[Range], words: tuple[str, str, str], scale: Callable[[float], str], width: float = WIDE
) -> Chart:
    """Draw a line for each indicator from the smallest to the largest change.

    Parameters
    ----------
    name : str
        Id of the chart.
    rows : sequence of Range
    words : (str, str, str)
        What the scale shows, what a line is, and what the dot on it is.
    scale : callable
        Writes a relative change of the axis.
    width : float, optional
        In points.
    """
    ratios = [max(1 + end, SMALLEST) for row in rows for end in (row.least, row.most)]
    low, high = math.floor(math.log2(min([*ratios, 1.0]))), math.ceil(math.log2(max([*ratios, 1.0])))
    high = max(high, low + 1)
    left, right = EDGE + words_width(scale(2.0**low - 1)) / 2, width - EDGE - words_width(scale(2.0**high - 1)) / 2

    def x(change: float) -> float:
        return left + (math.log2(max(1 + change, SMALLEST)) - low) / (high - low) * (right - left)

    head, top = title_of(words[0], width)
    signs = [bar_sign("muted", words[1]), dot_sign("main", "", Shape.CIRCLE, words[2])]
    key, top = key_of(signs, EDGE, width - EDGE, top)
    bottom = top + ROW * len(rows) + 4
    step = next(
        n for n in range(1, 20) if (right - left) / (high - low) * n >= words_width(scale(2.0**high - 1)) + SIZE
    )
    axis: list[Mark] = []
    for power in range(low, high + 1):
        at = x(2.0**power - 1)
        for number in range(len(rows)):
            middle = top + ROW * number + ROW - 10
            ends = ((at, middle - 7), (at, middle + 7))
            axis.append(Line(ends, "ink" if power == 0 else "grid", 0.9 if power == 0 else 0.5, is_ground=True))
        if power % step == 0:
            axis.append(Words(at, bottom + 10, scale(2.0**power - 1), "middle", "soft", origin=SCALE))
    sheet = Extent(EDGE / 2, top, width - EDGE / 2, bottom)
    drawn = [mark for n, row in enumerate(rows) for mark in _row(row, top + ROW * n, x, sheet)]
    return Chart(name, width, bottom + LINE + 2, (*head, *key, *axis, *drawn))


def _row(row: Range, top: float, x: Callable[[float], float], sheet: Extent) -> Iterator[Mark]:
    base = top + LINE - 2
    middle = top + ROW - 10
    words: list[Mark] = [Words(EDGE, base, row.name, size=SIZE, origin=OWN)]
    marks: list[Mark] = [Dot(x(row.ours), middle, "main", size=6.0)]
    if row.most > row.least:
        marks.insert(
            0, Bar(x(row.least), middle - HALF_SPAN, x(row.most), middle + HALF_SPAN, "muted", states=row.states[0])
        )
    taken = Taken(Extent(sheet.left, top, sheet.right, top + ROW + 2))
    taken.add([*words, *marks])
    ends = list(zip((row.least, row.most), row.labels, row.states, strict=True))
    wanted = [
        Wanted(x(end), middle, Words(0, 0, label, states=states, is_bold=True), 3.0)
        for end, label, states in (ends if row.most > row.least else ends[:1])
    ]
    yield from (*words, *marks, *place_labels(wanted, taken))

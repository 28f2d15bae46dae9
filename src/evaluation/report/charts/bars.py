"""A chart of a few amounts with their names: statements in order of time, or places in order of size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from evaluation.drawing.marks import SIZE, Arrow, Bar, Chart, Line, Words, words_width
from evaluation.report.charts.sheet import EDGE, NARROW, OWN, PERIOD, WIDE, fitted, title_of
from evaluation.report.charts.values import BOUNDS

ROW: Final = 23.0
THICK: Final = 14.0
"""Height of a row, and of its bar."""
NAMED: Final = 13.0
"""What a row is higher by where its name stands above its bar."""
MOST: Final = 0.55
"""Share of the width that names may take beside the bars; longer ones stand above."""
PAD: Final = 5.0
ARROW: Final = 10.0
"""Length of the arrow of an amount that is only a bound."""


@dataclass(frozen=True, slots=True)
class Amount:
    """One bar: its name, value and label, the finding that it states, and whether it is a bound."""

    name: str
    value: float
    label: str
    states: str
    qualifier: str = "exact"
    is_dated: bool = False
    """Whether its name is a date."""


def draw_bars(name: str, bars: Sequence[Amount], unit: str, width: float = WIDE) -> Chart:
    """Bars from the top down, the longest dark, but where one is a bound. A fall is for the caption to say.

    Parameters
    ----------
    name : str
        Id of the chart.
    bars : sequence of Amount
    unit : str
        Unit in words.
    width : float, optional
        In points.
    """
    longest = max(words_width(bar.name, SIZE) for bar in bars)
    is_above = width <= NARROW or longest > MOST * width
    left = EDGE if is_above else EDGE + longest + PAD
    label = max(words_width(bar.label, SIZE, is_bold=True) for bar in bars)
    has_bounds = any(bar.qualifier in BOUNDS for bar in bars)
    arrow = ARROW if has_bounds else 0.0
    room = width - left - label - arrow - PAD - EDGE
    most = max(bar.value for bar in bars) or 1.0
    marks, top = title_of(unit, width)
    top += 4
    row = ROW + (NAMED if is_above else 0.0)
    for number, bar in enumerate(bars):
        middle = top + row * number + (NAMED if is_above else 0.0) + ROW / 2
        origin = PERIOD if bar.is_dated else OWN
        if is_above:
            marks.append(
                Words(left, middle - THICK / 2 - 3, fitted(bar.name, width - 2 * EDGE), size=SIZE, origin=origin)
            )
        else:
            marks.append(Words(left - PAD, middle + 3.2, bar.name, "end", size=SIZE, origin=origin))
        end = left + room * bar.value / most
        fill = "main" if bar.value == most and not has_bounds else "muted"
        marks.append(Bar(left, middle - THICK / 2, end, middle + THICK / 2, fill, states=bar.states))
        if bar.qualifier in BOUNDS:
            away = 1 if bar.qualifier == "at_least" else -1
            marks.append(Arrow(end if away > 0 else end + ARROW, middle, end + ARROW * (away > 0), middle, fill))
        beside = end + PAD + (ARROW if bar.qualifier in BOUNDS else 0.0)
        marks.append(Words(beside, middle + 3.2, bar.label, size=SIZE, is_bold=True, states=bar.states))
    bottom = top + row * len(bars)
    marks.append(Line(((left, top), (left, bottom)), "soft", 0.8, is_ground=True))
    return Chart(name, width, bottom + EDGE, tuple(marks))

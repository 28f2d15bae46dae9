"""Where days and values lie in a chart over time, and what its values stand on: axes, baseline, programme, breaks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from evaluation.drawing.marks import SMALL, Arrow, Bar, Dot, Extent, Line, Mark, Shape, Words, words_width
from evaluation.report.charts.labels import Wanted
from evaluation.report.charts.sheet import HALF_SPAN, OWN, PERIOD, SCALE
from evaluation.report.charts.values import BOUNDS, Form, SeriesChart, Value

TICK: Final = 5.0
"""Room between the numbers of the scale and the plot."""
LANE: Final = 10.0
"""Height of a lane of what ran beside the programme."""
APART: Final = 365
"""Least days between two stretches of a lane."""
DOT: Final = 6.5
"""Size of a dot."""
ARROW: Final = 15.0
"""Length of the arrow of a bound."""


@dataclass(frozen=True, slots=True)
class Plot:
    """Where days and values lie on the sheet."""

    years: range
    box: Extent
    highest: float
    sheet: Extent

    @property
    def days(self) -> tuple[float, float]:
        """First day shown, and the day after the last."""
        first, last = dt.date(self.years[0], 1, 1), dt.date(self.years[-1] + 1, 1, 1)
        return float(first.toordinal()), float(last.toordinal())

    def x(self, day: float) -> float:
        """Where a day lies."""
        first, last = self.days
        return self.box.left + (day - first) / (last - first) * (self.box.right - self.box.left)

    def y(self, value: float) -> float:
        """Where a value lies."""
        return self.box.bottom - value / self.highest * (self.box.bottom - self.box.top)

    def middle_of(self, year: int) -> float:
        """Where the middle of a year lies."""
        return self.x((dt.date(year, 1, 1).toordinal() + dt.date(year + 1, 1, 1).toordinal()) / 2)


def value_marks(
    value: Value, plot: Plot, fill: str, stroke: str = "", shape: Shape = Shape.CIRCLE, size: float = DOT
) -> Iterator[Mark]:
    """The mark of a value by its form, with an arrow where it is only a bound."""
    x, y = plot.x(value.middle), plot.y(value.value)
    left, right = plot.x(value.start.toordinal()), plot.x(value.end.toordinal() + 1)
    line = stroke or fill
    if value.form is Form.SPAN:
        half = max(right - left, 2.0) / 2
        middle = (left + right) / 2
        yield Bar(middle - half, y - HALF_SPAN, middle + half, y + HALF_SPAN, fill, stroke, states=value.states)
    elif value.form is Form.PART:
        yield Bar(left, y, right, plot.box.bottom, "paper", line, hatch=line, states=value.states)
    else:
        yield Dot(x, y, fill, stroke, shape, size, states=value.states)
    if value.qualifier in BOUNDS:
        away = -1 if value.qualifier == "at_least" else 1
        end = min(max(y + away * ARROW, plot.sheet.top), plot.box.bottom)
        yield Arrow(x, y + away * 3, x, end, line)


def label_of(value: Value, plot: Plot, words: Words, dot: float = 3.2) -> Wanted:
    """The label that should stand at a value, beside it where an arrow leaves it; `dot` is half the height of a dot."""
    half = {Form.SPAN: HALF_SPAN, Form.PART: 0.0, Form.POINT: dot}[value.form]
    return Wanted(plot.x(value.middle), plot.y(value.value), words, half, value.qualifier in BOUNDS)


def lanes_of(chart: SeriesChart) -> list[list[tuple[dt.date, dt.date, str]]]:
    """What ran beside the programme in as few lanes as hold it without meeting, and with room for a letter between."""
    years = years_of(chart)
    lanes: list[list[tuple[dt.date, dt.date, str]]] = []
    for stretch in sorted(chart.beside):
        if stretch[1].year < years[0] or stretch[0].year > years[-1]:
            continue
        lane = next((found for found in lanes if (stretch[0] - found[-1][1]).days > APART), None)
        if lane is None:
            lane = []
            lanes.append(lane)
        lane.append(stretch)
    return lanes


def beside_marks(lanes: Sequence[Sequence[tuple[dt.date, dt.date, str]]], plot: Plot, top: float) -> Iterator[Mark]:
    """A thin bar for each stretch, with its letter before it."""
    for number, lane in enumerate(lanes):
        middle = top + LANE * (number + 0.5)
        for first, last, letter in lane:
            left = max(plot.box.left, plot.x(first.toordinal()))
            right = min(plot.box.right, plot.x(last.toordinal() + 1))
            yield Bar(left, middle - 1.5, right, middle + 1.5, "hatch")
            yield Words(left - 2.5, middle + 2.8, letter, "end", "soft", origin=OWN)


def ground_marks(chart: SeriesChart, plot: Plot) -> Iterator[Mark]:
    """What values stand on: the baseline, what ran beside the programme, its start and end, breaks."""
    box = plot.box

    def band(first: dt.date, last: dt.date, fill: str) -> Bar:
        left, right = plot.x(first.toordinal()), plot.x(last.toordinal() + 1)
        return Bar(max(box.left, left), plot.sheet.top + 4, min(box.right, right), box.bottom, fill, is_ground=True)

    yield band(*chart.baseline, "baseline")
    for event, _ in chart.events:
        if event.kind == "break":
            x = plot.x(event.start.toordinal())
            yield Line(((x, plot.sheet.top + 4), (x, box.bottom)), "second", 1.2, (4.0, 3.0))
    for day in (chart.start, chart.end):
        if day is not None:
            x = min(plot.x(day.toordinal()), box.right)
            yield Line(((x, plot.sheet.top + 4), (x, box.bottom)), "ink", 0.9)


def axis_marks(plot: Plot, ticks: Sequence[float], labels: Sequence[str]) -> Iterator[Mark]:
    """The two axes: round values at the left, years below."""
    box = plot.box
    for tick, label in zip(ticks, labels, strict=True):
        y = plot.y(tick)
        yield Line(((box.left - 3, y), (box.left, y)), "soft", 0.8, is_ground=True)
        yield Words(box.left - TICK, y + 2.8, label, "end", "soft", SMALL, origin=SCALE)
    yield Line(((box.left, box.bottom), (box.right, box.bottom)), "soft", 0.8, is_ground=True)
    room = (box.right - box.left) / len(plot.years)
    step = next(n for n in (1, 2, 3, 5, 10, 100) if room * n >= words_width("2000") + SMALL / 2)
    free = box.right + SMALL
    for year in reversed(plot.years):
        edge = plot.x(dt.date(year, 1, 1).toordinal())
        yield Line(((edge, box.bottom), (edge, box.bottom + 3)), "soft", 0.5, is_ground=True)
        half = words_width(str(year)) / 2
        x = min(plot.middle_of(year), box.right - half)
        if (plot.years[-1] - year) % step == 0 and x + half + SMALL / 2 <= free:
            free = x - half
            yield Words(x, box.bottom + 11, str(year), "middle", "soft", SMALL, origin=PERIOD)


def years_of(chart: SeriesChart) -> range:
    """Years that a chart shows: of its values, the baseline, the programme, breaks and targets."""
    days = [d for v in chart.values for d in (v.start, v.end)] + [t.day for t in chart.targets]
    days += [chart.start, chart.end or chart.start, *chart.baseline]
    days += [e.start for e, _ in chart.events if e.kind == "break"]
    return range(min(d.year for d in days), max(d.year for d in days) + 1)

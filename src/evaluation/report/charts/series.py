"""The chart of an indicator: every figure that may be drawn, what it is compared with, and what else went on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from evaluation.drawing.marks import SIZE, SMALL, Bar, Chart, Extent, Line, Mark, Shape, Words, words_width
from evaluation.report.charts.labels import Taken, Wanted, place_labels
from evaluation.report.charts.plot import (
    LANE,
    TICK,
    Plot,
    axis_marks,
    beside_marks,
    ground_marks,
    label_of,
    lanes_of,
    value_marks,
    years_of,
)
from evaluation.report.charts.sheet import EDGE, OWN, WIDE, Sign, bar_sign, dot_sign, key_of, scale_of, title_of
from evaluation.report.charts.strip import ROW, Look, Stretch, arrange, strip_marks
from evaluation.report.charts.values import Form, SeriesChart, Value, are_joined, silent_years

HEADROOM: Final = 18.0
"""Room for the label of the highest value, in points."""
YEARS: Final = 16.0
"""Height of the line with the years."""
REGISTERS: Final = (Shape.CIRCLE, Shape.SQUARE, Shape.UP, Shape.DOWN, Shape.RIGHT, Shape.LEFT)
"""Forms of the hollow dots of other registers, in the order in which they come."""
CLAIMED: Final = Shape.DIAMOND
"""Form of what the programme itself says."""


def draw_series(chart: SeriesChart, width: float = WIDE) -> Chart:
    """Draw the chart of an indicator.

    Points stand in the middle of their year, states on their day; the rate of a count of another length is a bar over
    the time it covers. Only values that follow each other are joined. An arrow leaves a value that is only a bound. A
    year of which no register has a figure has a dash at its foot.
    """
    highest = max([*(v.value for v in chart.values), *(t.value for t in chart.targets)], default=1.0)
    ticks = scale_of(highest, is_whole=chart.is_whole)
    labels = [chart.scale(tick) for tick in ticks]
    left = EDGE + max(words_width(label) for label in labels) + TICK
    title, top = title_of(chart.axis_label, width)
    key, top = key_of(_signs(chart), EDGE, width - EDGE, top)
    lanes = lanes_of(chart)
    above, top = top, top + LANE * len(lanes)
    plot = Plot(
        years_of(chart),
        Extent(left, top + HEADROOM, width - EDGE, top + HEADROOM + chart.height),
        ticks[-1],
        Extent(left, top, width - EDGE, top + HEADROOM + chart.height),
    )
    marks = [
        *title,
        *key,
        *beside_marks(lanes, plot, above),
        *ground_marks(chart, plot),
        *axis_marks(plot, ticks, labels),
    ]
    lines = [*_joins(chart, plot), *_due(chart, plot)]
    dots = [mark for value in chart.values for mark in _drawn(value, chart, plot)]
    taken = Taken(plot.sheet)
    taken.add([*marks, *lines, *dots])
    silent = list(_silent(silent_years(plot.years, chart.known, chart.until), plot, taken))
    words = place_labels(list(_wanted(chart, plot)), taken)
    below = plot.box.bottom + YEARS
    rows = arrange(_stretches(chart), plot.days, width - 2 * EDGE, (plot.box.left - EDGE, plot.box.right - EDGE))
    strip = strip_marks(rows, EDGE, below)
    return Chart(chart.name, width, below + ROW * len(rows) + EDGE, (*marks, *lines, *dots, *silent, *words, *strip))


def _silent(years: Sequence[int], plot: Plot, taken: Taken) -> Iterator[Words]:
    """The dash of a year without a figure: in its middle, or beside a line that stands there.

    Where years are so narrow that their dashes would run together, one stands for its neighbours too.
    """
    for year in years:
        middle, base = plot.middle_of(year), plot.box.bottom - 3
        places = (Words(middle + away, base, "–", "middle", "soft") for away in (0, -5, 5, -8, 8))
        words = next((words for words in places if taken.is_free(words)), None)
        if words is not None:
            taken.add([words])
            yield words


def _signs(chart: SeriesChart) -> list[Sign]:
    """Entries of the key: of the signs that this chart uses, and of no other."""
    words = chart.words
    own = [v for v in chart.values if not v.register]
    others = [dot_sign("paper", "soft", shape, register) for register, shape in _registers(chart).items()]
    has_dots = any(v.form is Form.POINT and not v.is_claimed for v in own)
    signs = [*([dot_sign("main", "", Shape.CIRCLE, words["own"])] if others and has_dots else []), *others]
    if any(v.form is Form.SPAN for v in chart.values):
        fill = "main" if any(v.form is Form.SPAN for v in own) else "soft"
        signs.append(bar_sign(fill, words["span"]))
    if any(v.form is Form.PART for v in chart.values):
        signs.append(Sign(lambda x, y: [Bar(x - 4, y - 4, x + 4, y + 4, "paper", "main", hatch="main")], words["part"]))
    for register in dict.fromkeys(v.register for v in chart.values if v.is_claimed):
        said = f"{register}: {words['claimed']}" if register else words["claimed"]
        signs.append(dot_sign("paper", "soft" if register else "main", CLAIMED, said))
    if silent_years(years_of(chart), chart.known, chart.until):
        signs.append(Sign(lambda x, y: [Words(x, y + 3, "–", "middle", "soft")], words["missing"]))
    return signs


def _joins(chart: SeriesChart, plot: Plot) -> Iterator[Mark]:
    own = [v for v in chart.values if not v.register]
    for first, second in pairwise(own):
        if are_joined(first, second, chart.breaks):
            ends = tuple((plot.x(v.middle), plot.y(v.value)) for v in (first, second))
            yield Line(ends, "main", 1.6)


def _due(chart: SeriesChart, plot: Plot) -> Iterator[Mark]:
    """Targets, each with the line of the value due from the baseline to it."""
    for target in chart.targets:
        x, y = plot.x(target.day.toordinal()), plot.y(target.value)
        if target.start is not None:
            begin = (plot.x(target.start[0].toordinal()), plot.y(target.start[1]))
            yield Line((begin, (x, y)), "soft", 1.0, (2.0, 2.0))
        yield Line(((max(plot.box.left, x - 7), y), (min(plot.box.right, x + 7), y)), "ink", 2.0)


def _drawn(value: Value, chart: SeriesChart, plot: Plot) -> Iterator[Mark]:
    """The mark of a value: full in the series, hollow where it is another register's or only claimed."""
    if value.register:
        return value_marks(value, plot, "paper", "soft", _shape(value, chart))
    fill, stroke = ("paper", "main") if value.is_claimed else ("main", "")
    return value_marks(value, plot, fill, stroke, _shape(value, chart))


def _shape(value: Value, chart: SeriesChart) -> Shape:
    if value.is_claimed:
        return CLAIMED
    return _registers(chart)[value.register] if value.register else Shape.CIRCLE


def _registers(chart: SeriesChart) -> dict[str, Shape]:
    """Form of the dots of each other register that has more than claims."""
    names = dict.fromkeys(v.register for v in chart.values if v.register and not v.is_claimed)
    return {name: REGISTERS[n % len(REGISTERS)] for n, name in enumerate(names)}


def _wanted(chart: SeriesChart, plot: Plot) -> Iterator[Wanted]:
    """Labels in the order of their importance: the last value, the first, the highest, the lowest, then the others."""
    own = [v for v in chart.values if not v.register]
    ranked = [*own[-1:], *own[:1], *([max(own, key=lambda v: v.value), min(own, key=lambda v: v.value)] if own else [])]
    others = sorted((v for v in chart.values if v.register), key=lambda v: v.end, reverse=True)
    for target in chart.targets:
        words = Words(0, 0, target.label, "start", "ink", SMALL, origin=OWN)
        yield Wanted(plot.x(target.day.toordinal()), plot.y(target.value), words, 1.0)
    for value in dict.fromkeys((*ranked, *own, *others)):
        is_own = not value.register
        look = ("ink", SIZE) if is_own else ("soft", SMALL)
        words = Words(0, 0, value.label, "start", *look, is_own, value.states)
        yield label_of(value, plot, words)


def _stretches(chart: SeriesChart) -> list[Stretch]:
    start, end = float(chart.start.toordinal()), None if chart.end is None else float(chart.end.toordinal())
    first, last = chart.baseline[0].toordinal(), chart.baseline[1].toordinal() + 1
    breaks = [
        Stretch(float(event.start.toordinal()), None, label, Look.BREAK)
        for event, label in chart.events
        if event.kind == "break"
    ]
    return [
        *breaks,
        Stretch(start, end, chart.words["programme"], Look.PROGRAMME),
        Stretch(float(first), float(last), chart.words["baseline"], Look.BASELINE),
    ]

"""The chart of an indicator: every published figure, what it is compared with, and what else went on at the time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from evaluation.framework import Event
from evaluation.methods import Point
from evaluation.report.charts.labels import LINE, place_labels
from evaluation.report.charts.strip import ROW, Look, Stretch, arrange, draw_strip
from evaluation.report.charts.style import INK, PAPER, SIZE, SMALL, SOFT, WIDE, lines_of, sheet, to_svg, words_width
from evaluation.words.markup import SCALE, Drawing
from evaluation.words.palette import BASELINE, DISTURBED, GRID, HATCH, MAIN, SECOND

SIDE: Final = 0.1
"""Room left and right of the panel, in inches."""
YEARS: Final = 0.3
"""Height of the line with the years."""
TITLE: Final = 0.22
"""Height of a line above the panel."""
HEADROOM: Final = 0.34
"""Room for the label of the highest point."""
YEAR_ROOM: Final = 0.36
"""Least width of a year in which its number can stand."""


@dataclass(frozen=True, slots=True)
class SeriesChart:
    """What the chart of one indicator shows; all words and numbers already in the reader's language.

    Parameters
    ----------
    name : str
        Id of the chart.
    figures : sequence of Point
        Points of the series.
    labels : sequence of str
        Label of each point, in the same order.
    beside : sequence of Point
        Figures of other authorities or earlier releases; drawn hollow, never joined.
    baseline : tuple of datetime.date
    start, end : datetime.date
        Start and end of the programme; no end while it went on.
    events : sequence of Event
        Breaks and confounders, drawn with their label.
    words : mapping of str to str
        Labels for `baseline`, `programme`, and for the signs `missing`, `part`, `beside`.
    axis_label : str
        What the values count.
    until : datetime.date
        Years that end later are not called without a figure.
    height : float, optional
        Of the panel in inches.
    """

    name: str
    figures: Sequence[Point]
    labels: Sequence[str]
    beside: Sequence[Point]
    baseline: tuple[dt.date, dt.date]
    start: dt.date
    end: dt.date | None
    events: Sequence[tuple[Event, str]]
    words: Mapping[str, str]
    axis_label: str
    until: dt.date
    height: float = 1.75


def draw_series(chart: SeriesChart, width: float = WIDE) -> Drawing:
    """Draw the chart of an indicator as SVG.

    Points stand in the middle of their period; a total over several years is a bar from its first to its last day at
    its published value. Only neighbouring years are joined: a line never crosses a year without a figure, and such a
    year has a dash in its place. An arrow leaves a figure that is only a bound.
    """
    across = width - 2 * SIDE
    years = _years(chart)
    limits = (_number(dt.date(years[0], 1, 1)) - 40, _number(dt.date(years[-1], 12, 31)) + 40)
    rows = arrange(_stretches(chart), limits, across)
    key = lines_of(_key(chart, years), across)
    is_beside = len(key) == 1 and words_width(key[0]) + words_width(chart.axis_label, SIZE) + 0.3 < across
    above = TITLE * (1 if is_beside else 1 + len(key))
    below = YEARS + ROW * len(rows) + 0.06
    height = above + chart.height + below
    with sheet(height, chart.name, width) as drawn:
        drawn.set_layout_engine("none")
        axes = drawn.add_axes((SIDE / width, below / height, across / width, chart.height / height))
        axes.set_xlim(*limits)
        _scales(axes, chart, years, across)
        _background(axes, chart)
        _missing(axes, chart, years)
        _points(axes, chart, (across, chart.height))
        unit = axes.text(0, 1, chart.axis_label, transform=axes.transAxes, va="bottom", fontsize=SIZE, color=SOFT)
        unit.set_label(SCALE)  # digits in the name of a unit are no value
        look: dict[str, Any] = {"va": "bottom", "fontsize": SMALL, "color": SOFT}
        for number, line in enumerate(key, 1):
            if is_beside:
                drawn.text(1 - SIDE / width, 1 - TITLE / height, line, ha="right", **look)
            else:
                drawn.text(SIDE / width, 1 - TITLE * number / height, line, **look)
        strip = drawn.add_axes((SIDE / width, 0.04 / height, across / width, ROW * len(rows) / height))
        draw_strip(strip, rows, across)
        return to_svg(drawn, chart.name)


def _stretches(chart: SeriesChart) -> list[Stretch]:
    start, end = _number(chart.start), None if chart.end is None else _number(chart.end)
    first, last = (_number(day) for day in chart.baseline)
    found = [
        Stretch(start, end, chart.words["programme"], Look.PROGRAMME),
        Stretch(first, last, chart.words["baseline"], Look.BASELINE),
    ]
    for event, label in chart.events:
        look = Look.BREAK if event.kind == "break" else Look.BESIDE if event.end is None else Look.DISTURBED
        found.append(Stretch(_number(event.start), None if event.end is None else _number(event.end), label, look))
    return sorted(found, key=lambda s: (s.look is not Look.BREAK, s.look is Look.BESIDE))


def _background(axes: Any, chart: SeriesChart) -> None:
    first, last = (_number(day) for day in chart.baseline)
    axes.axvspan(first, last, fc=BASELINE, ec="none", zorder=0)
    for event, _ in chart.events:
        begin = _number(event.start)
        if event.kind == "break":
            axes.axvline(begin, color=SECOND, lw=1.2, ls=(0, (4, 3)), zorder=2)
        elif event.end is not None:
            axes.axvspan(begin, _number(event.end), fc=DISTURBED, ec=HATCH, hatch="////", lw=0, alpha=0.55, zorder=0)
    for day in (chart.start, chart.end):
        if day is not None:
            axes.axvline(_number(day), color=INK, lw=0.9, zorder=1)


def _points(axes: Any, chart: SeriesChart, size: tuple[float, float]) -> None:
    for first, second in pairwise(chart.figures):
        if _are_joined(first, second):
            axes.plot([_middle(first), _middle(second)], [first.value, second.value], color=MAIN, lw=1.6, zorder=4)
    for item in chart.beside:
        for own in chart.figures:
            if (own.start, own.end) == (item.start, item.end):
                axes.plot([_middle(item)] * 2, [own.value, item.value], color=SOFT, lw=1, zorder=2)
        axes.plot([_middle(item)], [item.value], "o", ms=6, mfc=PAPER, mec=SOFT, mew=1.2, zorder=3)
    for item in chart.figures:
        _point(axes, item)
    (first_x, last_x), (_, top) = axes.get_xlim(), axes.get_ylim()

    def inches(item: Point) -> tuple[float, float]:
        return (_middle(item) - first_x) / (last_x - first_x) * size[0], item.value / top * size[1]

    is_bound = [item.qualifier in ("at_least", "at_most") for item in chart.figures]
    places = place_labels(
        [inches(item) for item in chart.figures], chart.labels, is_bound, size, [inches(item) for item in chart.beside]
    )
    for item, label, place in zip(chart.figures, chart.labels, places, strict=True):
        axes.annotate(
            label,
            (_middle(item), item.value),
            xytext=(place.dx * 72, (place.dy + LINE / 2) * 72),
            textcoords="offset points",
            ha=place.ha,
            va="center_baseline",
            fontsize=SIZE,
            fontweight="semibold",
            zorder=6,
            annotation_clip=False,
            bbox={"boxstyle": "square,pad=0.08", "fc": PAPER, "ec": "none", "alpha": 0.75},
        )


def _point(axes: Any, item: Point) -> None:
    middle = _middle(item)
    if item.exceeds_year:
        days = [_number(item.start), _number(item.end)]
        axes.plot(days, [item.value] * 2, color=MAIN, lw=3.5, solid_capstyle="butt", zorder=4)
    else:
        axes.plot([middle], [item.value], "D" if item.is_part_of_year else "o", ms=6.5, color=MAIN, zorder=5)
    if item.qualifier in ("at_least", "at_most"):
        arrow = {
            "arrowstyle": "<|-,head_length=0.3,head_width=0.2",
            "color": MAIN,
            "lw": 1.2,
            "shrinkA": 0,
            "shrinkB": 0,
        }
        away = (0, 17 if item.qualifier == "at_least" else -17)
        axes.annotate("", (middle, item.value), xytext=away, textcoords="offset points", arrowprops=arrow)


def _are_joined(first: Point, second: Point) -> bool:
    neighbours = second.start.year - first.end.year <= 1 and first.authority == second.authority
    return neighbours and not any(item.exceeds_year or item.is_part_of_year for item in (first, second))


def _missing(axes: Any, chart: SeriesChart, years: range) -> None:
    from matplotlib.transforms import offset_copy

    place = offset_copy(axes.get_xaxis_transform(), fig=axes.figure, y=6, units="points")
    for year in _without(chart, years):
        axes.text(_number(dt.date(year, 7, 1)), 0, "–", transform=place, ha="center", va="center", color=SOFT)


def _without(chart: SeriesChart, years: range) -> list[int]:
    """Years that had ended and that no figure touches."""
    touched = {y for f in (*chart.figures, *chart.beside) for y in range(f.start.year, f.end.year + 1)}
    return [year for year in years if year not in touched and dt.date(year, 12, 31) <= chart.until]


def _key(chart: SeriesChart, years: range) -> list[str]:
    """Meaning of the signs that this chart uses."""
    signs = (
        ("◆", "part", any(f.is_part_of_year for f in chart.figures)),
        ("○", "beside", bool(chart.beside)),
        ("–", "missing", bool(_without(chart, years))),
    )
    return [f"{sign} {chart.words[word]}" for sign, word, is_used in signs if is_used]


def _scales(axes: Any, chart: SeriesChart, years: range, across: float) -> None:
    step = 1 if across / len(years) >= YEAR_ROOM else 2
    shown = [year for year in years if (years[-1] - year) % step == 0]
    axes.set_xticks([_number(dt.date(y, 7, 1)) for y in shown], [str(y) for y in shown], fontsize=SMALL)
    axes.tick_params(length=0)
    highest = max([f.value for f in (*chart.figures, *chart.beside)], default=1.0) or 1.0
    axes.set_ylim(0, highest * chart.height / (chart.height - HEADROOM))
    axes.yaxis.set_visible(False)
    axes.spines["bottom"].set_color(SOFT)
    for year in years[1:]:
        axes.axvline(_number(dt.date(year, 1, 1)), color=GRID, lw=0.5, ymax=0.03, zorder=1)


def _years(chart: SeriesChart) -> range:
    days = [d for f in (*chart.figures, *chart.beside) for d in (f.start, f.end)]
    days += [chart.start, chart.end or chart.start, *chart.baseline]
    return range(min(d.year for d in days), max(d.year for d in days) + 1)


def _middle(item: Point) -> float:
    return (_number(item.start) + _number(item.end)) / 2


def _number(day: dt.date) -> float:
    return float(day.toordinal())

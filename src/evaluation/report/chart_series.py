"""The chart of an indicator: every published figure, the baseline, the programme's dates, breaks and COVID-19."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from evaluation.evidence import Figure
from evaluation.framework import Event
from evaluation.report.chart_style import BAND, COVID, MAIN, SECOND, SOFT, WRITTEN, Drawing, figure, to_svg

YEAR_DAYS: Final = 366
BELOW: Final = -46
ROW: Final = 18
"""Place of the first bar below the years and the step to the next, in points."""
ROWS: Final = (1.02, 1.09)
"""Heights of the two rows of labels above a chart; neighbours take turns, so that none covers another."""


@dataclass(frozen=True, slots=True)
class SeriesChart:
    """What the chart of one indicator shows; all words and numbers already in the reader's language.

    Parameters
    ----------
    name : str
        Id of the chart.
    figures : sequence of Figure
        Points of the series.
    labels : sequence of str
        Label of each point, in the same order.
    beside : sequence of Figure
        Figures of other authorities or earlier releases; drawn hollow, never joined.
    baseline : tuple of datetime.date
    start, end : datetime.date
        Start and end of the programme; no end while it went on.
    events : sequence of Event
        Breaks and confounders, drawn with their label.
    words : mapping of str to str
        Labels for `baseline`, `start`, `end`.
    axis_label : str
        What the values count.
    """

    name: str
    figures: Sequence[Figure]
    labels: Sequence[str]
    beside: Sequence[Figure]
    baseline: tuple[dt.date, dt.date]
    start: dt.date
    end: dt.date | None
    events: Sequence[tuple[Event, str]]
    words: dict[str, str]
    axis_label: str


def draw_series(chart: SeriesChart) -> Drawing:
    """Draw the chart of an indicator as SVG.

    Points stand in the middle of their period; a total over several years is a bar from its first to its last day at
    its published value. Only neighbouring years are joined: a line never crosses a year without a figure.
    """
    open_ended = sum(e.kind == "confounder" and e.end is None for e, _ in chart.events)
    with figure(3.0 + 0.3 * open_ended, chart.name) as (drawn, axes):
        _background(axes, chart)
        _lines(axes, chart.figures)
        for item in chart.beside:
            axes.plot([_middle(item)], [item.value], "o", ms=6, mfc="white", mec=SOFT, mew=1.2, zorder=3)
        for item, label in zip(chart.figures, chart.labels, strict=True):
            _point(axes, item)
            axes.annotate(
                label,
                (_middle(item), item.value),
                xytext=(0, 8),
                textcoords="offset points",
                ha="center",
                fontsize=9,
                fontweight="semibold",
                zorder=6,
                bbox={"boxstyle": "square,pad=0.1", "fc": "white", "ec": "none", "alpha": 0.8},
            )
        _scales(axes, chart)
        _open_ended(drawn, axes, chart)
        return to_svg(drawn, chart.name)


def _point(axes: Any, item: Figure) -> None:
    if item.days > YEAR_DAYS:
        axes.plot(
            [_number(item.start), _number(item.end)],
            [item.value] * 2,
            color=MAIN,
            lw=3.5,
            solid_capstyle="butt",
            zorder=4,
        )
    else:
        whole = item.days >= YEAR_DAYS - 1 or item.days == 1
        axes.plot([_middle(item)], [item.value], "o" if whole else "D", ms=7 if whole else 6, color=MAIN, zorder=5)


def _lines(axes: Any, figures: Sequence[Figure]) -> None:
    for first, second in pairwise(figures):
        neighbours = second.start.year - first.end.year <= 1 and first.authority == second.authority
        if neighbours and max(first.days, second.days) <= YEAR_DAYS and not _is_part_year(first, second):
            axes.plot([_middle(first), _middle(second)], [first.value, second.value], color=MAIN, lw=1.6, zorder=4)


def _is_part_year(*figures: Figure) -> bool:
    return any(1 < f.days < YEAR_DAYS - 1 for f in figures)


def _background(axes: Any, chart: SeriesChart) -> None:
    first, last = (_number(day) for day in chart.baseline)
    axes.axvspan(first, last, color=BAND, zorder=0)
    top = axes.get_xaxis_transform()
    axes.text(
        (first + last) / 2,
        1.02,
        chart.words["baseline"],
        transform=top,
        ha="center",
        va="bottom",
        fontsize=8,
        color=SOFT,
    )
    for day, word in ((chart.start, "start"), (chart.end, "end")):
        if day is None:
            continue
        axes.axvline(_number(day), color=SOFT, lw=1, zorder=1)
        axes.text(
            _number(day), 1.09, chart.words[word], transform=top, ha="center", va="bottom", fontsize=8, color=SOFT
        )
    bands = 0
    for event, label in chart.events:
        begin = _number(event.start)
        if event.kind == "break":
            axes.axvline(begin, color=SECOND, lw=1.2, ls=(0, (4, 3)), zorder=1)
            place = {"transform": top, "ha": "center", "va": "top"}
            axes.text(begin, -0.13, label, **place, fontsize=8, color=SECOND, label=WRITTEN)
        elif event.end is not None:
            finish = _number(event.end)
            axes.axvspan(begin, finish, color=COVID, hatch="////", ec="#c9c6b9", lw=0, zorder=0)
            height = ROWS[bands % len(ROWS)]
            bands += 1
            place = {"transform": top, "ha": "center", "va": "bottom"}
            axes.text((begin + finish) / 2, height, label, **place, fontsize=8, color=SOFT, label=WRITTEN)


def _open_ended(drawn: Any, axes: Any, chart: SeriesChart) -> None:
    """Bars below the years for what ran beside the programme and has no known end; an arrow says so."""
    from matplotlib.transforms import offset_copy

    first, last = axes.get_xlim()
    for row, (event, label) in enumerate(e for e in chart.events if e[0].kind == "confounder" and e[0].end is None):
        # in points and not in shares of the chart, whose height the layout still has to find
        place = offset_copy(axes.get_xaxis_transform(), fig=drawn, y=BELOW - ROW * row, units="points")
        begin = max(first, _number(event.start))
        axes.plot([begin, last], [0, 0], transform=place, color=SOFT, lw=1.4, clip_on=False)
        axes.plot([last], [0], ">", transform=place, color=SOFT, ms=5, clip_on=False)
        above = offset_copy(place, fig=drawn, y=2, units="points")
        axes.text(begin, 0, label, transform=above, ha="left", va="bottom", fontsize=8, color=SOFT, label=WRITTEN)


def _scales(axes: Any, chart: SeriesChart) -> None:
    years = list(_years(chart))
    axes.set_xlim(_number(dt.date(years[0], 1, 1)) - 60, _number(dt.date(years[-1], 12, 31)) + 60)
    axes.set_xticks([_number(dt.date(y, 7, 1)) for y in years], [str(y) for y in years])
    highest = max([f.value for f in (*chart.figures, *chart.beside)], default=1.0)
    axes.set_ylim(0, highest * 1.18 or 1)
    axes.yaxis.set_visible(False)
    axes.grid(visible=False)
    axes.set_title(chart.axis_label, loc="left", fontsize=9, color=SOFT, pad=28)


def _years(chart: SeriesChart) -> Iterable[int]:
    days = [d for f in (*chart.figures, *chart.beside) for d in (f.start, f.end)]
    days += [chart.start, chart.end or chart.start, *chart.baseline]
    return range(min(d.year for d in days), max(d.year for d in days) + 1)


def _middle(item: Figure) -> float:
    return (_number(item.start) + _number(item.end)) / 2


def _number(day: dt.date) -> float:
    return float(day.toordinal())

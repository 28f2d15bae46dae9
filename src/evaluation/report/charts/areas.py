"""The same figure in several places: one small chart for each, all on the same scales, so that they can be compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from evaluation.methods import Point
from evaluation.report.charts.labels import LINE, place_labels
from evaluation.report.charts.style import INK, PAPER, SIZE, SMALL, SOFT, WIDE, sheet, to_svg
from evaluation.words.markup import WRITTEN, Drawing
from evaluation.words.palette import DISTURBED, GRID, MAIN

PANEL: Final = 0.95
NAME: Final = 0.24
YEARS: Final = 0.26
KEY: Final = 0.26
GAP: Final = 0.22
"""Heights of the parts of a row, and room between columns, in inches."""


@dataclass(frozen=True, slots=True)
class AreaPanel:
    """One place: its name, figures with labels, and since when the programme worked there, if it did."""

    name: str
    figures: Sequence[Point]
    labels: Sequence[str]
    since: dt.date | None


def draw_areas(name: str, panels: Sequence[AreaPanel], until: dt.date, words: str, width: float = WIDE) -> Drawing:
    """Draw one panel per place, as SVG; the years in which the programme worked there are shaded.

    Parameters
    ----------
    name : str
        Id of the chart.
    panels : sequence of AreaPanel
    until : datetime.date
        Last day of the time that all panels show, unless a figure is later.
    words : str
        What the shading, and a diamond for part of a year, mean.
    width : float, optional
        In inches.
    """
    columns = 4 if width == WIDE else 2
    rows = -(-len(panels) // columns)
    across = (width - 0.2 - GAP * (columns - 1)) / columns
    lines = words.split("\n") if width < WIDE else [words.replace("\n", "   ")]
    row = NAME + PANEL + YEARS
    height = KEY * len(lines) + row * rows
    years = [until.year, *(d.year for p in panels for f in p.figures for d in (f.start, f.end))]
    limits = (_number(dt.date(min(years), 1, 1)) - 90, _number(dt.date(max(years), 12, 31)) + 90)
    top = max(f.value for p in panels for f in p.figures) * PANEL / (PANEL - 0.3) or 1.0
    with sheet(height, name, width) as drawn:
        drawn.set_layout_engine("none")
        for number, line in enumerate(lines, 1):
            drawn.text(0.1 / width, 1 - KEY * number / height + 0.05 / height, line, fontsize=SMALL, color=SOFT)
        for number, panel in enumerate(panels):
            left = 0.1 + (number % columns) * (across + GAP)
            floor = height - KEY * len(lines) - (number // columns) * row - NAME - PANEL
            axes = drawn.add_axes((left / width, floor / height, across / width, PANEL / height))
            _panel(axes, panel, limits, top, across)
        return to_svg(drawn, name)


def _panel(axes: Any, panel: AreaPanel, limits: tuple[float, float], top: float, across: float) -> None:
    axes.set_xlim(*limits)
    axes.set_ylim(0, top)
    axes.yaxis.set_visible(False)
    axes.tick_params(length=0)
    axes.set_title(panel.name, loc="left", fontsize=SIZE, fontweight="semibold", color=INK, pad=5)
    axes.title.set_label(WRITTEN)
    if panel.since is not None and _number(panel.since) < limits[1]:
        axes.axvspan(_number(panel.since), limits[1], fc=DISTURBED, ec="none", zorder=0)
        axes.axvline(_number(panel.since), color=INK, lw=0.9, zorder=1)
    first, last = (dt.date.fromordinal(int(limit)).year for limit in (limits[0] + 91, limits[1] - 91))
    shown = sorted({first, (first + last) // 2, last})
    axes.set_xticks([_number(dt.date(y, 7, 1)) for y in shown], [str(y) for y in shown], fontsize=SMALL)
    for year in range(first + 1, last + 1):
        axes.axvline(_number(dt.date(year, 1, 1)), color=GRID, lw=0.5, ymax=0.04, zorder=1)
    points = [
        ((_middle(f) - limits[0]) / (limits[1] - limits[0]) * across, f.value / top * PANEL) for f in panel.figures
    ]
    bounds = [f.qualifier in ("at_least", "at_most") for f in panel.figures]
    places = place_labels(points, panel.labels, bounds, (across, PANEL))
    for figure, label, place in zip(panel.figures, panel.labels, places, strict=True):
        whole = figure.is_whole_year or figure.days == 1
        axes.plot([_middle(figure)], [figure.value], "o" if whole else "D", ms=5.5, color=MAIN, zorder=5)
        at = {"xytext": (place.dx * 72, (place.dy + LINE / 2) * 72), "textcoords": "offset points", "ha": place.ha}
        look: dict[str, Any] = {
            "va": "center_baseline",
            "fontsize": SIZE,
            "fontweight": "semibold",
            "annotation_clip": False,
            "zorder": 6,
        }
        look["bbox"] = {"boxstyle": "square,pad=0.08", "fc": PAPER, "ec": "none", "alpha": 0.75}
        axes.annotate(label, (_middle(figure), figure.value), **at, **look)


def _middle(figure: Point) -> float:
    return (_number(figure.start) + _number(figure.end)) / 2


def _number(day: dt.date) -> float:
    return float(day.toordinal())

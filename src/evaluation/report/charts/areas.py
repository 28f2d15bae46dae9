"""The same figure in several places: one small chart for each, all on the same scales, so that they can be compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from evaluation.drawing.marks import SIZE, SMALL, Bar, Chart, Extent, Line, Mark, Words, words_width
from evaluation.report.charts.labels import Taken, place_labels
from evaluation.report.charts.plot import Plot, label_of, value_marks
from evaluation.report.charts.sheet import EDGE, LINE, OWN, PERIOD, WIDE, Sign, bar_sign, key_of, title_of, wrapped
from evaluation.report.charts.values import Form, Value

PANEL: Final = 64.0
NAME: Final = 17.0
YEARS: Final = 19.0
GAP: Final = 16.0
"""Heights of the parts of a row, and room between columns, in points."""
HEADROOM: Final = 20.0
DOT: Final = 5.5
"""Size of a dot, which is smaller in a small chart."""
DENSE: Final = 8
"""Values from which on a panel is as wide as two, and taller."""
DENSER: Final = 1.6


@dataclass(frozen=True, slots=True)
class AreaPanel:
    """One place: its name, its values, and since when the programme worked there, if it did."""

    name: str
    values: Sequence[Value]
    since: dt.date | None


def draw_areas(
    name: str, panels: Sequence[AreaPanel], until: dt.date, words: Mapping[str, str], width: float = WIDE
) -> Chart:
    """Draw one panel per place or series; the years in which the programme worked in a place are shaded.

    Parameters
    ----------
    name : str
        Id of the chart.
    panels : sequence of AreaPanel
    until : datetime.date
        Last day of the time that all panels show, unless a figure is later.
    words : mapping of str to str
        `axis`, what the values count; where there are any, `exposed` and `span`, what the shading and the bars mean.
    width : float, optional
        In points.
    """
    is_dense = any(len(panel.values) > DENSE for panel in panels)
    tall = PANEL * (DENSER if is_dense else 1)
    columns = min((4 if width == WIDE else 2) // (2 if is_dense else 1), len(panels))
    across = (width - 2 * EDGE - GAP * (columns - 1)) / columns
    every = [v for panel in panels for v in panel.values]
    years = [until.year, *(d.year for v in every for d in (v.start, v.end))]
    shown, top = range(min(years), max(years) + 1), max(v.value for v in every) or 1.0
    marks, head = title_of(words["axis"], width)
    key, head = key_of(list(_signs(panels, words)), EDGE, width - EDGE, head)
    marks += key
    names = [wrapped(panel.name, across, is_bold=True) for panel in panels]
    head += LINE * (max(map(len, names)) - 1)
    row = NAME + tall + YEARS + LINE * (max(map(len, names)) - 1)
    for number, panel in enumerate(panels):
        left = EDGE + (number % columns) * (across + GAP)
        floor = head + (number // columns) * row + NAME + tall
        sheet = Extent(left, floor - tall, left + across, floor)
        box = Extent(left, sheet.top + HEADROOM, sheet.right, floor)
        marks += _drawn(panel, names[number], Plot(shown, box, top, sheet))
    height = floor + YEARS
    return Chart(name, width, height, tuple(marks))


def _signs(panels: Sequence[AreaPanel], words: Mapping[str, str]) -> Iterator[Sign]:
    if any(panel.since for panel in panels):
        yield Sign(lambda x, y: [Bar(x - 5, y - 4, x + 5, y + 4, "baseline", is_ground=True)], words["exposed"])
    if any(v.form is Form.SPAN for panel in panels for v in panel.values):
        yield bar_sign("main", words["span"])


def _drawn(panel: AreaPanel, name: Sequence[str], plot: Plot) -> list[Mark]:
    box = plot.sheet
    lines = zip(range(len(name) - 1, -1, -1), name, strict=True)
    marks: list[Mark] = [
        Words(box.left, box.top - 5 - LINE * n, line, size=SIZE, is_bold=True, origin=OWN) for n, line in lines
    ]
    if panel.since is not None and panel.since.toordinal() < plot.days[1]:
        begin = plot.x(panel.since.toordinal())
        marks += [
            Bar(begin, box.top, box.right, box.bottom, "baseline", is_ground=True),
            Line(((begin, box.top), (begin, box.bottom)), "ink", 0.9),
        ]
    marks.append(Line(((box.left, box.bottom), (box.right, box.bottom)), "soft", 0.8, is_ground=True))
    marks += _years(plot)
    shown = [mark for value in panel.values for mark in value_marks(value, plot, "main", size=DOT)]
    taken = Taken(Extent(box.left - EDGE, box.top - 2, box.right + EDGE, box.bottom))
    taken.add([*marks, *shown])
    wanted = [
        label_of(v, plot, Words(0, 0, v.label, "start", "ink", SIZE, True, v.states), 2.8)
        for v in sorted(panel.values, key=lambda v: v.end, reverse=True)
    ]
    return [*marks, *shown, *place_labels(wanted, taken)]


def _years(plot: Plot) -> Iterator[Mark]:
    first, last = plot.years[0], plot.years[-1]
    room = words_width("2000") + SMALL / 2
    has_room = (plot.box.right - plot.box.left) / len(plot.years) >= room
    shown = list(plot.years) if has_room else sorted({first, (first + last) // 2, last})
    for year in plot.years:
        edge = plot.x(dt.date(year, 1, 1).toordinal())
        middle = plot.x(dt.date(year, 7, 2).toordinal())
        yield Line(((edge, plot.box.bottom), (edge, plot.box.bottom + 3)), "soft", 0.5, is_ground=True)
        if year in shown and (plot.box.right - plot.box.left) / max(len(shown), 1) >= room:
            x = min(max(middle, plot.box.left + room / 2), plot.box.right - room / 2 + 4)
            yield Words(x, plot.box.bottom + 11, str(year), "middle", "soft", SMALL, origin=PERIOD)

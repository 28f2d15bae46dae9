"""Which points a verdict may look at, how old they are, and what stands in its way; the same for every method."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from evaluation.framework.vocabulary import Cumulation, Kind
from evaluation.methods.age import OLDEST, age, frequency_of
from evaluation.methods.result import Flag, Reason, Result
from evaluation.methods.series import Point, Series, Settings


def opened(result: Result, series: Series, settings: Settings) -> tuple[Result, list[Point]]:
    """The due points, and a result that knows the latest of them with its age, or why there is none.

    Late means that the last period that is due has no figure yet; outdated that more than two have none.
    """
    points = due(series, settings)
    if not points:
        return replace(result, reasons=(absent(series, settings),)), []
    frequency = frequency_of(points, settings.frequency)
    old = age(points[-1].end, settings.cut_off, frequency)
    found = []
    if settings.cumulation is Cumulation.RUNNING_TOTAL and any(b.value < a.value for a, b in pairwise(points)):
        found.append(Flag.TOTAL_FELL)
    if old:
        found.append(Flag.LATE if old <= OLDEST else Flag.OUTDATED)
    return (
        replace(result, latest=points[-1], age=old, frequency=frequency, flags=tuple(found), points_used=len(points)),
        points,
    )


def due(series: Series, settings: Settings) -> list[Point]:
    """Points whose period had ended by the cut-off."""
    return [p for p in series.points if p.end <= settings.cut_off]


def absent(series: Series, settings: Settings) -> Reason:
    """Why there is no due value."""
    if any(period.end <= settings.cut_off for period in series.suppressed):
        return Reason.SUPPRESSED
    return Reason.NOT_DUE if series.points else Reason.NO_FIGURE


def baseline_points(points: Sequence[Point], settings: Settings) -> list[Point]:
    """Due points within the baseline window."""
    window = settings.baseline
    return [] if window is None else [p for p in points if window.holds(p, settings.kind)]


def baseline_of(points: Sequence[Point], kind: Kind) -> Point:
    """Value of a non-empty window: total of counts, pooled share, last stock, mean of amounts and rates."""
    if kind is Kind.STOCK or len(points) == 1:
        return points[-1]
    values = [p.value for p in points]
    if kind is Kind.COUNT:
        return together(sum(values), points)
    tops = [p.numerator for p in points]
    bottoms = [p.denominator for p in points]
    if kind is Kind.SHARE and all(t is not None for t in tops) and all(b for b in bottoms):
        top, bottom = sum(t or 0.0 for t in tops), sum(b or 0.0 for b in bottoms)
        return replace(together(100 * top / bottom, points), numerator=top, denominator=bottom)
    return together(sum(values) / len(values), points)


def is_on_wrong_side(point: Point, series: Series, settings: Settings) -> bool:
    """Whether a value is worse than the baseline and than the target."""
    before = baseline_points(due(series, settings), settings)
    if not before or settings.target is None:
        return False
    ends = (baseline_of(before, settings.kind).value, settings.target.value)
    return all(settings.direction.sign * (point.value - end) < 0 for end in ends)


def crosses_break(baseline: Point, latest: Point, settings: Settings) -> bool:
    """Whether a definition changed after the baseline and not after the latest value."""
    return any(baseline.end < day <= latest.end for day in settings.breaks)


def together(value: float, points: Sequence[Point]) -> Point:
    """A value of several points, with their period, exposure and origin; no day counts twice."""
    days, covered = 0, dt.date.min
    for start, end in sorted((p.start, p.end) for p in points):
        days += max(0, (end - max(start, covered + dt.timedelta(1))).days + 1)
        covered = max(covered, end)
    return Point(
        value,
        min(p.start for p in points),
        max(p.end for p in points),
        _weakest(points),
        observations=tuple({o.observation_id: o for p in points for o in p.observations}.values()),
        exposure=days,
    )


def _weakest(points: Sequence[Point]) -> str:
    for qualifier in ("at_least", "at_most", "about", "derived"):
        if any(p.qualifier == qualifier for p in points):
            return qualifier
    return "exact"

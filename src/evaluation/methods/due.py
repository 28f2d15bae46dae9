"""Which points a verdict may look at, and what stands in its way; the same for every method."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from evaluation.framework.vocabulary import Cumulation, Kind
from evaluation.methods.result import Flag, Reason
from evaluation.methods.series import Point, Series, Settings

STALE_PERIODS = 2
"""A latest value more than this many periods older than the report is stale; exactly this many is not."""


def due(series: Series, settings: Settings) -> list[Point]:
    """Points whose period had ended by the report date."""
    return [p for p in series.points if p.end <= settings.report_date]


def absent(series: Series, settings: Settings) -> Reason:
    """Why there is no due value."""
    if any(period.end <= settings.report_date for period in series.suppressed):
        return Reason.SUPPRESSED
    return Reason.NOT_DUE if series.points else Reason.NO_FIGURE


def baseline_points(points: Sequence[Point], settings: Settings) -> list[Point]:
    """Due points within the baseline window."""
    window = settings.baseline
    return [] if window is None else [p for p in points if window.holds(p, settings.kind)]


def baseline_of(points: Sequence[Point], kind: Kind) -> Point:
    """Baseline of a non-empty window: total of counts, pooled share, last stock, mean of amounts and rates."""
    if kind is Kind.STOCK or len(points) == 1:
        return points[-1]
    values = [p.value for p in points]
    if kind is Kind.COUNT:
        return _together(sum(values), points)
    tops = [p.numerator for p in points]
    bottoms = [p.denominator for p in points]
    if kind is Kind.SHARE and all(t is not None for t in tops) and all(b for b in bottoms):
        top, bottom = sum(t or 0.0 for t in tops), sum(b or 0.0 for b in bottoms)
        return replace(_together(100 * top / bottom, points), numerator=top, denominator=bottom)
    return _together(sum(values) / len(values), points)


def is_stale(latest: Point, settings: Settings) -> bool:
    """Whether the latest value is more than two periods older than the report; leap days are not counted against it."""
    return (settings.report_date - latest.end).days > math.ceil(STALE_PERIODS * settings.period_days)


def flags(points: Sequence[Point], settings: Settings) -> tuple[Flag, ...]:
    """What must be known of the due points beside a verdict: a late figure, a running total that fell.

    Late means that the last period that is due has no figure yet, though the latest one is not stale.
    """
    found = []
    if settings.cumulation is Cumulation.RUNNING_TOTAL and any(b.value < a.value for a, b in pairwise(points)):
        found.append(Flag.TOTAL_FELL)
    age = (settings.report_date - points[-1].end).days
    if math.ceil(settings.period_days) < age <= math.ceil(STALE_PERIODS * settings.period_days):
        found.append(Flag.LATE)
    return tuple(found)


def added_up(points: Sequence[Point], settings: Settings) -> tuple[Point, Point] | None:
    """Start and total to date of results that are increments of a running total.

    The total is nil at the end of the baseline window and grows with every later result; None without a window or
    without a result after it.
    """
    window = settings.baseline
    since = [p for p in points if window is not None and p.start > window.end]
    if window is None or not since:
        return None
    return Point(0.0, window.start, window.end), _together(sum(p.value for p in since), since)


def crosses_break(baseline: Point, latest: Point, settings: Settings) -> bool:
    """Whether a definition changed after the baseline and not after the latest value."""
    return any(baseline.end < day <= latest.end for day in settings.breaks)


def _together(value: float, points: Sequence[Point]) -> Point:
    """A value of several points, with their period, exposure and origin."""
    return Point(
        value,
        min(p.start for p in points),
        points[-1].end,
        _weakest(points),
        observations=tuple({o.observation_id: o for p in points for o in p.observations}.values()),
        exposure=sum(p.days for p in points),
    )


def _weakest(points: Sequence[Point]) -> str:
    for qualifier in ("at_least", "at_most", "about", "derived"):
        if any(p.qualifier == qualifier for p in points):
            return qualifier
    return "exact"

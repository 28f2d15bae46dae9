"""Which points a verdict may look at, and what stands in its way; the same for every method."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from evaluation.framework.vocabulary import Cumulation, Kind
from evaluation.methods.result import Flag, Reading, Reason
from evaluation.methods.series import Point, Series, Settings

STALE_PERIODS = 2
"""A latest value more than this many periods older than the report is stale; exactly this many is not."""


def due(series: Series, settings: Settings) -> list[Point]:
    """Points with a value whose period had ended by the report date."""
    return [p for p in series.points if p.end <= settings.report_date and p.value is not None and not p.suppressed]


def absent(series: Series, settings: Settings) -> Reason:
    """Why there is no due value."""
    if any(p.suppressed for p in series.points if p.end <= settings.report_date):
        return Reason.SUPPRESSED
    later = any(p.value is not None and p.end > settings.report_date for p in series.points)
    return Reason.NOT_DUE if later else Reason.NO_FIGURE


def baseline_points(points: Sequence[Point], settings: Settings) -> list[Point]:
    """Due points within the baseline window."""
    window = settings.baseline
    return [] if window is None else [p for p in points if window.holds(p, settings.kind)]


def baseline_reading(points: Sequence[Point], kind: Kind) -> Reading:
    """Baseline of a non-empty window: total of counts, pooled share, last stock, mean of amounts and rates."""
    last = points[-1]
    if kind is Kind.STOCK or len(points) == 1:
        return Reading.of(last)
    values = [p.value for p in points if p.value is not None]
    refs = tuple(dict.fromkeys(ref for p in points for ref in p.refs))
    start, days, qualifier = min(p.start for p in points), sum(p.days for p in points), _weakest(points)
    if kind is Kind.COUNT:
        return Reading(sum(values), start, last.end, days, qualifier, refs)
    tops = [p.numerator for p in points]
    bottoms = [p.denominator for p in points]
    if kind is Kind.SHARE and all(t is not None for t in tops) and all(b for b in bottoms):
        top, bottom = sum(t or 0.0 for t in tops), sum(b or 0.0 for b in bottoms)
        return Reading(100 * top / bottom, start, last.end, days, qualifier, refs, top, bottom)
    return Reading(sum(values) / len(values), start, last.end, days, qualifier, refs)


def is_stale(latest: Reading, settings: Settings) -> bool:
    """Whether the latest value is more than two periods older than the report; leap days are not counted against it."""
    return (settings.report_date - latest.end).days > math.ceil(STALE_PERIODS * settings.period_days)


def flags(points: Sequence[Point], settings: Settings) -> tuple[Flag, ...]:
    """What must be known of the due points beside a verdict: a late figure, a running total that fell.

    Late means that the last period that is due has no figure yet, though the latest one is not stale.
    """
    found = []
    values = [p.value for p in points if p.value is not None]
    if settings.cumulation is Cumulation.RUNNING_TOTAL and any(b < a for a, b in pairwise(values)):
        found.append(Flag.TOTAL_FELL)
    age = (settings.report_date - points[-1].end).days
    if math.ceil(settings.period_days) < age <= math.ceil(STALE_PERIODS * settings.period_days):
        found.append(Flag.LATE)
    return tuple(found)


def added_up(points: Sequence[Point], settings: Settings) -> tuple[Reading, Reading] | None:
    """Start and total to date of results that are increments of a running total.

    The total is nil at the end of the baseline window and grows with every later result; None without a window or
    without a result after it.
    """
    window = settings.baseline
    since = [p for p in points if window is not None and p.start > window.end]
    if window is None or not since:
        return None
    total = sum(p.value for p in since if p.value is not None)
    refs = tuple(dict.fromkeys(ref for p in since for ref in p.refs))
    start = Reading(0.0, window.start, window.end, (window.end - window.start).days + 1, "exact", ())
    days = sum(p.days for p in since)
    return start, Reading(total, since[0].start, since[-1].end, days, _weakest(since), refs)


def crosses_break(baseline: Reading, latest: Reading, settings: Settings) -> bool:
    """Whether a definition changed after the baseline and not after the latest value."""
    return any(baseline.end < day <= latest.end for day in settings.breaks)


def _weakest(points: Sequence[Point]) -> str:
    for qualifier in ("at_least", "at_most", "about", "derived"):
        if any(p.qualifier == qualifier for p in points):
            return qualifier
    return "exact"

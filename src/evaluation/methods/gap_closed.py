"""Share of the gap between baseline and target that is closed, against the share of time that has passed."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from evaluation.framework.vocabulary import Cumulation, Direction
from evaluation.methods.due import (
    absent,
    added_up,
    baseline_of,
    baseline_points,
    crosses_break,
    due,
    flags,
    is_stale,
)
from evaluation.methods.result import Reason, Result
from evaluation.methods.series import Series, Settings

THRESHOLDS: Final = {"on_track": 0.95, "behind": 0.60, "far_behind": 0.0}
"""Lower limits of p / tau; a value exactly at a limit has the better status."""


def gap_closed(series: Series, settings: Settings) -> Result:
    """Judge progress towards a target.

    Results that are increments (`cumulative`) are added up since the baseline; a milestone is met, missed or not due.
    `p = (v - b) / (T - b)` and `tau = (t - t0) / (tT - t0)` with real dates. Achieved is tested first.

    Returns
    -------
    Result
        `achieved`, `on_track`, `behind`, `far_behind`, `regressing`, `missed`; the estimate is p, the score p / tau.
    """
    result = Result("gap_closed", "not_computable", target=settings.target, thresholds=THRESHOLDS)
    target = settings.target
    if target is None:
        return replace(result, reason=Reason.NO_TARGET)
    points = due(series, settings)
    if not points:
        return replace(result, reason=absent(series, settings))
    latest = points[-1]
    before = baseline_points(points, settings)
    baseline = baseline_of(before, settings.kind) if before else None
    if settings.cumulation is Cumulation.CUMULATIVE and (to_date := added_up(points, settings)):
        baseline, latest = to_date
    result = replace(result, latest=latest, baseline=baseline, points_used=len(points), flags=flags(points, settings))
    if settings.direction is Direction.NONE:
        return replace(result, status="context", reason=Reason.DIRECTION_NONE)
    sign = settings.direction.sign
    gap = target.value - baseline.value if baseline else 0.0
    share = (latest.value - baseline.value) / gap if baseline and gap else None
    result = replace(result, estimate=share, difference=latest.value - baseline.value if baseline else None)
    if baseline and crosses_break(baseline, latest, settings):
        return replace(result, reason=Reason.DEFINITION_BREAK)
    if is_stale(latest, settings):
        return replace(result, reason=Reason.STALE)
    if sign * (latest.value - target.value) >= 0:
        return replace(result, status="achieved")
    if settings.report_date >= target.date and latest.end >= target.date:
        return replace(result, status="missed")
    if settings.cumulation is Cumulation.MILESTONE and settings.report_date < target.date:
        return replace(result, reason=Reason.NOT_DUE)
    if baseline is None:
        return replace(result, reason=Reason.NO_BASELINE)
    if share is None:
        return replace(result, reason=Reason.TARGET_EQUALS_BASELINE)
    if settings.report_date >= target.date:
        return replace(result, status="missed")
    elapsed = (latest.end - baseline.end).days / (target.date - baseline.end).days
    if elapsed <= 0:
        return replace(result, reason=Reason.ONE_POINT)
    pace = share / elapsed
    status = next((name for name, limit in THRESHOLDS.items() if pace >= limit), "regressing")
    return replace(result, status=status, score=pace)

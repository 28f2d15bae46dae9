"""Share of the gap between baseline and target that is closed, against the share of time that has passed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from evaluation.framework.vocabulary import Cumulation, Direction
from evaluation.locale.language import _
from evaluation.methods.compared import reaches
from evaluation.methods.due import baseline_of, baseline_points, crosses_break, opened
from evaluation.methods.result import Flag, Outlook, Reason, Result
from evaluation.methods.rule import Rule
from evaluation.methods.series import Point, Series, Settings
from evaluation.methods.targets.deadline import at_deadline, is_part, reaches_whole, to_date, value_due, whole_period

THRESHOLDS: Final = {"on_track": 0.95, "behind": 0.60, "far_behind": 0.0}
"""Lower limits of p / tau; a value exactly at a limit has the better status."""


def gap_closed(series: Series, settings: Settings) -> Result:
    """Judge progress towards a target.

    `p = (v - b) / (T - b)` and `tau = (t - t0) / (tT - t0)` with real dates; with targets by period `T` is that of the
    figure's own period and `tau` is 1. Achieved is tested first. Once the date of the target is past, the figure of
    that date decides, and none later. Where the baseline already met the target, only whether it is still met counts.

    Returns
    -------
    Result
        `achieved`, `on_track`, `behind`, `far_behind`, `regressing`, `missed`; the estimate is p, the score p / tau.
    """
    result = Result("gap_closed", "not_computable", target=settings.target, thresholds=THRESHOLDS)
    if settings.target is None:
        return replace(result, reasons=(Reason.NO_TARGET,))
    result, points = opened(result, series, settings)
    if not points:
        return result
    before = baseline_points(points, settings)
    baseline = baseline_of(before, settings.kind) if before else None
    summed = to_date(points, settings)
    if summed:
        baseline, points = summed
    whole = whole_period(points, settings, result.frequency)
    judged = _judged(points, settings, result.frequency, whole)
    result = replace(result, baseline=baseline, latest=judged, later=points[-1] if points[-1] != judged else None)
    if baseline and crosses_break(baseline, judged, settings):
        context = settings.direction is Direction.NONE
        status = "context" if context else result.status
        return replace(result, status=status, reasons=(Reason.DEFINITION_BREAK,))
    if baseline:
        result = _measured(result, baseline, judged, settings)
    if settings.direction is Direction.NONE:
        return replace(result, status="context", reasons=(Reason.DIRECTION_NONE,))
    if is_part(judged, settings, whole) and not reaches_whole(judged, settings):
        return replace(result, score=None, reasons=(Reason.PART_OF_PERIOD,))
    return _status(result, baseline, judged, settings)


def _judged(points: Sequence[Point], settings: Settings, frequency: int, whole: int) -> Point:
    """The figure that decides: that of the deadline once it is past, else the last that covers its target's period.

    Without one at the deadline the last before it; without any of those the last of all.
    """
    assert settings.target is not None
    last, day = points[-1], settings.target.date
    if settings.cumulation is Cumulation.MILESTONE:
        return next((p for p in points if p.end <= day and _met(p.value, settings.target.value, settings)), last)
    if settings.cut_off >= day:
        by_then = [p for p in points if p.end < day]
        return at_deadline(points, settings, frequency) or (by_then[-1] if by_then else last)
    if not is_part(last, settings, whole) or reaches_whole(last, settings):
        return last
    since = [p for p in points if settings.baseline is None or p.end > settings.baseline.end]
    return next((p for p in reversed(since) if not is_part(p, settings, whole)), last)


def _measured(result: Result, baseline: Point, judged: Point, settings: Settings) -> Result:
    """The share of the gap and the pace, where there are any."""
    assert settings.target is not None
    due = value_due(baseline, judged, settings)
    gap = due - baseline.value
    share = (judged.value - baseline.value) / gap if gap else None
    result = replace(result, estimate=share, difference=judged.value - baseline.value)
    passed, whole = (judged.end - baseline.end).days, (settings.target.date - baseline.end).days
    if share is None or passed <= 0 or whole <= 0 or _met(baseline.value, due, settings):
        return result
    return replace(result, score=share if settings.steps else share / (passed / whole))


def _met(value: float, target: float, settings: Settings) -> bool:
    return settings.direction.sign * (value - target) >= 0


def _status(result: Result, baseline: Point | None, judged: Point, settings: Settings) -> Result:
    assert settings.target is not None
    target, past = settings.target, settings.cut_off >= settings.target.date
    if settings.cumulation is Cumulation.MILESTONE:
        return _milestone(result, judged, settings)
    if past and judged.start > target.date:
        return replace(result, score=None, reasons=(Reason.NO_FIGURE_AT_DEADLINE,))
    due = value_due(baseline, judged, settings)
    final = not settings.steps or judged.end >= target.date
    if past and at_deadline([judged], settings, result.frequency):
        return replace(result, status="achieved" if _met(judged.value, target.value, settings) else "missed")
    if _met(judged.value, due if settings.steps else target.value, settings):
        return replace(result, status="achieved" if final else "on_track")
    if past:
        return replace(result, reasons=(Reason.NO_FIGURE_AT_DEADLINE, *([] if baseline else [Reason.NO_BASELINE])))
    if baseline is None:
        return replace(result, reasons=(Reason.NO_BASELINE,))
    if judged.end <= baseline.end:
        return replace(result, reasons=(Reason.ONE_POINT,))
    if _met(baseline.value, due, settings):
        return replace(result, status="regressing", flags=(*result.flags, Flag.BASELINE_MET))
    if result.score is None:
        return replace(result, reasons=(Reason.TARGET_BEFORE_BASELINE,))
    pace = result.score
    return replace(
        result, status=next((name for name, limit in THRESHOLDS.items() if reaches(pace, limit)), "regressing")
    )


def _milestone(result: Result, judged: Point, settings: Settings) -> Result:
    """A dated fact, met or not met: one that is not met after its day was not met on it."""
    assert settings.target is not None
    target = settings.target
    if _met(judged.value, target.value, settings) and (settings.cut_off < target.date or judged.start <= target.date):
        return replace(result, status="achieved")
    if settings.cut_off < target.date:
        return replace(result, reasons=(Reason.NOT_DUE,))
    if judged.end >= target.date:
        return replace(result, status="missed")
    return replace(result, reasons=(Reason.NO_FIGURE_AT_DEADLINE,))


RULE: Final = Rule(
    name="gap_closed",
    apply=gap_closed,
    title=_("share of the gap to the target"),
    short=_("by gap closed"),
    compares=_(
        "The share of the gap between baseline and target that is closed, with the share of time passed; once the "
        "target's date is past, the figure of that date with the target."
    ),
    statuses={
        "achieved": (Outlook.FAVOURABLE, _("Achieved")),
        "on_track": (Outlook.FAVOURABLE, _("On track")),
        "behind": (Outlook.UNCLEAR, _("Behind")),
        "far_behind": (Outlook.UNFAVOURABLE, _("Far behind")),
        "regressing": (Outlook.UNFAVOURABLE, _("Regressing")),
        "missed": (Outlook.UNFAVOURABLE, _("Missed")),
    },
    limits=THRESHOLDS,
    needs_target=True,
    takes_target=True,
    is_beside=True,
)

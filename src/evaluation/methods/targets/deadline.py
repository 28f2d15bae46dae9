"""Targets in time: what was due at a figure's period, which figure a deadline is judged by, results taken to date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from evaluation.framework.vocabulary import Cumulation, Kind
from evaluation.methods.age import YEAR, months_after, months_in
from evaluation.methods.due import together
from evaluation.methods.series import Point, Settings, Target

FLOWS: Final = (Kind.COUNT, Kind.AMOUNT)


def adds_up(settings: Settings) -> bool:
    """Whether results are increments whose total is set against the target.

    Increments of a running total always are; results that stand for themselves where there are targets by period.
    """
    if settings.cumulation is Cumulation.CUMULATIVE:
        return True
    return settings.cumulation is Cumulation.NON_CUMULATIVE and settings.kind in FLOWS and bool(settings.steps)


def to_date(points: Sequence[Point], settings: Settings) -> tuple[Point, list[Point]] | None:
    """Start and totals to date of results that add up.

    The total is nil at the end of the baseline window and grows with every later result; None where results do not add
    up, or without a window or a result after it.
    """
    window = settings.baseline
    if not adds_up(settings) or window is None:
        return None
    since = [p for p in points if p.start > window.end]
    totals = [together(sum(p.value for p in since[: n + 1]), since[: n + 1]) for n in range(len(since))]
    return (Point(0.0, window.start, window.end), totals) if totals else None


def path_of(settings: Settings) -> list[Target]:
    """Targets by period in order of time, taken to date as the results are; the last is that of the deadline."""
    assert settings.target is not None
    steps = [*settings.steps, settings.target]
    if settings.cumulation is not Cumulation.NON_CUMULATIVE or not adds_up(settings):
        return steps
    return [Target(sum(step.value for step in steps[: n + 1]), step.date, step.ref) for n, step in enumerate(steps)]


def value_due(baseline: Point | None, judged: Point, settings: Settings) -> float:
    """Target of a figure's own period, on the line that joins the targets by period; else the one target there is."""
    assert settings.target is not None
    path = path_of(settings)
    if len(path) == 1:
        return path[0].value
    start, level = (baseline.end, baseline.value) if baseline else (path[0].date, path[0].value)
    for step in path:
        if judged.end <= step.date:
            whole = (step.date - start).days
            passed = (judged.end - start).days / whole if whole > 0 else 1.0
            return step.value if passed >= 1 else level + max(0.0, passed) * (step.value - level)
        start, level = step.date, step.value
    return level


def at_deadline(points: Sequence[Point], settings: Settings, frequency: int) -> Point | None:
    """The figure whose period contains or ends with the deadline; of a stock the last of the frequency before it."""
    assert settings.target is not None
    day = settings.target.date
    if settings.kind is Kind.STOCK:
        since = months_after(day + dt.timedelta(1), -frequency)
        found = [p for p in points if since <= p.end <= day]
    else:
        found = [p for p in points if p.start <= day <= p.end]
    return found[-1] if found else None


def whole_period(points: Sequence[Point], settings: Settings, frequency: int) -> int:
    """Months that a result covers which is set against a target: as long as the longest there is, at most a frequency.

    What is counted or spent is meant for a year unless it comes more often, whatever the longest result covers; figures
    that come once in five years may each be of one year.
    """
    longest = max((months_in(p.start, p.end) for p in points if p.days > 1), default=frequency)
    return min(frequency, max(longest, YEAR) if settings.kind in FLOWS else longest)


def is_part(point: Point, settings: Settings, whole: int) -> bool:
    """Whether a result covers only part of the period, of so many months, that its target is for."""
    if adds_up(settings) and settings.steps:
        return point.end not in {step.date for step in path_of(settings)}
    if settings.kind is Kind.STOCK or adds_up(settings) or point.days == 1:
        return False
    return months_in(point.start, point.end) < whole


def reaches_whole(point: Point, settings: Settings) -> bool:
    """Whether part of a period already reaches the target of the whole: only where results add up and a rise is wanted.

    A share of half a year says nothing of the year.
    """
    assert settings.target is not None
    if settings.kind not in FLOWS or settings.direction.sign <= 0:
        return False
    due = next((step.value for step in path_of(settings) if point.end <= step.date), path_of(settings)[-1].value)
    return point.value >= due

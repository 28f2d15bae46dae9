"""Percent of target to date, as indicator tracking tables show it. For a wanted fall it misleads: never judged by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from evaluation.framework.vocabulary import Cumulation
from evaluation.locale.language import _
from evaluation.methods.due import opened
from evaluation.methods.result import Reason, Result
from evaluation.methods.rule import Rule
from evaluation.methods.series import Series, Settings
from evaluation.methods.targets.deadline import FLOWS


@dataclass(frozen=True, slots=True)
class Tracked:
    """Actuals against targets, period by period and for the life of the programme.

    Parameters
    ----------
    actual : tuple of float or None
        Actual of each period; None where no result was reported.
    percent : tuple of float or None
        Actual over target of each period; None where either is missing or the target is zero.
    life_target, life_actual, life_percent : float or None
        For the life of the programme.
    due_target, due_actual, due_percent : float or None
        For the periods that were complete.
    """

    actual: tuple[float | None, ...]
    percent: tuple[float | None, ...]
    life_target: float | None
    life_actual: float | None
    life_percent: float | None
    due_target: float | None
    due_actual: float | None
    due_percent: float | None


def track(
    targets: Sequence[float | None],
    results: Sequence[Sequence[float]],
    complete: Sequence[bool],
    cumulation: Cumulation,
    *,
    carry_forward: bool = False,
) -> Tracked:
    """Fill an indicator tracking table.

    Parameters
    ----------
    targets : sequence of float or None
        Target of each period; running totals where the cumulation is not `non_cumulative`.
    results : sequence of sequence of float
        Results reported in each period, in the order of reporting.
    complete : sequence of bool
        Whether each period has ended.
    cumulation : Cumulation
    carry_forward : bool
        Whether an empty period repeats the last running total.
    """
    actual = _actuals(results, cumulation, carry_forward=carry_forward)
    percent = tuple(_percent(a, t) for a, t in zip(actual, targets, strict=True))
    ended = [i for i, done in enumerate(complete) if done]
    life_target, life_actual = _to_date(targets, actual, range(len(actual)), cumulation)
    due_target, due_actual = _to_date(targets, actual, ended, cumulation)
    return Tracked(
        actual,
        percent,
        life_target,
        life_actual,
        _percent(life_actual, life_target),
        due_target,
        due_actual,
        _percent(due_actual, due_target),
    )


def percent_of_target(series: Series, settings: Settings) -> Result:
    """Actual to date over the target to date, 1 or 0 for a milestone; computed and shown, never a verdict."""
    result = Result("percent_of_target", "not_computable", target=settings.target)
    if settings.target is None:
        return replace(result, reasons=(Reason.NO_TARGET,))
    result, points = opened(result, series, settings)
    if not points:
        return result
    latest = points[-1]
    if settings.cumulation is Cumulation.MILESTONE:
        return replace(result, status="context", estimate=float(latest.value >= settings.target.value))
    due = [step for step in (*settings.steps, settings.target) if step.date <= settings.cut_off]
    if settings.steps and not due:
        return replace(result, reasons=(Reason.NOT_DUE,))
    summed = settings.cumulation is Cumulation.CUMULATIVE or _stands_alone(settings)
    window = settings.baseline
    since = [p for p in points if window is None or p.start > window.end]
    actual = sum(p.value for p in since) if summed else latest.value
    target = settings.target.value
    if settings.steps:
        target = sum(step.value for step in due) if _stands_alone(settings) else due[-1].value
    if target == 0:
        return replace(result, reasons=(Reason.ZERO_TARGET,))
    return replace(result, status="context", estimate=actual / target)


def _stands_alone(settings: Settings) -> bool:
    """Whether results and targets are each of their own period alone, and can be added up: shares and rates cannot."""
    return settings.cumulation is Cumulation.NON_CUMULATIVE and settings.kind in FLOWS


def _actuals(
    results: Sequence[Sequence[float]], cumulation: Cumulation, *, carry_forward: bool
) -> tuple[float | None, ...]:
    actual: list[float | None] = []
    total: float | None = None
    for reported in results:
        if cumulation is Cumulation.CUMULATIVE:
            total = (total or 0.0) + sum(reported) if reported else total
            actual.append(total if reported or carry_forward else None)
        elif cumulation is Cumulation.NON_CUMULATIVE:
            actual.append(sum(reported) if reported else None)
        else:
            total = reported[-1] if reported else total
            actual.append(reported[-1] if reported else total if carry_forward else None)
    return tuple(actual)


def _to_date(
    targets: Sequence[float | None], actual: Sequence[float | None], periods: Sequence[int], cumulation: Cumulation
) -> tuple[float | None, float | None]:
    goals = [t for i in periods if (t := targets[i]) is not None]
    values = [a for i in periods if (a := actual[i]) is not None]
    if cumulation is Cumulation.NON_CUMULATIVE:
        return (sum(goals) if goals else None, sum(values) if values else None)
    return (goals[-1] if goals else None, values[-1] if values else None)


def _percent(actual: float | None, target: float | None) -> float | None:
    return None if actual is None or not target else actual / target


RULE: Final = Rule(
    name="percent_of_target",
    apply=percent_of_target,
    title=_("percent of the target"),
    compares=_("The figure to date with the target. Shown, never judged by: it misleads where a fall is intended."),
    statuses={},
    needs_target=True,
    is_beside=True,
)

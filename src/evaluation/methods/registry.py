"""Methods by name."""

from __future__ import annotations

import difflib
import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from evaluation.errors import ParameterError
from evaluation.methods.comparisons.areas_compared import NAME as AREAS_COMPARED
from evaluation.methods.comparisons.change import change
from evaluation.methods.due import baseline_of, baseline_points, due, opened
from evaluation.methods.published.change_interval import change_interval
from evaluation.methods.published.destatis_trend import LIMITS as DESTATIS_LIMITS
from evaluation.methods.published.destatis_trend import destatis_trend
from evaluation.methods.published.linear_trend import linear_trend
from evaluation.methods.published.spc_xmr import spc_xmr
from evaluation.methods.published.statcan_2024 import WITH_TARGET as STATCAN_LIMITS
from evaluation.methods.published.statcan_2024 import WITHOUT_TARGET as STATCAN_RATES
from evaluation.methods.published.statcan_2024 import statcan_2024
from evaluation.methods.published.unsd_2023 import WITH_TARGET as UNSD_LIMITS
from evaluation.methods.published.unsd_2023 import WITHOUT_TARGET as UNSD_RATES
from evaluation.methods.published.unsd_2023 import unsd_2023
from evaluation.methods.result import Reason, Result
from evaluation.methods.series import Series, Settings, Target
from evaluation.methods.targets.gap_closed import THRESHOLDS as GAP_CLOSED_LIMITS
from evaluation.methods.targets.gap_closed import gap_closed
from evaluation.methods.targets.percent_of_target import percent_of_target

Method = Callable[[Series, Settings], Result]

METHODS: Final[Mapping[str, Method]] = MappingProxyType(
    {
        "gap_closed": gap_closed,
        "percent_of_target": percent_of_target,
        "change": change,
        "statcan_2024": statcan_2024,
        "unsd_2023": unsd_2023,
        "destatis_trend": destatis_trend,
        "linear_trend": linear_trend,
        "change_interval": change_interval,
        "spc_xmr": spc_xmr,
    }
)

THRESHOLDS: Final[Mapping[str, Mapping[str, float]]] = MappingProxyType(
    {
        "gap_closed": GAP_CLOSED_LIMITS,
        "statcan_2024": STATCAN_LIMITS,
        "unsd_2023": UNSD_LIMITS,
        "destatis_trend": DESTATIS_LIMITS,
    }
)
"""Limits of the methods that judge by fixed ones, for a series with a target."""
LIMITS_OF_RATES: Final[Mapping[str, Mapping[str, float]]] = MappingProxyType(
    {"statcan_2024": STATCAN_RATES, "unsd_2023": UNSD_RATES}
)
"""Limits of yearly growth, for a series without one."""

AVERAGED: Final = ("statcan_2024",)
"""Methods whose scores of several series are averaged."""


def check_method(name: str) -> None:
    """Refuse a name that no method has, with the one that was meant.

    Raises
    ------
    ParameterError
        If there is no such method.
    """
    known = (*METHODS, AREAS_COMPARED)
    if name not in known:
        close = difflib.get_close_matches(name, known, n=1)
        hint = f" Did you mean {close[0]}?" if close else ""
        raise ParameterError(f"method: there is none called {name!r}.{hint} Known: {', '.join(known)}.")


def run(name: str, series: Series, settings: Settings) -> Result:
    """Apply the method called `name`.

    Returns
    -------
    Result
        The method's; `not_computable` where its arithmetic leaves the numbers that a computer can hold.

    Raises
    ------
    ParameterError
        If there is no such method.
    """
    check_method(name)
    if name == AREAS_COMPARED:
        raise ParameterError(f"method: {name} compares many series at once; it gives none to a single one.")
    settings, missing = _with_target(series, settings)
    if missing and name != "change":
        return replace(opened(Result(name, "not_computable"), series, settings)[0], reasons=(missing,))
    result = METHODS[name](series, settings)
    if all(number is None or math.isfinite(number) for number in _numbers(result)):
        return result
    return Result(name, "not_computable", reasons=(Reason.OUT_OF_RANGE,), points_used=result.points_used)


def _with_target(series: Series, settings: Settings) -> tuple[Settings, Reason | None]:
    """Settings with the target that follows from the baseline, or why it does not follow."""
    relative = settings.relative_target
    if relative is None:
        return settings, None
    before = baseline_points(due(series, settings), settings)
    baseline = baseline_of(before, settings.kind) if before else None
    if baseline is None or baseline.value <= 0:
        return settings, Reason.ZERO_BASELINE if baseline else Reason.NO_BASELINE
    value = relative.percent_of_baseline / 100 * baseline.value
    return replace(settings, target=Target(value, relative.date, relative.ref)), None


def _numbers(result: Result) -> tuple[float | None, ...]:
    ends = (*(result.interval or ()), *(result.slope_interval or ()))
    means = tuple(reading.value for reading in (result.baseline, result.latest) if reading)
    return (result.score, result.estimate, result.difference, result.projection, result.slope, *ends, *means)

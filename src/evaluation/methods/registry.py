"""Methods by name."""

from __future__ import annotations

import difflib
import math
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from evaluation.errors import ParameterError
from evaluation.methods.comparisons.areas_compared import NAME as AREAS_COMPARED
from evaluation.methods.comparisons.areas_compared import STATUSES as STATUSES_OF_AREAS
from evaluation.methods.comparisons.change import RULE as CHANGE
from evaluation.methods.due import baseline_of, baseline_points, due, opened
from evaluation.methods.published.change_interval import RULE as CHANGE_INTERVAL
from evaluation.methods.published.destatis_trend import RULE as DESTATIS_TREND
from evaluation.methods.published.linear_trend import RULE as LINEAR_TREND
from evaluation.methods.published.spc_xmr import RULE as SPC_XMR
from evaluation.methods.published.statcan_2024 import RULE as STATCAN_2024
from evaluation.methods.published.unsd_2023 import RULE as UNSD_2023
from evaluation.methods.result import Outlook, Reason, Result
from evaluation.methods.rule import EVERYWHERE, Method, Rule
from evaluation.methods.series import Series, Settings, Target
from evaluation.methods.targets.gap_closed import RULE as GAP_CLOSED
from evaluation.methods.targets.percent_of_target import RULE as PERCENT_OF_TARGET

RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {
        rule.name: rule
        for rule in (
            GAP_CLOSED,
            PERCENT_OF_TARGET,
            CHANGE,
            STATCAN_2024,
            UNSD_2023,
            DESTATIS_TREND,
            LINEAR_TREND,
            CHANGE_INTERVAL,
            SPC_XMR,
        )
    }
)
"""Every method of one series, in the order in which they are listed. A new one is a module and a word here."""

METHODS: Final[Mapping[str, Method]] = MappingProxyType({name: rule.apply for name, rule in RULES.items()})
JUDGING: Final = tuple(name for name, rule in RULES.items() if rule.short)
"""Methods that can judge an indicator."""
AVERAGED: Final = tuple(name for name, rule in RULES.items() if rule.is_averaged)
"""Methods whose scores of several series are averaged."""
THRESHOLDS: Final = MappingProxyType({name: rule.limits for name, rule in RULES.items() if rule.limits})
"""Limits of the methods that judge by fixed ones, for a series with a target."""

STATUSES: Final[Mapping[str, Mapping[str, tuple[Outlook, str]]]] = MappingProxyType(
    {**{name: {**rule.statuses, **EVERYWHERE} for name, rule in RULES.items()}, AREAS_COMPARED: STATUSES_OF_AREAS}
)
METHOD_STATUSES: Final[Mapping[str, Mapping[str, Outlook]]] = MappingProxyType(
    {name: {status: outlook for status, (outlook, _words) in found.items()} for name, found in STATUSES.items()}
)
"""Statuses of every method, in its own words, with their class."""
_ALL: Final = {s: said for found in STATUSES.values() for s, said in found.items()}
STATUS_WORDS: Final[Mapping[str, str]] = MappingProxyType({s: words for s, (_, words) in _ALL.items()})
STATUS_OUTLOOKS: Final[Mapping[str, Outlook]] = MappingProxyType({s: outlook for s, (outlook, _) in _ALL.items()})
"""Every status with its class; a word that two methods share means the same in both."""


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

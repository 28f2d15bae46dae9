"""Progress towards a goal by growth rates, as Statistics Canada published it in 2024 with the Open SDG platform.

Source: Open SDG, Progress measurement methodology; Statistics Canada, Sustainable Development Goals data hub. The
constants are the rounded ones that were published. tests/reference/statcan_2024 holds the published results.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from evaluation.locale.language import _
from evaluation.methods.compared import reaches
from evaluation.methods.due import crosses_break
from evaluation.methods.published.growth import base_year, growth, opened_by_year
from evaluation.methods.result import Flag, Outlook, Reason, Result
from evaluation.methods.rule import Rule
from evaluation.methods.series import Point, Series, Settings

BASE_YEAR: Final = 2015
STAND_IN: Final = 0.001
"""The published method puts this for a base or target of zero, and the verdict depends on it."""
TOP: Final = 5.0
WITH_TARGET: Final = {"substantial_progress": 0.95, "moderate_progress": 0.60, "limited_progress": 0.0}
WITHOUT_TARGET: Final = {"substantial_progress": 0.015, "moderate_progress": 0.005, "limited_progress": 0.0}
MEAN_SCORE: Final = {"substantial_progress": 2.5, "moderate_progress": 0.0, "limited_progress": -2.5}
"""Lower limits; a value exactly at one has the better status."""


def statcan_2024(series: Series, settings: Settings) -> Result:
    """Compare the growth since the base year with the growth that the target needs, or with fixed rates.

    The base is the last year of the baseline window that has a figure, or else the next later year (2015 where no
    window is declared).

    Returns
    -------
    Result
        `target_achieved`, `substantial_progress`, `moderate_progress`, `limited_progress`, `deterioration` or
        `not_available`. The estimate is the ratio of the two growth rates, or the growth rate itself where there is
        no target; the score runs from -5 to 5. The flag `zero_replaced` says that a zero stood for 0.001.
    """
    fresh = Result("statcan_2024", "not_available", target=settings.target)
    result, yearly = opened_by_year(fresh, series, settings)
    if not yearly:
        return result
    wanted = base_year(yearly, settings, BASE_YEAR)
    base = next((p for p in yearly if p.end.year >= wanted), None)
    latest = yearly[-1]
    if base is None:
        return replace(result, latest=latest, reasons=(Reason.NO_BASELINE,))
    result = replace(result, baseline=base, latest=latest, difference=latest.value - base.value)
    if base == latest:
        return replace(result, reasons=(Reason.ONE_POINT,))
    if crosses_break(base, latest, settings):
        return replace(result, reasons=(Reason.DEFINITION_BREAK,))
    return _towards_target(result, settings, base, latest) if settings.target else _by_rate(result, settings, base)


def _towards_target(result: Result, settings: Settings, base: Point, latest: Point) -> Result:
    assert settings.target is not None
    sign, target = settings.direction.sign, settings.target.value
    start, goal = base.value or STAND_IN, target or STAND_IN
    flags = result.flags if base.value and target else (*result.flags, Flag.ZERO_REPLACED)
    result = replace(result, thresholds=WITH_TARGET, flags=flags)
    achieved = sign * (latest.value - target) >= 0 or sign * (latest.value - goal) >= 0
    made = growth(latest.value, start, latest.end.year - base.end.year)
    needed = growth(goal, start, settings.target.date.year - base.end.year)
    if made is not None and needed:
        ratio = (-1 if start < 0 else 1) * sign * made / abs(needed)
        result = replace(result, estimate=ratio)
        if not achieved:
            score = min(7.1429 * ratio - 4.2857, TOP) if reaches(ratio, 0.60) else max(4.1667 * ratio - 2.5, -TOP)
            return replace(result, status=_status(ratio, WITH_TARGET), score=score)
    if achieved:
        return replace(result, status="target_achieved", score=TOP)
    if needed == 0:
        return replace(result, reasons=(Reason.TARGET_EQUALS_BASELINE,))
    if settings.target.date.year <= base.end.year:
        return replace(result, reasons=(Reason.TARGET_BEFORE_BASELINE,))
    return replace(result, reasons=(Reason.NO_GROWTH_RATE,))


def _by_rate(result: Result, settings: Settings, base: Point) -> Result:
    latest = result.latest
    assert latest is not None
    start = base.value or STAND_IN
    flags = result.flags if base.value else (*result.flags, Flag.ZERO_REPLACED)
    made = growth(latest.value, start, latest.end.year - base.end.year)
    room = _room(abs(start), settings.limit)
    thresholds = {name: limit * room for name, limit in WITHOUT_TARGET.items()}
    result = replace(result, thresholds=thresholds, flags=flags)
    if made is None:
        return replace(result, reasons=(Reason.NO_GROWTH_RATE,))
    rate = (-1 if start < 0 else 1) * settings.direction.sign * made
    return replace(result, estimate=rate, score=_rate_score(rate, room), status=_status(rate, thresholds))


def _room(base: float, limit: float | None) -> float:
    """Factor on the limits: the closer the base lies to what cannot be exceeded, the less growth is asked for."""
    if limit is None or base >= 2 * abs(limit):
        return 1.0
    limit = abs(limit)
    share = base / limit if base <= limit else (2 * limit - base) / limit
    return float(1.0 - share**4.44)


def _rate_score(rate: float, room: float) -> float:
    if rate < 0:
        return max(125 * rate - 2.5, -TOP)
    if room == 0:
        return TOP
    if reaches(rate, 0.015 * room):
        return min(500 * rate / room - 5, TOP)
    return 250 * rate / room - 1.25 if reaches(rate, 0.005 * room) else 500 * rate / room - 2.5


def _status(value: float, limits: dict[str, float]) -> str:
    return next((status for status, limit in limits.items() if reaches(value, limit)), "deterioration")


Nested = Result | Sequence["Nested"]
"""A result, or a group of results or of groups."""


def indicator_score(results: Sequence[Nested]) -> tuple[float | None, str]:
    """Score and status of an indicator that has several series.

    Parameters
    ----------
    results : sequence
        Results of its series; a group of series stands as a sequence of its own and is averaged first.

    Returns
    -------
    tuple
        Mean of the scores and the status that follows from it; achieved only where every series is. Without any
        scored series (None, `not_available`).
    """
    scored = [r for r in _flat(results) if r.score is not None]
    mean = _mean(results)
    if mean is None:
        return None, "not_available"
    if all(r.status == "target_achieved" for r in scored):
        return mean, "target_achieved"
    return mean, _status(mean, MEAN_SCORE)


def _flat(results: Sequence[Nested]) -> list[Result]:
    return [r for item in results for r in ([item] if isinstance(item, Result) else _flat(item))]


def _mean(results: Sequence[Nested]) -> float | None:
    scores = [item.score if isinstance(item, Result) else _mean(item) for item in results]
    known = [score for score in scores if score is not None]
    return sum(known) / len(known) if known else None


RULE: Final = Rule(
    name="statcan_2024",
    apply=statcan_2024,
    title=_("growth (Statistics Canada)"),
    short=_("by growth"),
    compares=_("The yearly growth since the baseline with the growth that the target needs, or with fixed rates."),
    statuses={
        "target_achieved": (Outlook.FAVOURABLE, _("Target achieved")),
        "substantial_progress": (Outlook.FAVOURABLE, _("Substantial progress")),
        "moderate_progress": (Outlook.UNCLEAR, _("Moderate progress")),
        "limited_progress": (Outlook.UNFAVOURABLE, _("Limited progress")),
        "deterioration": (Outlook.UNFAVOURABLE, _("Deterioration")),
    },
    limits=WITH_TARGET,
    rates=WITHOUT_TARGET,
    takes_target=True,
    is_beside=True,
    is_averaged=True,
)

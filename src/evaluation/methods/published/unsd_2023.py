"""Progress chart of the United Nations Statistics Division of 2023, as a national statistics office applies it.

Source: United Nations, Sustainable Development Goals Progress Chart 2023, technical note. Its statuses
are met or on track; fair, needs acceleration; stagnation or regression. tests/reference/unsd_2023 holds published
results.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from evaluation.framework.vocabulary import Cumulation, Direction
from evaluation.locale.language import _
from evaluation.methods.compared import reaches
from evaluation.methods.due import crosses_break, opened
from evaluation.methods.published.growth import base_year, by_year, growth, power
from evaluation.methods.result import Flag, Outlook, Reason, Result
from evaluation.methods.rule import Rule, as_number
from evaluation.methods.series import Point, Series, Settings

BASE_YEAR: Final = 2015
MET, FAIR, STAGNATION = "met_or_on_track", "fair", "stagnation"
WITH_TARGET: Final = {MET: 0.95, FAIR: 0.10}
WITHOUT_TARGET: Final = {MET: 0.02, FAIR: 0.005}
"""Lower limits; a value exactly at one has the better status."""
ENDS_OF_PERCENT: Final = (0.0, 100.0)
NEAR_THE_END: Final = 1.0


def unsd_2023(series: Series, settings: Settings) -> Result:
    """Project the latest value to the target's year at the growth so far, or compare the growth with fixed rates.

    The base is the last year of the baseline window that has a figure, or else the nearest year, the earlier of two
    equally near (2015 where no window is declared). Once the deadline is past, only years up to it count.

    Returns
    -------
    Result
        `met_or_on_track`, `fair`, `stagnation` or `not_available`. The estimate is the share of the gap that the
        projection closes; without a target, the growth per year in the wanted direction.
    """
    result = Result("unsd_2023", "not_available", target=settings.target)
    if settings.direction is Direction.NONE:
        return replace(result, status="context", reasons=(Reason.DIRECTION_NONE,))
    result, points = opened(result, series, settings)
    if not points:
        return result
    if settings.cumulation is Cumulation.MILESTONE:
        latest = points[-1]
        met = latest.value >= (settings.target.value if settings.target else 1)
        return replace(result, status=MET if met else STAGNATION, latest=latest, points_used=len(points))
    yearly = by_year(points, settings)
    if not yearly:
        return replace(result, reasons=(Reason.METHOD_DOES_NOT_FIT,))
    judged = _until_deadline(yearly, settings)
    result = replace(result, points_used=len(judged))
    wanted = base_year(judged, settings, BASE_YEAR)
    base = min(judged, key=lambda p: (abs(p.end.year - wanted), p.end.year))
    latest = judged[-1]
    result = replace(result, baseline=base, latest=latest, difference=latest.value - base.value)
    if base != latest and crosses_break(base, latest, settings):
        return replace(result, reasons=(Reason.DEFINITION_BREAK,))
    return _towards_target(result, settings, base, latest) if settings.target else _by_rate(result, settings, base)


def _until_deadline(yearly: list[Point], settings: Settings) -> list[Point]:
    """Years up to the deadline, if there are two of them; else all, and the growth leads back to the deadline."""
    if settings.target is None:
        return yearly
    before = [p for p in yearly if p.end.year <= settings.target.date.year]
    return before if len(before) > 1 else yearly


def _towards_target(result: Result, settings: Settings, base: Point, latest: Point) -> Result:
    assert settings.target is not None
    target, sign = settings.target, settings.direction.sign
    result = replace(result, thresholds=WITH_TARGET)
    gap, left = target.value - base.value, target.date.year - latest.end.year
    rate = growth(latest.value, base.value, latest.end.year - base.end.year)
    factor = power(1 + rate, left) if rate is not None else None
    if factor is not None and gap:
        projection = latest.value * factor
        result = replace(result, projection=projection, estimate=(projection - base.value) / gap)
    if left >= 0 and sign * (latest.value - target.value) >= 0:
        return replace(result, status=MET)
    if left >= 0 and _near_the_end(latest, settings):
        return replace(result, status=MET, flags=(*result.flags, Flag.NEAR_THE_END))
    if base == latest:
        return replace(result, reasons=(Reason.ONE_POINT,))
    if sign * (base.value - target.value) >= 0:  # where the rule is silent: the share of the gap turns round there
        return replace(result, status=STAGNATION, flags=(*result.flags, Flag.BASELINE_MET))
    if result.estimate is None:
        return replace(result, reasons=(Reason.ZERO_BASELINE if base.value == 0 else Reason.NO_GROWTH_RATE,))
    return replace(result, status=_status(result.estimate, WITH_TARGET))


def _near_the_end(latest: Point, settings: Settings) -> bool:
    """Whether a percentage is within one point of a target of 0 or 100 per cent."""
    target = settings.target
    if target is None or not settings.is_percent or target.value not in ENDS_OF_PERCENT:
        return False
    return reaches(NEAR_THE_END, abs(latest.value - target.value))


def _by_rate(result: Result, settings: Settings, base: Point) -> Result:
    latest = result.latest
    assert latest is not None
    result = replace(result, thresholds=WITHOUT_TARGET)
    if base == latest:
        return replace(result, reasons=(Reason.ONE_POINT,))
    if base.value == 0:
        return replace(result, reasons=(Reason.ZERO_BASELINE,))
    rate = growth(latest.value, base.value, latest.end.year - base.end.year) if base.value > 0 else None
    if rate is None:
        return replace(result, reasons=(Reason.NO_GROWTH_RATE,))
    wanted = settings.direction.sign * rate
    return replace(result, estimate=wanted, status=_status(wanted, WITHOUT_TARGET))


def _status(value: float, limits: dict[str, float]) -> str:
    return next((status for status, limit in limits.items() if reaches(value, limit)), STAGNATION)


RULE: Final = Rule(
    name="unsd_2023",
    apply=unsd_2023,
    title=_("projection (United Nations)"),
    short=_("by projection"),
    compares=_(
        "The value projected to the target's year with the target, or the growth with fixed rates. Where the "
        "target is none or all of a percentage, a value within {near} of it counts as met."
    ),
    numbers={"near": as_number(NEAR_THE_END)},
    statuses={
        "met_or_on_track": (Outlook.FAVOURABLE, _("Met or on track")),
        "fair": (Outlook.UNCLEAR, _("Fair, needs acceleration")),
        "stagnation": (Outlook.UNFAVOURABLE, _("Stagnation or regression")),
    },
    limits=WITH_TARGET,
    rates=WITHOUT_TARGET,
    takes_target=True,
    is_beside=True,
)

"""Trend of the last years, as Germany's Federal Statistical Office judges the indicators of sustainable development.

Source: Statistisches Bundesamt, Sustainable Development in Germany, Indicator Report, annex on the status of the
indicators. The statuses are its weather symbols.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

from evaluation.locale.language import _
from evaluation.methods.compared import reaches
from evaluation.methods.due import crosses_break, is_on_wrong_side
from evaluation.methods.published.growth import opened_by_year
from evaluation.methods.result import Flag, Outlook, Reason, Result
from evaluation.methods.rule import Rule, as_number
from evaluation.methods.series import Point, Series, Settings

POINTS: Final = 6
FEWEST: Final = 4
SUN, SUN_WITH_CLOUD, CLOUD, THUNDERSTORM = "sun", "sun_with_cloud", "cloud", "thunderstorm"
LIMITS: Final = {SUN: 0.05, SUN_WITH_CLOUD: 0.20}
"""Shares of the remaining gap that the trend would miss: below the first a sun, up to and with the second a sun with
cloud."""


def destatis_trend(series: Series, settings: Settings) -> Result:
    """Extend the average yearly change of the last six figures to the target's year.

    Without a target, the average change and the last change are looked at together.

    Returns
    -------
    Result
        `sun`, `sun_with_cloud`, `cloud`, `thunderstorm` or `not_available`. The estimate is the share of the remaining
        gap that the trend would miss, the slope the average change per year, the projection the value it leads to.
    """
    fresh = Result("destatis_trend", "not_available", target=settings.target, thresholds=LIMITS)
    result, yearly = opened_by_year(fresh, series, settings, POINTS)
    if not yearly:
        return result
    first, latest = yearly[0], yearly[-1]
    result = replace(result, baseline=first, latest=latest, difference=latest.value - first.value)
    sign = settings.direction.sign
    if settings.target and sign * (latest.value - settings.target.value) >= 0:
        return replace(result, status=SUN)
    if len(yearly) < FEWEST:
        return replace(result, reasons=(Reason.TOO_FEW_POINTS,))
    if crosses_break(first, latest, settings):
        return replace(result, reasons=(Reason.DEFINITION_BREAK,))
    slope = (latest.value - first.value) / (latest.end.year - first.end.year)
    result = replace(result, slope=slope)
    if not math.isfinite(slope):
        return replace(result, reasons=(Reason.NO_GROWTH_RATE,))
    if settings.target:
        if is_on_wrong_side(latest, series, settings):
            result = replace(result, flags=(*result.flags, Flag.WRONG_SIDE))
        return _towards_target(result, settings, latest, slope)
    last_change = sign * (latest.value - yearly[-2].value)
    rising, risen = sign * slope > 0, last_change > 0
    return replace(
        result,
        status=(SUN if risen else SUN_WITH_CLOUD) if rising else (CLOUD if risen else THUNDERSTORM),
    )


def _towards_target(result: Result, settings: Settings, latest: Point, slope: float) -> Result:
    """Nothing is projected once the target's year is past: what is missing then is the whole gap."""
    assert settings.target is not None
    sign, target = settings.direction.sign, settings.target
    left = max(0, target.date.year - latest.end.year)
    projection = latest.value + slope * left
    missed, gap = sign * (target.value - projection), sign * (target.value - latest.value)
    share = missed / gap
    if not math.isfinite(share):
        return replace(result, reasons=(Reason.NO_GROWTH_RATE,))
    result = replace(result, projection=projection, estimate=share)
    if sign * slope <= 0:
        return replace(result, status=THUNDERSTORM)
    if not reaches(share, LIMITS[SUN]):
        return replace(result, status=SUN)
    return replace(result, status=SUN_WITH_CLOUD if reaches(LIMITS[SUN_WITH_CLOUD], share) else CLOUD)


RULE: Final = Rule(
    name="destatis_trend",
    apply=destatis_trend,
    title=_("trend (Destatis, Germany)"),
    short=_("by trend"),
    compares=_(
        "The average change of the last {points} yearly figures, of at least {fewest}, extended to the target's "
        "year; the limits are shares of the remaining gap that it would miss."
    ),
    numbers={"points": as_number(POINTS), "fewest": as_number(FEWEST)},
    statuses={
        "sun": (Outlook.FAVOURABLE, _("On course")),
        "sun_with_cloud": (Outlook.UNCLEAR, _("Mostly on course")),
        "cloud": (Outlook.UNCLEAR, _("Mostly off course")),
        "thunderstorm": (Outlook.UNFAVOURABLE, _("Off course")),
    },
    limits=LIMITS,
    signs=("<", "≤"),
    takes_target=True,
    is_beside=True,
)

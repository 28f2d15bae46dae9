"""Change since a comparison year against an interval that an office declares, as Northern Ireland publishes it.

Source: Northern Ireland Executive, Programme for Government Wellbeing Framework. tests/reference/ni_wellbeing holds the
published results.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, localcontext
from typing import Final

from evaluation.framework.vocabulary import Direction
from evaluation.locale.language import _
from evaluation.methods.due import baseline_of, baseline_points, crosses_break, opened
from evaluation.methods.result import Outlook, Reason, Result
from evaluation.methods.rule import Rule
from evaluation.methods.series import Point, Series, Settings

DIGITS: Final = 800
"""More than the difference of any two numbers of a computer has."""


def change_interval(series: Series, settings: Settings) -> Result:
    """Compare the change since the baseline with the declared interval.

    The change is rounded to the decimals of the series, since that is what the office and its readers see.

    Returns
    -------
    Result
        `improved` or `worsened` where the change is at least the interval, else `no_change`; `not_available` with a
        reason where it cannot be told. The estimate is the change in the unit of the indicator.
    """
    result = Result("change_interval", "not_available")
    result, points = opened(result, series, settings)
    if not points:
        return result
    before = baseline_points(points, settings)
    if not before:
        return _untold(result, settings, Reason.NO_BASELINE)
    baseline, latest = baseline_of(before, settings.kind), points[-1]
    if latest in before:
        return _untold(result, settings, Reason.ONE_POINT)
    result = replace(result, baseline=baseline)
    if crosses_break(baseline, latest, settings):
        return _untold(result, settings, Reason.DEFINITION_BREAK)
    if not math.isfinite(baseline.value):
        return _untold(result, settings, Reason.OUT_OF_RANGE)
    change = _rounded_change(baseline, points)
    result = replace(result, estimate=float(change), difference=float(change))
    if settings.direction is Direction.NONE:
        return _untold(result, settings, Reason.DIRECTION_NONE)
    declared = settings.material_change
    if declared is None:
        return _untold(result, settings, Reason.NO_MATERIAL_CHANGE)
    years = latest.end.year - baseline.end.year
    limit = declared.limit(baseline.value, years)
    result = replace(result, thresholds={"improved": limit, "worsened": -limit})
    wanted = settings.direction.sign * change
    if change == 0 or abs(wanted) < _exact(limit):
        return replace(result, status="no_change")
    return replace(result, status="improved" if wanted > 0 else "worsened")


def _untold(result: Result, settings: Settings, reason: Reason) -> Result:
    return replace(
        result, status="context" if settings.direction is Direction.NONE else result.status, reasons=(reason,)
    )


def _rounded_change(baseline: Point, points: Sequence[Point]) -> Decimal:
    """Latest value less the baseline; decimal arithmetic, since a change may lie exactly on its interval."""
    digits = [_exact(p.value) for p in points]
    finest = min(int(number.as_tuple().exponent) for number in digits)
    with localcontext(prec=DIGITS):
        return (digits[-1] - _exact(baseline.value)).quantize(Decimal(1).scaleb(min(finest, 0)))


def _exact(value: float) -> Decimal:
    """The number as it was written, with the digits that tell it from every other."""
    return Decimal(repr(value)).normalize()


RULE: Final = Rule(
    name="change_interval",
    apply=change_interval,
    title=_("change with a declared interval"),
    short=_("by interval"),
    compares=_("The change since the baseline, at the digits of the figures, with an interval declared in the sheet."),
    statuses={
        "improved": (Outlook.FAVOURABLE, _("Improved")),
        "no_change": (Outlook.UNCLEAR, _("No significant change")),
        "worsened": (Outlook.UNFAVOURABLE, _("Worsened")),
    },
    is_trend=True,
)

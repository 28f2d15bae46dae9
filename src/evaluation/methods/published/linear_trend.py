"""Straight line through all yearly figures, as monitoring bodies fit it that distrust a comparison of two of them.

Ordinary least squares; the interval of the slope uses Student's t with two degrees of freedom fewer than there are
points.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from evaluation.locale.language import _
from evaluation.methods.compared import reaches
from evaluation.methods.due import crosses_break, is_on_wrong_side
from evaluation.methods.exact import t_quantile
from evaluation.methods.published.growth import opened_by_year
from evaluation.methods.result import Flag, Outlook, Reason, Result
from evaluation.methods.rule import Rule, as_number, as_percent
from evaluation.methods.series import Point, Series, Settings

FEWEST: Final = 4
LEVEL: Final = 0.95
NOISE: Final = 1e-12
"""A slope that moves the values less than this, in relation to the largest of them, is none."""

Line = tuple[float, float, tuple[float, float]]
"""Slope per year, value in the last year, 95 % interval of the slope."""


def linear_trend(series: Series, settings: Settings) -> Result:
    """Judge the slope of the line through all yearly figures, or where the line stands at the target's date.

    Returns
    -------
    Result
        Without a target `as_intended`, `against` or `no_clear_change`, by the interval of the slope. With one
        `achieved` and `missed`; before its date also `on_track` where the line reaches it, `behind` where only the
        slope is as intended, `regressing` where it is against, else `no_clear_change`. Where the latest figure is worse
        than both baseline and target, a line that reaches the target is not enough: it is on no track yet. The estimate
        is the slope per year, the projection the line's value in the year of the target.
    """
    fresh = Result("linear_trend", "not_computable", target=settings.target, thresholds={"level": LEVEL})
    result, yearly = opened_by_year(fresh, series, settings)
    if not yearly:
        return result
    first, latest = yearly[0], yearly[-1]
    result = replace(result, baseline=first, latest=latest, difference=latest.value - first.value)
    if first != latest and crosses_break(first, latest, settings):
        return replace(result, reasons=(Reason.DEFINITION_BREAK,))
    fitted = _fit(yearly) if len(yearly) >= FEWEST else None
    if fitted is not None:
        slope, level, interval = fitted
        years = settings.target.date.year - latest.end.year if settings.target else None
        result = replace(
            result,
            estimate=slope,
            slope=slope,
            interval=interval,
            slope_interval=interval,
            projection=None if years is None else level + slope * years,
        )
    if settings.target and (settled := _settled(yearly, settings)):
        return replace(result, status=settled)
    if fitted is None:
        few = len(yearly) < FEWEST
        return replace(result, reasons=(Reason.TOO_FEW_POINTS if few else Reason.OUT_OF_RANGE,))
    if is_on_wrong_side(latest, series, settings):
        result = replace(result, flags=(*result.flags, Flag.WRONG_SIDE))
    return replace(result, status=_status(result, settings))


def _settled(yearly: Sequence[Point], settings: Settings) -> str | None:
    """`achieved` or `missed`, where no line is needed to say so: by the figure of the deadline's year once it is past.

    None before the deadline of a target that the latest figure does not meet, and where the deadline's year has no
    figure.
    """
    assert settings.target is not None
    sign, target = settings.direction.sign, settings.target
    past = settings.cut_off >= target.date
    judged = next((p for p in yearly if p.end.year == target.date.year), None) if past else yearly[-1]
    if judged is None:
        return None
    if sign * (judged.value - target.value) >= 0:
        return "achieved"
    return "missed" if past else None


def _fit(yearly: Sequence[Point]) -> Line | None:
    x = np.array([p.end.year for p in yearly], float)
    y = np.array([p.value for p in yearly], float)
    with np.errstate(over="ignore", invalid="ignore"):
        apart = x - x.mean()
        spread = float((apart**2).sum())
        slope = float((apart * (y - y.mean())).sum()) / spread
        if abs(slope) * (x[-1] - x[0]) <= NOISE * float(np.abs(y).max()):
            slope = 0.0
        level = float(y.mean()) + slope * float(apart[-1])
        rest = y - y.mean() - slope * apart
        error = math.sqrt(float((rest**2).sum()) / (len(x) - 2) / spread)
    half = t_quantile(len(x) - 2, LEVEL) * error
    line = slope, level, (slope - half, slope + half)
    return line if all(map(math.isfinite, (slope, level, half))) else None


def _status(result: Result, settings: Settings) -> str:
    assert result.interval is not None
    low, high = result.interval
    moved = settings.direction.sign * (1 if low > 0 else -1 if high < 0 else 0)
    if settings.target is None:
        return {1: "as_intended", -1: "against", 0: "no_clear_change"}[moved]
    assert result.projection is not None
    sign, target = settings.direction.sign, settings.target.value
    is_ahead = settings.cut_off < settings.target.date and Flag.WRONG_SIDE not in result.flags
    if is_ahead and reaches(sign * result.projection, sign * target):
        return "on_track"
    return {1: "behind", -1: "regressing", 0: "no_clear_change"}[moved]


RULE: Final = Rule(
    name="linear_trend",
    apply=linear_trend,
    title=_("straight line through all figures"),
    short=_("by line"),
    compares=_(
        "The straight line through all yearly figures, at least {fewest}: the {level} interval of its slope, or "
        "where it leads by the target's date."
    ),
    numbers={"fewest": as_number(FEWEST), "level": as_percent(LEVEL)},
    statuses={
        "achieved": (Outlook.FAVOURABLE, _("Achieved")),
        "on_track": (Outlook.FAVOURABLE, _("On track")),
        "as_intended": (Outlook.FAVOURABLE, _("As intended")),
        "behind": (Outlook.UNCLEAR, _("Behind")),
        "no_clear_change": (Outlook.UNCLEAR, _("No clear change")),
        "against": (Outlook.UNFAVOURABLE, _("Against what is intended")),
        "regressing": (Outlook.UNFAVOURABLE, _("Regressing")),
        "missed": (Outlook.UNFAVOURABLE, _("Missed")),
    },
    takes_target=True,
    is_trend=True,
)

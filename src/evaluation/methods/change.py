"""Change from baseline, for indicators without a target.

The exact interval for the ratio of two Poisson rates conditions on their total: Clopper and Pearson, Biometrika 26
(1934), applied as in Przyborowski and Wilenski, Biometrika 31 (1940). Counts are divided by the dispersion first
(McCullagh and Nelder, Generalized Linear Models, 1989, section 6.2.3). Slope: Theil and Sen.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from typing import Final

from evaluation.framework.vocabulary import Direction, Kind
from evaluation.methods.due import absent, baseline_of, baseline_points, crosses_break, due, flags, is_stale
from evaluation.methods.exact import fisher_pvalue, rate_ratio_interval, share_ratio_interval, theil_sen
from evaluation.methods.result import Reason, Result
from evaluation.methods.series import Point, Series, Settings

LEVEL: Final = 0.95
YEAR: Final = 365.25
DISPERSION_POINTS: Final = 3
SLOPE_POINTS: Final = 4
SLOPE_INTERVAL_POINTS: Final = 6
UNLIMITED: Final = 1e9
"""Stands for "any larger value" of an at-least figure; a verdict that it turns was never sure."""

Comparison = tuple[float | None, float | None, tuple[float, float] | None, int]
"""Estimate, difference, interval, and the sign of a demonstrated change (0: none)."""


def change(series: Series, settings: Settings) -> Result:
    """Compare the last due value with the baseline window.

    Returns
    -------
    Result
        Status `improved`, `no_clear_change` or `worsened`; `context` where no direction is wanted; `not_computable`
        with a reason otherwise. Where a comparison exists its numbers are given even without a verdict.
    """
    points = due(series, settings)
    empty = Result("change", "not_computable", points_used=0, thresholds={"level": LEVEL})
    if not points:
        return replace(empty, reason=absent(series, settings))
    before = baseline_points(points, settings)
    after = [p for p in points if p not in before and (not before or p.end > before[-1].end)]
    latest = after[-1] if after else points[-1]
    slope, slope_interval = _slope(points, settings.kind)
    found = Result(
        "change",
        "not_computable",
        latest=latest,
        slope=slope,
        slope_interval=slope_interval,
        flags=flags(points, settings),
        points_used=len(points),
        thresholds=empty.thresholds,
    )
    if not before:
        return _without_comparison(found, settings, Reason.ONE_POINT if len(points) == 1 else Reason.NO_BASELINE)
    if not after:
        return _without_comparison(found, settings, Reason.ONE_POINT)
    found = replace(found, baseline=baseline_of(before, settings.kind))
    return _judge(found, settings, _phi(before, settings))


def dispersion(points: Sequence[Point]) -> float | None:
    """Dispersion of counts around a constant rate, at least 1; None for fewer than three points.

    The Pearson statistic divided by its degrees of freedom.
    """
    values = [(p.value, p.days) for p in points]
    total, days = sum(v for v, _ in values), sum(d for _, d in values)
    if len(values) < DISPERSION_POINTS or total == 0:
        return None
    expected = [total * d / days for _, d in values]
    pearson = sum((v - m) ** 2 / m for (v, _), m in zip(values, expected, strict=True))
    return max(1.0, pearson / (len(values) - 1))


def _phi(before: Sequence[Point], settings: Settings) -> float | None:
    own = dispersion(before)
    return own if own is not None else settings.dispersion


def _without_comparison(found: Result, settings: Settings, reason: Reason) -> Result:
    return replace(found, status="context" if settings.direction is Direction.NONE else found.status, reason=reason)


def _judge(found: Result, settings: Settings, phi: float | None) -> Result:
    baseline, latest = found.baseline, found.latest
    assert baseline is not None
    assert latest is not None
    estimate, difference, interval, sign = _compare(baseline, latest, settings, phi)
    result = replace(found, estimate=estimate, difference=difference, interval=interval)
    if settings.kind is Kind.COUNT:
        result = replace(result, dispersion=phi)
    if settings.direction is Direction.NONE:
        return replace(result, status="context", reason=Reason.DIRECTION_NONE)
    if crosses_break(baseline, latest, settings):
        return replace(result, reason=Reason.DEFINITION_BREAK)
    if is_stale(latest, settings):
        return replace(result, reason=Reason.STALE)
    obstacle = _obstacle(baseline, latest, settings, estimate)
    if obstacle:
        return replace(result, reason=obstacle)
    if settings.kind is Kind.COUNT and phi is None:
        return replace(result, status="no_clear_change", reason=Reason.DISPERSION_UNKNOWN)
    bounds = list(product(_bounds(baseline), _bounds(latest)))[1:]  # the first pair is the two stated values
    if any(_compare(b, v, settings, phi)[3] != sign for b, v in bounds):
        return replace(result, status="no_clear_change", reason=Reason.BOUND_FLIPS)
    status = {0: "no_clear_change", 1: "improved", -1: "worsened"}[sign * settings.direction.sign]
    return replace(result, status=status)


def _obstacle(baseline: Point, latest: Point, settings: Settings, estimate: float | None) -> Reason | None:
    if settings.kind is Kind.SHARE and (baseline.denominator is None or latest.denominator is None):
        return Reason.NO_PARTS
    if settings.kind in (Kind.COUNT, Kind.SHARE):
        return Reason.ZERO_BASELINE if estimate is None else None
    material = settings.material_change
    if material is None:
        return Reason.NO_MATERIAL_CHANGE
    if material.of == "baseline" and baseline.value == 0:
        return Reason.ZERO_BASELINE
    return None


def _compare(baseline: Point, latest: Point, settings: Settings, phi: float | None) -> Comparison:
    if settings.kind is Kind.COUNT:
        return _rates(baseline, latest, phi, settings.period_days)
    difference = latest.value - baseline.value
    relative = difference / abs(baseline.value) if baseline.value else None
    if settings.kind is Kind.SHARE:
        return _shares(baseline, latest)
    material = settings.material_change
    if material is None:
        return relative, difference, None, 0
    limit = material.limit(baseline.value)
    beyond = abs(difference) >= limit * (1 - 1e-12) and difference != 0
    return relative, difference, None, int(math.copysign(1, difference)) if beyond else 0


def _rates(baseline: Point, latest: Point, phi: float | None, period: float) -> Comparison:
    """Ratio of two Poisson rates with the exact conditional interval of the counts divided by `phi`."""
    difference = (latest.value / latest.days - baseline.value / baseline.days) * period
    if baseline.value <= 0 or latest.value < 0:
        return None, difference, None, 0
    exposure = baseline.days / latest.days
    ratio = latest.value / baseline.value * exposure
    if phi is None:
        return ratio, difference, None, 0
    low, high = rate_ratio_interval(baseline.value / phi, latest.value / phi, exposure, LEVEL)
    return ratio, difference, (low, high), 1 if low > 1 else -1 if high < 1 else 0


def _shares(baseline: Point, latest: Point) -> Comparison:
    """Ratio of two shares; Fisher's exact test decides, the interval is that of the log ratio (Katz 1978)."""
    difference = latest.value - baseline.value
    ratio = latest.value / baseline.value if baseline.value else None
    parts = (latest.numerator, latest.denominator, baseline.numerator, baseline.denominator)
    if any(part is None for part in parts):
        return ratio, difference, None, 0
    top, whole, base_top, base_whole = (round(part or 0.0) for part in parts)
    if not (0 <= top <= whole and 0 <= base_top <= base_whole and whole and base_whole):
        return ratio, difference, None, 0
    pvalue = fisher_pvalue(top, whole, base_top, base_whole)
    interval = share_ratio_interval(top, whole, base_top, base_whole, LEVEL) if top and base_top else None
    sign = 0 if pvalue >= 1 - LEVEL or difference == 0 else int(math.copysign(1, difference))
    return ratio, difference, interval, sign


def _bounds(point: Point) -> list[Point]:
    """The value as stated, and the bounds that the document's words allow."""
    value = point.value
    if point.qualifier == "at_least":
        return [point, replace(point, value=max(value, 1.0) * UNLIMITED)]
    if point.qualifier == "at_most":
        return [point, replace(point, value=0.0)]
    if point.qualifier == "about":
        half = half_unit(value)
        return [point, replace(point, value=value - half), replace(point, value=value + half)]
    return [point]


def half_unit(value: float) -> float:
    """Half a unit of the last digit that is not zero: 50 for 1900, 0.05 for 0.1."""
    if value == 0:
        return 0.0
    text = f"{abs(value):.10f}".rstrip("0")
    whole, _, decimals = text.partition(".")
    if decimals:
        return float(0.5 * 10.0 ** -len(decimals))
    return float(0.5 * 10.0 ** (len(whole) - len(whole.rstrip("0"))))


def _slope(points: Sequence[Point], kind: Kind) -> tuple[float | None, tuple[float, float] | None]:
    """Theil-Sen slope per year of yearly rates (counts) or values, from four points on; from six also its interval."""
    if len(points) < SLOPE_POINTS:
        return None, None
    years = [(p.start.toordinal() + p.end.toordinal()) / 2 / YEAR for p in points]
    values = [p.value * (YEAR / p.days if kind is Kind.COUNT else 1.0) for p in points]
    fit = theil_sen(years, values, LEVEL)
    if fit is None:
        return None, None
    return fit[0], fit[1] if len(points) >= SLOPE_INTERVAL_POINTS else None

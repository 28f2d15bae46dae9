"""Yearly growth and the limits of the published methods: what they share."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from evaluation.framework.vocabulary import Cumulation, Direction, Kind
from evaluation.methods.due import opened
from evaluation.methods.result import Reason, Result
from evaluation.methods.series import Point, Series, Settings

FLOWS = (Kind.COUNT, Kind.AMOUNT)
ADDED_UP = (Cumulation.NON_CUMULATIVE, Cumulation.CUMULATIVE)


def growth(value: float, base: float, years: float) -> float | None:
    """Compound growth per year, `(value / base) ** (1 / years) - 1`; None where it does not exist or overflows.

    It needs at least some time, a base that is not zero, and two values that are not of opposite sign.
    """
    if years <= 0 or base == 0 or value * math.copysign(1, base) < 0:
        return None
    ratio = value / base
    return power(ratio, 1 / years, less=1.0)


def power(base: float, exponent: float, less: float = 0.0) -> float | None:
    """`base ** exponent - less`; None where the result is not a finite number."""
    try:
        raised = base**exponent
    except (OverflowError, ZeroDivisionError):
        return None
    return raised - less if math.isfinite(raised) else None


def opened_by_year(
    result: Result, series: Series, settings: Settings, most: int | None = None
) -> tuple[Result, list[Point]]:
    """The due points year by year, the last `most` of them; none where a method of yearly values has none to judge.

    The result knows how many they are, or why there is none: no direction is wanted, the indicator is a milestone, no
    figure is due, or none is of a year.
    """
    if settings.direction is Direction.NONE:
        return replace(result, status="context", reasons=(Reason.DIRECTION_NONE,)), []
    if settings.cumulation is Cumulation.MILESTONE:
        return replace(result, reasons=(Reason.METHOD_DOES_NOT_FIT,)), []
    result, points = opened(result, series, settings)
    if not points:
        return result, []
    yearly = by_year(points, settings)[-(most or len(points)) :]
    result = replace(result, points_used=len(yearly))
    return (result, yearly) if yearly else (replace(result, reasons=(Reason.METHOD_DOES_NOT_FIT,)), [])


def by_year(points: Sequence[Point], settings: Settings) -> list[Point]:
    """One point per calendar year, the one that ends last in it.

    The published methods compare yearly values and know no exposure. A count or an amount that covers only part of a
    year, or several years, is therefore left out; a state at a point in time belongs to the year of its day.
    """
    last: dict[int, Point] = {}
    for point in points:
        whole = point.is_whole_year or (settings.kind is Kind.AMOUNT and point.days == 1)
        flow = settings.kind in FLOWS and settings.cumulation in ADDED_UP
        if whole if flow else not point.exceeds_year:
            last[point.end.year] = point
    return [last[year] for year in sorted(last)]


def base_year(yearly: Sequence[Point], settings: Settings, otherwise: int) -> int:
    """Year from which growth is measured: the last year of the baseline window that has a figure.

    Its first year where none has; what the method takes where no window is declared.
    """
    if settings.baseline is None:
        return otherwise
    first, last = settings.baseline.start.year, settings.baseline.end.year
    return max((p.end.year for p in yearly if first <= p.end.year <= last), default=first)

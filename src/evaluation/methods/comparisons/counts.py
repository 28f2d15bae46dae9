"""Counts of events compared as rates, with the scatter that their own baseline shows.

Registered counts vary more than chance alone (operations, campaigns), and the scatter of one period is averaged in a
longer one: a count of mean m over L frequencies has the variance m + a m**2 / L (a negative binomial's; McCullagh and
Nelder, Generalized Linear Models, 1989, section 6.2.3). The exact interval for the ratio of two rates conditions on
their total: Clopper and Pearson, Biometrika 26 (1934), as in Przyborowski and Wilenski, Biometrika 31 (1940).

What decides is written for arrays, so that the simulations of false verdicts try the same lines.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from evaluation.methods.age import length_in
from evaluation.methods.compared import Comparison, Tipping, TippingPoint, side_of
from evaluation.methods.exact import normal_quantile, rate_ratio_interval, t_quantile
from evaluation.methods.series import YEAR_LENGTH, Point

LEVEL: Final = 0.95
FEWEST_PERIODS: Final = 3
"""Periods of a baseline that show how much a figure varies by itself."""

Numbers = NDArray[np.float64]
Ends = tuple[Numbers, Numbers]
Lengths = tuple[float, float]


def apart(points: Sequence[Point]) -> list[Point]:
    """Points in order of time of which no two cover the same day; of two that do, the one that ends first."""
    found: list[Point] = []
    for point in sorted(points, key=lambda p: (p.end, p.start)):
        if not found or point.start > found[-1].end:
            found.append(point)
    return found


def scatter_of(points: Sequence[Point], frequency: int) -> float | None:
    """Scatter `a` of counts around their mean; None for fewer than three periods, or where all are nil.

    Parameters
    ----------
    points : sequence of Point
        Counts of periods that do not overlap, of possibly different length.
    frequency : int
        Months between figures, the length for which the scatter is that of one period.
    """
    if len(points) < FEWEST_PERIODS or sum(p.value for p in points) <= 0:
        return None
    lengths = np.array([length_in(frequency, p.start, p.end) for p in points])
    return float(scatter(np.array([p.value for p in points]), lengths))


def scatter(counts: Numbers, lengths: Numbers) -> Numbers:
    """Scatter of counts along the last axis, over periods of so many frequencies; their totals are not nil."""
    total, whole = counts.sum(axis=-1), lengths.sum()
    shares = lengths / whole
    with np.errstate(over="ignore", invalid="ignore"):
        squares = ((counts - shares * total[..., None]) ** 2).sum(axis=-1)
        found: Numbers = np.maximum(0.0, (squares / (1 - (shares**2).sum()) - total) * whole / total**2)
    return found


def in_frequencies(points: Sequence[Point], frequency: int) -> float:
    """Length of points that do not overlap, in frequencies of so many months."""
    return sum(length_in(frequency, p.start, p.end) for p in points)


def deciding_interval(
    before: ArrayLike, after: ArrayLike, exposure: float, lengths: Lengths, scattered: ArrayLike, periods: int
) -> Ends:
    """95 % interval of the ratio of two rates, never narrower than the exact one by chance alone.

    Parameters
    ----------
    before, after : array_like
        Totals of the two sides; the first is not nil.
    exposure : float
        Days before over days after.
    lengths : tuple of float
        Of the two sides in frequencies.
    scattered : array_like
        Scatter of the baseline.
    periods : int
        Of the baseline that the scatter is estimated from.
    """
    x, y, a = np.asarray(before, float), np.asarray(after, float), np.asarray(scattered, float)
    nothing = y == 0
    divisor = np.where(nothing, 1 + a * x / lengths[0], 1.0)
    low, high = rate_ratio_interval(x / divisor, y / divisor, exposure, LEVEL)
    wide_low, wide_high = _logarithmic(x, y, exposure, lengths, a, t_quantile(periods - 1, LEVEL))
    return np.where(nothing, low, np.minimum(low, wide_low)), np.where(nothing, high, np.maximum(high, wide_high))


def interval_by_chance(before: ArrayLike, after: ArrayLike, exposure: float) -> Ends:
    """The same interval where nothing but chance made the counts scatter; either side may be nil."""
    x, y = np.asarray(before, float), np.asarray(after, float)
    low, high = rate_ratio_interval(x, y, exposure, LEVEL)
    wide_low, wide_high = _logarithmic(x, y, exposure, (1.0, 1.0), np.zeros_like(x), normal_quantile(LEVEL))
    exact = (x == 0) | (y == 0)
    return np.where(exact, low, np.minimum(low, wide_low)), np.where(exact, high, np.maximum(high, wide_high))


def _logarithmic(x: Numbers, y: Numbers, exposure: float, lengths: Lengths, a: Numbers, quantile: float) -> Ends:
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        error = np.sqrt(1 / x + 1 / y + a * (1 / lengths[0] + 1 / lengths[1]))
        middle = np.log(y / x * exposure)
        return np.exp(middle - quantile * error), np.exp(middle + quantile * error)


def compare_counts(before: Point, after: Point, lengths: Lengths, scattered: float | None, periods: int) -> Comparison:
    """Ratio of two rates with the interval that decides, or how far an untested change would be clear.

    Parameters
    ----------
    before, after : Point
        Totals of the two sides.
    lengths : tuple of float
        Of the two sides in frequencies.
    scattered : float or None
        Scatter of the baseline; None where it cannot be estimated.
    periods : int
        Of the baseline that the scatter is estimated from.
    """
    x, y = before.value, after.value
    difference = (y / after.days - x / before.days) * YEAR_LENGTH
    if min(x, y) < 0:
        return Comparison(None, difference)
    exposure = before.days / after.days
    ratio = y / x * exposure if x else None
    low, high = interval_by_chance(x, y, exposure)
    chance = float(low), float(high)
    if scattered is None or x == 0:
        moved = side_of(chance, 1)
        tipping = _tipping(x, y, exposure, lengths) if moved else None
        return Comparison(ratio, difference, None, moved, False, tipping, chance)
    low, high = deciding_interval(x, y, exposure, lengths, scattered, periods)
    decides = float(low), float(high)
    return Comparison(ratio, difference, decides, side_of(decides, 1), True, None, chance)


def _tipping(x: float, y: float, exposure: float, lengths: Lengths) -> TippingPoint:
    """Scatter up to which a rise or fall would still be clear; where the baseline is nil, how many times chance."""
    tail = -math.log((1 - LEVEL) / 2)
    if x == 0:
        return TippingPoint(Tipping.CHANCE, y * math.log1p(exposure) / tail)
    if y == 0:
        divisor = x * math.log1p(1 / exposure) / tail
        return TippingPoint(Tipping.SCATTER, math.sqrt(max(0.0, divisor - 1) * lengths[0] / x))
    reached = (math.log(y / x * exposure) / normal_quantile(LEVEL)) ** 2 - 1 / x - 1 / y
    return TippingPoint(Tipping.SCATTER, math.sqrt(max(0.0, reached) / (1 / lengths[0] + 1 / lengths[1])))

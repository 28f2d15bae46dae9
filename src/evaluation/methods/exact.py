"""Exact tests and intervals for small counts, and the slope that a few outliers do not move.

Written on scipy.special, because scipy.stats takes seconds to import and milliseconds a call; the tests hold every
function against scipy.stats and published values. Even scipy.special takes as long to import as all else that assesses,
so only what asks for it does.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]
TINY = 1e-300
"""Stands for a count of nil where its result is not used."""
FAR = 60
STEPS = 80
"""Halvings of the logarithm of an odds ratio: more than a float can tell apart."""


def t_quantile(degrees: float, level: float) -> float:
    """Number of standard errors on either side that cover `level` of Student's t distribution."""
    from scipy.special import stdtrit

    return float(stdtrit(degrees, (1 + level) / 2))


def normal_quantile(level: float) -> float:
    """Number of standard errors on either side that cover `level` of the normal distribution."""
    from scipy.special import ndtri

    return float(ndtri((1 + level) / 2))


def rate_ratio_interval(before: ArrayLike, after: ArrayLike, exposure: float, level: float) -> tuple[Numbers, Numbers]:
    """Exact interval for the ratio of two Poisson rates, given the total of both counts.

    Clopper and Pearson, Biometrika 26 (1934), on the share of the total that came after, as in Przyborowski and
    Wilenski, Biometrika 31 (1940).

    Parameters
    ----------
    before, after : array_like
        Counts. Without any before there is no upper end, without any after the lower is nil.
    exposure : float
        Length of the period before over that after.
    level : float
        Coverage, such as 0.95.
    """
    from scipy.special import betaincinv

    x, y = np.asarray(before, float), np.asarray(after, float)
    tail = (1 - level) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        low = np.where(y > 0, _odds(betaincinv(np.maximum(y, TINY), x + 1, tail)), 0.0)
        high = np.where(x > 0, _odds(betaincinv(y + 1, np.maximum(x, TINY), 1 - tail)), math.inf)
    return low * exposure, high * exposure


def _odds(share: Numbers) -> Numbers:
    return np.where(share < 1, share / (1 - share), math.inf)


def odds_ratio_interval(top: int, whole: int, base_top: int, base_whole: int, level: float) -> tuple[float, float]:
    """Exact central interval for the ratio of the odds of two shares, given all totals.

    Each end is the odds ratio at which a table at least as far out as the one observed has half of what the level
    leaves: Cornfield, Proceedings of the Third Berkeley Symposium 4 (1956).

    Parameters
    ----------
    top, whole : int
        Part and whole of the share whose odds stand above.
    base_top, base_whole : int
        Part and whole of the other.
    level : float
        Coverage, such as 0.95.
    """
    drawn = top + base_top
    first, last = max(0, drawn - base_whole), min(drawn, whole)
    # where the tails are as small as the level leaves, nothing farther off counts: a float holds sixty deviations
    cells = (top, whole - top, base_top, base_whole - base_top)
    spread = FAR * (1 + 1 / math.sqrt(sum(1 / (cell + 0.5) for cell in cells)))
    support = np.arange(max(first, math.floor(top - spread)), min(last, math.ceil(top + spread)) + 1)
    logs = _log_choose(whole, support) + _log_choose(base_whole, drawn - support)
    tail = (1 - level) / 2

    def beyond(log_ratio: float, upper: bool) -> float:
        weights = logs + support * log_ratio
        weights = np.exp(weights - weights.max())
        inside = weights[support >= top] if upper else weights[support <= top]
        return float(inside.sum() / weights.sum())

    low = 0.0 if top == first else math.exp(_root(lambda r: beyond(r, upper=True) - tail))
    high = math.inf if top == last else math.exp(_root(lambda r: tail - beyond(r, upper=False)))
    return low, high


def _root(rising: Callable[[float], float]) -> float:
    """Where a rising function passes nil, between the logarithms of numbers that a computer holds."""
    low, high = -700.0, 700.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (low, middle) if rising(middle) > 0 else (middle, high)
    return (low + high) / 2


def _log_choose(whole: int, part: np.ndarray) -> np.ndarray:
    from scipy.special import betaln

    result: np.ndarray = -np.log1p(whole) - betaln(whole - part + 1, part + 1)
    return result


def theil_sen(
    times: Sequence[float], values: Sequence[float], level: float
) -> tuple[float, tuple[float, float]] | None:
    """Median of the slopes between all pairs of points, with Sen's interval; None where there is no slope.

    Sen, Journal of the American Statistical Association 63 (1968), with his correction for ties.

    Returns
    -------
    tuple
        The slope and its interval. With few points the interval is that of the outermost slopes.
    """
    x, y = np.asarray(times, float), np.asarray(values, float)
    apart = x[:, None] - x
    later = apart > 0
    with np.errstate(over="ignore", invalid="ignore"):
        slopes = np.sort((y[:, None] - y)[later] / apart[later])
    count, points = len(slopes), len(x)
    if not count or not np.isfinite(slopes).all():
        return None
    variance = points * (points - 1) * (2 * points + 5)
    for data in (x, y):
        ties = np.unique(data, return_counts=True)[1]
        variance -= int((ties * (ties - 1) * (2 * ties + 5)).sum())
    # rounded to whole pairs of points below, so that a quantile to the last digit is not needed
    half = NormalDist().inv_cdf((1 + level) / 2) * math.sqrt(max(variance, 0) / 18)
    low = max(round((count - half) / 2) - 1, 0)
    high = min(round((count + half) / 2), count - 1)
    middle = float(slopes[count // 2] if count % 2 else (slopes[count // 2 - 1] + slopes[count // 2]) / 2)
    return middle, (float(slopes[low]), float(slopes[high]))

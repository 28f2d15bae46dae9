"""Exact tests and intervals for small counts, and the slope that a few outliers do not move.

Written on scipy.special, because scipy.stats takes seconds to import and milliseconds a call; the tests hold every
function against scipy.stats and published values.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from scipy.special import betaincinv, ndtri, stdtrit
from scipy.special import betaln as log_beta

TIES = 1e-7
"""Tables whose probability is this close to the observed one count as equally likely, as in R's fisher.test."""


def t_quantile(degrees: float, level: float) -> float:
    """Number of standard errors on either side that cover `level` of Student's t distribution."""
    return float(stdtrit(degrees, (1 + level) / 2))


def rate_ratio_interval(before: float, after: float, exposure: float, level: float) -> tuple[float, float]:
    """Exact interval for the ratio of two Poisson rates, given the total of both counts.

    Clopper and Pearson, Biometrika 26 (1934), on the share of the total that came after, as in Przyborowski and
    Wilenski, Biometrika 31 (1940).

    Parameters
    ----------
    before, after : float
        Counts, divided by the dispersion where there is one; `before` is positive.
    exposure : float
        Length of the period before over that after.
    level : float
        Coverage, such as 0.95.
    """
    tail = (1 - level) / 2
    low = float(betaincinv(after, before + 1, tail)) if after > 0 else 0.0
    high = float(betaincinv(after + 1, before, 1 - tail))
    return _odds(low) * exposure, _odds(high) * exposure


def _odds(share: float) -> float:
    return share / (1 - share) if share < 1 else math.inf


def fisher_pvalue(top: int, whole: int, base_top: int, base_whole: int) -> float:
    """Two-sided p-value of Fisher's exact test of two shares.

    Sum of the probabilities of all tables with the same margins that are no likelier than the one observed. Fisher,
    Journal of the Royal Statistical Society 98 (1935).
    """
    drawn = top + base_top
    total = whole + base_whole
    first, last = max(0, drawn - base_whole), min(drawn, whole)
    # far from the mode nothing counts: sixty standard deviations hold all that a float can
    mean = drawn * whole / total
    spread = 60 * (1 + math.sqrt(mean * (1 - whole / total) * (1 - drawn / total)))
    first, last = max(first, math.floor(min(mean - spread, top))), min(last, math.ceil(max(mean + spread, top)))
    support = np.arange(first, last + 1)
    logs = _log_choose(whole, support) + _log_choose(base_whole, drawn - support)
    logs -= logs.max()
    weights = np.exp(logs)
    observed = weights[top - first]
    return float(min(1.0, weights[weights <= observed * (1 + TIES)].sum() / weights.sum()))


def _log_choose(whole: int, part: np.ndarray) -> np.ndarray:
    result: np.ndarray = -np.log1p(whole) - log_beta(whole - part + 1, part + 1)
    return result


def share_ratio_interval(top: int, whole: int, base_top: int, base_whole: int, level: float) -> tuple[float, float]:
    """Interval for the ratio of two shares with events on both sides, from the normal approximation to its logarithm.

    Katz, Baptista, Azen and Pike, Biometrics 34 (1978).
    """
    ratio = (top / whole) / (base_top / base_whole)
    error = math.sqrt(1 / top - 1 / whole + 1 / base_top - 1 / base_whole)
    width = float(ndtri((1 + level) / 2)) * error
    return ratio * math.exp(-width), ratio * math.exp(width)


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
    half = float(ndtri((1 + level) / 2)) * math.sqrt(max(variance, 0) / 18)
    low = max(round((count - half) / 2) - 1, 0)
    high = min(round((count + half) / 2), count - 1)
    middle = float(slopes[count // 2] if count % 2 else (slopes[count // 2 - 1] + slopes[count // 2]) / 2)
    return middle, (float(slopes[low]), float(slopes[high]))

"""Shares compared by their odds, with the scatter that their own baseline shows.

Cases of a register come together, as victims come in operations, so its shares scatter like its counts: the variance is
that of independent cases times phi, Pearson's statistic of the baseline's shares over its degrees of freedom (McCullagh
and Nelder, Generalized Linear Models, 1989, section 4.5). The exact interval of the odds ratio is conditional and
central: Cornfield, Proceedings of the Third Berkeley Symposium 4 (1956).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from evaluation.methods.compared import Comparison, Interval, Tipping, TippingPoint, side_of, wider
from evaluation.methods.comparisons.counts import FEWEST_PERIODS, LEVEL
from evaluation.methods.exact import normal_quantile, odds_ratio_interval, t_quantile
from evaluation.methods.series import Point

FILL: Final = 0.5
"""Added to every cell where one is empty, for the logarithm alone."""

Parts = tuple[float, float]
"""Cases that have what is counted, and all cases."""


def parts_of(point: Point) -> Parts | None:
    """Part and whole of a share; None where one is missing, or the part is not within the whole."""
    top, whole = point.numerator, point.denominator
    if top is None or whole is None or not 0 <= top <= whole or whole == 0:
        return None
    return top, whole


def dispersion_of(points: Sequence[Point]) -> float | None:
    """How many times more shares scatter than those of independent cases, at least 1.

    None for fewer than three periods, for one without parts, and where all or none of the cases have what is counted.
    """
    parts = [parts_of(p) for p in points]
    known = [p for p in parts if p is not None]
    top, whole = sum(t for t, _ in known), sum(w for _, w in known)
    if len(points) < FEWEST_PERIODS or len(known) < len(points) or not 0 < top < whole:
        return None
    share = top / whole
    statistic = sum((t - w * share) ** 2 / (w * share * (1 - share)) for t, w in known)
    return max(1.0, statistic / (len(known) - 1))


def compare_shares(
    before: Point, after: Point, dispersion: float | None, periods: int, *, is_sample: bool = False
) -> Comparison:
    """Ratio of two shares, with the latest share that each end of the deciding interval would mean.

    Parameters
    ----------
    before, after : Point
        With parts; without them there is nothing to decide by.
    dispersion : float or None
        Of the baseline; None where it cannot be estimated.
    periods : int
        Of the baseline that the dispersion is estimated from.
    is_sample : bool
        Whether the cases are a random sample, whose exact interval needs no dispersion.
    """
    found = Comparison(after.value / before.value if before.value else None, after.value - before.value)
    base, last = parts_of(before), parts_of(after)
    if base is None or last is None:
        return found
    exact = odds_ratio_interval(round(last[0]), round(last[1]), round(base[0]), round(base[1]), LEVEL)
    middle, error = _logarithm(base, last)
    if is_sample:
        return replace(found, interval=_shares(exact, base), moved=side_of(exact, 1))
    if dispersion is not None:
        half = t_quantile(periods - 1, LEVEL) * math.sqrt(dispersion) * error
        decides = wider(exact, (math.exp(middle - half), math.exp(middle + half)))
        return replace(found, interval=_shares(decides, base), moved=side_of(decides, 1), chance=_shares(exact, base))
    # too few periods to know how shares scatter: the wider of both intervals decides here too, else a change would be
    # called one that is none with any phi, and its tipping point would lie below 1
    half = normal_quantile(LEVEL) * error
    chance = wider(exact, (math.exp(middle - half), math.exp(middle + half)))
    moved = side_of(chance, 1)
    found = replace(found, moved=moved, tested=False, chance=_shares(chance, base))
    if not moved:
        return found
    reached = (middle / half) ** 2
    return replace(found, tipping=TippingPoint(Tipping.INDEPENDENT, reached))


def _logarithm(base: Parts, last: Parts) -> tuple[float, float]:
    """Logarithm of the odds ratio, and its standard error for independent cases."""
    cells = (last[0], last[1] - last[0], base[0], base[1] - base[0])
    a, b, c, d = (cell + FILL for cell in cells) if 0 in cells else cells
    return math.log(a * d / (b * c)), math.sqrt(1 / a + 1 / b + 1 / c + 1 / d)


def _shares(odds_ratio: Interval, base: Parts) -> Interval:
    """Latest shares, in per cent, that the ends of an interval of the odds ratio would mean beside the baseline's."""
    top, whole = base
    if top in (0, whole):  # the baseline's odds as the logarithm takes them
        top, whole = top + FILL, whole + 2 * FILL
    odds = top / (whole - top)

    def share(ratio: float) -> float:
        return 100.0 if math.isinf(ratio) else 100 * ratio * odds / (1 + ratio * odds)

    return share(odds_ratio[0]), share(odds_ratio[1])

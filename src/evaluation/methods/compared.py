"""What a comparison of two values gives, whatever kind of figure they are."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

Interval = tuple[float, float]


class Tipping(StrEnum):
    """What would have to be so for a change that could not be tested to be no longer clear."""

    SCATTER = "scatter"  # such counts scatter around their mean by more than this share of it, in one period
    CHANCE = "chance"  # they scatter by more than so many times chance
    INDEPENDENT = "independent"  # fewer than one case in so many counts as independent


@dataclass(frozen=True, slots=True)
class TippingPoint:
    """Up to which value of what a change that could not be tested would be clear."""

    of: Tipping
    value: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two values compared.

    Parameters
    ----------
    estimate, difference : float or None
        As in `Result`.
    interval : tuple of float or None
        The one that decides; None where nothing is tested.
    moved : int
        +1 or -1 where the change is more than what decides, or else chance, explains; 0 where it is not.
    tested : bool
        Whether `moved` follows from a test or from a declared limit, not from chance alone.
    tipping : TippingPoint or None
        Where it moved untested.
    chance : tuple of float or None
        Interval where nothing but chance made figures vary.
    """

    estimate: float | None = None
    difference: float | None = None
    interval: Interval | None = None
    moved: int = 0
    tested: bool = True
    tipping: TippingPoint | None = None
    chance: Interval | None = None


def side_of(interval: Interval, value: float) -> int:
    """+1 where an interval lies above a value, -1 where it lies below, 0 where it holds it."""
    low, high = interval
    return 1 if low > value else -1 if high < value else 0


def wider(first: Interval, second: Interval) -> Interval:
    """The smallest interval that holds both."""
    return min(first[0], second[0]), max(first[1], second[1])


def sign(value: float) -> int:
    """+1, -1 or 0."""
    return 0 if value == 0 else int(math.copysign(1, value))


def reaches(value: float, limit: float) -> bool:
    """Whether a value is at a limit or above; the noise of floating-point arithmetic decides nothing."""
    return value >= limit or math.isclose(value, limit, rel_tol=1e-12)

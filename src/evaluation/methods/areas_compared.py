"""Areas where a programme worked against all others, before and after it reached them: a ratio of ratios.

The answer is an exact permutation test over which areas are called areas of the programme: Fisher, The Design of
Experiments, 1935, section 21. It asks for no model of how counts scatter.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from evaluation.framework.vocabulary import Direction
from evaluation.methods.result import METHOD_STATUSES, Flag, Outlook, Reason
from evaluation.methods.series import Point

NAME: Final = "areas_compared"
CLEAR_SHARE: Final = 0.05
"""A difference is clear where at most this share of all choices lies at least as far from none."""
FEWEST_CHOICES: Final = 20
MOST_CHOICES: Final = 100_000
"""More choices than this are not all tried; so many, the real one among them, are drawn."""
SEED: Final = 1935
SMALLEST_SHOWN: Final = 10
"""A count of persons below this is not shown, nor what it could be subtracted from."""
TIES: Final = 1e-9
"""Log ratios this close lie equally far from none."""

Numbers = NDArray[np.float64]


class Role(StrEnum):
    """What an area is in the comparison."""

    PROGRAMME = "programme"
    OTHER = "other"
    LEFT_OUT = "left_out"  # silent too often


@dataclass(frozen=True, slots=True)
class AreaSeries:
    """One area with its counts, one for each period that has a record, and the day on which it was reached."""

    name: str
    points: tuple[Point, ...]
    reached: dt.date | None


@dataclass(frozen=True, slots=True)
class AreaLine:
    """Counts of one area before and after its day; for another area, the earliest day of the programme's.

    The counts are None where a count of persons could be read from them.
    """

    name: str
    role: Role
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class AreasCompared:
    """Outcome of the comparison.

    Parameters
    ----------
    status : str
        `as_intended`, `against`, `no_clear_difference`, `context` or `not_computable`.
    ratio : float or None
        How many times more the programme's areas grew than the others.
    share : float or None
        Share of all choices of areas that lie at least as far from no difference.
    choices : int
        How many were tried, the real one among them.
    totals : tuple of float or None
        Programme's areas before and after, other areas before and after; each area of the programme adds the other
        areas once. None where a small count of persons could be read from them.
    """

    status: str
    reason: Reason | None = None
    ratio: float | None = None
    share: float | None = None
    choices: int = 0
    totals: tuple[float, float, float, float] | None = None
    lines: tuple[AreaLine, ...] = ()
    flags: tuple[Flag, ...] = ()

    @property
    def outlook(self) -> Outlook:
        """Class of the status."""
        return METHOD_STATUSES[NAME][self.status]


def areas_compared(
    areas: Sequence[AreaSeries],
    direction: Direction,
    *,
    most_silent: float,
    reporting_differs: bool,
    of_persons: bool,
) -> AreasCompared:
    """Compare areas of a programme with all others, before and after each was reached.

    An area-period without a record is silent, not zero: periods in which an area of the programme is silent count on
    neither side of its comparison, and another area that is silent in one of the periods compared is left out of it.
    A period that contains the day on which an area was reached is on neither side.

    Parameters
    ----------
    areas : sequence of AreaSeries
    direction : Direction
    most_silent : float
        Areas silent in a larger share of the periods are left out.
    reporting_differs : bool
        Whether it is known that reporting itself differs by area; then there is no verdict.
    of_persons : bool
        Whether persons are counted, so that small counts are not shown.
    """
    periods = sorted({(p.start, p.end) for area in areas for p in area.points})
    kept = [a for a in areas if periods and 1 - len(_counts(a)) / len(periods) <= most_silent + TIES]
    days = sorted({a.reached for a in kept if a.reached is not None})
    lines = _lines(areas, kept, days, of_persons=of_persons)
    found = AreasCompared("not_computable", lines=lines)
    if reporting_differs:
        return replace(found, reason=Reason.REPORTING_DIFFERS)
    if not days or all(a.reached is not None for a in kept):
        return replace(found, reason=Reason.NO_AREAS_TO_COMPARE)
    before = [sum(end < day for _, end in periods) for day in days]
    after = [sum(start >= day for start, _ in periods) for day in days]
    if 0 in before or 0 in after:
        return replace(found, reason=Reason.NO_BASELINE if 0 in before else Reason.ONE_POINT)
    labels = np.array([0 if a.reached is None else 1 + days.index(a.reached) for a in kept])
    tables = [_table(kept, periods, day) for day in days]
    own_before, own_after, other_before, other_after = (float(t[0]) for t in _totals(tables, labels[None, :]))
    totals = (own_before, own_after, other_before, other_after)
    shown = None if of_persons and any(_is_small(t) for t in totals) else totals
    found = replace(found, totals=shown, flags=(Flag.TREND_UNCHECKED,) if min(before) == 1 else ())
    if 0 in totals:
        return replace(found, reason=Reason.ZERO_TOTAL)
    ratio = own_after / own_before / (other_after / other_before)
    tried = _choices(labels)
    found = replace(found, ratio=ratio, choices=len(tried))
    if len(tried) < FEWEST_CHOICES:
        return replace(found, reason=Reason.TOO_FEW_CHOICES)
    share = _share(tables, tried, math.log(ratio))
    found = replace(found, share=share)
    if direction is Direction.NONE:
        return replace(found, status="context", reason=Reason.DIRECTION_NONE)
    if share > CLEAR_SHARE:
        return replace(found, status="no_clear_difference")
    return replace(found, status="as_intended" if direction.sign * math.log(ratio) > 0 else "against")


def _counts(area: AreaSeries) -> Mapping[tuple[dt.date, dt.date], float]:
    return {(p.start, p.end): p.value for p in area.points}


def _table(areas: Sequence[AreaSeries], periods: Sequence[tuple[dt.date, dt.date]], day: dt.date) -> Numbers:
    """For each pair of areas, counts before and after a day over the periods in which the first has a record.

    Of shape (2, areas, areas): the first area's own counts on the diagonal; nil for a second area that is silent in
    one of those periods.
    """
    counts = [_counts(a) for a in areas]
    sides = ([p for p in periods if p[1] < day], [p for p in periods if p[0] >= day])
    compared = sides[0] + sides[1]
    table = np.zeros((2, len(areas), len(areas)))
    for i, own in enumerate(counts):
        spoken = [p for p in compared if p in own]
        for j, other in enumerate(counts):
            if all(p in other for p in spoken):
                for side, periods_of in enumerate(sides):
                    table[side, i, j] = sum(other[p] for p in periods_of if p in own)
    return table


def _totals(tables: Sequence[Numbers], labels: NDArray[np.int64]) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """The four totals of each choice; a row of `labels` says by number which day each area was reached, 0 for never."""
    others = (labels == 0).astype(float)
    own_before, own_after, before, after = (np.zeros(len(labels)) for _ in range(4))
    for number, (table_before, table_after) in enumerate(tables, 1):
        chosen = (labels == number).astype(float)
        own_before += chosen @ np.diag(table_before)
        own_after += chosen @ np.diag(table_after)
        before += ((chosen @ table_before) * others).sum(axis=1)
        after += ((chosen @ table_after) * others).sum(axis=1)
    return own_before, own_after, before, after


def _share(tables: Sequence[Numbers], tried: NDArray[np.int64], real: float) -> float:
    """Share of the choices at least as far from no difference; one with an empty total lies as far as can be."""
    own_before, own_after, before, after = _totals(tables, tried)
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.log(own_after) - np.log(own_before) - np.log(after) + np.log(before)
    far = ~np.isfinite(logs) | (np.abs(logs) >= abs(real) - TIES)
    return float(far.mean())


def _choices(labels: NDArray[np.int64]) -> NDArray[np.int64]:
    """Every way to hand the labels out to the areas, or as many as are tried, drawn with a fixed seed."""
    sizes = [int((labels == number).sum()) for number in range(1, int(labels.max()) + 1)]
    number, left = 1, len(labels)
    for size in sizes:
        number, left = number * math.comb(left, size), left - size
    if number <= MOST_CHOICES:
        return np.array(list(_all_choices(len(labels), sizes)), dtype=np.int64)
    random = np.random.default_rng(SEED)
    drawn = random.permuted(np.tile(np.sort(labels), (MOST_CHOICES - 1, 1)), axis=1)
    return np.vstack([labels[None, :], drawn])


def _all_choices(count: int, sizes: Sequence[int]) -> Iterator[list[int]]:
    def hand_out(number: int, labels: list[int]) -> Iterator[list[int]]:
        if number > len(sizes):
            yield labels
            return
        free = [i for i, label in enumerate(labels) if not label]
        for chosen in combinations(free, sizes[number - 1]):
            yield from hand_out(number + 1, [number if i in chosen else label for i, label in enumerate(labels)])

    return hand_out(1, [0] * count)


def _is_small(count: float) -> bool:
    return 0 < count < SMALLEST_SHOWN


def _lines(
    areas: Sequence[AreaSeries], kept: Sequence[AreaSeries], days: Sequence[dt.date], *, of_persons: bool
) -> tuple[AreaLine, ...]:
    """Every area's own counts; none at all where a small count of persons could be read or subtracted from them."""
    lines = []
    for area in areas:
        day = area.reached or (days[0] if days else None)
        before = sum(p.value for p in area.points if day and p.end < day)
        after = sum(p.value for p in area.points if day and p.start >= day)
        role = Role.LEFT_OUT if area not in kept else Role.OTHER if area.reached is None else Role.PROGRAMME
        lines.append(AreaLine(area.name, role, before if day else None, after if day else None))
    shown = [n for line in lines for n in (line.before, line.after) if n is not None]
    if of_persons and any(map(_is_small, shown)):
        return tuple(replace(line, before=None, after=None) for line in lines)
    return tuple(lines)

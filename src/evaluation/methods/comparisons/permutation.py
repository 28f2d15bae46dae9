"""Which areas might as well have been areas of the programme: every choice of them, and how far each lies from none.

Fisher, The Design of Experiments, 1935, section 21.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from evaluation.methods.series import Point

MOST_CHOICES: Final = 100_000
"""More choices than this are not all tried; so many, the real one among them, are drawn."""
SEED: Final = 1935
TIES: Final = 1e-9
"""Log ratios this close lie equally far from none."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class AreaSeries:
    """One area with its counts, one for each period that has a record, and the day on which it was reached."""

    name: str
    points: tuple[Point, ...]
    reached: dt.date | None

    @property
    def counts(self) -> Mapping[tuple[dt.date, dt.date], float]:
        """Counts by their periods."""
        return {(p.start, p.end): p.value for p in self.points}


def counted(areas: Sequence[AreaSeries], periods: Sequence[tuple[dt.date, dt.date]], day: dt.date) -> Numbers:
    """For each pair of areas, counts before and after a day over the periods in which the first has a record.

    Of shape (2, areas, areas): the first area's own counts on the diagonal; nil for a second area that is silent in
    one of those periods.
    """
    counts = [a.counts for a in areas]
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


def totals_of(tables: Sequence[Numbers], labels: NDArray[np.int64]) -> tuple[Numbers, Numbers, Numbers, Numbers]:
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


def share_as_far(tables: Sequence[Numbers], tried: NDArray[np.int64], real: float) -> float:
    """Share of the choices at least as far from no difference; one with an empty total lies as far as can be."""
    own_before, own_after, before, after = totals_of(tables, tried)
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.log(own_after) - np.log(own_before) - np.log(after) + np.log(before)
    far = ~np.isfinite(logs) | (np.abs(logs) >= abs(real) - TIES)
    return float(far.mean())


def choices_of(labels: NDArray[np.int64]) -> NDArray[np.int64]:
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

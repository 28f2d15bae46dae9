"""Areas where a programme worked against all others, before and after it reached them: a ratio of ratios.

The answer is an exact permutation test over which areas are called areas of the programme: Fisher, The Design of
Experiments, 1935, section 21. It asks for no model of how counts scatter.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

import numpy as np

from evaluation.framework.vocabulary import Direction
from evaluation.locale.language import _
from evaluation.methods.comparisons.permutation import (
    TIES,
    AreaSeries,
    choices_of,
    counted,
    share_as_far,
    totals_of,
)
from evaluation.methods.result import Flag, Outlook, Reason
from evaluation.methods.rule import EVERYWHERE, Statuses

NAME: Final = "areas_compared"
STATUSES: Final[Statuses] = {
    "as_intended": (Outlook.FAVOURABLE, _("As intended")),
    "no_clear_difference": (Outlook.UNCLEAR, _("No clear difference")),
    "against": (Outlook.UNFAVOURABLE, _("Against what is intended")),
    **EVERYWHERE,
}
CLEAR_SHARE: Final = 0.05
"""A difference is clear where at most this share of all choices lies at least as far from none."""
FEWEST_CHOICES: Final = 20
SMALLEST_SHOWN: Final = 10
"""A count of persons below this is not shown, nor what it could be subtracted from."""


class Role(StrEnum):
    """What an area is in the comparison."""

    PROGRAMME = "programme"
    OTHER = "other"
    LEFT_OUT = "left_out"  # silent too often


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
        return STATUSES[self.status][0]


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
    kept = [a for a in areas if periods and 1 - len(a.counts) / len(periods) <= most_silent + TIES]
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
    tables = [counted(kept, periods, day) for day in days]
    own_before, own_after, other_before, other_after = (float(t[0]) for t in totals_of(tables, labels[None, :]))
    totals = (own_before, own_after, other_before, other_after)
    shown = None if of_persons and any(_is_small(t) for t in totals) else totals
    found = replace(found, totals=shown, flags=(Flag.TREND_UNCHECKED,) if min(before) == 1 else ())
    if 0 in totals:
        return replace(found, reason=Reason.ZERO_TOTAL)
    ratio = own_after / own_before / (other_after / other_before)
    tried = choices_of(labels)
    found = replace(found, ratio=ratio, choices=len(tried))
    if len(tried) < FEWEST_CHOICES:
        return replace(found, reason=Reason.TOO_FEW_CHOICES)
    share = share_as_far(tables, tried, math.log(ratio))
    found = replace(found, share=share)
    if direction is Direction.NONE:
        return replace(found, status="context", reason=Reason.DIRECTION_NONE)
    if share > CLEAR_SHARE:
        return replace(found, status="no_clear_difference")
    return replace(found, status="as_intended" if direction.sign * math.log(ratio) > 0 else "against")


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

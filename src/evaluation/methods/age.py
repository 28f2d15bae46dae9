"""How old a figure is: in whole frequencies, counted in calendar months. The one age of every rule and sentence."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from evaluation.methods.series import Point

YEAR: Final = 12
"""Months between figures where neither a declaration nor the figures themselves say how often they come."""
REGULAR: Final = 4
"""So many figures must lie equally far apart for their distance to be the frequency."""
OLDEST: Final = 2
"""A figure of more whole frequencies than this no longer says how things are now."""


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day of a later month, or the last of a month that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def months_in(start: dt.date, end: dt.date) -> int:
    """Whole months of a period, both days included."""
    until = end + dt.timedelta(1)
    months = (until.year - start.year) * 12 + until.month - start.month
    return months - 1 if months_after(start, months) > until else months


def length_in(frequency: int, start: dt.date, end: dt.date) -> float:
    """Length of a period in frequencies of so many months: a whole year is one of twelve, whatever its days."""
    until, months = end + dt.timedelta(1), months_in(start, end)
    begun, whole = months_after(start, months), months_after(start, months + 1)
    return (months + (until - begun).days / (whole - begun).days) / frequency


def age(end: dt.date, cut_off: dt.date, frequency: int) -> int:
    """Whole frequencies between the end of a figure's period and a cut-off, both days being over.

    Parameters
    ----------
    end : datetime.date
        Last day of the period; of a stock its day.
    cut_off : datetime.date
    frequency : int
        In months.
    """
    return max(0, months_in(end + dt.timedelta(1), cut_off) // frequency)


def frequency_of(points: Sequence[Point], declared: int | None) -> int:
    """Months between figures: as declared; else the distance of the last four that lie equally far apart; else a year.

    The median of the distances would make a thin series look young.
    """
    if declared is not None:
        return declared
    distances = [_months_between(first.end, second.end) for first, second in pairwise(points)]
    for last in range(len(distances), REGULAR - 2, -1):
        run = set(distances[last - REGULAR + 1 : last])
        if len(run) == 1 and (distance := run.pop()):
            return distance
    return YEAR


def _months_between(first: dt.date, second: dt.date) -> int | None:
    """Whole months from one day to another; None where there is a rest."""
    since, until = first + dt.timedelta(1), second + dt.timedelta(1)
    months = months_in(since, second)
    return months if months_after(since, months) == until else None

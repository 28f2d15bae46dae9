"""What a verdict would be without each of its figures: a single one that turns it is named."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from evaluation.methods import Result, Series, Settings, run


@dataclass(frozen=True, slots=True)
class Turn:
    """A figure without which an indicator would have another status.

    Parameters
    ----------
    refs : tuple of str
        Observations that it is made of.
    start, end : datetime.date
        Its period.
    status : str
        The status without it.
    """

    refs: tuple[str, ...]
    start: dt.date
    end: dt.date
    status: str


def turns_of(result: Result, series: Series, settings: Settings) -> tuple[Turn, ...]:
    """Figures that turn a verdict, in order of time.

    Parameters
    ----------
    result : Result
        The verdict with all of them.
    series : Series
    settings : Settings
        Those that it was come to with.
    """
    found = []
    for point in series.points:
        if point.end > settings.cut_off:
            continue
        others = Series(tuple(p for p in series.points if p is not point), series.suppressed)
        without = run(result.method, others, settings)
        if (without.status, without.moved) != (result.status, result.moved):
            found.append(Turn(point.refs, point.start, point.end, without.status))
    return tuple(found)

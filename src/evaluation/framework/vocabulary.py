"""The closed vocabularies of a framework. None has a default: a missing word is a fault."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final


class Level(StrEnum):
    """Place of an indicator in the results chain."""

    INPUT = "input"
    OUTPUT = "output"
    OUTCOME = "outcome"


class Direction(StrEnum):
    """Change that the programme wants; NONE means reported as context, never judged."""

    RISE = "rise"
    FALL = "fall"
    NONE = "none"

    @property
    def sign(self) -> int:
        """+1 for a wanted rise, -1 for a wanted fall, 0 for context."""
        return {Direction.RISE: 1, Direction.FALL: -1, Direction.NONE: 0}[self]


class Kind(StrEnum):
    """Nature of a measured value; decides which comparison is legitimate."""

    COUNT = "count"  # events during a period
    STOCK = "stock"  # state at a point in time
    AMOUNT = "amount"  # money or another complete total
    SHARE = "share"  # percent of a whole
    RATE = "rate"  # per inhabitant or the like


class Cumulation(StrEnum):
    """What "to date" means for an indicator (see the methods chapter)."""

    NON_CUMULATIVE = "non_cumulative"
    CUMULATIVE = "cumulative"
    RUNNING_TOTAL = "running_total"
    STOCK = "stock"
    MILESTONE = "milestone"


_FREQUENCY: Final = re.compile(r"(?:([1-9][0-9]?) )?(month|quarter|half-year|year)s?")
_MONTHS: Final = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}


def months_of(frequency: str) -> int:
    """Months between figures, of a frequency in words: `month`, `quarter`, `half-year`, `year`, `5 years`.

    Raises
    ------
    ValueError
        If the words say no frequency.
    """
    found = _FREQUENCY.fullmatch(frequency)
    if found is None:
        raise ValueError("Write month, quarter, half-year, year, or a number of them such as 5 years")
    return int(found[1] or 1) * _MONTHS[found[2]]

"""A date as far as a document gives it."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import total_ordering

_PARTIAL_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as a document gives it: `2016`, `2016-12` or `2016-12-31`. Sorts by its last possible day.

    Raises
    ------
    ValueError
        If the text is anything else, or a day that the calendar does not have.
    """

    text: str

    def __post_init__(self) -> None:
        if not _PARTIAL_DATE.fullmatch(self.text):
            raise ValueError(f"not a date, month or year: {self.text!r}")
        self.last_day()

    def __str__(self) -> str:
        return self.text

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return (self.last_day(), self.text) < (other.last_day(), other.text)

    @classmethod
    def month_of(cls, day: dt.date) -> PartialDate:
        """The month in which a day lies."""
        return cls(day.isoformat()[: len("2016-12")])

    @property
    def is_full(self) -> bool:
        """Whether the day itself is known."""
        return len(self.text) == len("2016-12-31")

    def first_day(self) -> dt.date:
        """Earliest day that the text allows."""
        return dt.date.fromisoformat(self.text + "-01-01"[len(self.text) - len("2016") :])

    def last_day(self) -> dt.date:
        """Latest day that the text allows; what was published "in 2016" was surely there on 31 December."""
        first = self.first_day()
        if self.is_full:
            return first
        month = first.month if len(self.text) == len("2016-12") else 12
        return dt.date(first.year, month, calendar.monthrange(first.year, month)[1])

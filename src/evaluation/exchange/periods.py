"""Periods as programmes and systems write them: years, fiscal years, halves, quarters, months, days."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import cache
from typing import Final, NamedTuple

from babel import Locale

from evaluation.locale import available_languages

JANUARY: Final = 1
_YEAR: Final = re.compile(r"(FY|AF)?\s*'?(\d{4}|(?<=FY)\d{2}|(?<=FY )\d{2}|(?<=AF)\d{2})", re.IGNORECASE)
_TWO_YEARS: Final = re.compile(r"(?:FY\s*)?(\d{4})\s*[-/–]\s*(\d{2}|\d{4})", re.IGNORECASE)
_PART: Final = re.compile(
    r"(?P<fy>FY\s*)?(?P<year>\d{4}|\d{2})?[-/ ]*(?P<kind>[QTSH])(?P<number>[1-4])[-/ ]*(?P<fy2>FY\s*)?"
    r"(?P<year2>\d{4}|\d{2})?",
    re.IGNORECASE,
)
_MONTH: Final = re.compile(r"(\d{4})-?(\d{2})")
_DAY: Final = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_WEEK: Final = re.compile(r"(\d{4})-?W(\d{1,2})", re.IGNORECASE)
_NAMED: Final = re.compile(r"(?:(\d{4})\s*)?([^\W\d_]{3,})\.?[\s-]*(\d{4}|\d{2})?")
_MONTHS_OF: Final = {"q": 3, "t": 3, "s": 6, "h": 6}


class Span(NamedTuple):
    """First and last day of a period."""

    start: dt.date
    end: dt.date


class NoPeriodError(ValueError):
    """A text that names no period."""


def period_of(text: str, fiscal_year_starts: int = JANUARY) -> Span:
    """The period that a text names.

    Parameters
    ----------
    text : str
    fiscal_year_starts : int, optional
        Month with which the programme's years begin; the year in which they end is the one that they are called by.

    Raises
    ------
    NoPeriodError
        If it names none.

    Examples
    --------
    >>> [day.isoformat() for day in period_of("FY2023", 10)]
    ['2022-10-01', '2023-09-30']
    >>> [day.isoformat() for day in period_of("2023Q2")]
    ['2023-04-01', '2023-06-30']
    """
    words = " ".join(text.split())
    first, slash, last = words.partition("/")
    if slash and _DAY.fullmatch(first) and _DAY.fullmatch(last):
        return Span(period_of(first).start, period_of(last).end)
    for read in (_two_years, _year, _part, _month, _day, _week, _named):
        if found := read(words, fiscal_year_starts):
            return found
    raise NoPeriodError("no period that is known, such as 2023, 2023-06, 2023Q1, 2023S1, FY2023 or 2023-01-31")


def is_period(text: str, fiscal_year_starts: int = JANUARY) -> bool:
    """Whether a text names a period."""
    try:
        period_of(text, fiscal_year_starts)
    except NoPeriodError:
        return False
    return True


def _two_years(text: str, starts: int) -> Span | None:
    found = _TWO_YEARS.fullmatch(text)
    if not found:
        return None
    first, second = int(found[1]), found[2]
    follows = int(second) == first + 1 if len(second) == 4 else int(second) == (first + 1) % 100
    is_month = len(second) == 2 and 1 <= int(second) <= 12 and "-" in text
    if not follows or (is_month and starts == JANUARY):
        return None
    if starts == JANUARY:
        raise NoPeriodError("a year over two calendar years: say in which month it begins (--fiscal-year-starts 7)")
    return _from(first, starts, 12)


def _year(text: str, starts: int) -> Span | None:
    found = _YEAR.fullmatch(text)
    if not found:
        return None
    year = _whole_year(found[2])
    return _from(year, 1, 12) if starts == JANUARY else _from(year - 1, starts, 12)


def _part(text: str, starts: int) -> Span | None:
    """A quarter or a half; of a fiscal year where that is said."""
    found = _PART.fullmatch(text)
    if not found or bool(found["year"]) == bool(found["year2"]):
        return None
    year, length = _whole_year(found["year"] or found["year2"]), _MONTHS_OF[found["kind"].lower()]
    if int(found["number"]) > 12 // length:
        return None
    is_fiscal = (found["fy"] or found["fy2"]) and starts != JANUARY
    begins = (int(found["number"]) - 1) * length + (starts if is_fiscal else 1)
    return _from(year - 1 if is_fiscal else year, begins, length)


def _month(text: str, _: int) -> Span | None:
    found = _MONTH.fullmatch(text)
    return _from(int(found[1]), int(found[2]), 1) if found and 1 <= int(found[2]) <= 12 else None


def _day(text: str, _: int) -> Span | None:
    found = _DAY.fullmatch(text)
    try:
        day = dt.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
    return Span(day, day) if day else None


def _week(text: str, _: int) -> Span | None:
    found = _WEEK.fullmatch(text)
    try:
        day = dt.date.fromisocalendar(int(found[1]), int(found[2]), 1) if found else None
    except ValueError:
        return None
    return Span(day, day + dt.timedelta(days=6)) if day else None


def _named(text: str, _: int) -> Span | None:
    """A month by its name; a year before the name, as in 2023April, is a year that begins with it."""
    found = _NAMED.fullmatch(text)
    month = _month_names().get(found[2].casefold()) if found else None
    if not found or not month or bool(found[1]) == bool(found[3]):
        return None
    if found[1] and not text[4:5].isspace():
        return _from(int(found[1]), month, 12)
    return _from(_whole_year(found[1] or found[3]), month, 1)


@cache
def _month_names() -> dict[str, int]:
    """Months by their names and short names, in each language that there is."""
    found = {"sept": 9, "set": 9}
    for code in available_languages():
        for form in ("stand-alone", "format"):
            for width in ("wide", "abbreviated"):
                names = Locale.parse(code, sep="_").months[form][width]
                found |= {name.casefold().rstrip("."): number for number, name in names.items()}
    return found


def _whole_year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _from(year: int, month: int, months: int) -> Span:
    """Months from a month on, which may lie beyond the year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    last = month + months - 2
    until, final = year + last // 12, last % 12 + 1
    try:
        return Span(dt.date(year, month, 1), dt.date(until, final, calendar.monthrange(until, final)[1]))
    except ValueError:
        raise NoPeriodError(f"{year} is no year of the calendar") from None

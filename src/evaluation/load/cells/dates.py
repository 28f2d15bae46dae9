"""Dates, written in one way alone; what spreadsheets make of them is named with what to write instead."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from evaluation.load.cells.error import CellError, refuse_nothing
from evaluation.load.cells.signs import name_signs, usual
from evaluation.load.cells.spans import HALF, QUARTER, span_named, years_named
from evaluation.load.partial_date import PartialDate

_ISO_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE: Final = "Write dates as 2016-12-31"
_PART: Final = "Write dates as 2016-12-31, 2016-12 or 2016"
_NO_SUCH_DAY: Final = ("the calendar has no such day", "Look the date up in the source")
_EPOCH: Final = dt.date(1899, 12, 30)
"""Day 0 of spreadsheets, for every day from March 1900."""
_SERIAL: Final = range(20_000, 80_000)
"""Numbers of days that are taken for a date: from 1954 to 2119."""
_AT: Final = r"(?:[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9:]+)?)?"
_YEAR_FIRST: Final = re.compile(
    rf"([0-9]{{4}})(?:[-/. ]([0-9]{{1,2}})[-/. ]([0-9]{{1,2}})|([0-9]{{2}})([0-9]{{2}}))\.?{_AT}"
)
_DAY_FIRST: Final = re.compile(rf"([0-9]{{1,2}})[/. -]([0-9]{{1,2}})[/. -]([0-9]{{4}})\.?{_AT}")
_SHORT_YEAR: Final = re.compile(r"[0-9]{1,2}[/. -][0-9]{1,2}[/. -]'?[0-9]{2}")
_MONTH: Final = re.compile(r"([0-9]{4})[/. -]([0-9]{1,2})|([0-9]{1,2})[/. -]([0-9]{4})")
_WITH_WORDS: Final = re.compile(
    r"(?=.*[0-9])[0-9a-z\u00c0-\u024f]+(?:[ ,./-]+[0-9a-z\u00c0-\u024f]+)+\.?", re.IGNORECASE
)


def parse_date(text: str) -> dt.date:
    """Read an ISO date.

    Raises
    ------
    CellError
        If it is written in any other way, or the calendar has no such day.
    """
    if _ISO_DATE.fullmatch(text):
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            raise CellError(*_NO_SUCH_DAY) from None
    raise _bad_date(text, _WHOLE, is_partial=False)


def parse_partial_date(text: str) -> PartialDate:
    """Read an ISO date of which the day, or month and day, may be missing.

    Raises
    ------
    CellError
        If it is written in any other way, or the calendar has no such day.
    """
    try:
        return PartialDate(text)
    except ValueError:
        if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){1,2}", text) and not years_named(text):
            raise CellError(*_NO_SUCH_DAY) from None
    raise _bad_date(text, _PART, is_partial=True)


def parse_year(text: str) -> int:
    """Read a calendar year; a year with `.0` behind it, as programs write a column of numbers, is one too.

    Raises
    ------
    CellError
        If it is no year, or a period that is longer or shorter than one.
    """
    if re.fullmatch(r"[0-9]{1,4}(\.0+)?", text) and int(text.partition(".")[0]) >= dt.MINYEAR:
        return int(text.partition(".")[0])
    refuse_nothing(text)
    looks = usual(text)
    if re.fullmatch(r"[0-9]{4}", looks):
        raise CellError(f"not a year in the usual signs: it has {name_signs(text)}", f"Write {looks}")
    raise CellError(*_not_a_year(looks))


def _not_a_year(text: str) -> tuple[str, str]:
    if years := years_named(text):
        if years[1] - years[0] > 1:
            return "a period of years, not a year", "Write one year; one value stands for a whole year"
        return (
            "two years, such as a fiscal year, are not one",
            f"Write {years[1]}, the year in which it ends, or say which",
        )
    if found := QUARTER.fullmatch(text) or HALF.fullmatch(text) or _MONTH.fullmatch(text):
        year = next(part for part in found.groups() if part and len(part) == 4)
        return "a part of a year, not a year", f"Write {year}; one value stands for a whole year"
    if day := next(iter(_days_meant(text)), None):
        return f"a day, not a year{_serial_note(text)}", f"Write {day.year}, the year with four digits"
    return "not a year", "Write the year with four digits"


def _bad_date(text: str, usually: str, *, is_partial: bool) -> CellError:
    """What is wrong with a text that is no ISO date."""
    refuse_nothing(text)
    looks, named = usual(text), name_signs(text)
    if looks != text and _is_partial_date(looks) and (is_partial or _ISO_DATE.fullmatch(looks)):
        return CellError(f"the date is not in ISO format: it has {named}", f"Write {looks}")
    for judge in (_period, _half_told, _numeric, _in_words):
        if judged := judge(looks, usually, is_partial):
            return CellError(*judged)
    return CellError(f"the date is not in ISO format{f': it has {named}' if named else ''}", usually)


def _period(text: str, usually: str, is_partial: bool) -> tuple[str, str] | None:
    """A quarter, half a year or a fiscal year."""
    if span := span_named(text):
        kept = f", or {span[0].year} alone" if is_partial else ""
        remedy = f"Write its first day, {span[0]}, or its last, {span[1]}, as the column asks{kept}"
        return "the date is a period, not a day", remedy
    years = years_named(text)
    if not years or (_MONTH.fullmatch(text) and "-" in text and 1 <= int(text[5:]) <= 12):
        return None
    first, last = years
    days = (f"{first}-07-01", f"{last}-06-30") if last == first + 1 else (f"{first}-01-01", f"{last}-12-31")
    month = _MONTH.fullmatch(text)
    kept = f"; or {month[1]}-{month[2]} if a month is meant" if month and month[1] and int(month[2]) <= 12 else ""
    remedy = f"Write its first day, such as {days[0]}, or its last, such as {days[1]}, as the column asks{kept}"
    return "the date is a period of years, not a day", remedy


def _half_told(text: str, usually: str, is_partial: bool) -> tuple[str, str] | None:
    """A month or a year where a day is needed, or a month written otherwise."""
    if not is_partial and re.fullmatch(r"[0-9]{4}(-[0-9]{2})?", text) and _is_partial_date(text):
        told = PartialDate(text)
        remedy = f"{usually}: here {told.first_day()} for the first day, {told.last_day()} for the last"
        return "the date is not in ISO format: its day is missing", remedy
    if month := _MONTH.fullmatch(text):
        year, number = (month[1], month[2]) if month[1] else (month[4], month[3])
        if is_partial and _is_partial_date(f"{year}-{int(number):02}"):
            return "the date is not in ISO format", f"Write {year}-{int(number):02}"
    return None


def _numeric(text: str, usually: str, is_partial: bool) -> tuple[str, str] | None:
    """A day in digits, in another order or with other signs between them."""
    if _SHORT_YEAR.fullmatch(text):
        return "the date is not in ISO format: its year has two digits", usually
    days = list(dict.fromkeys(_days_meant(text)))
    problem = f"the date is not in ISO format{_serial_note(text)}"
    if len(days) == 1:
        return problem, f"Write {days[0]}"
    return (problem, f"{usually}: here {days[0]} or {days[1]}") if days else None


def _in_words(text: str, usually: str, is_partial: bool) -> tuple[str, str] | None:
    """A date that names its month."""
    if not _WITH_WORDS.fullmatch(text) or not re.search(r"[^\W\d_]{3}", text):
        return None
    problem = "the date is not in ISO format: its month is a word"
    month, numbers = _month_of(text), re.findall(r"[0-9]+", text)
    year, others = next((n for n in numbers if len(n) == 4), ""), [n for n in numbers if len(n) < 4]
    if not month or len(numbers) > 2 or not numbers:
        return problem, usually
    if year and not others:
        return problem, f"Write {year}-{month:02}" if is_partial else f"{usually}, with the day too: {year}-{month:02}"
    if year:
        return problem, next((f"Write {day}" for day in _day(year, str(month), others[0])), usually)
    if len(others) == 2:
        return "the date is not in ISO format: its year has two digits", usually
    # a spreadsheet makes 17-Dec both of a day without a year and of a month of 2017
    problem = "the date is cut, as a spreadsheet shows it: its year or its day is missing"
    short = f"20{int(others[0]):02}-{month:02}"
    rest = f"; if it is day {int(others[0])}, add the year: 2016-{month:02}-{int(others[0]):02}"
    told = short if is_partial else f"{short} with its day"
    return problem, f"Look it up in the source. If it is a month, write {told}{rest if int(others[0]) <= 31 else ''}"


def _days_meant(text: str) -> Iterator[dt.date]:
    """Days that a text in digits may stand for."""
    if text.isascii() and text.isdigit() and len(text) == 5 and int(text) in _SERIAL:
        yield _EPOCH + dt.timedelta(days=int(text))
    if found := _YEAR_FIRST.fullmatch(text):
        yield from _day(found[1], found[2] or found[4], found[3] or found[5])
    elif found := _DAY_FIRST.fullmatch(text):
        # 31/12/2016 can only be meant one way; of 05/06/2016 both are shown
        yield from _day(found[3], found[2], found[1])
        yield from _day(found[3], found[1], found[2])


def _serial_note(text: str) -> str:
    return ": a spreadsheet shows the number of its day" if text.isdigit() and len(text) == 5 else ""


def _day(year: str, month: str, day: str) -> Iterator[dt.date]:
    try:
        yield dt.date(int(year), int(month), int(day))
    except ValueError:
        return


def _is_partial_date(text: str) -> bool:
    try:
        PartialDate(text)
    except ValueError:
        return False
    return True


def _month_of(text: str) -> int | None:
    """Number of the month that a text names in a language of the reports."""
    from babel.dates import get_month_names  # takes long to import, and dates that are in order need none of it

    from evaluation.locale import available_languages

    words = [word.casefold() for word in re.findall(r"[^\W\d_]{3,}", text)]
    for code in available_languages():
        for number, name in get_month_names("wide", locale=code).items():
            if any(
                name.casefold().startswith(word[:3]) and name.casefold().startswith(word.rstrip(".")) for word in words
            ):
                return int(number)
        # "sept" and the like
        for number, name in get_month_names("abbreviated", locale=code).items():
            if name.casefold().rstrip(".") in words:
                return int(number)
    return None

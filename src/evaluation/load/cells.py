"""One cell of text to one value of a record, or a sentence that says what is wrong with it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import difflib
import functools
import re
import types
import typing
from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import StrEnum
from typing import Any

from evaluation.load.records import PartialDate

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_GROUPED = re.compile(r"-?[0-9]{1,3}([,.' \u00a0\u202f\u2019])[0-9]{3}(\1[0-9]{3})*([.,][0-9]+)?")
_DECIMAL_COMMA = re.compile(r"-?[0-9]+,[0-9]+")
_NOTHING_WORDS = frozenset(
    {"-", "--", "\u2013", "\u2014", "?", "na", "n/a", "#n/a", "nan", "none", "null", "n.d.", "s/d"}
)


class CellError(ValueError):
    """A cell that cannot be read; `problem` and `remedy` are those of a Fault."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy


def parse_number(text: str) -> Decimal:
    """Read a number with the digits it was printed with; spreadsheets' other ways to write it are refused."""
    if _NUMBER.fullmatch(text):
        return Decimal(text)
    _refuse_nothing_words(text)
    # "1,234" may be meant either way, so the remedy shows both; "12,5" can only be a decimal comma.
    if _GROUPED.fullmatch(text):
        digits = re.sub(r"[^0-9-]", "", text)
        if re.fullmatch(r"-?[0-9]{1,3},[0-9]{3}", text):
            plain = f"{digits}, or {text.replace(',', '.')} if the comma is a decimal comma"
        elif re.search(r"[.,][0-9]{1,2}$", text):
            fraction = re.split(r"[.,]", text)[-1]
            plain = f"{digits[: -len(fraction)]}.{fraction}"
        else:
            plain = digits
        raise CellError("the number has a thousands separator", f"Write {plain}")
    if _DECIMAL_COMMA.fullmatch(text):
        raise CellError("the number has a decimal comma", f"Write {text.replace(',', '.')}")
    if re.search("[%$\u20ac]|S/|USD|PEN", text):
        raise CellError("the number has its unit beside it", "Write the number alone; the column 'unit' has the unit")
    raise CellError("not a number", "Write digits with a point before the decimals, such as 1234.5")


def parse_whole_number(text: str) -> int:
    """Read a number without decimals that is not negative."""
    number = parse_number(text)
    if number != int(number) or number < 0:
        raise CellError("not a whole number", "Write digits only, such as 1")
    return int(number)


def parse_date(text: str) -> dt.date:
    """Read an ISO date."""
    if _ISO_DATE.fullmatch(text):
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            raise CellError("the calendar has no such day", "Look the date up in the source") from None
    raise _bad_date(text, "Write dates as 2016-12-31")


def parse_partial_date(text: str) -> PartialDate:
    """Read an ISO date of which the day, or month and day, may be missing."""
    try:
        return PartialDate(text)
    except ValueError:
        if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){1,2}", text):
            raise CellError("the calendar has no such day", "Look the date up in the source") from None
    raise _bad_date(text, "Write dates as 2016-12-31, 2016-12 or 2016")


def parse_word(vocabulary: type[StrEnum], text: str) -> StrEnum:
    """Read a word of a closed vocabulary."""
    try:
        return vocabulary(text)
    except ValueError:
        raise unknown_word(text, [word.value for word in vocabulary]) from None


def unknown_word(text: str, words: Iterable[str]) -> CellError:
    """Say which words there are, and which of them may be meant."""
    words = list(words)
    return CellError("unknown word", f"Write one of: {', '.join(words)}{did_you_mean(text, words)}")


def did_you_mean(text: str, candidates: Iterable[str]) -> str:
    """Name the candidate that looks like `text`, in parentheses, or nothing if none does."""
    by_lower = {candidate.lower(): candidate for candidate in candidates}
    close = difflib.get_close_matches(text.lower(), by_lower, n=1, cutoff=0.76)
    return f" (did you mean {by_lower[close[0]]!r}?)" if close else ""


def parsers(record: type) -> dict[str, Callable[[str], Any]]:
    """One parser for each column of a record, chosen by the type of its field."""
    hints = typing.get_type_hints(record)
    return {field.name: _parser(hints[field.name]) for field in dataclasses.fields(record) if field.init}


def needed(record: type) -> frozenset[str]:
    """Columns of a record that a table must have; those with a default may be missing."""
    fields = [field for field in dataclasses.fields(record) if field.init]
    return frozenset(field.name for field in fields if field.default is dataclasses.MISSING)


def _parser(hint: Any) -> Callable[[str], Any]:
    if isinstance(hint, types.UnionType):
        wanted = _parser(next(part for part in hint.__args__ if part is not types.NoneType))
        return lambda text: wanted(text) if text else None
    if hint is str:
        return str
    if typing.get_origin(hint) is tuple:
        return lambda text: tuple(text.split())
    wanted = functools.partial(parse_word, hint) if issubclass(hint, StrEnum) else _BY_TYPE[hint]
    return lambda text: wanted(_filled(text))


_BY_TYPE: dict[type[Any], Callable[[str], Any]] = {
    Decimal: parse_number,
    int: parse_whole_number,
    dt.date: parse_date,
    PartialDate: parse_partial_date,
}


def _filled(text: str) -> str:
    if not text:
        raise CellError("the cell is empty", "Fill it in; a row without this value cannot be used")
    return text


def _bad_date(text: str, remedy: str) -> CellError:
    _refuse_nothing_words(text)
    day_first = _DAY_FIRST.fullmatch(text)
    if day_first:
        first, second, year = day_first.groups()
        # 31/12/2016 can only be meant one way; 05/06/2016 is left to the person.
        if int(first) > 12 >= int(second):
            remedy = f"Write {year}-{int(second):02}-{int(first):02}"
        elif int(second) > 12 >= int(first):
            remedy = f"Write {year}-{int(first):02}-{int(second):02}"
    return CellError("the date is not in ISO format", remedy)


def _refuse_nothing_words(text: str) -> None:
    if text.lower() in _NOTHING_WORDS:
        raise CellError("a word stands for 'nothing'", "Leave the cell empty")

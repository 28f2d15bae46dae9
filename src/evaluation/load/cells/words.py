"""Words of a cell, and the parser of each column of a record."""

from __future__ import annotations

import dataclasses
import datetime as dt
import difflib
import functools
import re
import types
import typing
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any

from evaluation.load.cells.dates import parse_date, parse_partial_date
from evaluation.load.cells.error import CellError
from evaluation.load.cells.numbers import parse_number, parse_whole_number
from evaluation.load.cells.signs import look_alikes, name_signs, usual
from evaluation.load.partial_date import PartialDate
from evaluation.load.records import Words
from evaluation.locale import SOURCE_LANGUAGE

_LANGUAGE_COLUMN = re.compile(r"([a-z_]+?)_([a-z]{2,3}(?:_[A-Z]{2})?)")
"""Name of a column that holds the text of one language."""


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
    """Name the candidate that looks like `text`, in parentheses, or nothing if none does.

    Signs that are not what they look like are named, since the two words may look the same.
    """
    candidates = list(candidates)
    alike, named = look_alikes(text, candidates), name_signs(text)
    if alike is None:
        by_looks = {_without_accents(candidate): candidate for candidate in candidates}
        # a letter of another alphabet counts as a letter that differs, which in a short word is much
        close = difflib.get_close_matches(_without_accents(text), by_looks, n=1, cutoff=0.6 if named else 0.76)
        alike = by_looks[close[0]] if close else None
    if alike is None:
        return f" (it has {named})" if named else ""
    if not named and usual(text) == usual(alike) != alike:
        return f" (did you mean {alike!r}? That one has {name_signs(alike)})"
    return f" (did you mean {alike!r}?{f' It has {named}' if named else ''})"


def _without_accents(text: str) -> str:
    """Small letters without accents, which are what most often differs between two spellings of a name."""
    parts = unicodedata.normalize("NFD", usual(text).lower())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def parsers(record: type) -> dict[str, Callable[[str], Any]]:
    """One parser for each column of a record, chosen by the type of its field; texts by language have none."""
    hints = _hints(record)
    return {
        field.name: _parser(hints[field.name])
        for field in dataclasses.fields(record)
        if field.init and hints[field.name] is not Words
    }


def needed(record: type) -> frozenset[str]:
    """Columns with a parser that a table must have; those with a default may be missing."""
    wanted = parsers(record)
    return frozenset(
        f.name for f in dataclasses.fields(record) if f.name in wanted and f.default is dataclasses.MISSING
    )


def worded(record: type) -> tuple[str, ...]:
    """Fields of a record that have a column for each language."""
    hints = _hints(record)
    return tuple(field.name for field in dataclasses.fields(record) if hints[field.name] is Words)


def needed_words(record: type) -> tuple[str, ...]:
    """Those of which a table must have a column; those with a default may be missing."""
    fields = {field.name: field for field in dataclasses.fields(record)}
    return tuple(name for name in worded(record) if fields[name].default_factory is dataclasses.MISSING)


def language_columns(field: str, columns: Iterable[str], first: str = SOURCE_LANGUAGE) -> dict[str, str]:
    """Columns of a field that has one for each language, by its code: `name_en` of `name` for `en`.

    A column that is called as the field is in the `first` language.
    """
    columns = list(columns)
    found = ((column, _LANGUAGE_COLUMN.fullmatch(column)) for column in columns)
    coded = {match[2]: column for column, match in found if match and match[1] == field}
    return ({first: field} if field in columns else {}) | coded


def words_of(record: type, cells: Mapping[str, str], first: str = SOURCE_LANGUAGE) -> dict[str, Words]:
    """The texts of a row in their languages, by field; plain ones are in the `first`."""
    return {
        field: Words(tuple((code, cells[column]) for code, column in language_columns(field, cells, first).items()))
        for field in worded(record)
    }


@functools.cache
def _hints(record: type) -> Mapping[str, Any]:
    """Types of the fields of a record; looked up once, since a table has a thousand rows."""
    return typing.get_type_hints(record)


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

"""Table Schema as far as tables are held to it: one column with its type and what its cells are limited to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from evaluation.load.cells.words import did_you_mean

CHECKED: Final = ("string", "number", "integer", "date", "year", "boolean")
"""Types whose cells are read."""
UNCHECKED: Final = (
    "any", "array", "datetime", "duration", "geojson", "geopoint", "list", "object", "time", "yearmonth",
)  # fmt: skip
"""The other types of the standard; a cell of these is a text here."""
KNOWN: Final = (
    "required", "unique", "enum", "pattern", "minimum", "maximum", "minLength", "maxLength",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """One column as datapackage.json describes it.

    Parameters
    ----------
    name : str
    type : str
        One of `CHECKED` or `UNCHECKED`.
    required, unique : bool
    words : tuple of str
        What a cell is limited to; empty if it is free.
    pattern : re.Pattern or None
        What the whole cell matches.
    least, most : Decimal or None
        Bounds of a number.
    shortest, longest : int or None
        Bounds of the number of letters.
    default : str
        What an empty cell stands for.
    is_own : bool
        Whether no folder described it; then a file may leave it out that has to say nothing in it.
    is_translated : bool
        Whether it holds a text in one of several languages.
    """

    name: str
    type: str = "string"
    required: bool = False
    unique: bool = False
    words: tuple[str, ...] = ()
    pattern: re.Pattern[str] | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    shortest: int | None = None
    longest: int | None = None
    default: str = ""
    is_own: bool = False
    is_translated: bool = False

    @property
    def may_be_missing(self) -> bool:
        """Whether a file may do without it."""
        return self.is_own and not self.required


def read_column(field: Mapping[str, Any]) -> Column:
    """Read one entry of `fields`, of which only the name is known to be a text.

    Raises
    ------
    ValueError
        If it is not as the standard has it, or wants what nothing here could check.
    """
    name, kind, given = field["name"], field.get("type", "string"), field.get("constraints", {})
    if kind not in (*CHECKED, *UNCHECKED):
        hint = did_you_mean(str(kind), CHECKED)
        raise ValueError(f"the type {kind!r} of the column {name!r} is not valid{hint}; use {', '.join(CHECKED)}")
    if not isinstance(given, dict):
        raise ValueError(f"the constraints of the column {name!r} are not valid: {given!r} is no object")
    for word in given:
        if word not in KNOWN:
            hint = did_you_mean(word, KNOWN)
            raise ValueError(f"the constraint {word!r} of the column {name!r} is not valid{hint}")
    words = given.get("enum", [])
    if not isinstance(words, list):
        raise ValueError(f"the words of the column {name!r} are not valid: {words!r} is no list")
    return Column(
        name,
        kind,
        required=_switch(name, given, "required"),
        unique=_switch(name, given, "unique"),
        words=tuple(str(word) for word in words),
        pattern=_pattern(name, given.get("pattern")),
        least=_number(name, given, "minimum"),
        most=_number(name, given, "maximum"),
        shortest=_length(name, given, "minLength"),
        longest=_length(name, given, "maxLength"),
    )


def _switch(name: str, given: Mapping[str, Any], word: str) -> bool:
    value = given.get(word, False)
    if not isinstance(value, bool):
        raise ValueError(f"{word!r} of the column {name!r} is not valid: {value!r} is neither true nor false")
    return value


def _pattern(name: str, value: object) -> re.Pattern[str] | None:
    if value is None:
        return None
    try:
        return re.compile(str(value))
    except (re.error, RecursionError, OverflowError) as error:
        raise ValueError(f"the pattern {value!r} of the column {name!r} is not valid: {error}") from None


def _number(name: str, given: Mapping[str, Any], word: str) -> Decimal | None:
    value = given.get(word)
    try:
        return None if value is None else Decimal(str(value))
    except InvalidOperation:
        raise ValueError(f"{word!r} of the column {name!r} is not valid: {value!r} is no number") from None


def _length(name: str, given: Mapping[str, Any], word: str) -> int | None:
    value = given.get(word)
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 0):
        return value
    raise ValueError(f"{word!r} of the column {name!r} is not valid: {value!r} is no number of letters")

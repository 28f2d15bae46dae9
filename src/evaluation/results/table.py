"""A table that explains itself: typed columns with their meaning, keys, and rows in a fixed order."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final, Generic, Literal, TypeVar

from babel import Locale

from evaluation.load import Words
from evaluation.locale import available_languages

S = TypeVar("S")
T = TypeVar("T")

Cell = str | float | Decimal | dt.date | Mapping[str, float] | None
Row = Mapping[str, Cell]

EXACT_WHOLES: Final = 2.0**53
"""Up to here a float that is whole is that whole number and no other."""


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """One column: its name, type of Table Schema and meaning, and what of a record stands in it.

    Parameters
    ----------
    name : str
    type : str
    means : str
        Entry of the data dictionary, in English.
    required : bool, optional
        Whether every row has a value.
    words : sequence of str, optional
        The only values there are.
    of : callable, optional
        Value of a record; the field of the same name if left out.
    """

    name: str
    type: Literal["string", "number", "integer", "boolean", "date", "object"]
    means: str
    required: bool = False
    words: Sequence[str] = ()
    of: Callable[[T], Cell] | None = None

    def cell(self, record: T) -> Cell:
        """Value of a record in this column."""
        value: Cell = self.of(record) if self.of else getattr(record, self.name)
        return value

    def within(self, pick: Callable[[S], T]) -> Field[S]:
        """The same column of records that hold those it is about."""
        return Field(
            self.name, self.type, self.means, self.required, self.words, lambda record: self.cell(pick(record))
        )

    def to_dict(self) -> dict[str, Any]:
        """Field descriptor of Table Schema."""
        described: dict[str, Any] = {"name": self.name, "type": self.type, "description": self.means}
        constraints: dict[str, Any] = {"required": True} if self.required else {}
        if self.words:
            constraints["enum"] = list(self.words)
        return described | ({"constraints": constraints} if constraints else {})


@dataclass(frozen=True, slots=True)
class TableSchema(Generic[T]):
    """What a table is: its name, what a row of it is, its columns and keys.

    Parameters
    ----------
    name : str
        Also the name of its file.
    title : str
        What the table holds, as a message of the catalogue.
    row : str
        What one row is; in English.
    fields : tuple of Field
    key : tuple of str
        Columns that tell one row from all others.
    refers : mapping of str to str
        Table that a column names a row of, by the one column of its key.
    """

    name: str
    title: str
    row: str
    fields: tuple[Field[T], ...]
    key: tuple[str, ...] = ()
    refers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """A schema with its rows."""

    schema: TableSchema[Any]
    rows: tuple[Row, ...]

    @classmethod
    def of(cls, schema: TableSchema[T], records: Iterable[T]) -> Table:
        """Table with one row for each record, as the columns of the schema say."""
        return cls(schema, tuple({f.name: f.cell(record) for f in schema.fields} for record in records))

    def to_csv(self) -> bytes:
        """Rows as CSV in UTF-8 with commas and line feeds; the same rows give the same bytes.

        Raises
        ------
        ValueError
            If a row has other columns than the schema, or a number is not finite.
        """
        names = [f.name for f in self.schema.fields]
        lines = [_line(names)]
        for row in self.rows:
            if list(row) != names:
                raise ValueError(f"{self.schema.name}: a row has the columns {list(row)}, not {names}")
            lines.append(_line([written(row[name]) for name in names]))
        return "".join(lines).encode()


def _line(cells: Iterable[str]) -> str:
    text = io.StringIO()
    # were a line feed its own line end, the writer would leave a carriage return without quotes
    csv.writer(text, lineterminator="\r\n").writerow(cells)
    return text.getvalue().removesuffix("\r\n") + "\n"


def written(cell: Cell) -> str:
    """Value as CSV has it: dates as 2016-12-31, numbers with a point and all their digits, nothing for None.

    Raises
    ------
    ValueError
        If it is a number without an end, which no reader of CSV agrees on.
    """
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case str():
            return cell
        case Decimal():
            return format(cell, "f")
        case int():
            return str(cell)
        case float():
            if not math.isfinite(cell):
                raise ValueError(f"{cell} cannot be written as a number")
            return str(int(cell)) if cell.is_integer() and abs(cell) <= EXACT_WHOLES else repr(cell)
        case dt.date():
            return cell.isoformat()
        case _:
            return json.dumps(dict(cell), sort_keys=True, allow_nan=False)


def links(name: str, found: Iterable[tuple[str, Iterable[tuple[str, str]]]]) -> tuple[Row, ...]:
    """Rows that tie an id, in column `name`, to each of its figures in its role; none twice."""
    return tuple(
        {name: id_, "role": role, "observation_id": observation}
        for id_, refs in found
        for role, observation in dict.fromkeys(refs)
    )


def key(name: str, means: str, of: Callable[[T], Cell] | None = None) -> Field[T]:
    """A column of text that every row has."""
    return Field(name, "string", means, required=True, of=of)


def optional(name: str, means: str, of: Callable[[T], Cell] | None = None, *, words: Sequence[str] = ()) -> Field[T]:
    """A column of text that may be empty."""
    return Field(name, "string", means, words=tuple(words), of=of)


def number(name: str, means: str, of: Callable[[T], Cell] | None = None) -> Field[T]:
    """A column of numbers."""
    return Field(name, "number", means, of=of)


def day(name: str, means: str, of: Callable[[T], Cell] | None = None) -> Field[T]:
    """A column of days."""
    return Field(name, "date", means, of=of)


def texts(
    name: str, means: str, of: Callable[[T, str], str | None] | None = None, *, required: bool = True
) -> tuple[Field[T], ...]:
    """One column for each language of the reports; `{language}` in the meaning becomes its English name.

    Parameters
    ----------
    name : str
    means : str
    of : callable, optional
        Text of a record in the language with a code; its words of this name if left out, in the source
        language where a required text has none in the language.
    required : bool, optional
    """

    def column(code: str) -> Field[T]:
        own = f"{name}_{code}"

        def cell(record: T) -> Cell:
            if of is not None:
                return of(record, code)
            words: Words = getattr(record, name)
            return words.of(code) if required else words.only(code)

        language = Locale.parse(code).english_name
        return Field(own, "string", means.format(language=language), required, of=cell)

    return tuple(column(code) for code in available_languages())

"""Records as rows of plain values and back, for files that must be read without the data folder."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeVar

from evaluation.load.cells.error import CellError
from evaluation.load.cells.words import needed, parsers, words_of
from evaluation.load.partial_date import PartialDate
from evaluation.load.records import Words

Record = TypeVar("Record")


def to_plain(record: Any) -> dict[str, Any]:
    """Row of a record under the names of its columns: numbers as numbers, dates and words as text, empty as None."""
    row: dict[str, Any] = {}
    for field in dataclasses.fields(record):
        value = getattr(record, field.name)
        if isinstance(value, Words):
            row |= {f"{field.name}_{code}": text for code, text in value.texts}
        elif field.init:
            row[field.name] = _plain(value)
    return row


def from_plain(kind: type[Record], row: Mapping[str, Any]) -> Record:
    """Record of such a row.

    Raises
    ------
    ValueError
        If a value cannot be read; names the column.
    """
    values: dict[str, Any] = {**words_of(kind, {column: _cell(value) for column, value in row.items()})}
    for column, parse in parsers(kind).items():
        if column not in row and column not in needed(kind):
            continue
        try:
            values[column] = parse(_cell(row[column]))
        except CellError as bad:
            raise ValueError(f"{column}: {bad.problem} ({row[column]!r})") from None
    return kind(**values)


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dt.date | PartialDate):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def _cell(value: Any) -> str:
    if isinstance(value, int | float):
        return f"{Decimal(str(value)):f}"
    return " ".join(value) if isinstance(value, list) else value or ""

"""Texts of the data that a report could not print; a build would stop at them, long after it began."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, Final

from evaluation.errors import Fault
from evaluation.fonts.printable import unprintable
from evaluation.load.cells.signs import sign_name
from evaluation.load.files.table_file import RawTable
from evaluation.load.files.yaml_file import Place, YamlFile

NOT_PRINTED: Final = frozenset({"note"})
"""Columns that no report prints."""
REMEDY: Final = "Write it in the letters of the report's languages, as a catalogue would; the PDF cannot show it"
SHOWN: Final = 60
NAMED: Final = 3


def unprintable_cells(tables: Mapping[str, RawTable], files: Mapping[str, str]) -> list[Fault]:
    """Cells with signs that the PDF cannot print; `files` are the files of the tables."""
    every = "".join({cell for table in tables.values() for row in table.rows for cell in row.cells})
    if not unprintable(every):
        return []
    return [
        _fault(files[name], row.line, column, cell, found)
        for name, table in tables.items()
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
        if column not in NOT_PRINTED and (found := _missing(cell))
    ]


def unprintable_texts(file: YamlFile) -> list[Fault]:
    """Texts of a YAML file with signs that the PDF cannot print."""
    return [
        _fault(file.name, file.line_of(place), ".".join(map(str, place)), text, found)
        for place, text in _texts(file.content, ())
        if (found := _missing(text))
    ]


def _texts(value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*place, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(inner, (*place, number))


def _missing(text: str) -> tuple[str, ...]:
    """Signs that the PDF cannot print; control characters were named when the file was read."""
    return tuple(sign for sign in unprintable(text) if unicodedata.category(sign) not in {"Cc", "Cn"})


def _fault(file: str, line: int, column: str, text: str, signs: tuple[str, ...]) -> Fault:
    named = ", ".join(sign_name(sign) for sign in signs[:NAMED])
    more = f" and {len(signs) - NAMED} more" if len(signs) > NAMED else ""
    return Fault(file, line, column, text[:SHOWN], f"the typeface has no {named}{more}", REMEDY)

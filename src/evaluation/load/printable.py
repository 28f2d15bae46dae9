"""Texts of the data with letters that the typeface lacks: the PDF says in their place where to see them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from evaluation.errors import DataError, Fault
from evaluation.fonts.printable import unprintable
from evaluation.load.cells.signs import sign_name
from evaluation.load.files.own_schema import describe
from evaluation.load.files.table_file import read_table_file
from evaluation.load.files.yaml_file import Place, read_yaml

NOT_PRINTED: Final = frozenset({"note"})
"""Columns that no report prints."""
REMEDY: Final = (
    "The web page shows it, and the PDF says so in its place; in the letters of the report's languages, as a catalogue "
    "would write it, both show it"
)
SHOWN: Final = 60
NAMED: Final = 3


def unprinted_texts(data_dir: Path, texts: Iterable[str] = ()) -> list[Fault]:
    """Texts of a data folder that is in order whose letters the PDF lacks; they withhold no report.

    Parameters
    ----------
    data_dir : Path
    texts : iterable of str
        Names of the YAML files whose texts are printed.
    """
    return [*_of_tables(data_dir), *(fault for name in texts for fault in _of_file(data_dir / name, data_dir))]


def _of_tables(data_dir: Path) -> Iterator[Fault]:
    described, _ = describe(data_dir)
    for description in (described or {}).values():
        table, _ = read_table_file(data_dir, description)
        rows = table.rows if table else ()
        if not table or not unprintable("".join({cell for row in rows for cell in row.cells})):
            continue
        for row in rows:
            for column, cell in zip(table.columns, row.cells, strict=True):
                if column not in NOT_PRINTED and (found := _missing(cell)):
                    yield _remark(description.file, row.line, column, cell, found)


def _of_file(path: Path, root: Path) -> Iterator[Fault]:
    try:
        file = read_yaml(path, root)
    except DataError:
        return
    for place, text in _texts(file.content, ()):
        if found := _missing(text):
            yield _remark(file.name, file.line_of(place), ".".join(map(str, place)), text, found)


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


def _remark(file: str, line: int, column: str, text: str, signs: tuple[str, ...]) -> Fault:
    named = ", ".join(sign_name(sign) for sign in signs[:NAMED])
    more = f" and {len(signs) - NAMED} more" if len(signs) > NAMED else ""
    return Fault(file, line, column, text[:SHOWN], f"the typeface has no {named}{more}", REMEDY)

"""Any CSV table of series, whatever its other columns: rows as text, with the line each begins on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evaluation.errors import DataError, Fault
from evaluation.load.files.encoding import decode, read_text
from evaluation.load.files.rows import SHOWN
from evaluation.load.files.text_table import read_text_table

SERIES: Final = "series"
"""Column that names a series."""
KNOWN_BY: Final = (
    SERIES, "year", "value", "base_value", "base_year", "current_value", "current_year", "latest_value",
    "latest_year", "target", "target_used", "target_year", "direction", "kind", "unit", "limit", "period", "reached",
    "change_interval",
)  # fmt: skip
"""Columns that tell a header of such a table from the rows above it."""
STANDARD_INPUT: Final = "standard input"


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One row as text; `line` is where it begins in the file."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SeriesTable:
    """A CSV file with a header.

    Parameters
    ----------
    name : str
        Its name in faults.
    columns : tuple of str
        Header, in its order.
    rows : tuple of SeriesRow
        Rows that have as many cells as the header.
    faults : tuple of Fault
        What is wrong with the others, and with the file.
    unread : frozenset of str
        Series of the other rows, of which nothing can be said.
    line : int
        Where the header stands.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[SeriesRow, ...]
    faults: tuple[Fault, ...]
    unread: frozenset[str] = frozenset()
    line: int = 1


def read_series_table(source: Path | bytes) -> SeriesTable:
    """Read a table of series.

    Parameters
    ----------
    source : Path or bytes
        The file, or what came from standard input.

    Raises
    ------
    DataError
        If the file cannot be taken apart into rows, or its header cannot be used.
    """
    if isinstance(source, bytes):
        name = STANDARD_INPUT
        text, faults = decode(source, name)
    else:
        name = source.name
        folder = source.parent.resolve()
        text, faults = read_text(source, name, missing=f"There is no {name} in {folder}; name a file that is there")
    if text is None:
        raise DataError(faults)
    table, form_faults = read_text_table(text, name, KNOWN_BY)
    faults += form_faults
    if table is None:
        raise DataError(faults)
    header = table.header
    repeated = sorted({c for c in header if header.count(c) > 1})
    if repeated or "" in header:
        problem = f"the column {repeated[0]!r} appears twice" if repeated and repeated[0] else "a column has no name"
        fault = Fault(name, table.line, "", ",".join(header)[:SHOWN], problem, "Give every column its own name")
        raise DataError([*faults, fault])
    rows = (SeriesRow(row.line, dict(zip(header, row.cells, strict=True))) for row in table.rows if row.is_whole)
    place = header.index(SERIES) if SERIES in header else 0
    unread = frozenset(row.cells[place] for row in table.rows if not row.is_whole)
    return SeriesTable(name, header, tuple(rows), tuple(faults), unread, table.line)

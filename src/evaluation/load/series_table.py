"""Any CSV table of series, whatever its other columns: rows as text, with the line each begins on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from evaluation.errors import DataError, Fault
from evaluation.load.encoding import read_text
from evaluation.load.table_file import split_rows

SHOWN = 60


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
        What is wrong with the others.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[SeriesRow, ...]
    faults: tuple[Fault, ...]


def read_series_table(path: Path) -> SeriesTable:
    """Read a table of series.

    Raises
    ------
    DataError
        If the file cannot be taken apart into rows, or its header cannot be used.
    """
    name = path.name
    text, faults = read_text(path, name)
    if text is None:
        raise DataError(faults)
    lines, broken = split_rows(text, ",", name)
    if broken:
        raise DataError([*faults, broken])
    if not lines:
        raise DataError([Fault(name, 1, "", "", "the file has no header", "Write the column names in line 1")])
    (line, header), *body = lines
    repeated = sorted({c for c in header if header.count(c) > 1})
    if repeated or "" in header:
        problem = f"the column {repeated[0]!r} appears twice" if repeated and repeated[0] else "a column has no name"
        raise DataError([Fault(name, line, "", ",".join(header)[:SHOWN], problem, "Give every column its own name")])
    rows = []
    for number, cells in body:
        if len(cells) == len(header):
            rows.append(SeriesRow(number, dict(zip(header, cells, strict=True))))
        else:
            problem = f"the row has {len(cells)} cells, the header {len(header)}"
            remedy = "Put a text that contains a comma between double quotes; an empty cell still needs its comma"
            faults.append(Fault(name, number, "", ",".join(cells)[:SHOWN], problem, remedy))
    return SeriesTable(name, tuple(header), tuple(rows), tuple(faults))

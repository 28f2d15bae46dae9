"""A CSV file of data/ as its description wants it: which columns it has, and which cells stand in them."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

from evaluation.errors import Fault
from evaluation.load.files.description import TableDescription
from evaluation.load.files.encoding import read_text
from evaluation.load.files.text_table import RawRow, read_text_table


@dataclass(frozen=True, slots=True)
class RawTable:
    """A CSV file as text. `columns` are those that the file and its description have in common."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[RawRow, ...]

    def cells(self, column: str) -> tuple[str, ...]:
        """Cells of one column from top to bottom; none if the file lacks the column."""
        if column not in self.columns:
            return ()
        index = self.columns.index(column)
        return tuple(row.cells[index] for row in self.rows)


def read_table_file(data_dir: Path, description: TableDescription) -> tuple[RawTable | None, list[Fault]]:
    """Read one CSV file; columns may stand in any order, blank lines and spaces around a cell are dropped.

    Returns
    -------
    tuple of RawTable or None and list of Fault
        None if the file cannot be taken apart into rows at all.
    """
    name = description.file
    text, faults = read_text(data_dir / name, name)
    if text is None:
        return None, faults
    table, form_faults = read_text_table(text, name, description.columns)
    faults += form_faults
    if table is None:
        return None, faults
    faults += _header_faults(name, table.line, table.header, description)
    columns = tuple(column for column in description.columns if column in table.header)
    if not columns:
        return None, faults
    places = [len(table.header) - 1 - table.header[::-1].index(column) for column in columns]
    left_out = tuple(field for field in description.fields if field.may_be_missing and field.name not in columns)
    default = {field.name: field.default for field in description.fields}
    empty = tuple(field.default for field in left_out)
    rows = (
        RawRow(
            row.line,
            (*(row.cells[place] or default[name] for place, name in zip(places, columns, strict=True)), *empty)
            if any(row.cells)
            else ("",) * (len(columns) + len(empty)),
            row.is_whole,
        )
        for row in table.rows
    )
    return RawTable(description.table, (*columns, *(field.name for field in left_out)), tuple(rows)), faults


def _header_faults(name: str, line: int, header: tuple[str, ...], description: TableDescription) -> list[Fault]:
    faults = []
    expected = description.columns
    missing = [column for column in description.needed if column not in header]
    for column in missing:
        remedy = f"Add the column {column!r} to the header and to each row; cells may be empty where that is allowed"
        faults.append(Fault(name, line, column, "", "the column is missing", remedy))
    for number, column in enumerate(header, start=1):
        if not column:
            problem, remedy = f"column {number} has no name", "Name the column or delete it"
        elif column in header[: number - 1]:
            problem, remedy = "the column appears twice", "Delete one of the two"
        elif column not in expected:
            close = difflib.get_close_matches(
                column, [known for known in expected if known not in header], n=1, cutoff=0.75
            )
            hint = f" (did you mean {close[0]!r}?)" if close else ""
            problem, remedy = "unknown column", f"Correct its name{hint} or delete it"
        else:
            continue
        faults.append(Fault(name, line, column, "", problem, remedy))
    return faults

"""The form of a CSV file: separator, header, cells per row. What the cells mean is not asked here."""

from __future__ import annotations

import csv
import difflib
import io
import re
from dataclasses import dataclass
from pathlib import Path

from evaluation.errors import Fault
from evaluation.load.description import TableDescription
from evaluation.load.encoding import read_text

_SEPARATOR_NAMES = {";": "semicolons", "\t": "tabs", "|": "vertical bars"}
_SHOWN = 60
_LONGEST = 20_000
"""Letters of the longest cell that anybody means; a longer one is a quotation mark left open, or malice."""

_MOST_COLUMNS = 100
_FORMULA = re.compile(r"[=@]|[+-].*[(|!]", re.DOTALL)
"""How a cell begins that a spreadsheet would compute; our own tables would pass it on to whoever opens them."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """Cells of one row as text, in the order of `RawTable.columns`; `line` is where the row begins in the file."""

    line: int
    cells: tuple[str, ...]
    is_whole: bool
    """False if the row had too few or too many cells: a fault is reported, and its cells are not to be judged."""


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
    separator, separator_faults = _separator(text, description)
    faults += separator_faults
    lines, broken = split_rows(text, separator, name)
    if broken:
        return None, [*faults, broken]
    if not lines:
        return None, [*faults, Fault(name, 1, "", "", "the file has no header", "Write the column names in line 1")]
    (header_line, header), *body = lines
    faults += _header_faults(name, header_line, header, description.columns)
    columns = tuple(column for column in description.columns if column in header)
    if not columns or len(header) > _MOST_COLUMNS:
        return None, faults
    rows = []
    for line, cells in body:
        is_whole = len(cells) == len(header)
        if not is_whole:
            faults.append(_count_fault(name, line, header, cells))
        for number, cell in enumerate(cells[: len(header)]):
            if _FORMULA.match(cell):
                remedy = "Write the value, or begin the text with another character"
                problem = "a spreadsheet would take this for a formula"
                faults.append(Fault(name, line, header[number], cell[:_SHOWN], problem, remedy))
                is_whole = False
        by_name = dict(zip(header, cells + [""] * len(header), strict=False))
        rows.append(RawRow(line, tuple(by_name[column] for column in columns), is_whole))
    return RawTable(description.table, columns, tuple(rows)), faults


def _separator(text: str, description: TableDescription) -> tuple[str, list[Fault]]:
    """Return the separator of the header. A wrong one is a fault; the file is then read with it all the same."""
    header = text.lstrip().splitlines()[0]
    for separator, words in _SEPARATOR_NAMES.items():
        cells = {cell.strip(' "') for cell in header.split(separator)}
        if len(cells & set(description.columns)) > 1:
            problem = f"columns are separated by {words}, not commas"
            remedy = "Save the file as comma-separated CSV"
            return separator, [Fault(description.file, 1, "", header[:_SHOWN], problem, remedy)]
    return ",", []


def split_rows(text: str, separator: str, name: str) -> tuple[list[tuple[int, list[str]]], Fault | None]:
    """Rows with the line each begins on; the reader counts lines, so a quoted line break does not shift the rest."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[tuple[int, list[str]]] = []
    begins = 1
    try:
        for cells in reader:
            if max(map(len, cells), default=0) > _LONGEST:
                # the reader has a limit of its own, which other libraries lift for the whole process
                raise csv.Error("field larger")
            if any(cells) or len(cells) > 1:
                rows.append((begins, [cell.strip() for cell in cells]))
            begins = reader.line_num + 1
    except csv.Error as error:
        problem = f"the row cannot be read: {error}"
        if "end of data" in str(error):
            problem = "a quotation mark is opened and never closed"
        remedy = "Put the whole text between double quotes, and write a double quote inside it twice"
        if "field larger" in str(error):
            problem = f"a cell is longer than {_LONGEST} letters"
            remedy = "Shorten it, or close the quotation mark that swallows the rows below"
        shown = "".join(text.splitlines(keepends=True)[begins - 1 : begins]).strip()[:_SHOWN]
        return [], Fault(name, begins, "", shown, problem, remedy)
    return rows, None


def _header_faults(name: str, line: int, header: list[str], expected: tuple[str, ...]) -> list[Fault]:
    if len(header) > _MOST_COLUMNS:
        problem = f"the header has {len(header)} columns, more than {_MOST_COLUMNS}"
        return [Fault(name, line, "", ",".join(header)[:_SHOWN], problem, "Restore the header from its last version")]
    faults = []
    missing = [column for column in expected if column not in header]
    for column in missing:
        remedy = f"Add the column {column!r} to the header and to each row; cells may be empty where that is allowed"
        faults.append(Fault(name, line, column, "", "the column is missing", remedy))
    for number, column in enumerate(header, start=1):
        if not column:
            problem, remedy = f"column {number} has no name", "Name the column or delete it"
        elif column in header[: number - 1]:
            problem, remedy = "the column appears twice", "Delete one of the two"
        elif column not in expected:
            close = difflib.get_close_matches(column, missing, n=1, cutoff=0.75)
            hint = f" (did you mean {close[0]!r}?)" if close else ""
            problem, remedy = "unknown column", f"Correct its name{hint} or delete it"
        else:
            continue
        faults.append(Fault(name, line, column, "", problem, remedy))
    return faults


def _count_fault(name: str, line: int, header: list[str], cells: list[str]) -> Fault:
    shown = ",".join(cells)[:_SHOWN]
    if len(cells) > len(header):
        remedy = (
            "Put a text that contains a comma between double quotes; write numbers without decimal comma or "
            "thousands separator"
        )
        return Fault(name, line, "", shown, f"the row has {len(cells)} cells, the header {len(header)}", remedy)
    remedy = "Add the missing cells; an empty cell still needs its comma"
    return Fault(name, line, "", shown, f"the row has only {len(cells)} cells, the header {len(header)}", remedy)

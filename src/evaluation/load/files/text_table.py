"""The form of a CSV file, whatever its columns mean: separator, header, rows, and what stands around them.

Spreadsheets and offices put titles above a table and totals and notes below it, leave rows of commas behind, and
separate by semicolons. Each of that is one fault, however many rows it touches, and the rest is read all the same.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from evaluation.errors import Fault
from evaluation.load.cells.signs import usual
from evaluation.load.files.rows import SHOWN, TextRow, empty_rows, formulas_in, uneven_rows

SEPARATORS: Final = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}
MOST_COLUMNS: Final = 100
_LONGEST: Final = 20_000
"""Letters of the longest cell that anybody means; a longer one is a quotation mark left open, or malice."""
_LOWEST_HEADER: Final = 40
"""Lines among which a header is looked for."""
_WIDE: Final = 8
"""Columns from which on a row with a quarter of its cells is no row of the table."""
_SEPARATOR_LINE: Final = re.compile(r'"?sep=(.)"?[;,\t|]*', re.IGNORECASE)
_NOTE: Final = re.compile(r"[*†‡(\[]|.*:|(?:\S+\s+){2}\S")
"""How a text begins that alone in its row is a remark and no id."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """Cells of one row as text; `line` is where the row begins in the file."""

    line: int
    cells: tuple[str, ...]
    is_whole: bool
    """False if the row had too few or too many cells: a fault is reported, and its cells are not to be judged."""


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table as text.

    Parameters
    ----------
    line : int
        Where its header stands.
    header : tuple of str
        Names of the columns as they stand there.
    rows : tuple of RawRow
        All rows of the table, each as long as the header.
    """

    line: int
    header: tuple[str, ...]
    rows: tuple[RawRow, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """Where a header was found, and what separates its cells."""

    index: int
    separator: str


def read_text_table(text: str, name: str, expected: Collection[str]) -> tuple[TextTable | None, list[Fault]]:
    """Take a CSV file apart.

    Parameters
    ----------
    text : str
    name : str
        Of the file, for the faults.
    expected : collection of str
        Columns by which the header is known.

    Returns
    -------
    tuple of TextTable or None and list of Fault
        None if it cannot be taken apart at all.
    """
    lines = list(io.StringIO(text, newline=""))
    found, faults = _find_header(lines, name, expected)
    body, broken = _split("".join(lines[found.index :]), found.separator, name, found.index)
    if broken:
        return None, [*faults, broken]
    rows = [row for row in body if any(row.cells) or len(row.cells) > 1]
    if not rows or not any(rows[0].cells):
        return None, [*faults, Fault(name, 1, "", "", "the file has no header", "Write the column names in line 1")]
    header, rows = rows[0].cells, rows[1:]
    if len(header) > MOST_COLUMNS:
        problem = f"the header has {len(header)} columns, more than {MOST_COLUMNS}"
        remedy = "Restore the header from its last version"
        return None, [*faults, Fault(name, found.index + 1, "", ",".join(header)[:SHOWN], problem, remedy)]
    header, rows, spare = _without_spare_columns(name, found.index + 1, header, rows)
    rows, around = _without_notes(name, header, rows)
    faults += [*spare, *around, *empty_rows(name, rows)]
    rows = [row for row in rows if any(row.cells)]
    uneven = uneven_rows(name, header, rows)
    formulas = list(formulas_in(name, header, rows))
    spoilt = {fault.row for fault in formulas}
    return (
        TextTable(
            found.index + 1,
            header,
            tuple(
                RawRow(
                    row.line,
                    (*row.cells, *[""] * len(header))[: len(header)],
                    len(row.cells) == len(header) and row.line not in spoilt,
                )
                for row in rows
                if row.cells != header
            ),
        ),
        [*faults, *uneven, *formulas],
    )


def _find_header(lines: Sequence[str], name: str, expected: Collection[str]) -> tuple[_Found, list[Fault]]:
    """Line of the header, what separates its cells, and what is wrong with its place and its separator."""
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    known = {usual(column).casefold() for column in expected}
    best, found = min(2, len(known)) - 1, None
    for index, line in enumerate(lines[:_LOWEST_HEADER]):
        for separator in SEPARATORS:
            cells = {usual(cell.strip(' "\r\n')).casefold() for cell in line.split(separator)}
            if len(cells & known) > best:
                best, found = len(cells & known), _Found(index, separator)
    told = _SEPARATOR_LINE.fullmatch(lines[first].strip()) if lines else None
    if found is None:
        found = _Found(first + 1, told[1]) if told and told[1] in SEPARATORS else _Found(first, ",")
    faults = []
    shown = lines[found.index].strip()[:SHOWN] if found.index < len(lines) else ""
    wrong = f"columns are separated by {SEPARATORS[found.separator]}, not commas"
    save = "Save the file as comma-separated CSV"
    if told:
        problem = f"the line {lines[first].strip()!r} stands above the header"
        is_plain = found.separator == ","
        remedy = "Delete the line" if is_plain else f"Delete the line, and {save[0].lower()}{save[1:]}"
        faults.append(Fault(name, first + 1, "", "", problem if is_plain else f"{problem}, and {wrong}", remedy))
    elif found.separator != ",":
        faults.append(Fault(name, found.index + 1, "", shown, wrong, save))
    if found.index > first + bool(told):
        problem = f"the header stands in row {found.index + 1}"
        above = lines[first + bool(told)].strip()[:SHOWN]
        faults.append(Fault(name, first + 1 + bool(told), "", above, problem, "Delete the rows above it"))
    return found, faults


def _split(text: str, separator: str, name: str, above: int) -> tuple[list[TextRow], Fault | None]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[TextRow] = []
    begins = 1
    try:
        for cells in reader:
            if max(map(len, cells), default=0) > _LONGEST:
                # the reader has a limit of its own, which other libraries lift for the whole process
                raise csv.Error("field larger")
            rows.append(TextRow(above + begins, above + reader.line_num, tuple(cell.strip() for cell in cells)))
            begins = reader.line_num + 1
    except csv.Error as error:
        problem = f"the row cannot be read: {error}"
        if "end of data" in str(error):
            problem = "a quotation mark is opened and never closed"
        remedy = "Put the whole text between double quotes, and write a double quote inside it twice"
        if "field larger" in str(error):
            problem = f"a cell is longer than {_LONGEST} letters"
            remedy = "Shorten it, or close the quotation mark that swallows the rows below"
        shown = "".join(text.splitlines(keepends=True)[begins - 1 : begins]).strip()[:SHOWN]
        return [], Fault(name, above + begins, "", shown, problem, remedy)
    return rows, None


def _without_spare_columns(
    name: str, line: int, header: tuple[str, ...], rows: list[TextRow]
) -> tuple[tuple[str, ...], list[TextRow], list[Fault]]:
    """Leave out columns at the right that have no name and hold nothing."""
    width = max((number for number, column in enumerate(header, start=1) if column), default=0)
    spare = len(header) - width
    if not spare or any(any(row.cells[width:]) for row in rows):
        return header, rows, []
    many = f"{spare} columns without a name stand" if spare > 1 else "a column without a name stands"
    fault = Fault(name, line, "", "", f"{many} at the right, and nothing is in them", "Delete them")
    trimmed = [TextRow(row.line, row.last, row.cells[:width] if any(row.cells) else row.cells) for row in rows]
    return header[:width], trimmed, [fault]


def _without_notes(name: str, header: tuple[str, ...], rows: list[TextRow]) -> tuple[list[TextRow], list[Fault]]:
    """Leave out what stands below the table: totals and remarks, which fill few cells of their rows."""
    few = max(2, len(header) // 4)
    last = max((number for number, row in enumerate(rows) if row.filled > few), default=-1)
    for number in range(last + 1, len(rows)):
        above = rows[number - 1] if number else None
        is_apart = above is not None and (rows[number].line > above.last + 1 or not any(above.cells))
        if any(rows[number].cells) and _is_note(rows[number], len(header), is_apart=is_apart):
            notes = [row for row in rows[number:] if any(row.cells)]
            one = len(notes) == 1
            span = f"row {notes[0].line} stands" if one else f"rows {notes[0].line} to {notes[-1].line} stand"
            shown = next(filter(None, notes[0].cells))[:SHOWN]
            remedy = f"Delete {'it' if one else 'them'}, or fill in every cell of what belongs to the table"
            return rows[:number], [Fault(name, notes[0].line, "", shown, f"{span} below the table", remedy)]
    return rows, []


def _is_note(row: TextRow, width: int, *, is_apart: bool) -> bool:
    if is_apart:
        return row.filled < width
    if len(row.cells) != width:
        return row.filled <= 2 and row.filled < width - 1
    if row.filled == 1:
        return bool(_NOTE.match(next(filter(None, row.cells)))) or width >= _WIDE
    return width >= _WIDE and row.filled <= width // 4

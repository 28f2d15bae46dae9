"""What the description of the tables asks of their cells: required, words, bounds, unique ids, references."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final

from evaluation.errors import Fault
from evaluation.load.cells.dates import parse_date
from evaluation.load.cells.error import CellError
from evaluation.load.cells.numbers import parse_number
from evaluation.load.cells.words import did_you_mean, unknown_word
from evaluation.load.files.description import ForeignKey, TableDescription
from evaluation.load.files.schema import Column
from evaluation.load.files.table_file import RawTable
from evaluation.load.files.text_table import RawRow

TRUE_OR_FALSE: Final = ("true", "false", "True", "False", "TRUE", "FALSE", "1", "0")
"""What the standard takes for a boolean."""


def check_integrity(tables: Mapping[str, RawTable], described: Mapping[str, TableDescription]) -> list[Fault]:
    """Hold the cells of each table to its description; a cell has one fault at most.

    Columns that a file lacks, and references into them, are passed over, since they have their own fault and would
    otherwise bring one for each row. So are rows with too few or too many cells.
    """
    found: dict[tuple[str, int | None, str], Fault] = {}
    for name, table in tables.items():
        description = described[name]
        for fault in (
            *_empty_keys(table, description),
            *_cells(table, description),
            *_repeated(table, description),
            *_unknown(table, description, tables),
        ):
            found.setdefault((fault.file, fault.row, fault.column), fault)
    return list(found.values())


def _empty_keys(table: RawTable, description: TableDescription) -> Iterator[Fault]:
    for column in description.primary_key:
        for row, cell in _column(table, column):
            if not cell:
                yield Fault(
                    description.file, row.line, column, "", "the cell is empty", "Give the row an id of its own"
                )


def _cells(table: RawTable, description: TableDescription) -> Iterator[Fault]:
    """Cells that are not as their column is described, each by itself."""
    for column in description.fields:
        for row, cell in _column(table, column.name):
            try:
                _check_cell(column, cell)
            except CellError as bad:
                yield Fault(description.file, row.line, column.name, cell, bad.problem, bad.remedy)


def _check_cell(column: Column, cell: str) -> None:
    if not cell:
        if column.required:
            raise CellError("the cell is empty", "Fill it in; this column is required")
        return
    if column.words and cell not in column.words:
        raise unknown_word(cell, column.words)
    _check_type(column, cell)
    remedy = "See the column in datapackage.json for what is allowed"
    if column.pattern and not column.pattern.fullmatch(cell):
        problem = f"not as the column should be: it does not match the pattern {column.pattern.pattern}"
        raise CellError(problem, remedy)
    if column.longest is not None and len(cell) > column.longest:
        raise CellError(f"not as the column should be: longer than {column.longest} letters", remedy)
    if column.shortest is not None and len(cell) < column.shortest:
        raise CellError(f"not as the column should be: shorter than {column.shortest} letters", remedy)


def _check_type(column: Column, cell: str) -> None:
    match column.type:
        case "number" | "integer":
            number = parse_number(cell)
            if column.type == "integer" and number != int(number):
                raise CellError("not a whole number", "Write digits only, such as 1")
            remedy = "See the column in datapackage.json for what is allowed"
            if column.least is not None and number < column.least:
                raise CellError(f"not as the column should be: below {column.least}", remedy)
            if column.most is not None and number > column.most:
                raise CellError(f"not as the column should be: above {column.most}", remedy)
        case "date":
            parse_date(cell)
        case "year":
            if not (cell.isascii() and cell.isdigit() and dt.MINYEAR <= int(cell) <= dt.MAXYEAR):
                raise CellError("not a year", "Write the year with four digits")
        case "boolean":
            if cell not in TRUE_OR_FALSE:
                raise unknown_word(cell, TRUE_OR_FALSE[:2])


def _repeated(table: RawTable, description: TableDescription) -> Iterator[Fault]:
    """Ids that are given twice, and values that their column wants but once."""
    key = description.primary_key
    if key and set(key) <= set(table.columns):
        for row, cells, first in _twice(table, key):
            for column, cell in zip(key, cells, strict=True):
                remedy = "Give the row an id of its own, or delete it"
                yield Fault(description.file, row.line, column, cell, f"the same id as in row {first}", remedy)
    for field in description.fields:
        if field.unique and field.name in table.columns:
            for row, (cell,), first in _twice(table, (field.name,)):
                remedy = "Each value may stand here only once"
                yield Fault(description.file, row.line, field.name, cell, f"the same value as in row {first}", remedy)


def _twice(table: RawTable, columns: tuple[str, ...]) -> Iterator[tuple[RawRow, tuple[str, ...], int]]:
    """Rows whose cells in some columns stood above, with the line of the first; empty cells are like no other."""
    first: dict[tuple[str, ...], int] = {}
    places = [table.columns.index(column) for column in columns]
    for row in table.rows:
        cells = tuple(row.cells[place] for place in places)
        if row.is_whole and all(cells):
            line = first.setdefault(cells, row.line)
            if line != row.line:
                yield row, cells, line


def _unknown(table: RawTable, description: TableDescription, tables: Mapping[str, RawTable]) -> Iterator[Fault]:
    """References to rows that are not there."""
    for foreign in description.foreign_keys:
        target = tables.get(foreign.table)
        if target is None or not set(foreign.keys) <= set(target.columns):
            continue
        if set(foreign.columns) <= set(table.columns):
            yield from _dangling(table, description.file, foreign, target)


def _dangling(table: RawTable, file: str, foreign: ForeignKey, target: RawTable) -> Iterator[Fault]:
    known = set(zip(*(target.cells(key) for key in foreign.keys), strict=True))
    places = [table.columns.index(column) for column in foreign.columns]
    for row in table.rows:
        cells = tuple(row.cells[place] for place in places)
        if not row.is_whole or not any(cells) or cells in known:
            continue
        alone = [{key[place] for key in known} for place in range(len(places))]
        bad = [place for place, cell in enumerate(cells) if cell not in alone[place]]
        # each part may exist by itself, and only their combination not
        for place in bad or range(len(places)):
            hint = did_you_mean(cells[place], alone[place])
            remedy = f"Correct the spelling{hint} or add it to {target.name}.csv"
            what = foreign.keys[place].removesuffix("_id")
            yield Fault(file, row.line, foreign.columns[place], cells[place], f"unknown {what}", remedy)


def _column(table: RawTable, column: str) -> Iterator[tuple[RawRow, str]]:
    """Cells of a column in the rows that may be judged; none if the file lacks the column."""
    if column in table.columns:
        place = table.columns.index(column)
        yield from ((row, row.cells[place]) for row in table.rows if row.is_whole and any(row.cells))

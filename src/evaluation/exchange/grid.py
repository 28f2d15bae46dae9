"""A sheet of a workbook or a CSV file as a grid of text, each cell with the place by which people know it."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from evaluation.errors import DataError, Fault, ParameterError

WORKBOOKS: Final = (".xlsx", ".xlsm")
TEXTS: Final = (".csv", ".tsv", ".txt")
SEPARATORS: Final = (",", ";", "\t", "|")
LARGEST: Final = 32 * 2**20
"""Bytes of the largest file that is read."""
_DAY: Final = re.compile(r"d", re.IGNORECASE)
_QUOTED: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells of a sheet as text, without spaces around them; rows are as long as the longest.

    Parameters
    ----------
    file : str
        Name of the file.
    sheet : str
        Name of the sheet; empty for a file that has but one.
    rows : tuple of tuple of str
    faults : tuple of Fault
        Cells that could not be read as they were meant.
    """

    file: str
    sheet: str
    rows: tuple[tuple[str, ...], ...]
    faults: tuple[Fault, ...] = ()

    @property
    def name(self) -> str:
        """File and sheet, as faults name them."""
        return f"{self.file}, sheet {self.sheet!r}" if self.sheet else self.file

    def fault(self, row: int, column: int, problem: str, remedy: str, *, value: str = "") -> Fault:
        """Say what is wrong with a cell, counted from 0."""
        return Fault(self.name, row + 1, f"cell {letters(column)}{row + 1}", value, problem, remedy)


def letters(column: int) -> str:
    """Name of a column, counted from 0.

    Examples
    --------
    >>> letters(0), letters(27)
    ('A', 'AB')
    """
    name, left = "", column + 1
    while left:
        left, digit = divmod(left - 1, 26)
        name = chr(ord("A") + digit) + name
    return name


def read_grid(path: Path, sheet: str = "") -> Grid:
    """Read a sheet: the one that is named, or the first that holds anything and is not hidden.

    Raises
    ------
    DataError
        If the file cannot be read as what it is called.
    ParameterError
        If there is no such sheet, or what reads workbooks is not installed.
    """
    if not path.is_file():
        raise DataError([Fault(path.name, None, "", "", "there is no such file", "Correct its name")])
    if path.stat().st_size > LARGEST:
        problem = f"the file has {path.stat().st_size // 2**20} MB; more than {LARGEST // 2**20} MB are not read"
        raise DataError([Fault(path.name, None, "", "", problem, "Split it, or sum it up first")])
    if path.suffix.lower() in WORKBOOKS:
        return _of_workbook(path, sheet)
    if path.suffix.lower() in TEXTS:
        if sheet:
            raise ParameterError(f"--sheet: {path.name} has no sheets. Leave it out.")
        return _of_text(path)
    known = ", ".join((*WORKBOOKS, *TEXTS))
    problem = f"the ending {path.suffix!r} is none that is read ({known})"
    raise DataError([Fault(path.name, None, "", "", problem, "Save it as .xlsx or as 'CSV UTF-8'")])


def _of_text(path: Path) -> Grid:
    raw = path.read_bytes()
    if raw[:2] == b"PK":
        remedy = "Give it its ending .xlsx back"
        raise DataError([Fault(path.name, None, "", "", "the file is a workbook, not a text", remedy)])
    text = _decoded(raw)
    lines = text.splitlines()[:20]
    counts = {sign: [line.count(sign) for line in lines] for sign in SEPARATORS}
    separator = max(counts, key=lambda sign: (sum(map(bool, counts[sign])), sum(counts[sign])))
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        remedy = "Save it again as 'CSV UTF-8'"
        raise DataError([Fault(path.name, None, "", "", f"the rows cannot be told apart: {error}", remedy)]) from None
    return Grid(path.name, "", _even([[cell.strip() for cell in row] for row in rows]))


def _decoded(raw: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def _of_workbook(path: Path, sheet: str) -> Grid:
    try:
        import openpyxl
    except ModuleNotFoundError:
        raise ParameterError(
            f"{path.name}: to read workbooks openpyxl is needed. Install it with `pip install 'evaluation[excel]'`, or "
            "save the sheet as 'CSV UTF-8'."
        ) from None
    try:
        book = openpyxl.load_workbook(path, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, TypeError) as error:
        problem = f"the workbook cannot be opened ({type(error).__name__})"
        raise DataError(
            [Fault(path.name, None, "", "", problem, "Open it in a spreadsheet and save it anew")]
        ) from None
    named = {s.title: s for s in book.worksheets}
    if sheet and sheet not in named:
        raise ParameterError(f"--sheet: {path.name} has no {sheet!r}. Use one of: {', '.join(named)}.")
    shown = [s for s in book.worksheets if s.sheet_state == "visible" and s.max_row * s.max_column > 1]
    found = named[sheet] if sheet else next(iter(shown or book.worksheets))
    name = found.title if len(named) > 1 else ""
    rows = [[_text_of(cell) for cell in row] for row in found.iter_rows()]
    for merged in found.merged_cells.ranges:
        for row in range(merged.min_row - 1, merged.max_row):
            for column in range(merged.min_col - 1, merged.max_col):
                rows[row][column] = rows[merged.min_row - 1][merged.min_col - 1]
    grid = Grid(path.name, name, _even(rows))
    return Grid(path.name, name, grid.rows, tuple(_uncalculated(path, found.title, grid)))


def _uncalculated(path: Path, sheet: str, grid: Grid) -> Iterator[Fault]:
    """Formulas without a result: no spreadsheet has calculated them since a program wrote them."""
    import openpyxl

    for row in openpyxl.load_workbook(path)[sheet].iter_rows():
        for cell in row:
            is_formula = cell.data_type == "f"
            if is_formula and not grid.rows[cell.row - 1][cell.column - 1]:
                remedy = "Open it in a spreadsheet, which calculates it, and save it"
                yield grid.fault(cell.row - 1, cell.column - 1, "a formula without a result", remedy)


def _text_of(cell: Any) -> str:
    """What a cell shows, as text: numbers with their own digits, percentages as such, days as 2023-01-31."""
    value = cell.value
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).lower()
    if isinstance(value, int | float):
        number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        is_percent = "%" in _QUOTED.sub("", cell.number_format or "")
        number = number * 100 if is_percent else number
        number = number.quantize(Decimal("1e-9")).normalize() if number.as_tuple().exponent else number
        return f"{number:f}" + ("%" if is_percent else "")
    if isinstance(value, dt.datetime | dt.date):
        day = value.date() if isinstance(value, dt.datetime) else value
        has_day = _DAY.search(_QUOTED.sub("", cell.number_format or "d"))
        return day.isoformat() if has_day else day.isoformat()[: len("2023-01")]
    return " ".join(str(value).split())


def _even(rows: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    width = max(map(len, rows), default=0)
    return tuple((*row, *[""] * (width - len(row))) for row in rows)

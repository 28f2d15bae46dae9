"""A sheet with one row for each indicator, as field offices keep it: what it says, and what it must still say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from evaluation.errors import DataError, Fault
from evaluation.exchange.grid import Grid
from evaluation.exchange.headings import HEADINGS, VOCABULARIES, first_row_with, heading_of, meant, word_of, words_in
from evaluation.exchange.periods import NoPeriodError, Span, is_period, period_of
from evaluation.exchange.values import NoNumberError, is_nothing, number_of
from evaluation.locale.language import Language

NEEDED: Final = ("objective", "indicator")
ABSOLUTE: Final = ("stock", "amount", "rate")
"""Kinds whose smallest change that counts must be said where no target judges them."""
REPEATED: Final = ("objective", "source", "area")
"""Columns whose empty cell stands for the one above, as in sheets with merged cells."""
OF_SOURCE: Final = ("read", "relation")
"""Columns that a source needs to fill in but once."""
NUMBERS: Final = ("baseline", "target", "material_change")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the sheet, with its period and its cell counted from 0."""

    span: Span
    value: Decimal
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """What a row says; words of vocabularies are ours, numbers are read."""

    row: int
    words: Mapping[str, str]
    numbers: Mapping[str, Decimal]
    baseline: Span | None
    target_by: Span | None
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class IndicatorSheet:
    """What a sheet says of all indicators, and the headings of columns that nothing is taken from."""

    grid: Grid
    rows: tuple[IndicatorRow, ...]
    left_out: tuple[str, ...] = ()


@dataclass(slots=True)
class _Reader:
    grid: Grid
    language: Language
    answers: Mapping[str, str]
    fiscal_year_starts: int
    decimal: str
    named: Mapping[str, str]
    columns: dict[str, int] = field(default_factory=dict)
    periods: dict[int, Span] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def ask(self, row: int, name: str, problem: str, remedy: str, value: str = "") -> None:
        """Say what a cell must still say; of a column that is not there, in the row all the same."""
        word = self.language.text(HEADINGS[name])
        if name in self.columns:
            self.faults.append(self.grid.fault(row, self.columns[name], problem, remedy, value=value))
        else:
            self.faults.append(Fault(self.grid.name, row + 1, word, value, problem, f"Add a column {word!r}. {remedy}"))


def read_indicator_sheet(
    grid: Grid,
    language: Language,
    answers: Mapping[str, str],
    *,
    named: Mapping[str, str] = MappingProxyType({}),
    fiscal_year_starts: int = 1,
    decimal: str = ".",
) -> IndicatorSheet:
    """Read the sheet, and name all that is missing in one round.

    Parameters
    ----------
    grid : Grid
    language : Language
        In which words are proposed.
    answers : mapping of str to str
        What is so for every row whose cell says nothing, by column: `read`, `kind`, `no_target`.
    named : mapping of str to str, optional
        Headings of this sheet, by the column that they stand for.
    fiscal_year_starts : int, optional
    decimal : str, optional

    Raises
    ------
    DataError
        With every cell that must be filled in or corrected.
    """
    reader = _Reader(grid, language, answers, fiscal_year_starts, decimal, dict(named), faults=list(grid.faults))
    head = first_row_with(grid.rows, [name for name in NEEDED if not answers.get(name)], named)
    if head is None:
        words = " and ".join(repr(language.text(HEADINGS[name])) for name in NEEDED)
        problem = f"no row has the headings {words}"
        remedy = "Write one row of headings, and below it a row for each indicator"
        raise DataError([Fault(grid.name, None, "", "", problem, remedy)])
    left_out = _read_head(reader, head)
    rows = tuple(_rows(reader, head))
    if not rows and not reader.faults:
        reader.faults.append(Fault(grid.name, head + 1, "", "", "no indicator stands below the headings", "Write one"))
    if reader.faults:
        raise DataError(reader.faults)
    return IndicatorSheet(grid, rows, left_out)


def _read_head(reader: _Reader, head: int) -> tuple[str, ...]:
    left_out = []
    headings = {heading_of(cell, reader.named) for cell in reader.grid.rows[head]}
    for name, heading in reader.named.items():
        if name not in headings:
            problem, remedy = "no column has this heading", "Write it as the sheet does"
            reader.faults.append(Fault(reader.grid.name, head + 1, name, heading, problem, remedy))
    for column, cell in enumerate(reader.grid.rows[head]):
        name = heading_of(cell, reader.named)
        if name in reader.columns:
            problem, remedy = "the column stands here a second time", "Delete one of the two"
            reader.faults.append(reader.grid.fault(head, column, problem, remedy, value=cell))
        elif name:
            reader.columns[name] = column
        elif cell and is_period(cell, reader.fiscal_year_starts):
            reader.periods[column] = period_of(cell, reader.fiscal_year_starts)
        elif cell and not reader.named and (close := meant(cell)):
            word = reader.language.text(HEADINGS[close])
            problem = "no heading that is known"
            reader.faults.append(
                reader.grid.fault(head, column, problem, f"Write {word!r}, if it is meant", value=cell)
            )
        elif cell:
            left_out.append(cell)
    return tuple(left_out)


def _rows(reader: _Reader, head: int) -> Iterator[IndicatorRow]:
    above: dict[str, str] = {}
    sources: dict[str, dict[str, str]] = {}
    for number, cells in enumerate(reader.grid.rows[head + 1 :], head + 1):
        told = {name: cells[column] or reader.answers.get(name, "") for name, column in reader.columns.items()}
        told |= {name: said for name, said in reader.answers.items() if said and name not in told}
        if not told["indicator"]:
            told = {name: cells[column] for name, column in reader.columns.items()}
            if any(told.values()) and any(cells[c] for c in reader.periods):
                reader.ask(number, "indicator", "the row has figures and no indicator", "Write what they are of")
            elif told.get("objective"):
                above = {"objective": told["objective"]}
            continue
        for name in REPEATED:
            told[name] = told.get(name) or above.get(name, "")
        above = {name: told[name] for name in REPEATED}
        known = sources.setdefault(told["source"], {})
        for name in OF_SOURCE:
            told[name] = known[name] = told.get(name) or known.get(name, "")
        yield _row(reader, number, cells, told)


def _row(reader: _Reader, number: int, cells: tuple[str, ...], told: dict[str, str]) -> IndicatorRow:
    words = {name: told.get(name, "") for name in ("objective", "indicator", "unit", "area", "source", "no_target")}
    for name, what in (
        ("objective", "Write what it serves"),
        ("unit", "Write what is counted, such as children or percent"),
        ("source", "Write the register, survey or document that the figures are from"),
    ):
        if not words[name]:
            reader.ask(number, name, "the cell is empty", what)
    words |= {name: _word(reader, number, name, told.get(name, "")) for name in VOCABULARIES}
    numbers = {
        name: value
        for name in NUMBERS
        if (value := _number(reader, number, name, told.get(name, ""), is_reason=name == "target")) is not None
    }
    baseline, target_by = (
        _period(reader, number, name, told.get(name, "")) for name in ("baseline_period", "target_period")
    )
    if "baseline" in numbers and baseline is None and not told.get("baseline_period"):
        reader.ask(number, "baseline_period", "the baseline has no period", "Write its year")
    if "target" in numbers and target_by is None and not told.get("target_period"):
        reader.ask(number, "target_period", "the target has no year", "Write by when it is to be reached")
    if "target" not in numbers:
        words["no_target"] = words["no_target"] or _reason(told.get("target", ""))
        if not words["no_target"]:
            remedy = "Write the target, or why there is none"
            reader.ask(number, "target", "there is no target, and nothing says why", remedy)
        if words["kind"] in ABSOLUTE and words["direction"] in ("rise", "fall") and "material_change" not in numbers:
            remedy = "Write the smallest change that would count, in the unit"
            reader.ask(number, "material_change", "nothing says which change would count", remedy)
    figures = [
        Figure(span, value, number, column)
        for column, span in reader.periods.items()
        if (value := _figure(reader, number, column, cells[column])) is not None
    ]
    known = {figure.span: figure for figure in figures}
    if "baseline" in numbers and baseline:
        if baseline in known and known[baseline].value != numbers["baseline"]:
            problem = f"the baseline differs from the figure of the same period in column {known[baseline].column + 1}"
            reader.ask(number, "baseline", problem, "Correct one of the two")
        elif baseline not in known:
            figures.insert(0, Figure(baseline, numbers["baseline"], number, reader.columns["baseline"]))
    return IndicatorRow(number, words, numbers, baseline, target_by, tuple(figures))


def _reason(cell: str) -> str:
    return "" if is_nothing(cell) else cell


def _word(reader: _Reader, row: int, name: str, cell: str) -> str:
    found = word_of(name, cell)
    if found:
        return found
    words = words_in(name, reader.language)
    if cell:
        reader.ask(row, name, "unknown word", f"Write one of: {words}", cell)
    elif name in ("kind", "direction", "read"):
        what = "how far the source was read is not told" if name == "read" else "the cell is empty"
        every = f", or for all rows by --every {name}=..."
        reader.ask(row, name, what, f"Write one of: {words}{every}")
    return ""


def _number(reader: _Reader, row: int, name: str, cell: str, *, is_reason: bool) -> Decimal | None:
    try:
        return number_of(cell, reader.decimal)
    except NoNumberError as error:
        # words in the place of a target say why there is none
        if not is_reason or any(sign.isdigit() for sign in cell):
            reader.ask(row, name, str(error), "Write digits, and remarks elsewhere", cell)
        return None


def _figure(reader: _Reader, row: int, column: int, cell: str) -> Decimal | None:
    try:
        return number_of(cell, reader.decimal)
    except NoNumberError as error:
        reader.faults.append(
            reader.grid.fault(row, column, str(error), "Write digits, and remarks elsewhere", value=cell)
        )
        return None


def _period(reader: _Reader, row: int, name: str, cell: str) -> Span | None:
    if not cell or is_nothing(cell):
        return None
    try:
        return period_of(cell, reader.fiscal_year_starts)
    except NoPeriodError as error:
        reader.ask(row, name, str(error), "Write it so", cell)
        return None

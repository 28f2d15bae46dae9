"""A table with one figure in a row, as DHIS2 and others write it, and a sheet whose periods stand side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from evaluation.errors import DataError, Fault
from evaluation.exchange.grid import Grid
from evaluation.exchange.headings import heading_of
from evaluation.exchange.periods import NoPeriodError, Span, is_period, period_of
from evaluation.exchange.values import NoNumberError, is_nothing, number_of

NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "measure": ("measure", "dataelement", "data", "indicator", "indicador", "data element"),
    "period": ("period", "periodo", "time", "year"),
    "area": ("area", "orgunit", "organisation unit", "organisationunit", "place", "lugar"),
    "value": ("value", "valor", "actual"),
    "sex": ("sex", "sexo"),
    "age_group": ("age_group", "age group", "edad"),
    "note": ("note", "comment", "comments", "explanation", "explanation of deviation", "nota", "comentario"),
}
"""What a column may be called."""
ACTUAL: Final = ("actual", "achieved", "result", "results", "logrado", "ejecutado", "real", "achievement")
TARGET: Final = ("target", "meta", "planned", "programado")
PERCENT: Final = ("percent", "%", "% met", "% achieved", "por ciento", "avance")


SEXES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("girls", "female", "females", "women", "niñas", "mujeres", "femenino"), "female"),
    **dict.fromkeys(("boys", "male", "males", "men", "niños", "hombres", "masculino"), "male"),
}
"""Rows under their indicator that tell a part of it."""


@dataclass(frozen=True, slots=True)
class Found:
    """One figure of somebody's file, with its cell counted from 0."""

    measure: str
    area: str
    sex: str
    age_group: str
    span: Span
    value: Decimal
    note: str
    row: int
    column: int


def read_figures(
    grid: Grid, named: Mapping[str, str], *, fiscal_year_starts: int = 1, decimal: str = "."
) -> tuple[Found, ...]:
    """Figures of a table, one in a row or with periods side by side.

    Of two rows of heads the upper one has the period and the lower one says which column is the actual figure; targets
    and percentages are left out, since they follow from what the framework says.

    Raises
    ------
    DataError
        With every cell that cannot be read.
    """
    faults = list(grid.faults)
    for head, cells in enumerate(grid.rows[:20]):
        columns = _columns(cells, named)
        if {"measure", "period", "value"} <= columns.keys():
            found = tuple(_long(grid, head, columns, faults, fiscal_year_starts, decimal))
            break
        above = grid.rows[head - 1] if head else ("",) * len(cells)
        periods = _periods(cells, above, fiscal_year_starts)
        below = grid.rows[head + 1] if head + 1 < len(grid.rows) else ()
        if any(cell.casefold() in ACTUAL for cell in below):
            continue  # the upper one of two rows of heads
        if "measure" in columns and periods:
            found = tuple(_wide(grid, head, columns, periods, faults, decimal))
            break
    else:
        problem = "no row has headings for an indicator and its period and value, or for an indicator and periods"
        remedy = "Name them by --column, such as --column measure=Indicator --column value=Actual"
        raise DataError([Fault(grid.name, None, "", "", problem, remedy)])
    if faults:
        raise DataError(faults)
    return found


def _columns(cells: Sequence[str], named: Mapping[str, str]) -> dict[str, int]:
    plain = [cell.casefold().strip(" :*") for cell in cells]
    found: dict[str, int] = {}
    for name, known in NAMES.items():
        words = (named[name].casefold(),) if name in named else known
        column = next((plain.index(word) for word in words if word in plain), None)
        if column is None and name not in named:
            column = next(
                (n for n, cell in enumerate(cells) if name == "measure" and heading_of(cell) == "indicator"), None
            )
        if column is not None:
            found[name] = column
    return found


def _periods(cells: Sequence[str], above: Sequence[str], starts: int) -> dict[int, Span]:
    """Columns of actual figures by their period, which stands in the head, above it, or beside the word for it."""
    found = {}
    for column, (cell, upper) in enumerate(zip(cells, above, strict=True)):
        words = cell.casefold()
        if is_period(cell, starts):
            found[column] = period_of(cell, starts)
        elif words in ACTUAL and is_period(upper, starts):
            found[column] = period_of(upper, starts)
        else:
            for word in ACTUAL:
                rest = words.replace(word, "").strip(" -:()") if word in words.split() else ""
                if rest and is_period(rest, starts):
                    found[column] = period_of(rest, starts)
    return found


def _long(
    grid: Grid, head: int, columns: Mapping[str, int], faults: list[Fault], starts: int, decimal: str
) -> Iterator[Found]:
    for number, cells in enumerate(grid.rows[head + 1 :], head + 1):
        told = {name: cells[column] for name, column in columns.items()}
        if not told["measure"] or is_nothing(told["value"]):
            continue
        try:
            span = period_of(told["period"], starts)
        except NoPeriodError as error:
            faults.append(grid.fault(number, columns["period"], str(error), "Write it so", value=told["period"]))
            continue
        value = _value(grid, number, columns["value"], told["value"], faults, decimal)
        if value is not None:
            yield _found(told, span, value, number, columns["value"])


def _wide(
    grid: Grid, head: int, columns: Mapping[str, int], periods: Mapping[int, Span], faults: list[Fault], decimal: str
) -> Iterator[Found]:
    above = ""
    for number, cells in enumerate(grid.rows[head + 1 :], head + 1):
        told = {name: cells[column] for name, column in columns.items()}
        if not told["measure"]:
            continue
        if above and (sex := SEXES.get(told["measure"].casefold().strip(" -–•"))):
            told |= {"measure": above, "sex": sex}
        else:
            above = told["measure"]
        for column, span in periods.items():
            value = _value(grid, number, column, cells[column], faults, decimal)
            if value is not None:
                yield _found(told, span, value, number, column)


def _value(grid: Grid, row: int, column: int, cell: str, faults: list[Fault], decimal: str) -> Decimal | None:
    try:
        return number_of(cell, decimal)
    except NoNumberError as error:
        faults.append(grid.fault(row, column, str(error), "Write digits, and remarks elsewhere", value=cell))
        return None


def _found(told: Mapping[str, str], span: Span, value: Decimal, row: int, column: int) -> Found:
    asked = {name: told.get(name, "") for name in ("area", "sex", "age_group", "note")}
    return Found(
        told["measure"], asked["area"], asked["sex"], asked["age_group"], span, value, asked["note"], row, column
    )

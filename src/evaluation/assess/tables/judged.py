"""Any table of series, scored by a named method: one row out for each series in, or one for each group of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from evaluation.assess.tables.cells import RowCells, yearly
from evaluation.assess.tables.points import points_by_series, targets_by_series
from evaluation.assess.tables.settings import missing_columns, series_settings
from evaluation.errors import DataError, Fault, ParameterError
from evaluation.load import KNOWN_BY, SeriesRow, SeriesTable, did_you_mean
from evaluation.methods import AVERAGED, Point, Result, Series, Target, check_method, indicator_score, run
from evaluation.methods.published.statcan_2024 import Nested

RESULT_COLUMNS: Final = ("progress", "score", "status", "reason")
WIDE: Final = ("base_value", "base_year")
LONG: Final = ("series", "value")
WHEN: Final = ("year", "period")

Row = dict[str, str]
Found = tuple[SeriesRow, Result]


@dataclass(frozen=True, slots=True)
class Scored:
    """A scored table.

    Parameters
    ----------
    columns : tuple of str
        Columns of the input and, where it lacks them, `RESULT_COLUMNS`.
    rows : tuple of dict
        One for each series, or each group of series, that could be read.
    faults : tuple of Fault
        Why the others could not.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]


def score_table(table: SeriesTable, method: str, settings: SeriesTable | None = None, by: Sequence[str] = ()) -> Scored:
    """Score every series of a table.

    Parameters
    ----------
    table : SeriesTable
        One row per series with `base_value`, `base_year`, `current_value`, `current_year`, `target`, `target_year`,
        `direction`; or a long one with `series`, `year` or `period`, `value`.
    method : str
        Name of a method of `METHODS`.
    settings : SeriesTable, optional
        For a long table: one row per series with its direction, target and the like.
    by : sequence of str, optional
        Columns that group the series, the outermost first: then one row for each value of the first, with the mean
        of its scores; inner groups are averaged before outer ones.

    Raises
    ------
    ParameterError
        If there is no such method, it has no scores that could be averaged, or a long table comes without settings.
    DataError
        If the table has neither shape, or lacks a column that groups it.
    """
    check_method(method)
    if by and method not in AVERAGED:
        raise ParameterError(f"--by: {method} has no scores that are averaged. {', '.join(AVERAGED)} has.")
    if set(LONG) <= set(table.columns) and set(WHEN) & set(table.columns):
        if settings is None:
            raise ParameterError(
                f"{table.name} has one row per period, so the direction of each series must come from a second table. "
                "Add --settings SETTINGS.csv with the columns series and direction, and target, target_year where "
                "there is one."
            )
        found, faults = _score_long(table, settings, method)
        columns, grouped = settings.columns, settings
    elif set(WIDE) <= set(table.columns):
        found, faults = _score_wide(table, method)
        columns, grouped = table.columns, table
    else:
        remedy = (
            "Use base_value, base_year, current_value, current_year, target, target_year, direction; or series, year, "
            "value and --settings"
        )
        shown = ",".join(table.columns)[:60]
        near = [hint for column in table.columns if column not in KNOWN_BY and (hint := did_you_mean(column, KNOWN_BY))]
        problem = f"these columns are not those of a table of series{''.join(near[:1])}"
        raise DataError([*table.faults, Fault(table.name, table.line, "", shown, problem, remedy)])
    if by:
        return _averaged(grouped, found, faults, by)
    new = (c for c in RESULT_COLUMNS if c not in columns)
    return Scored((*columns, *new), tuple(dict(row.cells) | _shown(result) for row, result in found), tuple(faults))


def _score_wide(table: SeriesTable, method: str) -> tuple[list[Found], list[Fault]]:
    found: list[Found] = []
    missing = missing_columns(table, method)
    faults = [*table.faults, *missing]
    for row in () if missing else table.rows:
        cells = RowCells(table.name, row)
        first = (cells.number("base_value"), cells.year("base_year"))
        last = (cells.number("current_value", "latest_value"), cells.year("current_year", "latest_year"))
        _score(cells, _two_points(cells, first, last), first[1], None, method, found)
        faults += cells.faults
    return found, faults


def _two_points(
    cells: RowCells, first: tuple[float | None, int | None], last: tuple[float | None, int | None]
) -> list[Point]:
    points = [yearly(value, year) for value, year in (first, last) if value is not None and year is not None]
    if len(points) == 2 and first[1] == last[1]:
        if first[0] != last[0]:
            problem = "base and current year are the same, but their values are not"
            cells.fault("current_value", str(last[0]), problem, "Correct the year or the value")
        return points[:1]
    return points


def _score_long(table: SeriesTable, settings: SeriesTable, method: str) -> tuple[list[Found], list[Fault]]:
    missing = missing_columns(settings, method)
    series, faults = points_by_series(table, settings, missing)
    targets, unreadable = targets_by_series(table)
    faults += unreadable
    found: list[Found] = []
    for row in () if missing else settings.rows:
        cells = RowCells(settings.name, row)
        points = series.get(cells.cell("series"))
        base = cells.year("base_year")
        if points is not None:
            own = targets.get(cells.cell("series"), ())
            _score(cells, points, base, cells.year("baseline_end_year"), method, found, own)
        faults += cells.faults
    return found, faults


def _score(
    cells: RowCells,
    points: list[Point],
    base_year: int | None,
    baseline_end: int | None,
    method: str,
    found: list[Found],
    by_period: Sequence[Target] = (),
) -> None:
    """Score one series and add its result, unless a cell of it cannot be read."""
    settings = series_settings(cells, points, base_year, baseline_end, method, by_period)
    if settings is not None and not cells.faults:
        found.append((cells.row, run(method, Series(tuple(points)), settings)))


def _shown(result: Result) -> Row:
    """The four columns; where there is a verdict, the reason holds what must be known of it."""
    reason = result.reason.value if result.reason else " ".join(flag.value for flag in result.flags)
    return {
        "progress": "" if result.estimate is None else repr(result.estimate),
        "score": "" if result.score is None else repr(result.score),
        "status": result.status,
        "reason": reason,
    }


def _averaged(table: SeriesTable, found: Sequence[Found], faults: Sequence[Fault], by: Sequence[str]) -> Scored:
    for column in by:
        if column not in table.columns:
            remedy = f"Use one of: {', '.join(table.columns)}{did_you_mean(column, table.columns)}"
            fault = Fault(table.name, table.line, column, "", "there is no such column to group by", remedy)
            raise DataError([*faults, fault])
    outer: dict[str, list[Found]] = {}
    for row, result in found:
        outer.setdefault(row.cells[by[0]], []).append((row, result))
    rows = []
    for name, members in outer.items():
        score, status = indicator_score(_nested(members, by[1:]))
        scored = sum(result.score is not None for _, result in members)
        shown = "" if score is None else repr(score)
        rows.append({by[0]: name, "series": str(len(members)), "scored": str(scored), "score": shown, "status": status})
    return Scored((by[0], "series", "scored", "score", "status"), tuple(rows), tuple(faults))


def _nested(members: Sequence[Found], by: Sequence[str]) -> list[Nested]:
    """Results of a group; those that share the value of an inner column form a group of their own."""
    if not by:
        return [result for _, result in members]
    inner: dict[str, list[Found]] = {}
    alone: list[Nested] = []
    for row, result in members:
        if name := row.cells[by[0]]:
            inner.setdefault(name, []).append((row, result))
        else:
            alone.append(result)
    return [*(_nested(group, by[1:]) for group in inner.values()), *alone]

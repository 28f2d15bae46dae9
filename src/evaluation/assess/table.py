"""Any table of series, scored by a named method: one row out for each series in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from evaluation.assess.table_cells import CUMULATIONS, DIRECTIONS, KINDS, RowCells, window
from evaluation.errors import DataError, Fault, ParameterError
from evaluation.framework import Cumulation, Kind
from evaluation.load import KNOWN_BY, SeriesRow, SeriesTable, did_you_mean
from evaluation.methods import METHODS, Point, Result, Series, Settings, Target, run

RESULT_COLUMNS: Final = ("progress", "score", "status", "reason")
WIDE: Final = ("base_value", "base_year")
LONG: Final = ("series", "year", "value")
GOAL_YEAR: Final = 2030
"""Year of a target without one, in the two methods that are made for goals of 2030."""
OF_2030: Final = ("statcan_2024", "unsd_2023")
QUALIFIERS: Final = {word: word for word in ("exact", "at_least", "about", "at_most", "derived")}


@dataclass(frozen=True, slots=True)
class Scored:
    """A scored table.

    Parameters
    ----------
    columns : tuple of str
        Columns of the input and, where it lacks them, `RESULT_COLUMNS`.
    rows : tuple of dict
        One for each series that could be read.
    faults : tuple of Fault
        Why the others could not.
    """

    columns: tuple[str, ...]
    rows: tuple[dict[str, str], ...]
    faults: tuple[Fault, ...]


def score_table(table: SeriesTable, method: str, settings: SeriesTable | None = None) -> Scored:
    """Score every series of a table.

    Parameters
    ----------
    table : SeriesTable
        One row per series with `base_value`, `base_year`, `current_value`, `current_year`, `target`, `target_year`,
        `direction`; or a long one with `series`, `year`, `value`.
    method : str
        Name of a method of `METHODS`.
    settings : SeriesTable, optional
        For a long table: one row per series with its direction, target and the like.

    Raises
    ------
    ParameterError
        If there is no such method, or a long table comes without settings.
    DataError
        If the table has neither shape.
    """
    if method not in METHODS:
        run(method, Series(()), _NOTHING)  # raises, and names the method that was meant
    if set(LONG) <= set(table.columns):
        if settings is None:
            raise ParameterError(
                f"{table.name} has one row per year, so the direction of each series must come from a second table. "
                "Add --settings SETTINGS.csv with the columns series and direction, and target, target_year where "
                "there is one."
            )
        return _score_long(table, settings, method)
    if not set(WIDE) <= set(table.columns):
        remedy = (
            "Use base_value, base_year, current_value, current_year, target, target_year, direction; or series, year, "
            "value and --settings"
        )
        shown = ",".join(table.columns)[:60]
        near = [hint for column in table.columns if column not in KNOWN_BY and (hint := did_you_mean(column, KNOWN_BY))]
        problem = f"these columns are not those of a table of series{''.join(near[:1])}"
        raise DataError([*table.faults, Fault(table.name, table.line, "", shown, problem, remedy)])
    return _score_wide(table, method)


def _missing(table: SeriesTable, method: str) -> list[Fault]:
    """Columns without which no row can be scored, each said once."""
    needed = ["direction", "kind"] if method == "change" else ["direction"]
    return [
        Fault(table.name, table.line, column, "", "the column is missing", f"Add the column {column!r}")
        for column in needed
        if column not in table.columns
    ]


def _score_wide(table: SeriesTable, method: str) -> Scored:
    rows: list[dict[str, str]] = []
    missing = _missing(table, method)
    faults = [*table.faults, *missing]
    for row in () if missing else table.rows:
        cells = RowCells(table.name, row)
        first = (cells.number("base_value"), cells.year("base_year"))
        last = (cells.number("current_value", "latest_value"), cells.year("current_year", "latest_year"))
        points = _two_points(cells, first, last)
        _score(cells, points, first[1], None, method, rows)
        faults += cells.faults
    return Scored(_columns(table), tuple(rows), tuple(faults))


def _two_points(
    cells: RowCells, first: tuple[float | None, int | None], last: tuple[float | None, int | None]
) -> list[Point]:
    points = [_point(value, year) for value, year in (first, last) if value is not None and year is not None]
    if len(points) == 2 and first[1] == last[1]:
        if first[0] != last[0]:
            problem = "base and current year are the same, but their values are not"
            cells.fault("current_value", str(last[0]), problem, "Correct the year or the value")
        return points[:1]
    return points


def _score_long(table: SeriesTable, settings: SeriesTable, method: str) -> Scored:
    if "series" not in settings.columns:
        problem = "the settings have no column that names the series"
        fault = Fault(settings.name, settings.line, "series", "", problem, "Add the column series")
        raise DataError([*table.faults, *settings.faults, fault])
    values: dict[str, list[SeriesRow]] = {}
    for row in table.rows:
        values.setdefault(row.cells["series"], []).append(row)
    missing = _missing(settings, method)
    faults = [*table.faults, *settings.faults, *missing]
    rows: list[dict[str, str]] = []
    seen: set[str] = set()
    for row in () if missing else settings.rows:
        name = row.cells["series"]
        cells = RowCells(settings.name, row)
        if name in seen:
            cells.fault("series", name, "the series stands twice in the settings", "Delete one of the two rows")
        seen.add(name)
        points, unreadable = _yearly_points(table.name, values.get(name, []))
        base = cells.year("base_year")
        if not unreadable and name not in table.unread:
            _score(cells, points, base, cells.year("baseline_end_year"), method, rows)
        faults += [*unreadable, *cells.faults]
    for name in values:
        if name not in seen and name not in settings.unread and not missing:
            line = values[name][0].line
            hint = did_you_mean(name, seen)
            problem, remedy = "the series has no row in the settings", f"Add it to {settings.name}{hint}"
            faults.append(Fault(table.name, line, "series", name, problem, remedy))
    return Scored(_columns(settings), tuple(rows), tuple(faults))


def _yearly_points(name: str, rows: Sequence[SeriesRow]) -> tuple[list[Point], list[Fault]]:
    points: dict[int, Point] = {}
    faults: list[Fault] = []
    for row in rows:
        cells = RowCells(name, row)
        value, year = cells.number("value"), cells.year("year")
        parts = (cells.number("numerator"), cells.number("denominator"))
        qualifier = cells.word("qualifier", QUALIFIERS, "exact")
        if year is None and not cells.faults:
            cells.fault("year", "", "the year is missing", "Write the year with four digits")
        elif year in points:
            cells.fault("year", str(year), "the series has this year twice", "Delete one of the two rows")
        if not cells.faults and value is not None and year is not None:
            points[year] = _point(value, year, qualifier or "exact", *parts)
        faults += cells.faults
    return list(points.values()), faults


def _score(
    cells: RowCells,
    points: list[Point],
    base_year: int | None,
    baseline_end: int | None,
    method: str,
    rows: list[dict[str, str]],
) -> None:
    """Score one series and add its row, unless a cell of it cannot be read."""
    settings = _settings(cells, points, base_year, baseline_end, method)
    if settings is None or cells.faults:
        return
    rows.append(dict(cells.row.cells) | _shown(run(method, Series(tuple(points)), settings)))


def _settings(
    cells: RowCells, points: list[Point], base_year: int | None, baseline_end: int | None, method: str
) -> Settings | None:
    direction = cells.word("direction", DIRECTIONS, None)
    # only `change` asks what kind of figure it is; the others compare yearly values of any kind
    kind = cells.word("kind", KINDS, None if method == "change" else Kind.SHARE)
    cumulation = cells.word("cumulation", CUMULATIONS, Cumulation.STOCK)
    limit, dispersion, material = cells.number("limit"), cells.number("dispersion"), cells.material_change()
    target = _target(cells, method)
    report_year = cells.year("report_year") or max((p.end.year for p in points), default=base_year or GOAL_YEAR)
    if baseline_end is not None and base_year is not None and baseline_end < base_year:
        cells.fault("baseline_end_year", str(baseline_end), "the baseline ends before it starts", "Correct the years")
    if direction is None or kind is None or cumulation is None or cells.faults:
        return None
    return Settings(
        direction=direction,
        kind=kind,
        cumulation=cumulation,
        report_date=window(report_year).end,
        baseline=window(base_year, baseline_end) if base_year else None,
        target=target,
        material_change=material,
        dispersion=dispersion,
        limit=limit,
        is_percent=cells.is_percent(kind),
    )


def _target(cells: RowCells, method: str) -> Target | None:
    value, year = cells.number("target", "target_used"), cells.year("target_year")
    if value is None:
        return None
    if year is None and method in OF_2030:
        year = GOAL_YEAR
    if year is None:
        if cells.cell("target_year"):
            return None  # which could not be read and has its own fault
        cells.fault("target_year", "", "a target without a year", "Say by when it is to be reached")
        return None
    return Target(value, window(year).end)


def _point(value: float, year: int, qualifier: str = "exact", top: float | None = None, whole: Any = None) -> Point:
    span = window(year)
    return Point(value, span.start, span.end, qualifier, top, whole)


def _columns(table: SeriesTable) -> tuple[str, ...]:
    return (*table.columns, *(c for c in RESULT_COLUMNS if c not in table.columns))


def _shown(result: Result) -> dict[str, str]:
    """The four columns; where there is a verdict, the reason holds what must be known of it."""
    reason = result.reason.value if result.reason else " ".join(flag.value for flag in result.flags)
    return {
        "progress": "" if result.estimate is None else repr(result.estimate),
        "score": "" if result.score is None else repr(result.score),
        "status": result.status,
        "reason": reason,
    }


_NOTHING: Final = Settings(
    direction=DIRECTIONS["none"],
    kind=Kind.SHARE,
    cumulation=Cumulation.STOCK,
    report_date=window(GOAL_YEAR).end,
    baseline=None,
    target=None,
    material_change=None,
)

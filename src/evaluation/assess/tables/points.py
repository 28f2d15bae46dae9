"""Points of the series of a table that has one row for each of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from evaluation.assess.tables.cells import RowCells
from evaluation.errors import DataError, Fault
from evaluation.load import SeriesRow, SeriesTable, did_you_mean
from evaluation.methods import Point, Target, Window

QUALIFIERS: Final = {word: word for word in ("exact", "at_least", "about", "at_most", "derived")}


def points_by_series(
    table: SeriesTable, settings: SeriesTable, missing: Sequence[Fault] = ()
) -> tuple[dict[str, list[Point]], list[Fault]]:
    """Points of every series that has one row in the settings and no fault in its own, and the faults of the others.

    Parameters
    ----------
    table, settings : SeriesTable
    missing : sequence of Fault
        Columns that the settings lack, so that no series has a row that counts.

    Raises
    ------
    DataError
        If the settings do not name series.
    """
    if "series" not in settings.columns:
        problem = "the settings have no column that names the series"
        fault = Fault(settings.name, settings.line, "series", "", problem, "Add the column series")
        raise DataError([*table.faults, *settings.faults, fault])
    rows: dict[str, list[SeriesRow]] = {}
    for row in table.rows:
        rows.setdefault(row.cells["series"], []).append(row)
    faults = [*table.faults, *settings.faults, *missing]
    found: dict[str, list[Point]] = {}
    seen: set[str] = set()
    for row in settings.rows:
        name = row.cells["series"]
        if name in seen:
            problem, remedy = "the series stands twice in the settings", "Delete one of the two rows"
            faults.append(Fault(settings.name, row.line, "series", name, problem, remedy))
            found.pop(name, None)
            continue
        seen.add(name)
        points, unreadable = _points(table.name, rows.get(name, []), RowCells(settings.name, row).scales())
        faults += unreadable
        if not unreadable and name not in table.unread:
            found[name] = points
    for name, own in rows.items():
        if name not in seen and name not in settings.unread and not missing:
            hint = did_you_mean(name, seen)
            problem, remedy = "the series has no row in the settings", f"Add it to {settings.name}{hint}"
            faults.append(Fault(table.name, own[0].line, "series", name, problem, remedy))
    return found, faults


def targets_by_series(table: SeriesTable) -> tuple[dict[str, list[Target]], list[Fault]]:
    """Targets by period of every series, in order of time, where the rows of the table have any; and their faults."""
    found: dict[str, list[Target]] = {}
    faults: list[Fault] = []
    for row in table.rows if "target" in table.columns else ():
        cells = RowCells(table.name, row)
        value = cells.number("target")
        period = cells.period() if value is not None else None
        if value is not None and period is not None:
            found.setdefault(row.cells["series"], []).append(Target(value, period.end))
        faults += [fault for fault in cells.faults if fault.column == "target"]
    return {name: sorted(targets, key=lambda t: t.date) for name, targets in found.items()}, faults


def _points(name: str, rows: Sequence[SeriesRow], scales: Sequence[int]) -> tuple[list[Point], list[Fault]]:
    points: dict[Window, Point] = {}
    faults: list[Fault] = []
    for row in rows:
        cells = RowCells(name, row)
        value, period = cells.number("value"), cells.period()
        top, whole = cells.number("numerator"), cells.number("denominator")
        qualifier = cells.word("qualifier", QUALIFIERS, "exact") or "exact"
        if period is not None and period in points:
            column = "period" if cells.cell("period") else "year"
            shown = cells.cell(column)
            cells.fault(column, shown, f"the series has this {column} twice", "Delete one of the two rows")
        if not cells.faults and value is not None:
            cells.check_share(value, top, whole, scales)
        if not cells.faults and value is not None and period is not None:
            points[period] = Point(value, period.start, period.end, qualifier, top, whole)
        faults += cells.faults
    return list(points.values()), faults

"""A table of areas, compared as one: those of a programme with all others."""

from __future__ import annotations

from typing import Final

from evaluation.assess.tables.cells import DIRECTIONS, RowCells
from evaluation.assess.tables.judged import Row, Scored
from evaluation.assess.tables.points import points_by_series
from evaluation.assess.tables.settings import missing_columns
from evaluation.errors import DataError, Fault
from evaluation.framework import Direction
from evaluation.load import SeriesTable
from evaluation.methods import AREAS_COMPARED, AreasCompared, AreaSeries, areas_compared

COLUMNS: Final = ("series", "role", "before", "after", "progress", "score", "status", "reason")
ALL_PROGRAMME: Final = "(areas of the programme)"
ALL_OTHERS: Final = "(other areas)"


def score_areas(
    table: SeriesTable, settings: SeriesTable, *, most_silent: float, reporting_differs: bool, of_persons: bool
) -> Scored:
    """Compare the areas of a table.

    Parameters
    ----------
    table : SeriesTable
        One row per area and period: `series`, `year` or `period`, `value`; no row where there is no record.
    settings : SeriesTable
        One row per area: `series`, `direction`, and `reached`, the day on which the programme reached it, if it did.
    most_silent, reporting_differs, of_persons
        As in `areas_compared`.

    Returns
    -------
    Scored
        A row for the areas of the programme together, whose progress is the ratio of ratios and whose score the share
        of other choices of areas that lie as far from none; one for the other areas, and one for each area.
    """
    missing = missing_columns(settings, AREAS_COMPARED)
    series, faults = points_by_series(table, settings, missing)
    areas: list[AreaSeries] = []
    directions: dict[Direction, int] = {}
    for row in () if missing else settings.rows:
        cells = RowCells(settings.name, row)
        direction, reached = cells.word("direction", DIRECTIONS, None), cells.first_day("reached")
        name = cells.cell("series")
        if direction is not None and direction not in directions and directions:
            problem = "the areas of one comparison have one wanted direction"
            cells.fault("direction", cells.cell("direction"), problem, "Write the same in every row")
        if direction is not None:
            directions.setdefault(direction, row.line)
        if name in series and not cells.faults:
            areas.append(AreaSeries(name, tuple(series[name]), reached))
        faults += cells.faults
    if faults or not directions:
        raise DataError(
            faults or [Fault(settings.name, settings.line, "", "", "there is no area", "Add a row for each area")]
        )
    found = areas_compared(
        areas,
        next(iter(directions)),
        most_silent=most_silent,
        reporting_differs=reporting_differs,
        of_persons=of_persons,
    )
    return Scored(COLUMNS, tuple(_rows(found)), ())


def _rows(found: AreasCompared) -> list[Row]:
    totals = found.totals or (None, None, None, None)
    reason = found.reason.value if found.reason else " ".join(flag.value for flag in found.flags)
    verdict = {
        "progress": _number(found.ratio),
        "score": _number(found.share),
        "status": found.status,
        "reason": reason,
    }
    rows = [
        {"series": ALL_PROGRAMME, "role": "", "before": _number(totals[0]), "after": _number(totals[1]), **verdict},
        {"series": ALL_OTHERS, "role": "", "before": _number(totals[2]), "after": _number(totals[3])},
    ]
    rows += [
        {
            "series": line.name,
            "role": line.role.value,
            "before": _number(line.before),
            "after": _number(line.after),
            "progress": _number(line.after / line.before if line.before and line.after is not None else None),
        }
        for line in found.lines
    ]
    return [{column: row.get(column, "") for column in COLUMNS} for row in rows]


def _number(value: float | None) -> str:
    return "" if value is None else repr(value)

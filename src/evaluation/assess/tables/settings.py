"""How each series of a table is to be judged, from the cells of its row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from evaluation.assess.tables.cells import CUMULATIONS, DIRECTIONS, KINDS, RowCells, window
from evaluation.errors import Fault
from evaluation.framework import Cumulation, Kind
from evaluation.load import SeriesTable
from evaluation.methods import Point, RelativeTarget, Settings, Target, Window

GOAL_YEAR: Final = 2030
"""Year of a target without one, in the two methods that are made for goals of 2030."""
OF_2030: Final = ("statcan_2024", "unsd_2023")


def missing_columns(table: SeriesTable, method: str) -> list[Fault]:
    """Columns without which no row can be scored, each said once."""
    needed = ["direction", "kind"] if method == "change" else ["direction"]
    return [
        Fault(table.name, table.line, column, "", "the column is missing", f"Add the column {column!r}")
        for column in needed
        if column not in table.columns
    ]


def series_settings(
    cells: RowCells,
    points: list[Point],
    base_year: int | None,
    baseline_end: int | None,
    method: str,
    by_period: Sequence[Target] = (),
) -> Settings | None:
    """Settings of one series; None where a cell cannot be read, which `cells` then remembers as a fault."""
    direction = cells.word("direction", DIRECTIONS, None)
    # only `change` asks what kind of figure it is; the others compare values of any kind
    kind = cells.word("kind", KINDS, None if method == "change" else Kind.SHARE)
    cumulation = cells.word("cumulation", CUMULATIONS, Cumulation.STOCK)
    limit, frequency = cells.number("limit"), cells.frequency()
    material = cells.change_interval() if method == "change_interval" else cells.material_change()
    screened = cells.is_yes("screen_outliers")
    target, relative = _target(cells, method)
    if by_period and (target or relative):
        remedy = "Leave one of the two empty"
        cells.fault("target", cells.cell("target"), "the rows of the series have targets of their own", remedy)
    breaks = cells.days("breaks")
    later = _later_window(cells, baseline_end or base_year, method)
    report_year = cells.year("report_year")
    last = max((p.end for p in points), default=window(base_year or GOAL_YEAR).end)
    if baseline_end is not None and base_year is not None and baseline_end < base_year:
        cells.fault("baseline_end_year", str(baseline_end), "the baseline ends before it starts", "Correct the years")
    if direction is None or kind is None or cumulation is None or cells.faults:
        return None
    return Settings(
        direction=direction,
        kind=kind,
        cumulation=cumulation,
        cut_off=window(report_year).end if report_year else last,
        baseline=window(base_year, baseline_end) if base_year else None,
        target=by_period[-1] if by_period else target,
        steps=tuple(by_period[:-1]),
        relative_target=relative,
        latest=later,
        breaks=breaks,
        material_change=material,
        frequency=frequency,
        is_sample=cells.is_yes("sample"),
        limit=limit,
        is_percent=cells.is_percent(kind),
        screen_outliers=screened,
    )


def _later_window(cells: RowCells, baseline_end: int | None, method: str) -> Window | None:
    """Years whose figures are treated as the baseline's are, in place of the latest one; None where none are named."""
    first, last = cells.year("latest_start_year"), cells.year("latest_end_year")
    if first is None:
        if last is not None:
            remedy = "Write the first of the years, or leave both empty"
            cells.fault("latest_end_year", str(last), "the window has no first year", remedy)
        return None
    last = first if last is None else last
    if last < first:
        cells.fault("latest_end_year", str(last), "the window ends before it starts", "Correct the years")
    elif baseline_end is not None and first <= baseline_end:
        problem = f"the window begins before the baseline has ended ({baseline_end})"
        cells.fault("latest_start_year", str(first), problem, "Correct the years")
    elif method != "change":
        problem = f"{method} compares the latest figure and no window of years"
        cells.fault("latest_start_year", str(first), problem, "Leave it empty, or use the method change")
    return window(first, last) if last >= first else None


def _target(cells: RowCells, method: str) -> tuple[Target | None, RelativeTarget | None]:
    value, year = cells.number("target", "target_used"), cells.year("target_year")
    share = cells.number("percent_of_baseline")
    if value is not None and share is not None:
        remedy = "Leave one of the two empty"
        cells.fault("percent_of_baseline", cells.cell("percent_of_baseline"), "there is a target beside it", remedy)
    if value is None and share is None:
        return None, None
    if year is None and method in OF_2030:
        year = GOAL_YEAR
    if year is None:
        if cells.cell("target_year"):
            return None, None  # which could not be read and has its own fault
        cells.fault("target_year", "", "a target without a year", "Say by when it is to be reached")
        return None, None
    by = window(year).end
    return (
        None if value is None else Target(value, by),
        None if share is None else RelativeTarget(share, by),
    )

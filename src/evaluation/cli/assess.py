"""Score any table of series by a named method; the result is CSV on standard output, one row per series.

The table has either one row per series (base_value, base_year, current_value, current_year, target, target_year,
direction; limit, unit, kind, change_interval where they matter) or one row per period (series, year or period, value)
with --settings, which then has one row per series. areas_compared takes one row per area and period.
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from evaluation.errors import DataError, Fault, ParameterError

if TYPE_CHECKING:
    from evaluation.assess.tables.judged import Scored
    from evaluation.load import SeriesTable

STANDARD_INPUT: Final = "-"
HELP: Final = "score any table of series by a named method"
EXAMPLE: Final = "evaluation assess series.csv --method statcan_2024 > scored.csv"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `evaluation assess`."""
    add = parser.add_argument
    add(
        "table", metavar="TABLE.csv", help="one row per series, or one per period with --settings; - for standard input"
    )
    add("--method", metavar="NAME", required=True, help="name of the method, such as statcan_2024 or gap_closed")
    add("--settings", metavar="SETTINGS.csv", default="", help="one row per series of a table with one row per period")
    add(
        "--by",
        metavar="COLUMN",
        action="append",
        default=[],
        help="average the scores of series that share a value of this column; again for groups within groups, the "
        "outermost first",
    )
    areas = parser.add_argument_group("areas_compared")
    areas.add_argument(
        "--silent",
        metavar="SHARE",
        default="0",
        help="leave out areas without a record in a larger share of the periods (default: 0)",
    )
    areas.add_argument(
        "--reporting-differs", action="store_true", help="areas are known not to report alike: give no verdict"
    )
    areas.add_argument(
        "--not-persons", action="store_true", help="what is counted are not persons: show small counts of areas too"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the scored table; the exit code is 1 if a row could not be read, else 0."""
    from evaluation.load import read_series_table

    if arguments.table == arguments.settings == STANDARD_INPUT:
        raise ParameterError("--settings: standard input holds the table already. Name a file.")
    named = [arguments.table, *([arguments.settings] if arguments.settings else [])]
    tables: list[SeriesTable] = []
    faults: list[Fault] = []
    for name in named:
        try:
            tables.append(read_series_table(sys.stdin.buffer.read() if name == STANDARD_INPUT else Path(name)))
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(faults)
    scored = _scored(arguments, *tables)
    writer = csv.DictWriter(sys.stdout, fieldnames=scored.columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(scored.rows)
    for fault in scored.faults:
        print(f"evaluation: {fault}", file=sys.stderr)
    return 1 if scored.faults else 0


def _scored(arguments: argparse.Namespace, table: SeriesTable, settings: SeriesTable | None = None) -> Scored:
    from evaluation.assess.tables.areas import score_areas
    from evaluation.assess.tables.judged import score_table
    from evaluation.methods import AREAS_COMPARED

    if arguments.method != AREAS_COMPARED:
        return score_table(table, arguments.method, settings, arguments.by)
    if settings is None:
        raise ParameterError(
            f"{table.name} does not say which areas are of the programme. Add --settings SETTINGS.csv with the columns "
            "series, direction and reached, the day on which the programme reached the area."
        )
    return score_areas(
        table,
        settings,
        most_silent=_share(arguments.silent),
        reporting_differs=arguments.reporting_differs,
        of_persons=not arguments.not_persons,
    )


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share < 1:
        raise ParameterError(f"--silent: {text!r} is not a share. Write a number from 0 to less than 1, such as 0.25.")
    return share

"""Score any table of series by a named method; the result is CSV on standard output, one row per series.

The table has either one row per series (base_value, base_year, current_value, current_year, target, target_year,
direction; limit, unit, kind where they matter) or one row per year (series, year, value) with --settings.
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path
from typing import Final

from evaluation.errors import DataError, Fault, ParameterError

STANDARD_INPUT: Final = "-"
HELP: Final = "score any table of series by a named method"
EXAMPLE: Final = "evaluation assess series.csv --method statcan_2024 > scored.csv"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `evaluation assess`."""
    add = parser.add_argument
    add("table", metavar="TABLE.csv", help="one row per series, or one per year with --settings; - for standard input")
    add("--method", metavar="NAME", required=True, help="name of the method, such as statcan_2024 or gap_closed")
    add("--settings", metavar="SETTINGS.csv", default="", help="one row per series of a table with one row per year")


def run(arguments: argparse.Namespace) -> int:
    """Print the scored table; the exit code is 1 if a row could not be read, else 0."""
    from evaluation.assess.table import score_table
    from evaluation.load import SeriesTable, read_series_table

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
    scored = score_table(tables[0], arguments.method, *tables[1:])
    writer = csv.DictWriter(sys.stdout, fieldnames=scored.columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(scored.rows)
    for fault in scored.faults:
        print(f"evaluation: {fault}", file=sys.stderr)
    return 1 if scored.faults else 0

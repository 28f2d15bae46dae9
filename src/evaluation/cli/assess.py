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

HELP: Final = "score any table of series by a named method"
EXAMPLE: Final = "evaluation assess series.csv --method statcan_2024 > scored.csv"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `evaluation assess`."""
    add = parser.add_argument
    add("table", metavar="TABLE.csv", help="one row per series, or one row per year with --settings")
    add("--method", metavar="NAME", required=True, help="name of the method, such as statcan_2024 or gap_closed")
    add("--settings", metavar="SETTINGS.csv", default="", help="one row per series of a table with one row per year")


def run(arguments: argparse.Namespace) -> int:
    """Print the scored table; the exit code is 1 if a row could not be read, else 0."""
    from evaluation.assess.table import score_table
    from evaluation.load import read_series_table

    settings = read_series_table(Path(arguments.settings)) if arguments.settings else None
    scored = score_table(read_series_table(Path(arguments.table)), arguments.method, settings)
    writer = csv.DictWriter(sys.stdout, fieldnames=scored.columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(scored.rows)
    for fault in scored.faults:
        print(f"evaluation: {fault}", file=sys.stderr)
    return 1 if scored.faults else 0

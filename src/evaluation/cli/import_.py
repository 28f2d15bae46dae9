"""Take the figures of a tracking table, a CSV file or an export of another system into a data folder.

Nothing is overwritten: a value that differs from the one that is there is a row more of the later document, a
restatement. Every fault is named with sheet, row and cell, and the whole folder is checked before anything is written.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from evaluation.errors import DataError, ParameterError

HELP: Final = "take figures of a tracking table or another system into the data"
EXAMPLE: Final = "evaluation import tracking.xlsx --into safe-return --source D001 --fiscal-year-starts 10"
NEVER: Final = "Nothing was written."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `evaluation import`."""
    add = parser.add_argument
    add("file", metavar="FILE", help="workbook or CSV: a figure in each row, or periods side by side")
    add("--into", metavar="DIR", default="data", help="data folder (default: data)")
    add("--sheet", metavar="NAME", default="", help="sheet of a workbook (default: the first)")
    add("--source", metavar="ID", required=True, help="the document, as sources.csv names it")
    add("--authority", metavar="ID", default="", help="whose figures they are (default: as those of the measure)")
    add(
        "--column",
        metavar="COLUMN=HEADING",
        action="append",
        default=[],
        help="heading of measure, period, value, area, sex, age_group or note; repeatable",
    )
    add("--names", metavar="FILE", default="", help="CSV with id and name, for a file that has ids of another system")
    add(
        "--fiscal-year-starts", metavar="MONTH", type=int, default=1, help="first month of a year, 1 to 12 (default: 1)"
    )
    add("--decimal", metavar="SIGN", default=".", help="sign before decimals, . or , (default: .)")
    add("--few-persons", action="store_true", help="write counts under ten of a place, which are named before")


def run(arguments: argparse.Namespace) -> int:
    """Read, try and write; the exit code says whether it was written."""
    from evaluation.assess import ProgressRecord, assess, find_moves
    from evaluation.cli.check import describe_faults, describe_moves
    from evaluation.evidence import as_known_on, open_dataset
    from evaluation.evidence.adding import put, try_out
    from evaluation.exchange.grid import read_grid
    from evaluation.exchange.into_folder import import_figures
    from evaluation.exchange.long_table import read_figures
    from evaluation.exchange.names import named_in
    from evaluation.exchange.persons import refuse_many_alike, refuse_persons
    from evaluation.plan.request import check_choice

    folder = Path(arguments.into)
    named = columns_of(arguments.column)
    try:
        grid = read_grid(Path(arguments.file), arguments.sheet)
        refuse_persons(grid)
        dataset = open_dataset(folder)
        check_choice("--source", arguments.source, dataset.tables.sources)
        found = read_figures(grid, named, fiscal_year_starts=arguments.fiscal_year_starts, decimal=arguments.decimal)
        refuse_many_alike(grid, [(f.measure, str(f.span), f.area + f.sex + f.age_group) for f in found])
        if arguments.names:
            found = named_in(found, read_grid(Path(arguments.names)))
        told = {"source": arguments.source, "authority": arguments.authority}
        taken, faults = import_figures(folder, dataset, grid, found, told, few_persons=arguments.few_persons)
        if taken is None:
            raise DataError(faults)
        changed = try_out(folder, taken.addition) if taken.addition else dataset
    except DataError as error:
        print(f"{NEVER}\n\n{describe_faults(error)}", file=sys.stderr)
        return error.exit_code
    if taken.addition is None:
        print(f"Nothing is new: all {taken.same} figures stand there with the same value.")
        return 0
    put(folder, taken.addition)
    print(
        f"{taken.new} figures are written into {folder.as_posix()}/observations.csv; {taken.same} stood there already."
    )
    for id_, value in taken.restated:
        print(f"  {id_} is restated: {value}")
    before, after = (ProgressRecord.of(assess(as_known_on(known))) for known in (dataset, changed))
    print("What moves:")
    for line in describe_moves(find_moves(before, after), changed.tables.units):
        print(f"  {line}")
    return 0


def columns_of(words: Sequence[str]) -> dict[str, str]:
    """Columns with the heading that was told for each.

    Raises
    ------
    ParameterError
        If one is no column, or says nothing.
    """
    from evaluation.exchange.long_table import NAMES

    found = {}
    for word in words:
        name, _, heading = word.partition("=")
        if name not in NAMES or not heading:
            raise ParameterError(f"--column: {word!r} is no COLUMN=HEADING. Columns: {', '.join(NAMES)}.")
        found[name] = heading
    return found

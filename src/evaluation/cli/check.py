"""Check the data folder alone and report every fault at once, with file, row, column, value and remedy."""

from __future__ import annotations

import argparse
from itertools import groupby
from typing import Final

from evaluation.errors import DataError

HELP: Final = "check the data and list every fault"
EXAMPLE: Final = "evaluation check --data data"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `evaluation check`: none of its own."""


def run(arguments: argparse.Namespace) -> int:
    """Print the faults, one per line, file by file; the exit code says whether there are any."""
    from evaluation.evidence import open_dataset

    try:
        dataset = open_dataset(arguments.data)
    except DataError as error:
        # here faults are what was asked for, so they go to standard output and not among the errors
        print(describe_faults(error))
        return error.exit_code
    observations = _many(len(dataset.tables.observations), "observation")
    sources = _many(len(dataset.tables.sources), "source")
    indicators = _many(len(dataset.framework.indicators), "indicator")
    folder = arguments.data.rstrip("/")
    print(f"{folder}/ is in order: {observations} from {sources}; every one of {indicators} is fed by at least one.")
    return 0


def describe_faults(error: DataError) -> str:
    """Faults grouped by file with an empty line between files, and their number at the end."""
    groups = groupby(error.faults, key=lambda fault: fault.file)
    paragraphs = ["\n".join(str(fault) for fault in faults) for _, faults in groups]
    files = len({fault.file for fault in error.faults})
    total = f"{_many(len(error.faults), 'fault')} in {_many(files, 'file')}."
    return "\n\n".join([*paragraphs, total])


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"

"""The options by which `build`, `status` and `verify` are told which reports are meant."""

from __future__ import annotations

import argparse
import contextlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from evaluation.errors import DataError, OtherProgrammeError
from evaluation.plan.conditions import CELL_SECONDS, KERNEL_MEGABYTES, Conditions

if TYPE_CHECKING:
    from evaluation.plan.request import Request


DATA: Final = "data"
"""Folder of the data where none is named."""


def add_report_arguments(parser: argparse.ArgumentParser, *, days: str, areas: str, is_whole: bool = False) -> None:
    """Declare the options that choose reports.

    Parameters
    ----------
    parser : ArgumentParser
    days : str
        Which editions are meant if no day is named, for the help.
    areas : str
        Likewise if no area is named.
    is_whole : bool, optional
        Whether an edition is only ever meant as a whole.
    """
    add = parser.add_argument
    add("--notebooks", metavar="DIR", default="notebooks", help="folder with the chapters (default: notebooks)")
    add("--out", metavar="DIR", default="reports", help="folder of the reports (default: reports)")
    add(
        "--as-of",
        metavar="DATE",
        action="append",
        default=[],
        help="reports as known on this day, YYYY-MM-DD; `dialogues` for each annual dialogue, `latest` for today's "
        f"figures (default: {days}); repeatable",
    )
    add(
        "--area",
        metavar="NAME",
        action="append",
        default=[],
        help="reports about this area alone, by its name; `all` for every area that has figures of its own "
        f"(default: {areas}); repeatable",
    )
    if is_whole:
        parser.set_defaults(objective=[], language=[], format=[], scenario="all")
        return
    add("--objective", metavar="ID", action="append", default=[], help="only this objective's report; repeatable")
    add(
        "--language",
        metavar="CODE",
        action="append",
        default=[],
        help="only this language (default: those of the program); repeatable",
    )
    add("--format", metavar="FORMAT", action="append", default=[], help="html or pdf (default: both); repeatable")
    add(
        "--scenario",
        metavar="ID",
        default="all",
        help="target scenario that the annex shows, the only report that has any; `all` or `none` (default: all)",
    )


def add_run_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of a command that runs notebooks."""
    add = parser.add_argument
    add("--jobs", metavar="N", type=number, default=cores(), help="most notebooks at a time (default: %(default)s)")
    add(
        "--cell-seconds",
        metavar="N",
        type=number,
        default=CELL_SECONDS,
        help="a cell that takes longer is taken to hang (default: %(default)s)",
    )
    add(
        "--kernel-memory",
        metavar="MB",
        type=number,
        default=KERNEL_MEGABYTES,
        help="memory one notebook may use, on Linux (default: %(default)s)",
    )
    add("--cluster", metavar="ADDRESS", default="", help="run on the workers of this Dask scheduler, tcp://HOST:8786")
    add("--cold", action="store_true", help="start every notebook in a new process; slower, and the result is the same")


def conditions_of(arguments: argparse.Namespace) -> Conditions:
    """Under which conditions the options want notebooks to run."""
    return Conditions(arguments.cell_seconds, arguments.kernel_memory, arguments.cold, arguments.cluster)


def request_of(
    arguments: argparse.Namespace,
    workers: int = 1,
    conditions: Conditions = Conditions(),  # noqa: B008 - frozen
    *,
    is_standing: bool = False,
) -> Request:
    """What the options ask for; if `is_standing`, all editions there are where none is named."""
    from evaluation.plan.request import FORMATS, Request

    refuse_days_ahead("--as-of", arguments.as_of, arguments.data)
    return Request(
        data_dir=Path(arguments.data),
        notebooks_dir=Path(arguments.notebooks),
        out_dir=Path(arguments.out),
        languages=tuple(dict.fromkeys(arguments.language)),
        objectives=tuple(dict.fromkeys(arguments.objective)),
        as_of=tuple(arguments.as_of),
        areas=tuple(arguments.area),
        is_standing=is_standing,
        scenario=arguments.scenario,
        formats=tuple(dict.fromkeys(arguments.format)) or FORMATS,
        workers=workers,
        conditions=conditions,
    )


def refuse_days_ahead(name: str, words: Iterable[str], data_dir: str) -> None:
    """Refuse a day that has not come; words that are no days are judged elsewhere.

    Parameters
    ----------
    name : str
        What the person wrote the words for.
    words : iterable of str
    data_dir : str
        Folder with the data, whose newest document may be dated ahead.

    Raises
    ------
    ParameterError
        If one of them is such a day.
    """
    from evaluation.plan.request import read_day, refuse_future

    def newest() -> str:
        from evaluation.evidence import open_dataset  # slow, and only asked of a day ahead

        return open_dataset(data_dir).newest_source_date.isoformat()

    for word in words:
        with contextlib.suppress(ValueError):
            refuse_future(name, read_day(word), newest)


def refuse_another(out: str, held: str, data_dir: str) -> None:
    """Refuse reports of another programme than the data folder that was named is of; its own name is not asked for.

    Raises
    ------
    OtherProgrammeError
    """
    from evaluation.evidence import FRAMEWORK_FILE
    from evaluation.load import read_yaml

    if data_dir == DATA:
        return  # nobody named it, and reports tell their numbers without it
    with contextlib.suppress(DataError):
        programme = read_yaml(Path(data_dir) / FRAMEWORK_FILE, Path(data_dir)).content.get("programme")
        if isinstance(programme, dict) and programme.get("id") not in (held, None):
            raise OtherProgrammeError(Path(out), held, str(programme["id"]))


def first_language(data_dir: str) -> str:
    """Language of a programme's plain texts, by the framework alone; English where that cannot be read."""
    from evaluation.evidence import FRAMEWORK_FILE
    from evaluation.framework import languages_of
    from evaluation.load import read_yaml
    from evaluation.locale import SOURCE_LANGUAGE

    with contextlib.suppress(DataError):  # which whoever opens the folder tells
        return languages_of(read_yaml(Path(data_dir) / FRAMEWORK_FILE, Path(data_dir)))[0]
    return SOURCE_LANGUAGE


def cores() -> int:
    """Number of processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def number(text: str) -> int:
    """Read a whole number of 1 or more, as an argument."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of 1 or more")
    return int(text)

"""Run the notebooks on the data and write the reports as HTML and PDF, with an index.

A chapter that fails leaves its last good report in place and an error page beside it.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import time
from pathlib import Path
from typing import Final

from evaluation.build.conditions import CELL_SECONDS, KERNEL_MEGABYTES, Conditions

HELP: Final = "run the notebooks and write the reports"
LOG: Final = "build.log"
EXAMPLE: Final = "evaluation build --language en --objective 2 --format html --out /tmp/draft"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `evaluation build`."""
    add = parser.add_argument
    add("--notebooks", metavar="DIR", default="notebooks", help="folder with the chapters (default: notebooks)")
    add("--out", metavar="DIR", default="reports", help="folder for the reports (default: reports)")
    add("--objective", metavar="ID", action="append", default=[], help="only this objective's report; repeatable")
    add("--language", metavar="CODE", action="append", default=[], help="only this language (default: all); repeatable")
    add("--format", metavar="FORMAT", action="append", default=[], help="html or pdf (default: both); repeatable")
    add(
        "--as-of",
        metavar="DATE",
        action="append",
        default=[],
        help="reports as known on this day, YYYY-MM-DD; `dialogues` for each annual dialogue, `latest` for today's "
        "figures (default: latest); repeatable",
    )
    add("--scenario", metavar="ID", default="all", help="target scenario to show, `all` or `none` (default: all)")
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
    add("--log", metavar="FILE", help=f"where to write what happened (default: {LOG}); '' for nowhere")
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--quiet", action="store_true", help="print nothing but errors")
    shown.add_argument("--verbose", action="store_true", help="print all that is known about each step")


def run(arguments: argparse.Namespace) -> int:
    """Build the reports; the exit code is 0 or the error's."""
    # not at the top: reading data and drawing charts takes seconds to import, and --help needs none of it
    from evaluation.build.reports import build
    from evaluation.build.request import FORMATS, LATEST, Request
    from evaluation.build.steps import ignore
    from evaluation.cli.display import tell_all, watch
    from evaluation.cli.log import write_log
    from evaluation.report.language import available_languages

    request = Request(
        data_dir=Path(arguments.data),
        notebooks_dir=Path(arguments.notebooks),
        out_dir=Path(arguments.out),
        languages=tuple(dict.fromkeys(arguments.language)) or available_languages(),
        objectives=tuple(dict.fromkeys(arguments.objective)),
        as_of=tuple(arguments.as_of) or (LATEST,),
        scenario=arguments.scenario,
        formats=tuple(dict.fromkeys(arguments.format)) or FORMATS,
        workers=arguments.jobs,
        conditions=Conditions(arguments.cell_seconds, arguments.kernel_memory, arguments.cold, arguments.cluster),
    )
    began = time.monotonic()
    # nobody asked for the log by default, so it does not fail a build that is started in a read-only folder
    is_kept = arguments.log or (arguments.log is None and os.access(LOG if Path(LOG).exists() else ".", os.W_OK))
    log = write_log(Path(arguments.log or LOG)) if is_kept else contextlib.nullcontext(ignore)
    with log as note, watch(arguments.quiet, arguments.verbose) as show:
        made = build(request, tell_all(note, show))
    if not arguments.quiet:
        told = "1 report" if len(made) == 1 else f"{len(made)} reports"
        print(f"{told} in {time.monotonic() - began:.0f} s. Open {request.out_dir / 'index.html'}")
    return 0


def cores() -> int:
    """Number of processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def number(text: str) -> int:
    """Read a whole number of 1 or more, as an argument."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of 1 or more")
    return int(text)

"""Run the notebooks on the data and write the reports as HTML and PDF, with an index.

Only what is not what its inputs give is made again; `evaluation status` says what that is. A chapter that fails leaves
its last good report in place and an error page beside it.
"""

from __future__ import annotations

import argparse
import contextlib
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from evaluation.cli.asked import add_report_arguments, add_run_arguments, conditions_of, request_of
from evaluation.errors import OutputError
from evaluation.plan.request import ALL

if TYPE_CHECKING:
    from evaluation.plan.edition import Edition
    from evaluation.plan.steps import Listener

HELP: Final = "run the notebooks and write the reports"
LOG: Final = "build.log"
EXAMPLE: Final = "evaluation build --language en --objective 2 --format html --out /tmp/draft"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `evaluation build`."""
    add_report_arguments(parser, days="latest", areas="the whole program")
    add = parser.add_argument
    add("--force", action="store_true", help="run every notebook and make every report, whether stale or not")
    add_run_arguments(parser)
    add("--log", metavar="FILE", help=f"where to write what happened (default: {LOG} in --out); '' for nowhere")
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--quiet", action="store_true", help="print nothing but errors")
    shown.add_argument("--verbose", action="store_true", help="print all that is known about each step")


def run(arguments: argparse.Namespace) -> int:
    """Build the reports; the exit code is 0 or the error's."""
    # not at the top: what a build needs takes long to import, and --help needs none of it
    from evaluation.plan.edition import survey
    from evaluation.plan.plan import find_plans
    from evaluation.plan.steps import Step
    from evaluation.publish.lock import sweep

    request = request_of(arguments, arguments.jobs, conditions_of(arguments))
    began = time.monotonic()
    told: list[Step] = []
    made: tuple[Path, ...] = ()
    editions = survey(request, told.append)
    plans = find_plans(editions, is_forced=arguments.force)
    if plans or told:
        # slow to import, and not needed to see that nothing changed
        from evaluation.cli.display import tell_all, watch
        from evaluation.publish.reports import build

        log = _log(arguments.log, request.out_dir)
        with log as note, watch(arguments.quiet, arguments.verbose) as show:
            listener = tell_all(note, show)
            for step in told:
                listener(step)
            made = build(plans, listener, is_anew=arguments.force)
    if not plans:
        sweep(request.out_dir)
    if arguments.quiet:
        return 0
    if not plans:
        print(f"Nothing to build: the reports in {request.out_dir} are what their inputs give.")
        print(f"Open {request.out_dir / 'index.html'}, or add --force to make them anew.")
    else:
        number = "1 report" if len(made) == 1 else f"{len(made)} reports"
        print(f"{number} in {time.monotonic() - began:.0f} s. Open {request.out_dir / 'index.html'}")
    if request.scenario != ALL:
        print(describe_scenario(request.scenario, editions))
    return 0


def describe_scenario(scenario: str, editions: Iterable[Edition]) -> str:
    """In which reports a scenario that was asked for shows, since in most it does not."""
    shown = [
        "/".join(part for part in (edition.folder, document.language, document.name) if part)
        for edition in editions
        for document in edition.documents
        if any("scenario" in job.parameters for job in document.jobs)
    ]
    if not shown:
        return (
            f"--scenario {scenario} changes none of these reports: scenarios stand in the annex alone, which is "
            "made without --objective and without --area."
        )
    return f"--scenario {scenario} shows in {', '.join(shown)}; no other report has scenarios."


def _log(asked: str | None, out_dir: Path) -> contextlib.AbstractContextManager[Listener]:
    """Log of a build. Nobody asked for it by default, so it does not fail a build that may not write it."""
    from evaluation.cli.log import write_log
    from evaluation.plan.steps import ignore

    if asked:
        return write_log(Path(asked))
    if asked is None:
        with contextlib.suppress(OSError, OutputError):
            out_dir.mkdir(parents=True, exist_ok=True)
            return write_log(out_dir / LOG)
    return contextlib.nullcontext(ignore)

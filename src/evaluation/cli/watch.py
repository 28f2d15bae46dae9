"""Make one chapter's page anew whenever its notebook or the data is saved, in a folder of its own.

The page asks the browser to look again every other second. What is wrong stands above what was made last, and in the
terminal. Ctrl+C ends it. Reports are neither read nor written.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from evaluation.cli.asked import first_language, refuse_days_ahead
from evaluation.plan.conditions import Conditions

if TYPE_CHECKING:
    from evaluation.publish.watched import Watched

HELP: Final = "show one chapter while it is edited"
EXAMPLE: Final = "evaluation watch --chapter objective --objective 2"
LOOK_SECONDS: Final = 0.3
"""Between two looks at the files; a change counts once the files stay as they are for as long."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `evaluation watch`."""
    add = parser.add_argument
    add(
        "--chapter",
        metavar="NAME",
        default="",
        help="file of the chapter, `02-objective` or `objective` (default: saved last)",
    )
    add("--objective", metavar="ID", default="", help="of a chapter that runs for each objective (default: the first)")
    add("--language", metavar="CODE", default="", help="language of the page (default: the program's first)")
    add("--as-of", metavar="DATE", default="", help="as known on this day, YYYY-MM-DD (default: today's figures)")
    add("--area", metavar="NAME", default="", help="of a chapter about an area, which one")
    add("--notebooks", metavar="DIR", default="notebooks", help="folder with the chapters (default: notebooks)")
    add("--out", metavar="DIR", default="watch", help="folder of the page, which holds no reports (default: watch)")


def run(arguments: argparse.Namespace) -> int:
    """Watch until somebody ends it."""
    # not at the top: what makes a page takes long to import, and --help needs none of it
    from evaluation.plan.request import Request
    from evaluation.publish.watched import find_watched

    days = [arguments.as_of] if arguments.as_of else []
    refuse_days_ahead("--as-of", days, arguments.data)
    request = Request(
        data_dir=Path(arguments.data),
        notebooks_dir=Path(arguments.notebooks),
        out_dir=Path(arguments.out),
        languages=(arguments.language or first_language(arguments.data),),
        as_of=tuple(days),
        areas=(arguments.area,) if arguments.area else (),
        formats=("html",),
        conditions=Conditions(is_kept=True),
    )
    watched = find_watched(request, arguments.chapter, arguments.objective)
    print(f"Watching {watched.notebook.name} and {arguments.data}. Open {watched.path}; Ctrl+C ends.", flush=True)
    try:
        for line in follow(watched):
            print(line, flush=True)
    except KeyboardInterrupt:
        print(f"\nEnded. The last page stays in {watched.path}.")
    return 0


def follow(watched: Watched, wait: Callable[[], None] = lambda: time.sleep(LOOK_SECONDS)) -> Iterator[str]:
    """Make the page, and again after every change; what to say of each time. It never ends by itself.

    Parameters
    ----------
    watched : Watched
    wait : callable, optional
        Lets time pass between two looks at the files.
    """
    made, seen = None, watched.look()
    while True:
        if seen != made:
            yield _made(watched)
            made = seen
        wait()
        before, seen = seen, watched.look()
        while seen != before:  # somebody is still writing
            wait()
            before, seen = seen, watched.look()


def _made(watched: Watched) -> str:
    began = time.monotonic()
    fault = watched.make()
    clock = time.strftime("%H:%M:%S")
    if fault:
        return f"{clock} {fault}"
    return f"{clock} made in {time.monotonic() - began:.1f} s"

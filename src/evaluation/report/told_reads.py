"""Tells a build which data a notebook read, so that it can be compared with what the notebook declares."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any, Final

from evaluation.load import DATA_SUFFIXES

READS_TYPE: Final = "application/vnd.evaluation.reads+json"
BUILD_VARIABLE: Final = "EVALUATION_BUILD"
"""Set in the environment of a kernel that works for a build; elsewhere nobody asks."""


def tell_reads(seen: set[str], data_dir: Path) -> None:
    """Add to each cell's output, from now on, what it read that no cell before it did; to the first one, even nothing.

    Parameters
    ----------
    seen : set of str
        Names of units; grows while cells run.
    data_dir : Path
        A file in it that a cell opens by itself counts as read as a whole.
    """
    from IPython import get_ipython
    from IPython.display import display

    shell = get_ipython()
    if BUILD_VARIABLE not in os.environ or shell is None:
        return
    told: list[set[str]] = []

    def tell(*_: Any) -> None:
        new = seen.difference(*told)
        if new or not told:
            display({READS_TYPE: sorted(new)}, raw=True)  # type: ignore[no-untyped-call]
            told.append(new)

    shell.events.register("post_run_cell", tell)
    _watch_files(seen, data_dir)


def _watch_files(seen: set[str], data_dir: Path) -> None:
    folder = data_dir.resolve()

    def note(event: str, arguments: tuple[Any, ...]) -> None:
        if event != "open" or not isinstance(arguments[0], str | bytes):
            return
        path = Path(os.fsdecode(arguments[0]))
        if path.suffix in DATA_SUFFIXES and path.resolve().parent == folder and not _is_loading():
            seen.add(path.name)

    sys.addaudithook(note)


def _is_loading() -> bool:
    """Whether it is the library that opens the file, whose records are watched by themselves."""
    frame = sys._getframe(2)
    while frame is not None:
        if frame.f_globals.get("__name__") == "evaluation.load.files.encoding":
            return True
        frame = frame.f_back  # type: ignore[assignment]
    return False

"""What a build shows while it runs: bars on a terminal, elsewhere one plain line per step."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from evaluation.plan.steps import Action, Listener, Step, ignore

WORDS = {
    Action.LEFT_OUT: "left out",
    Action.UNTRANSLATED: "not translated",
    Action.RUN: "running",
    Action.RAN: "ran",
    Action.FAILED: "failed",
    Action.RENDER: "rendering",
    Action.WROTE: "wrote",
}


@contextlib.contextmanager
def watch(is_quiet: bool = False, is_verbose: bool = False) -> Iterator[Listener]:
    """Listener for a build that shows its steps on standard error, so that standard output holds results only.

    Parameters
    ----------
    is_quiet : bool, optional
        Show nothing.
    is_verbose : bool, optional
        Show a line per step on a terminal too, with the seconds it took and the whole of what went wrong.
    """
    if is_quiet:
        yield ignore
    elif is_verbose:
        yield _Verbose()
    elif sys.stdout.isatty() and sys.stderr.isatty():
        with _bars(Console(stderr=True)) as listener:
            yield listener
    else:
        yield print_step


def tell_all(*listeners: Listener) -> Listener:
    """One listener for several."""

    def listen(step: Step) -> None:
        for listener in listeners:
            listener(step)

    return listen


def print_step(step: Step) -> None:
    """One line per step; what a notebook complained about is indented below it."""
    _print(step, "", _remarks(step))


class _Verbose:
    """Listener that knows when each notebook began."""

    def __init__(self) -> None:
        self._began: dict[str, float] = {}

    def __call__(self, step: Step) -> None:
        took = ""
        if step.action is Action.RUN:
            self._began[step.name] = time.monotonic()
        elif step.name in self._began:
            took = f" in {time.monotonic() - self._began.pop(step.name):.1f} s"
        _print(step, took, step.detail.splitlines())


def _print(step: Step, took: str, remarks: list[str]) -> None:
    print(f"[{step.done}/{step.total}] {WORDS[step.action]} {step.name}{took}", file=sys.stderr)
    for line in remarks:
        print(f"        {line}", file=sys.stderr, flush=True)


@contextlib.contextmanager
def _bars(console: Console) -> Iterator[Listener]:
    columns = (
        SpinnerColumn(),
        TextColumn("{task.fields[stage]}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("left:"),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=console, transient=True) as bars:
        notebooks = bars.add_task("", stage="Notebooks", total=None)
        reports = bars.add_task("", stage="Reports", total=None, visible=False)
        running: dict[str, None] = {}

        def listen(step: Step) -> None:
            if step.action in (Action.LEFT_OUT, Action.UNTRANSLATED):
                bars.console.print(f"{WORDS[step.action]} {step.name}: {step.detail}", markup=False, highlight=False)
                return
            if step.action in (Action.RENDER, Action.WROTE):
                description = escape(step.name)
                bars.update(reports, completed=step.done, total=step.total, description=description, visible=True)
                return
            running.pop(step.name, None)
            if step.action is Action.RUN:
                running[step.name] = None
            description = escape(", ".join(running))
            bars.update(notebooks, completed=step.done, total=step.total, description=description)
            for line in _remarks(step):
                bars.console.print(f"{step.name}: {line}", markup=False, highlight=False)

        yield listen


def _remarks(step: Step) -> list[str]:
    # of a failure only the first line: the whole of it is in the error message at the end
    lines = step.detail.splitlines()
    return lines[:1] if step.action is Action.FAILED else lines

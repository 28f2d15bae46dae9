"""What a build shows while it runs: bars on a terminal, elsewhere one plain line per step."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from evaluation.build.steps import Action, Listener, Step, ignore

WORDS = {
    Action.LEFT_OUT: "left out",
    Action.RUN: "running",
    Action.RAN: "ran",
    Action.FAILED: "failed",
    Action.RENDER: "rendering",
    Action.WROTE: "wrote",
}


@contextlib.contextmanager
def watch(is_quiet: bool = False) -> Iterator[Listener]:
    """Listener for a build that shows its steps on standard error, so that standard output holds results only."""
    if is_quiet:
        yield ignore
    elif sys.stdout.isatty() and sys.stderr.isatty():
        with _bars(Console(stderr=True)) as listener:
            yield listener
    else:
        yield print_step


def print_step(step: Step) -> None:
    """One line per step; what a notebook complained about is indented below it."""
    print(f"[{step.done}/{step.total}] {WORDS[step.action]} {step.name}", file=sys.stderr)
    for line in _remarks(step):
        print(f"        {line}", file=sys.stderr, flush=True)


@contextlib.contextmanager
def _bars(console: Console) -> Iterator[Listener]:
    columns = (
        SpinnerColumn(),
        TextColumn("{task.fields[stage]}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=console, transient=True) as bars:
        notebooks = bars.add_task("", stage="Notebooks", total=None)
        reports = bars.add_task("", stage="Reports", total=None, visible=False)
        running: dict[str, None] = {}

        def listen(step: Step) -> None:
            if step.action is Action.LEFT_OUT:
                bars.console.print(f"left out {step.name}: {step.detail}", markup=False, highlight=False)
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

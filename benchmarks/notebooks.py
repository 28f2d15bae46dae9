"""How long notebooks take by the papermill command and by our build, alternating in one run: `make benchmark`.

Both run the same chapter of the project on its data. Printed are seconds and processor seconds per notebook, and ratios
to the papermill command, which do not depend on the machine as much as seconds do. Notebooks run one at a time, so that
the numbers say what one costs and not how many cores there are.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from evaluation.build.conditions import Conditions
from evaluation.build.jobs import Job, plan_jobs
from evaluation.build.pool import run_jobs
from evaluation.build.run import Executed

ROOT = Path(__file__).parents[1]
CHAPTER = ROOT / "notebooks" / "02-objective.ipynb"
DATA = ROOT / "data"
ROUNDS, NOTEBOOKS = 3, 6


def jobs() -> tuple[Job, ...]:
    """The chapter for each objective in two languages."""
    common = {"as_of": "", "scenario": "all", "data_dir": str(DATA)}
    return plan_jobs([CHAPTER], ["en", "es"], common, {"objective": ("1", "2", "3")})


def by_papermill() -> None:
    """Run the chapters by the papermill command, one process each."""
    with tempfile.TemporaryDirectory() as folder:
        for number, job in enumerate(jobs()):
            parameters = [word for name, value in job.settings for word in ("-r", name, value)]
            command = [sys.executable, "-m", "papermill", str(CHAPTER), f"{folder}/{number}.ipynb", *parameters]
            subprocess.run(command, check=True, capture_output=True)


def by_build(is_cold: bool) -> None:
    """Run them as a build does."""
    outcomes = run_jobs(jobs(), 1, conditions=Conditions(is_cold=is_cold))
    assert all(isinstance(outcome, Executed) for outcome in outcomes), [str(o)[:500] for o in outcomes]


def cost(work: Callable[[], None]) -> tuple[float, float]:
    """Seconds and processor seconds per notebook, children included."""
    began, before = time.perf_counter(), os.times()
    work()
    after = os.times()
    used = sum(after[:4]) - sum(before[:4])
    return (time.perf_counter() - began) / NOTEBOOKS, used / NOTEBOOKS


def main() -> None:
    """Print the numbers."""
    assert len(jobs()) == NOTEBOOKS
    ways = {
        "papermill command": by_papermill,
        "build, cold": lambda: by_build(is_cold=True),
        "build, warm": lambda: by_build(is_cold=False),
    }
    costs: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, work in ways.items():
            costs[name].append(cost(work))
    stock = costs["papermill command"]
    print(f"{NOTEBOOKS} notebooks one after the other, {ROUNDS} rounds; median (lowest to highest)")
    for name, found in costs.items():
        seconds, used = (statistics.median(values) for values in zip(*found, strict=True))
        ratios = [a[1] / b[1] for a, b in zip(stock, found, strict=True)]
        print(
            f"{name}: {seconds:.2f} s, {used:.2f} processor seconds a notebook; "
            f"{statistics.median(ratios):.1f} times ({min(ratios):.1f} to {max(ratios):.1f}) as cheap as papermill"
        )


if __name__ == "__main__":
    main()

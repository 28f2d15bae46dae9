"""Parallel builds of a small matrix, again and again: `make soak`, or `python benchmarks/soak.py 50`.

Each round runs the same notebooks, in twice as many processes as there are cores, and must give the bytes of the first
round; every other round is cold. Between rounds no process of it may be left. Prints one line per round.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from evaluation.build.conditions import Conditions
from evaluation.build.jobs import Job, plan_jobs
from evaluation.build.pool import run_jobs
from evaluation.build.run import Executed

ROUNDS = 50
PARAMETERS = 'objective: str = "1"\nlanguage: str = "en"\ndata_dir: str = ""'
WORK = """
import os, pandas
from pathlib import Path
Path("mine.txt").write_text(objective + language)
table = pandas.DataFrame({"x": range(100)}).sum()
print(objective, language, int(table["x"]), Path("mine.txt").read_text(), sorted(os.listdir(".")))
"""


def matrix(folder: Path) -> tuple[Job, ...]:
    """Three chapters, one of them for each of two objectives, in two languages."""
    paths = []
    for number, wishes in enumerate([{}, {"for_each": "objective"}, {}], 1):
        cells = [new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]}), new_code_cell(WORK)]
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        paths.append(folder / f"{number:02}-chapter.ipynb")
        nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": kernel, "evaluation": wishes}), paths[-1])
    return plan_jobs(paths, ["en", "es"], {"data_dir": str(folder)}, {"objective": ("1", "2")})


def main(rounds: int) -> int:
    """Number of rounds that were not as the first."""
    workers = 2 * (os.cpu_count() or 1)
    first: list[str] = []
    bad = 0
    with tempfile.TemporaryDirectory(prefix="t-") as name:
        jobs = matrix(Path(name))
        for number in range(1, rounds + 1):
            is_cold = number % 2 == 0
            began = time.monotonic()
            outcomes = run_jobs(jobs, workers, conditions=Conditions(is_cold=is_cold))
            found = [nbformat.writes(o.notebook) if isinstance(o, Executed) else f"failed: {o}" for o in outcomes]
            first = first or found
            differing = [job.name for job, a, b in zip(jobs, first, found, strict=True) if a != b or "failed" in b]
            bad += bool(differing)
            kind = "cold" if is_cold else "warm"
            seconds = time.monotonic() - began
            print(f"{number}/{rounds} {kind} {seconds:.1f} s: {', '.join(differing) or 'as the first'}", flush=True)
    print(f"{rounds} builds of {len(jobs)} notebooks, {workers} at a time: {bad} not as the first")
    return bad


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)))

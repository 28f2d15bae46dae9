"""The same chapters by the stock commands and by our build, alternating in one run.

A job is the chapter of one objective, as known on one day, in one language. Stock is what one gets without this
project: the commands `papermill` and `jupyter nbconvert --to html`, one after the other. Their way to a PDF needs a
browser or a TeX installation of its own, so stock is asked for HTML only, and our build for HTML and PDF.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

from measure import Peak, seconds, spread

from evaluation.cli.asked import cores
from evaluation.plan.edition import survey
from evaluation.plan.outcome import Executed
from evaluation.plan.plan import find_plans
from evaluation.plan.request import Request
from evaluation.plan.steps import Action, Step
from evaluation.publish.reports import build

ROOT = Path(__file__).parents[1]
CHAPTER = ROOT / "notebooks" / "02-objective.ipynb"
DATA = ROOT / "data"
OBJECTIVES, LANGUAGES = ("1", "2", "3"), ("en", "es")
DAYS = tuple((dt.date(2019, 6, 30) + dt.timedelta(days=120 * n)).isoformat() for n in range(16))
ROUNDS = 2
AIMS = {"stock": 15.0, "overhead": 1.5, "no change": 1.0, "memory": 300.0}
PER_DAY = len(OBJECTIVES) * len(LANGUAGES)


def days(jobs: int) -> tuple[str, ...]:
    """Days spread over all, as many as make that number of jobs."""
    count = jobs // PER_DAY
    return DAYS[len(DAYS) // count // 2 :: len(DAYS) // count][:count]


def stock(folder: Path, number: int, rounds: int) -> float:
    """Seconds that the stock commands take for a job; one round runs its share of the 24."""
    jobs = list(product(days(24), LANGUAGES, OBJECTIVES))[number::rounds]
    began = time.perf_counter()
    for day, language, objective in jobs:
        out = folder / f"{day}-{language}-{objective}.ipynb"
        values = {"as_of": day, "language": language, "objective": objective, "data_dir": str(DATA)}
        given = [word for name, value in values.items() for word in ("-r", name, value)]
        for words in (
            ["papermill", str(CHAPTER), str(out), *given],
            ["nbconvert", "--to", "html", str(out)],
        ):
            subprocess.run([sys.executable, "-m", *words], check=True, capture_output=True)
    return (time.perf_counter() - began) / len(jobs)


def ours(folder: Path, jobs: int) -> dict[str, float]:
    """Seconds of a whole build in a process of its own, and of its parts."""
    words = [sys.executable, __file__, str(folder), str(jobs)]
    began = time.perf_counter()
    done = subprocess.run(words, check=True, capture_output=True, text=True)
    return {"wall": time.perf_counter() - began, **json.loads(done.stdout)}


def request(folder: Path, jobs: int) -> Request:
    """What both the measured build and the one without changes are asked for."""
    folders = (DATA, folder / "notebooks", folder / f"reports-{jobs}")
    return Request(*folders, objectives=OBJECTIVES, as_of=days(jobs), workers=cores())


def build_measured(folder: Path, jobs: int) -> None:
    """Build everything anew and print, as JSON, the seconds inside cells and those of rendering."""
    cells, rendering, begun = 0.0, 0.0, 0.0

    def note(step: Step) -> None:
        nonlocal cells, rendering, begun
        now = time.perf_counter()
        if step.action is Action.RAN and isinstance(step.outcome, Executed):
            cells += step.outcome.seconds
        elif step.action is Action.RENDER:
            begun = begun or now
        elif step.action is Action.WROTE and begun:
            rendering += now - begun
            begun = 0.0

    made = build(find_plans(survey(request(folder, jobs)), is_forced=True), note, is_anew=True)
    assert len(made) == 2 * jobs, f"{jobs} jobs must give as many HTML and PDF files, not {len(made)} files"
    print(json.dumps({"cells": cells, "rendering": rendering}))


def no_change(folder: Path, jobs: int) -> float:
    """Seconds of the whole command that finds nothing to build."""
    asked = request(folder, jobs)
    words = ["build", "--data", str(DATA), "--notebooks", str(asked.notebooks_dir), "--out", str(asked.out_dir)]
    words += [word for objective in OBJECTIVES for word in ("--objective", objective)]
    words += [word for day in days(jobs) for word in ("--as-of", day)]
    command = [sys.executable, "-m", "evaluation", *words]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert said.startswith("Nothing to build"), said
    return seconds(lambda: subprocess.run(command, check=True, capture_output=True), runs=5)


def lines(rounds: int = ROUNDS) -> Iterator[str]:
    """Sentences with the numbers."""
    with tempfile.TemporaryDirectory(prefix="b-") as name:
        folder = Path(name)
        (folder / "notebooks").mkdir()
        shutil.copyfile(CHAPTER, folder / "notebooks" / CHAPTER.name)
        by_stock, builds = list[float](), list[dict[str, float]]()
        for number in range(rounds):
            by_stock.append(stock(folder, number, rounds))
            builds.append(ours(folder, 24))
        still = no_change(folder, 24)
        few = ours(folder, 6)
        with Peak() as peak:
            many = ours(folder, 96)
    ratios = [theirs / (mine["wall"] / 24) for theirs, mine in zip(by_stock, builds, strict=True)]
    yield (
        f"24 chapters, {rounds} rounds, in each of which stock ran {24 // rounds} of them and the build all: stock "
        f"{spread(by_stock)} s a chapter for HTML alone; the build {spread([b['wall'] / 24 for b in builds], 2)} s for "
        "HTML and PDF."
    )
    yield f"The build gives {spread(ratios)} times the throughput of stock (aim: {AIMS['stock']:.0f})."
    yield from _shares(builds)
    costs = {6: few["wall"], 24: statistics.median(b["wall"] for b in builds), 96: many["wall"]}
    first, second = (costs[24] - costs[6]) / 18, (costs[96] - costs[24]) / 72
    yield (
        f"Seconds for 6, 24 and 96 chapters: {', '.join(f'{cost:.0f}' for cost in costs.values())}; each further "
        f"chapter costs {first:.2f} s up to 24 and {second:.2f} s up to 96 (aim: the same)."
    )
    yield (
        f"Memory of notebooks that run at a time, at most: {peak.of_started / cores():.0f} MB for each of {cores()}, "
        f"with its worker and its share of the process that kernels are forked from (aim: {AIMS['memory']:.0f}). "
        f"Of all processes together, that of the build with them: {peak.megabytes:.0f} MB."
    )
    yield f"A build of the 24 without changes: {still:.2f} s in all (aim: {AIMS['no change']:.0f})."


def _shares(builds: Sequence[dict[str, float]]) -> Iterator[str]:
    overhead = [cores() * b["wall"] / (b["cells"] + b["rendering"]) for b in builds]
    inside = [100 * b["cells"] / (cores() * b["wall"]) for b in builds]
    rendering = [100 * b["rendering"] / (cores() * b["wall"]) for b in builds]
    yield (
        f"Of wall time times cores, {spread(inside, 0)} % passed inside cells and {spread(rendering, 0)} % rendering. "
        f"The whole is {spread(overhead)} times both together (aim: {AIMS['overhead']})."
    )


if __name__ == "__main__":
    build_measured(Path(sys.argv[1]), int(sys.argv[2]))

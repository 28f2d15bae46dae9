"""Chapters that ran and cannot be shown, as failures with the cell that each is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from evaluation.errors import EvaluationError
from evaluation.plan.jobs import Job
from evaluation.plan.outcome import Failure

PLACE: Final = re.compile(r"(?P<name>\S+?), cell (?P<number>\d+)(?: \((?P<words>.*?)\))?: (?P<rest>.*)")


def failures_of(error: EvaluationError, jobs: Iterable[Job]) -> Iterator[Failure]:
    """What a message of the renderer, which names the jobs of a report and their cells, says of each."""
    by_name = {job.name: job for job in jobs}
    for line in str(error).splitlines():
        found = PLACE.fullmatch(line)
        job = by_name.get(found["name"]) if found else None
        if found and job:
            yield Failure(job, int(found["number"]), found["words"] or "", found["rest"])
        else:
            first = next((job for name, job in by_name.items() if name in line), next(iter(by_name.values())))
            yield Failure(first, None, "", line)

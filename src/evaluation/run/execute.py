"""What chapters show: from the cache where their inputs are the same, else by running their notebooks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from evaluation.plan.declared_reads import Reads, undeclared
from evaluation.plan.jobs import Job
from evaluation.plan.outcome import Executed, Failure, Outcome
from evaluation.plan.request import Request
from evaluation.plan.steps import Action, Listener, Step
from evaluation.render import harvest
from evaluation.report.told_reads import READS_TYPE
from evaluation.run.cache import Cache
from evaluation.run.pool import run_jobs

SHOWN: Final = 3
"""Units named in a message."""


def execute(
    needed: Mapping[Job, str],
    reads: Mapping[Job, Reads],
    request: Request,
    listener: Listener,
    *,
    is_anew: bool = False,
) -> dict[Job, Outcome]:
    """Outcomes of jobs, in the order given.

    What a job showed is kept as soon as it ends, so that a build that is interrupted loses only what was running.

    Parameters
    ----------
    needed : mapping of Job to str
        Fingerprint of each job.
    reads : mapping of Job to Reads
        What each job declares that it reads.
    request : Request
    listener : callable
    is_anew : bool, optional
        Whether to run all of them.
    """
    cache = Cache.beside(request.notebooks_dir)
    known = {} if is_anew else {job: cache.load(job, print_) for job, print_ in needed.items()}
    outcomes: dict[Job, Outcome] = {job: found for job, found in known.items() if found is not None}
    left = [job for job in needed if job not in outcomes]

    def keep(step: Step) -> None:
        if step.action is Action.RAN and isinstance(step.outcome, Executed):
            checked = check_reads(step.outcome, reads[step.outcome.job])
            if isinstance(checked, Executed):
                cache.store(checked, needed[checked.job])
        listener(step)

    for outcome in run_jobs(left, request.workers, keep, request.conditions):
        outcomes[outcome.job] = check_reads(outcome, reads[outcome.job]) if isinstance(outcome, Executed) else outcome
    cache.prune()
    return {job: outcomes[job] for job in needed}


def check_reads(executed: Executed, declared: Reads) -> Outcome:
    """Refuse a run that read what its notebook does not declare: its report could go stale unnoticed."""
    told = list(harvest(executed.notebook, READS_TYPE, of_all=True))
    if executed.job.reads and not told:
        return _unfit(executed.job, "nobody could see what it read, because it does not open the data by `open_report`")
    extra = undeclared(declared, {name for found in told for name in found})
    if not extra:
        return executed
    shown = ", ".join(extra[:SHOWN]) + (f" and {len(extra) - SHOWN} more" if len(extra) > SHOWN else "")
    return _unfit(executed.job, f"it read {shown}, which the chapter of its {executed.job.reads} does not rest on")


def _unfit(job: Job, what: str) -> Failure:
    remedy = "Show this in another chapter, or remove `reads` from the metadata of the notebook"
    return Failure(job, None, "", f"{what}. {remedy}; it then runs again after every change of the data")

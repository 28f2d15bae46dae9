"""What chapters show: from the cache where their inputs are the same, else by running their notebooks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from evaluation.build.cache import Cache
from evaluation.build.jobs import Job
from evaluation.build.opened import OPENED_TYPE, digests_now, last_told
from evaluation.build.pool import run_jobs
from evaluation.build.reads import Reads, undeclared
from evaluation.build.request import Request
from evaluation.build.run import Executed, Failure, Outcome
from evaluation.build.steps import Action, Listener, Step
from evaluation.render import harvest
from evaluation.report.seen import READS_TYPE

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
    outcomes: dict[Job, Outcome] = {job: found for job, found in known.items() if found and _is_still_so(found)}
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
    _, elsewhere = last_told(harvest(executed.notebook, OPENED_TYPE, of_all=True))
    if elsewhere:
        return Failure(
            executed.job,
            None,
            "",
            f"it read {_listed(elsewhere)}, which does not lie in the data folder, so that a change of it would go "
            f'unnoticed. Put it there and name it Path(data_dir) / "{elsewhere[0]}"',
        )
    extra = undeclared(declared, {name for found in told for name in found})
    if not extra:
        return executed
    return _unfit(
        executed.job, f"it read {_listed(extra)}, which the chapter of its {executed.job.reads} does not rest on"
    )


def opened_files(executed: Executed) -> dict[str, str]:
    """Digests of the files that the cells of a chapter opened by themselves, by name below the data folder."""
    return last_told(harvest(executed.notebook, OPENED_TYPE, of_all=True))[0]


def _is_still_so(executed: Executed) -> bool:
    """Whether the files that a chapter opened hold what they held then."""
    files = opened_files(executed)
    return files == digests_now(files, executed.job.parameters.get("data_dir", ""))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:SHOWN]) + (f" and {len(names) - SHOWN} more" if len(names) > SHOWN else "")


def _unfit(job: Job, what: str) -> Failure:
    remedy = "Show this in another chapter, or remove `reads` from the metadata of the notebook"
    return Failure(job, None, "", f"{what}. {remedy}; it then runs again after every change of the data")

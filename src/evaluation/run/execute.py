"""What chapters show: from the cache where their inputs are the same, else by running their notebooks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from evaluation.plan.data import Data
from evaluation.plan.fingerprint import fingerprint
from evaluation.plan.jobs import Job
from evaluation.plan.outcome import Executed, Outcome
from evaluation.plan.request import Request
from evaluation.plan.steps import Action, Listener, Step
from evaluation.render import harvest
from evaluation.report.told_reads import READS_TYPE, reads_of
from evaluation.run.cache import Cache
from evaluation.run.pool import run_jobs


def execute(
    needed: Mapping[Job, Mapping[str, Any]], data: Data, request: Request, listener: Listener, *, is_anew: bool = False
) -> dict[Job, Outcome]:
    """Outcomes of jobs, in the order given.

    What a job showed is kept as soon as it ends, so that a build that is interrupted loses only what was running.

    Parameters
    ----------
    needed : mapping of Job to mapping
        From what the outputs of each job follow; see `fingerprint.job_origin`.
    data : Data
    request : Request
    listener : callable
    is_anew : bool, optional
        Whether to run all of them.
    """
    cache = Cache.beside(request.notebooks_dir)
    outcomes: dict[Job, Outcome] = {}
    for job, origin in {} if is_anew else needed.items():
        known = cache.load(job, fingerprint(origin))
        if known is not None and not data.changed_files(known.reads):
            outcomes[job] = known
    left = [job for job in needed if job not in outcomes]

    def keep(step: Step) -> None:
        if step.action is Action.RAN and isinstance(step.outcome, Executed):
            cache.store(with_reads(step.outcome), fingerprint(needed[step.outcome.job]))
        listener(step)

    def with_reads(executed: Executed) -> Executed:
        told = harvest(executed.notebook, READS_TYPE)
        return replace(executed, reads=reads_of(told, needed[executed.job]["data"], data.fingerprint))

    for outcome in run_jobs(left, request.workers, keep, request.conditions):
        outcomes[outcome.job] = with_reads(outcome) if isinstance(outcome, Executed) else outcome
    cache.prune()
    return {job: outcomes[job] for job in needed}

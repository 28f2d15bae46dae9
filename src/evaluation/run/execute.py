"""What chapters show: from the cache where their inputs are the same, else by running their notebooks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from evaluation.plan.data import Data
from evaluation.plan.fingerprint import fingerprint
from evaluation.plan.jobs import Job
from evaluation.plan.outcome import Executed, Failure, Outcome
from evaluation.plan.request import Request
from evaluation.plan.steps import Action, Listener, Step
from evaluation.render import harvest
from evaluation.report.told_reads import DATA, READS_TYPE, reads_of
from evaluation.run.bounds.opened import OPENED_TYPE, last_told
from evaluation.run.cache import Cache
from evaluation.run.pool import run_jobs

SHOWN: Final = 3
"""Files named in a message."""


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
            checked = with_reads(step.outcome)
            if isinstance(checked, Executed):
                cache.store(checked, fingerprint(needed[checked.job]))
        listener(step)

    def with_reads(executed: Executed) -> Outcome:
        told = harvest(executed.notebook, READS_TYPE, of_all=True)
        evidence = reads_of(told, needed[executed.job]["data"], data.fingerprint)
        opened = last_told(harvest(executed.notebook, OPENED_TYPE, of_all=True))
        if opened.elsewhere:
            return Failure(executed.job, None, "", _unseen(opened.elsewhere), shown=executed.notebook)
        files = {f"{DATA}/{name}": digest for name, digest in opened.files.items()}
        return replace(executed, reads=evidence | files | (data.beside if opened.is_unheard else {}))

    for outcome in run_jobs(left, request.workers, keep, request.conditions):
        outcomes[outcome.job] = with_reads(outcome) if isinstance(outcome, Executed) else _with_unseen(outcome)
    cache.prune()
    return {job: outcomes[job] for job in needed}


def _with_unseen(failure: Failure) -> Failure:
    """The same failure, and what else the chapter read that it may not."""
    opened = last_told(harvest(failure.shown, OPENED_TYPE, of_all=True) if failure.shown else ())
    if not opened.elsewhere:
        return failure
    return replace(failure, others=(*failure.others, Failure(failure.job, None, "", _unseen(opened.elsewhere))))


def _unseen(names: Sequence[str]) -> str:
    shown = ", ".join(names[:SHOWN]) + (f" and {len(names) - SHOWN} more" if len(names) > SHOWN else "")
    return (
        f"it read {shown}, which does not lie in the data folder, so that a change of it would go unnoticed. Put it "
        f'there and name it Path(data_dir) / "{names[0]}"'
    )

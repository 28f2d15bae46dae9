"""Many jobs at once, each in a process and a folder of its own."""

from __future__ import annotations

import queue
import tempfile
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any, Final

from evaluation.errors import OutputError
from evaluation.plan.conditions import Conditions
from evaluation.plan.jobs import Job
from evaluation.plan.outcome import Executed, Outcome
from evaluation.plan.steps import Action, Listener, Step, ignore
from evaluation.run.forked import IS_POSSIBLE, ForkServer
from evaluation.run.kernel import fixed_environment
from evaluation.run.processes import Processes

POLL_SECONDS: Final = 0.1


def run_jobs(
    jobs: Sequence[Job],
    workers: int,
    listener: Listener = ignore,
    conditions: Conditions = Conditions(),  # noqa: B008 - frozen
) -> tuple[Outcome, ...]:
    """Run jobs and give their outcomes in the order of the jobs.

    A job that fails does not stop the others. If this process is interrupted or dies, those of the jobs end within
    moments and take their kernels with them. If a job's process is killed, it runs once more, and no other does.

    Parameters
    ----------
    jobs : Sequence of Job
    workers : int
        Most jobs at a time.
    listener : callable, optional
        Told when a job begins and ends.
    conditions : Conditions, optional

    Raises
    ------
    OutputError
        If the folder for temporary files cannot be written to.
    """
    if not jobs:
        return ()
    try:
        # a short name: sockets below this folder have paths of limited length
        with tempfile.TemporaryDirectory(prefix="ev-", ignore_cleanup_errors=True) as folder:
            return _Batch(jobs, workers, listener, conditions, Path(folder)).run()
    except OSError as error:
        place = error.filename or "the folder for temporary files"
        raise OutputError(
            f"{place} cannot be used: {error.strerror or error}. Notebooks run in a folder for temporary files: "
            "free some space there, or name another folder by the variable TMPDIR."
        ) from error


class _Batch:
    """Jobs on their way to their outcomes. Jobs have numbers: their places in the order asked for."""

    def __init__(
        self, jobs: Sequence[Job], workers: int, listener: Listener, conditions: Conditions, folder: Path
    ) -> None:
        self._jobs = jobs
        self._workers = workers
        self._listener = listener
        self._conditions = conditions
        self._folder = folder
        self._outcomes: dict[int, Outcome] = {}
        self._begun: queue.SimpleQueue[int] = queue.SimpleQueue()

    def run(self) -> tuple[Outcome, ...]:
        if self._conditions.cluster:
            self._run_on_cluster()
        else:
            self._run_here()
        return tuple(self._outcomes[number] for number in range(len(self._jobs)))

    def _run_here(self) -> None:
        shared = self._folder / "shared"
        shared.mkdir()
        is_warm = IS_POSSIBLE and not self._conditions.is_cold
        processes = Processes(self._server(shared) if is_warm else None, is_kept=self._conditions.is_kept)

        def run(number: int) -> Outcome:
            self._begun.put(number)
            return processes.run(self._jobs[number], self._folder / str(number), shared, self._conditions)

        # each thread only waits for the process of its job
        threads = ThreadPoolExecutor(min(self._workers, len(self._jobs)))
        try:
            futures = {threads.submit(run, number): number for number in range(len(self._jobs))}
            self._collect(futures, lambda job, future: future.result())
        finally:
            processes.end()
            threads.shutdown(cancel_futures=True)

    def _server(self, shared: Path) -> ForkServer:
        if self._conditions.is_kept:
            return ForkServer.of_this_process(fixed_environment)
        return ForkServer(self._folder, fixed_environment(shared))

    def _run_on_cluster(self) -> None:
        # not at the top: Dask may not be installed
        from evaluation.run.cluster import connect, read_answer, run_ticket, write_tickets

        with connect(self._conditions.cluster) as executor:
            tickets = write_tickets(self._jobs, self._conditions)
            futures = {executor.submit(run_ticket, ticket): number for number, ticket in enumerate(tickets)}
            self._collect(futures, read_answer)

    def _collect(self, futures: Mapping[Future[Any], int], read: Callable[[Job, Future[Any]], Outcome]) -> None:
        pending = set(futures)
        while pending:
            finished, pending = wait(pending, timeout=POLL_SECONDS, return_when=FIRST_COMPLETED)
            while not self._begun.empty():
                self._tell(Action.RUN, self._begun.get())
            for future in sorted(finished, key=futures.__getitem__):
                number = futures[future]
                outcome = self._outcomes[number] = read(self._jobs[number], future)
                if isinstance(outcome, Executed):
                    self._tell(Action.RAN, number, "\n".join(outcome.warnings), outcome)
                else:
                    self._tell(Action.FAILED, number, f"{outcome}\n{outcome.traceback}", outcome)

    def _tell(self, action: Action, number: int, detail: str = "", outcome: Outcome | None = None) -> None:
        self._listener(Step(action, self._jobs[number].name, len(self._outcomes), len(self._jobs), detail, outcome))

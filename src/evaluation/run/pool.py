"""Many jobs at once, each in a worker process with a folder of its own."""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import shutil
import signal
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import Connection
from multiprocessing.connection import wait as wait_for
from multiprocessing.queues import SimpleQueue
from pathlib import Path
from typing import Any, Final, NoReturn

from evaluation.errors import OutputError
from evaluation.plan.conditions import Conditions
from evaluation.plan.jobs import Job
from evaluation.plan.outcome import Executed, Failure, Outcome
from evaluation.plan.steps import Action, Listener, Step, ignore
from evaluation.run.job import run_job
from evaluation.run.kernel import fixed_environment
from evaluation.run.warm import IS_POSSIBLE, Nursery, answers

POLL_SECONDS: Final = 0.1
INTERRUPTED: Final = 130
ATTEMPTS: Final = 2
KILLED: Final = "the process that ran notebooks was ended from outside, twice; memory may be short"


def run_jobs(
    jobs: Sequence[Job],
    workers: int,
    listener: Listener = ignore,
    conditions: Conditions = Conditions(),  # noqa: B008 - frozen
) -> tuple[Outcome, ...]:
    """Run jobs and give their outcomes in the order of the jobs.

    A job that fails does not stop the others. If this process is interrupted or dies, its workers end within
    moments and take their kernels with them. If a worker is killed, the jobs it was busy with run once more.

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
        self._attempts: Counter[int] = Counter()

    def run(self) -> tuple[Outcome, ...]:
        if self._conditions.cluster:
            self._run_on_cluster()
            return tuple(self._outcomes[number] for number in range(len(self._jobs)))
        shared = self._folder / "shared"
        shared.mkdir()
        with _nursery(self._folder, shared, self._conditions) as nursery:
            while missing := [number for number in range(len(self._jobs)) if number not in self._outcomes]:
                self._run_round(missing, shared, nursery)
        return tuple(self._outcomes[number] for number in range(len(self._jobs)))

    def _run_round(self, numbers: Sequence[int], shared: Path, nursery: str) -> None:
        """Run jobs by new workers, until all are done or a worker is killed, which costs the others their work too."""
        context = multiprocessing.get_context("spawn")
        alive, lifeline = context.Pipe(duplex=False)
        begun: SimpleQueue[int] = context.SimpleQueue()
        executor = ProcessPoolExecutor(
            min(self._workers, len(numbers)),
            mp_context=context,
            initializer=_begin_worker,
            initargs=(alive, begun, self._folder),
        )
        try:
            futures = {}
            with contextlib.suppress(BrokenProcessPool):
                for n in numbers:
                    # a folder for each attempt: what a killed one left is not looked at again
                    folder = self._folder / f"{n}.{self._attempts[n]}"
                    work = executor.submit(_work, n, self._jobs[n], folder, shared, self._conditions, nursery)
                    futures[work] = n
            self._collect(futures, begun, _outcome)
        except BaseException:
            # workers hold the other end and stop when this one is gone, however this process ends
            lifeline.close()
            raise
        finally:
            executor.shutdown(wait=True, cancel_futures=True)
            lifeline.close()
            alive.close()

    def _run_on_cluster(self) -> None:
        # not at the top: Dask may not be installed
        from evaluation.run.cluster import connect, read_answer, run_ticket, write_tickets

        with connect(self._conditions.cluster) as executor:
            tickets = write_tickets(self._jobs, self._conditions)
            futures = {executor.submit(run_ticket, ticket): number for number, ticket in enumerate(tickets)}
            self._collect(futures, None, read_answer)

    def _collect(
        self,
        futures: Mapping[Future[Any], int],
        begun: SimpleQueue[int] | None,
        read: Callable[[Job, Future[Any]], Outcome | None],
    ) -> None:
        running: set[int] = set()
        pending = set(futures)
        while pending:
            finished, pending = wait(pending, timeout=POLL_SECONDS, return_when=FIRST_COMPLETED)
            while begun and not begun.empty():
                running.add(number := begun.get())
                self._tell(Action.RUN, number)
            for future in sorted(finished, key=futures.__getitem__):
                number = futures[future]
                outcome = read(self._jobs[number], future)
                if outcome is None:
                    self._attempts[number] += number in running
                    if self._attempts[number] < ATTEMPTS:
                        continue
                    outcome = Failure(self._jobs[number], None, "", KILLED)
                running.discard(number)
                self._outcomes[number] = outcome
                if isinstance(outcome, Executed):
                    self._tell(Action.RAN, number, "\n".join(outcome.warnings), outcome)
                else:
                    self._tell(Action.FAILED, number, f"{outcome}\n{outcome.traceback}", outcome)

    def _tell(self, action: Action, number: int, detail: str = "", outcome: Outcome | None = None) -> None:
        self._listener(Step(action, self._jobs[number].name, len(self._outcomes), len(self._jobs), detail, outcome))


def _outcome(job: Job, future: Future[Outcome]) -> Outcome | None:
    """What came of a job; None if its worker was killed, or another one, which ends them all."""
    try:
        return future.result()
    except BrokenProcessPool:
        return None


@contextlib.contextmanager
def _nursery(folder: Path, shared: Path, conditions: Conditions) -> Iterator[str]:
    """Address of a process that kernels are forked from; empty where kernels start cold."""
    if conditions.is_cold or not IS_POSSIBLE:
        yield ""
        return
    nursery = Nursery(folder, fixed_environment(shared))
    try:
        yield nursery.address
    finally:
        nursery.close()


def _work(number: int, job: Job, folder: Path, shared: Path, conditions: Conditions, nursery: str) -> Outcome:
    _begun.put(number)
    outcome = run_job(job, folder, shared, conditions, nursery)
    if isinstance(outcome, Failure) and nursery and not answers(nursery):
        # the nursery was killed and has taken the kernel with it: no fault of the notebook
        outcome = run_job(job, folder.with_suffix(".cold"), shared, conditions)
    return outcome


_begun: SimpleQueue[int]
_folder: Path


def _begin_worker(alive: Connection, begun: SimpleQueue[int], folder: Path) -> None:
    global _begun, _folder
    _begun, _folder = begun, folder
    # Ctrl-C reaches every process of a terminal; the parent alone decides what it means
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda number, frame: _leave())
    # failures come back as outcomes; libraries would write them over the progress display as well
    for name in ("papermill", "traitlets", "nbclient"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    threading.Thread(target=_end_with_parent, args=(alive,), daemon=True).start()


def _end_with_parent(alive: Connection) -> None:
    parent = multiprocessing.parent_process()
    wait_for([alive, *([parent.sentinel] if parent else [])])
    _leave()


def _leave() -> NoReturn:
    """End at once. No exception: a library might catch it, and the parent would wait for this process for ever.

    The kernel ends by itself when nobody holds the other end of its line.
    """
    # a build that was killed could not clear its folder; whoever leaves last has nothing more to write to it
    shutil.rmtree(_folder, ignore_errors=True)
    os._exit(INTERRUPTED)

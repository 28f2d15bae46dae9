"""Many jobs at once, each in a worker process with a folder of its own."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import tempfile
import threading
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import Connection
from multiprocessing.connection import wait as wait_for
from multiprocessing.queues import SimpleQueue
from pathlib import Path
from types import FrameType
from typing import Final

from evaluation.build.jobs import Job
from evaluation.build.run import Executed, Failure, Outcome, run_job
from evaluation.build.steps import Action, Listener, Step, ignore
from evaluation.errors import OutputError

POLL_SECONDS: Final = 0.1
INTERRUPTED: Final = 130


def run_jobs(jobs: Sequence[Job], workers: int, listener: Listener = ignore) -> tuple[Outcome, ...]:
    """Run jobs and give their outcomes in the order of the jobs.

    A job that fails does not stop the others. If this process is interrupted or dies, its workers end within
    moments and take their kernels with them.

    Parameters
    ----------
    jobs : Sequence of Job
    workers : int
        Most jobs at a time.
    listener : callable, optional
        Told when a job begins and ends.

    Raises
    ------
    OutputError
        If the folder for temporary files cannot be written to.
    """
    if not jobs:
        return ()
    try:
        return _run_all(jobs, workers, listener)
    except OSError as error:
        place = error.filename or "the folder for temporary files"
        raise OutputError(
            f"{place} cannot be used: {error.strerror or error}. Notebooks run in a folder for temporary files: "
            "free some space there, or name another folder by the variable TMPDIR."
        ) from error


def _run_all(jobs: Sequence[Job], workers: int, listener: Listener) -> tuple[Outcome, ...]:
    context = multiprocessing.get_context("spawn")
    alive, lifeline = context.Pipe(duplex=False)
    begun: SimpleQueue[int] = context.SimpleQueue()
    # a short name: sockets below this folder have paths of limited length
    with tempfile.TemporaryDirectory(prefix="ev-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        shared = folder / "shared"
        shared.mkdir()
        executor = ProcessPoolExecutor(
            min(workers, len(jobs)), mp_context=context, initializer=_begin_worker, initargs=(alive, begun)
        )
        try:
            futures = {executor.submit(_work, n, job, folder / str(n), shared): n for n, job in enumerate(jobs)}
            outcomes = _collect(jobs, futures, begun, listener)
        except BaseException:
            # workers hold the other end and stop when this one is gone, however this process ends
            lifeline.close()
            raise
        finally:
            executor.shutdown(wait=True, cancel_futures=True)
            lifeline.close()
            alive.close()
    return tuple(outcomes[n] for n in range(len(jobs)))


def _collect(
    jobs: Sequence[Job], futures: dict[Future[Outcome], int], begun: SimpleQueue[int], listener: Listener
) -> dict[int, Outcome]:
    outcomes: dict[int, Outcome] = {}
    pending = set(futures)
    while pending:
        finished, pending = wait(pending, timeout=POLL_SECONDS, return_when=FIRST_COMPLETED)
        while not begun.empty():
            listener(Step(Action.RUN, jobs[begun.get()].name, len(outcomes), len(jobs)))
        for future in sorted(finished, key=futures.__getitem__):
            number = futures[future]
            outcomes[number] = outcome = _outcome(jobs[number], future)
            action = Action.RAN if isinstance(outcome, Executed) else Action.FAILED
            detail = "\n".join(outcome.warnings) if isinstance(outcome, Executed) else str(outcome)
            listener(Step(action, jobs[number].name, len(outcomes), len(jobs), detail))
    return outcomes


def _outcome(job: Job, future: Future[Outcome]) -> Outcome:
    try:
        return future.result()
    except BrokenProcessPool:
        return Failure(job, None, "", "the process that ran notebooks was ended from outside; memory may be short")


def _work(number: int, job: Job, folder: Path, shared: Path) -> Outcome:
    global _is_busy
    _begun.put(number)
    _is_busy = True
    try:
        return run_job(job, folder, shared)
    except KeyboardInterrupt:
        # papermill has ended the kernel by now; the pool itself would go on with the next job
        os._exit(INTERRUPTED)
    finally:
        _is_busy = False


_begun: SimpleQueue[int]
_is_busy = False


def _begin_worker(alive: Connection, begun: SimpleQueue[int]) -> None:
    global _begun
    _begun = begun
    # Ctrl-C reaches every process of a terminal; the parent alone decides what it means
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _interrupt)
    # failures come back as outcomes; libraries would write them over the progress display as well
    for name in ("papermill", "traitlets", "nbclient"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    threading.Thread(target=_end_with_parent, args=(alive,), daemon=True).start()


def _end_with_parent(alive: Connection) -> None:
    parent = multiprocessing.parent_process()
    wait_for([alive, *([parent.sentinel] if parent else [])])
    os.kill(os.getpid(), signal.SIGTERM)


def _interrupt(number: int, frame: FrameType | None) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if not _is_busy:
        os._exit(INTERRUPTED)
    raise KeyboardInterrupt

"""Jobs in processes of their own: forked where that can be, elsewhere programs; none outlives whoever asked for it."""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Any, Final

from evaluation.plan.conditions import Conditions
from evaluation.plan.jobs import Job
from evaluation.plan.outcome import Failure, Outcome
from evaluation.run.forked import JOB, ForkServer, kill_group

RUNNER: Final = ("-m", "evaluation.run.runner")
TRIES: Final = 2
ENDED: Final = (
    f"the process that ran it ended without an answer, {TRIES} times. It was ended from outside, where memory may be "
    "short, or could not begin; then it has said on standard error why"
)


class Processes:
    """Runs jobs, of which many threads may ask at once.

    Parameters
    ----------
    server : ForkServer or None
        From which to fork; without one, or once it has ended, jobs are programs with a cold kernel.
    is_kept : bool, optional
        Whether others will fork from it, too, so that it does not end with these jobs.
    """

    def __init__(self, server: ForkServer | None, *, is_kept: bool = False) -> None:
        self._server = server
        self._is_kept = is_kept
        self._lock = threading.Lock()
        self._programs: list[subprocess.Popen[bytes]] = []
        self._is_over = False

    def run(self, job: Job, folder: Path, shared: Path, conditions: Conditions) -> Outcome:
        """Run a job, and once more if its process ends without an answer.

        Parameters
        ----------
        job : Job
        folder : Path
            Does not exist; each try has one beside it, since what a killed one left is not looked at again.
        shared : Path
            Folder for matplotlib's list of fonts.
        conditions : Conditions

        Raises
        ------
        OSError
            If the job's files cannot be used.
        """
        for number in range(TRIES):
            request = (job, folder.with_name(f"{folder.name}.{number}"), shared, conditions)
            try:
                outcome = self._ask_fork(request, job)
            except OSError:
                outcome = self._ask_program(request, folder.parent)
            if isinstance(outcome, Exception):
                raise outcome
            if outcome is not None:
                return outcome
        return Failure(job, None, "", ENDED)

    def end(self) -> None:
        """End all of them, and start no more."""
        with self._lock:
            self._is_over = True
        if self._server and not self._is_kept:
            self._server.close()
        for program in self._programs:
            assert program.stdin is not None
            with contextlib.suppress(OSError):
                program.stdin.close()

    def _ask_fork(self, request: Any, job: Job) -> Outcome | Exception | None:
        if self._server is None:
            raise OSError("nothing is to be forked")
        connection, kernel = self._server.fork(JOB, job.parameters)
        with connection, connection.makefile("wb") as target, connection.makefile("rb") as source:
            outcome = _ask(request, target, source)
        if outcome is None:
            kill_group(kernel)  # what its cells left; the server has done so, unless it was killed
        return outcome

    def _ask_program(self, request: Any, folder: Path) -> Outcome | Exception | None:
        with self._lock:
            if self._is_over:
                return None
            program = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, *RUNNER, str(folder)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=os.environ,  # as Python knows it: C libraries such as readline add to what is handed on
                # Ctrl-C reaches every process of a terminal; whoever asked decides what it means
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )
            self._programs.append(program)
        # its standard input stays open while it runs, and tells it when this process has gone
        with program:
            assert program.stdin is not None
            assert program.stdout is not None
            return _ask(request, program.stdin, program.stdout)


def _ask(request: Any, target: IO[bytes], source: IO[bytes]) -> Outcome | Exception | None:
    """The answer of a process; None if it ended without one."""
    with contextlib.suppress(OSError, EOFError, pickle.UnpicklingError):
        pickle.dump(request, target)
        target.flush()
        outcome: Outcome | Exception = pickle.load(source)  # noqa: S301 - from our own process
        return outcome
    return None

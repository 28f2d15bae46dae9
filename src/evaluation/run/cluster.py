"""Notebooks on the workers of a Dask scheduler.

A worker has an installation and, if it sees other disks, a copy of the data of its own. It compares both with what the
build began with and refuses if they differ: a report must not depend on where a chapter ran. The notebook itself is
sent along. It runs in a process of its own as in any other build, because a worker has threads and may hold several
jobs. None is a child of the worker by `multiprocessing`, which refuses children to the daemonic process that a worker
is under its nanny.
"""

from __future__ import annotations

import contextlib
import functools
import os
import socket
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import CancelledError, Executor, Future
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from evaluation.errors import ClusterError
from evaluation.load import data_fingerprint
from evaluation.plan.conditions import Conditions
from evaluation.plan.fingerprint import LOCK, PACKAGE, digest, fingerprint_folder
from evaluation.plan.jobs import Job
from evaluation.plan.outcome import Failure, Outcome
from evaluation.run.forked import IS_POSSIBLE, ForkServer
from evaluation.run.kernel import fixed_environment
from evaluation.run.processes import Processes

DATA: Final = "EVALUATION_DATA"
"""Variable of a worker that names its copy of the data, if that lies elsewhere than where the build was started."""
CONNECT_SECONDS: Final = 20
REMEDIES: Final = {
    "code": "Install the same version of this project there",
    "lock": "Run `uv sync --frozen` there, from the same uv.lock",
    "data": f"Copy the data folder there, and name it by the variable {DATA} if it lies elsewhere",
}


@dataclass(frozen=True, slots=True)
class Ticket:
    """All that a worker needs to run a job, and what its installation and data must be."""

    job: Job
    content: bytes
    conditions: Conditions
    fingerprints: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Refusal:
    """The answer of a worker that would not give the report this machine gives."""

    reason: str


def write_tickets(jobs: Iterable[Job], conditions: Conditions) -> list[Ticket]:
    """Tickets for jobs of this machine, with its fingerprints."""
    fingerprint = functools.cache(_fingerprints)  # hundreds of jobs read one folder
    return [
        Ticket(job, job.notebook.read_bytes(), conditions, fingerprint(job.parameters.get("data_dir"))) for job in jobs
    ]


def run_ticket(ticket: Ticket) -> Outcome | Refusal:
    """Run a job on a worker; called there by Dask."""
    data = ticket.job.parameters.get("data_dir")
    own = os.environ.get(DATA, data) if data is not None else None
    found = _fingerprints(own)
    differing = [name for name, value in ticket.fingerprints.items() if found.get(name) != value]
    if differing:
        return Refusal(
            f"worker {socket.gethostname()} has other {' and '.join(differing)}. "
            + "; ".join(REMEDIES[name] for name in differing)
            + "."
        )
    with tempfile.TemporaryDirectory(prefix="ev-", ignore_cleanup_errors=True) as folder:
        notebook = Path(folder) / ticket.job.notebook.name
        notebook.write_bytes(ticket.content)
        settings = tuple((k, own if k == "data_dir" and own else v) for k, v in ticket.job.settings)
        job = replace(ticket.job, notebook=notebook, settings=settings)
        shared = Path(folder) / "shared"
        shared.mkdir()
        try:
            outcome = Processes(_server(ticket.conditions)).run(job, Path(folder) / "0", shared, ticket.conditions)
        except OSError as error:  # to the build it would look like a lost connection
            outcome = Failure(job, None, "", f"it cannot be run on {socket.gethostname()}: {error}")
    # to the build it is the job that it asked for, wherever it ran
    if isinstance(outcome, Failure):
        others = tuple(replace(other, job=ticket.job) for other in outcome.others)
        return replace(outcome, job=ticket.job, others=others)
    return replace(outcome, job=ticket.job)


@contextlib.contextmanager
def connect(address: str) -> Iterator[Executor]:
    """Workers of the scheduler at an address.

    Raises
    ------
    ClusterError
        If Dask is not installed or no scheduler answers.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise ClusterError("--cluster needs Dask: `pip install 'evaluation[cluster]'`.") from error
    try:
        client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise ClusterError(
            f"--cluster: no scheduler answers at {address}. Start one with `dask scheduler` and name its address."
        ) from error
    with client:
        if not client.scheduler_info().get("workers"):
            raise ClusterError(f"--cluster: the scheduler at {address} has no workers. Start some: `dask worker`.")
        yield client.get_executor(pure=False)  # type: ignore[no-untyped-call]


def read_answer(job: Job, future: Future[Outcome | Refusal]) -> Outcome:
    """What came of a job on the cluster.

    Raises
    ------
    ClusterError
        If a worker refused it, cannot import this project, or the scheduler has gone.
    """
    from distributed import KilledWorker

    try:
        answer = future.result()
    except KilledWorker:
        return Failure(job, None, "", "the workers that ran it were ended, one after the other; memory may be short")
    except ImportError as error:
        raise ClusterError(f"a worker cannot run this project ({error}). {REMEDIES['code']}.") from error
    except (OSError, CancelledError) as error:
        raise ClusterError(f"the connection to the cluster was lost ({error or type(error).__name__}).") from error
    if isinstance(answer, Refusal):
        raise ClusterError(answer.reason)
    return answer


def _server(conditions: Conditions) -> ForkServer | None:
    """The server of this worker, which lives as long as the worker does."""
    with contextlib.suppress(OSError):
        return None if conditions.is_cold or not IS_POSSIBLE else ForkServer.of_this_process(fixed_environment)
    return None


def _fingerprints(data: str | None) -> dict[str, str]:
    found = {"code": fingerprint_folder(PACKAGE)}
    if LOCK.is_file():
        found["lock"] = digest(LOCK.read_bytes())
    if data is not None:
        found["data"] = data_fingerprint(Path(data)) if Path(data).is_dir() else "missing"
    return found

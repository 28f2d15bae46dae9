"""Notebooks on a real Dask scheduler with two workers on this machine, one of which is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest

from evaluation.errors import ClusterError
from evaluation.plan.conditions import Conditions
from evaluation.plan.jobs import plan_jobs
from evaluation.plan.outcome import Executed, Failure
from evaluation.run import cluster
from evaluation.run.cluster import DATA, Refusal, read_answer, run_ticket, write_tickets
from evaluation.run.forked import ForkServer
from evaluation.run.pool import run_jobs

PARAMETERS = 'data_dir: str = ""\nlanguage: str = "en"'
# the first to come here says who it is and waits to be killed with its worker
TRAP = """
import os, pathlib, time
try:
    mark = os.open(pathlib.Path(data_dir) / "mark.part", os.O_CREAT | os.O_EXCL | os.O_WRONLY)
except FileExistsError:
    pass
else:
    os.write(mark, str(os.getpid()).encode())
    os.rename(pathlib.Path(data_dir) / "mark.part", pathlib.Path(data_dir) / "mark")
    open(pathlib.Path(data_dir) / "mark.part", "w").close()
    time.sleep(120)
language + " fine"
"""


def start(*words: str, folder: Path) -> subprocess.Popen[bytes]:
    log = (folder / f"{words[0]}-{len(list(folder.iterdir()))}.log").open("wb")
    environment = {**os.environ, "DASK_DISTRIBUTED__ADMIN__EVENT_LOOP": "asyncio", "TMPDIR": str(folder)}
    with log:
        return subprocess.Popen(
            [sys.executable, "-m", "distributed.cli.dask_" + words[0], "--no-dashboard", *words[1:]],
            stdout=log,
            stderr=log,
            env=environment,
        )


@pytest.fixture(scope="module")
def scheduler():
    """Address of a scheduler with two workers, and the processes of these."""
    with tempfile.TemporaryDirectory(prefix="t-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        file = folder / "scheduler.json"
        local = ("--host", "127.0.0.1", "--scheduler-file", str(file))
        started = [start("scheduler", "--port", "0", *local, folder=folder)]
        words = ("worker", *local, "--no-nanny", "--nthreads", "1")
        started += [start(*words, "--local-directory", name, folder=folder) for _ in range(2)]
        try:
            from distributed import Client

            with Client(scheduler_file=str(file), timeout=60, set_as_default=False) as client:
                client.wait_for_workers(2, timeout=60)
                yield client.scheduler.address, started[1:]
        finally:
            for process in started:
                process.kill()
                process.wait()


@pytest.fixture(scope="module", autouse=True)
def own_servers():
    """End what tests of tickets leave to the end of their process."""
    yield
    for server in ForkServer._own.values():
        server.close()
    ForkServer._own.clear()


def plan(folder: Path, count: int = 1):
    return plan_jobs(sorted((folder / "n").glob("*.ipynb"))[:count], ["en"], {"data_dir": str(folder / "data")}, {})


@pytest.fixture
def chapters(tmp_path, notebook_writer):
    """Three chapters, whose first run falls into a trap."""
    (tmp_path / "data").mkdir()
    for number in range(3):
        notebook_writer(tmp_path / "n" / f"{number}-a.ipynb", TRAP, parameters=PARAMETERS)
    return tmp_path


def test_a_worker_killed_in_the_middle_costs_no_chapter(chapters, scheduler, processes):
    address, workers = scheduler
    killed = []

    def kill_first_worker():
        mark = chapters / "data" / "mark"
        assert processes.until(mark.exists, 200)
        kernel = int(mark.read_text())
        job = processes.status(kernel)[1]
        server = processes.status(job)[1]
        worker = processes.status(server)[1]
        killed.extend([kernel, job, server, worker])
        os.kill(worker, signal.SIGKILL)

    killer = threading.Thread(target=kill_first_worker)
    killer.start()
    jobs = plan(chapters, 3)
    steps = []
    outcomes = run_jobs(jobs, 2, steps.append, Conditions(cluster=address))
    killer.join()
    assert killed[3] in [worker.pid for worker in workers]
    assert [type(outcome) for outcome in outcomes] == [Executed] * 3, str(outcomes)
    assert [outcome.job for outcome in outcomes] == list(jobs)
    assert [step.done for step in steps] == [1, 2, 3]
    assert processes.until(lambda: not any(map(processes.is_running, killed[:3])))
    here = run_jobs(jobs[:1], 1)[0]
    assert nbformat.writes(outcomes[0].notebook) == nbformat.writes(here.notebook)


def test_a_failing_cell_is_told_as_in_any_other_build(chapters, scheduler, notebook_writer):
    notebook_writer(chapters / "n" / "0-a.ipynb", "1 / 0", parameters=PARAMETERS)
    (failure,) = run_jobs(plan(chapters), 1, conditions=Conditions(cluster=scheduler[0]))
    assert isinstance(failure, Failure)
    assert (failure.cell, failure.error) == (2, "ZeroDivisionError: division by zero")
    assert failure.job == plan(chapters)[0]


def test_no_scheduler_is_told_with_the_remedy(chapters, monkeypatch):
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 1)
    with pytest.raises(ClusterError, match=r"no scheduler answers at tcp://127.0.0.1:9\. Start one with `dask sched"):
        run_jobs(plan(chapters), 1, conditions=Conditions(cluster="tcp://127.0.0.1:9"))


@pytest.mark.parametrize("name", ["code", "lock", "data"])
def test_a_worker_that_differs_refuses_and_says_in_what(chapters, name):
    (ticket,) = write_tickets(plan(chapters), Conditions())
    answer = run_ticket(replace(ticket, fingerprints={**ticket.fingerprints, name: "other"}))
    assert isinstance(answer, Refusal)
    assert f"has other {name}. {cluster.REMEDIES[name]}." in answer.reason
    future = Future()
    future.set_result(answer)
    with pytest.raises(ClusterError, match=f"has other {name}"):
        read_answer(ticket.job, future)


def test_a_worker_without_the_data_refuses(chapters, monkeypatch):
    (ticket,) = write_tickets(plan(chapters), Conditions())
    monkeypatch.setenv(DATA, "/nowhere")
    assert "has other data" in run_ticket(ticket).reason


def test_a_worker_uses_its_own_copy_of_notebook_and_data(chapters, monkeypatch, notebook_writer, tmp_path):
    notebook_writer(
        chapters / "n" / "0-a.ipynb", "import os; print(data_dir, os.listdir(data_dir))", parameters=PARAMETERS
    )
    (ticket,) = write_tickets(plan(chapters), Conditions())
    ticket.job.notebook.unlink()
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / "mine.txt").touch()
    monkeypatch.setenv(DATA, str(copy))
    outcome = run_ticket(ticket)
    assert outcome.job == ticket.job
    assert "data ['mine.txt']" in nbformat.writes(outcome.notebook)


DAEMONIC = """
import sys
from pathlib import Path
from distributed import Client, LocalCluster
from evaluation.plan.conditions import Conditions
from evaluation.plan.jobs import plan_jobs
from evaluation.run.pool import run_jobs

if __name__ == "__main__":
    with LocalCluster(n_workers=1, threads_per_worker=2, dashboard_address=None) as cluster:
        with Client(cluster) as client:
            print(client.run(lambda: __import__("multiprocessing").current_process().daemon))
        paths = sorted(Path(sys.argv[1]).glob("*.ipynb"))
        conditions = Conditions(cluster=cluster.scheduler_address)
        for outcome in run_jobs(plan_jobs(paths, ["en"], {}, {}), 2, conditions=conditions):
            print(outcome)
"""


def test_cells_may_start_processes_on_a_daemonic_worker(tmp_path, notebook_writer, processes):
    script = tmp_path / "build.py"
    script.write_text(DAEMONIC, encoding="utf-8")
    start = "import multiprocessing as mp\nwith mp.Pool(1) as pool: print(pool.map(abs, [-7]))"
    for name in ("01-a.ipynb", "02-b.ipynb"):
        notebook_writer(tmp_path / "n" / name, start)
    with tempfile.TemporaryDirectory(prefix="t-") as temporary:
        done = subprocess.run(
            [sys.executable, script, tmp_path / "n"],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "TMPDIR": temporary},
            timeout=300,
        )
        assert processes.until(lambda: not list(Path(temporary).glob("ev-*")))
    assert "True" in done.stdout.splitlines()[0], done.stderr
    assert done.stdout.count("[7]") == 2, done.stdout + done.stderr

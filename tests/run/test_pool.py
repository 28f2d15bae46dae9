"""Notebooks run by papermill, each in its own process: equal bytes, failures named, nothing left behind."""

from __future__ import annotations

import errno
import os
import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest

from evaluation.errors import OutputError
from evaluation.plan.conditions import Conditions
from evaluation.plan.jobs import plan_jobs
from evaluation.plan.outcome import Executed, Failure
from evaluation.plan.steps import Action
from evaluation.run import forked
from evaluation.run import processes as processes_module
from evaluation.run.kernel import OwnKernelManager
from evaluation.run.pool import run_jobs

SHOW = (
    "import os, sys, time\n"
    "print(sys.executable, sys.flags.hash_randomization, time.tzname[0], os.environ['MPLBACKEND'])"
)
LEAVE = (
    "open('left-behind.txt', 'w').write(objective); import time; time.sleep(0.5); print(os.listdir('.'), os.getcwd())"
)
SLOW = "time.sleep(3)"  # so that jobs end in another order than they began
DATA = "/srv/programme/data"


@pytest.mark.parametrize(("is_kept", "closed"), [(False, [1]), (True, [])])
def test_a_process_that_is_kept_to_fork_from_does_not_end_with_the_jobs(is_kept, closed):
    ended = []
    processes_module.Processes(SimpleNamespace(close=lambda: ended.append(1)), is_kept=is_kept).end()
    assert ended == closed


def plan(folder: Path):
    paths = sorted(folder.glob("*.ipynb"))
    return plan_jobs(paths, ["en"], {"as_of": "", "data_dir": DATA}, {"objective": ("1", "2")})


@pytest.fixture(scope="module")
def batch(tmp_path_factory, notebook_writer):
    """One build with a chapter of every sort, run once for all tests of this module."""
    folder = tmp_path_factory.mktemp("notebooks")
    notebook_writer(
        folder / "01-good.ipynb", SHOW, "data_dir", "hash('a')", "import warnings; warnings.warn('look')", SLOW
    )
    notebook_writer(folder / "02-private.ipynb", "import os", LEAVE, for_each="objective")
    notebook_writer(folder / "03-failing.ipynb", "x = 1", "x / 0", "never = 1")
    notebook_writer(folder / "04-dying.ipynb", "import os; os._exit(1)")
    steps = []
    jobs = plan(folder)
    outcomes = run_jobs(jobs, 3, steps.append)
    return jobs, outcomes, steps


def texts(executed: Executed) -> str:
    return "".join(
        "".join(output.get("text", "")) + str(output.get("data", ""))
        for cell in executed.notebook.cells
        for output in cell.get("outputs", ())
    )


def test_outcomes_come_in_the_order_of_the_jobs(batch):
    jobs, outcomes, _ = batch
    assert [outcome.job for outcome in outcomes] == list(jobs)
    assert [type(outcome) for outcome in outcomes] == [Executed, Executed, Executed, Failure, Failure]


def test_the_kernel_is_this_interpreter_in_a_fixed_environment(batch):
    shown = texts(batch[1][0])
    assert sys.executable in shown
    assert "0 UTC module://matplotlib_inline.backend_inline" in shown


def test_the_path_of_the_data_is_not_in_the_executed_notebook(batch):
    executed = batch[1][0]
    assert "'data'" in texts(executed)
    assert DATA not in nbformat.writes(executed.notebook)


def test_what_a_library_complains_about_is_for_the_builder_only(batch):
    executed = batch[1][0]
    assert "UserWarning: look" in executed.warnings[0]
    assert "UserWarning" not in texts(executed)


def test_two_runs_of_a_notebook_do_not_share_a_folder(batch):
    for executed in batch[1][1:3]:
        assert "['left-behind.txt']" in texts(executed)
    assert texts(batch[1][1]) != texts(batch[1][2])


def test_a_failing_cell_is_named_with_source_parameters_and_error(batch):
    failure = batch[1][3]
    assert (failure.cell, failure.source, failure.error) == (3, "x / 0", "ZeroDivisionError: division by zero")
    assert "03-failing.ipynb, cell 3: ZeroDivisionError: division by zero" in str(failure)
    assert "    x / 0" in str(failure)
    assert "language='en'" in str(failure)
    assert "Traceback" in failure.traceback
    assert "\x1b" not in failure.traceback


def test_a_kernel_that_dies_is_named_with_the_cell(batch):
    failure = batch[1][4]
    assert failure.cell == 2
    assert "the kernel died" in failure.error


def test_every_job_is_announced_once_and_counted(batch):
    jobs, _, steps = batch
    begun = [step.name for step in steps if step.action is Action.RUN]
    ended = [step for step in steps if step.action in (Action.RAN, Action.FAILED)]
    assert sorted(begun) == sorted(job.name for job in jobs)
    assert [step.done for step in ended] == [1, 2, 3, 4, 5]
    assert {step.total for step in steps} == {5}


def test_a_kernel_finds_read_and_assessed_what_its_notebook_asks_for(tmp_path, notebook_writer, project_data):
    """Two chapters of two languages ask the same of the data: it is answered before either is forked."""
    asked = "from evaluation.report import opening\nprint(opening._findings.cache_info().currsize)"
    notebook_writer(tmp_path / "01-a.ipynb", asked)
    parameters = {"as_of": "", "data_dir": str(project_data)}
    first, second = run_jobs(plan_jobs(sorted(tmp_path.glob("*.ipynb")), ["en", "es"], parameters, {}), 1)
    assert texts(first).strip() == texts(second).strip() == "1"


def test_two_runs_give_the_same_bytes(tmp_path, notebook_writer):
    for name in ("first", "second"):
        notebook_writer(tmp_path / name / "01-a.ipynb", "{'b', 'a', 'c'}", "print({'x', 'y', 'z'})", "objective")
    first, second = (run_jobs(plan(tmp_path / name), 1)[0] for name in ("first", "second"))
    assert nbformat.writes(first.notebook) == nbformat.writes(second.notebook)


def test_a_users_own_settings_and_kernels_are_not_used(tmp_path, notebook_writer, monkeypatch):
    profile = tmp_path / ".ipython" / "profile_default" / "startup"
    profile.mkdir(parents=True)
    (profile / "00-mine.py").write_text("x = 'from my profile'", encoding="utf-8")
    kernel = tmp_path / "jupyter" / "kernels" / "python3"
    kernel.mkdir(parents=True)
    (kernel / "kernel.json").write_text('{"argv": ["false"], "display_name": "mine", "language": "python"}', "utf-8")
    for name, value in {"HOME": tmp_path, "IPYTHONDIR": profile.parents[1], "JUPYTER_PATH": kernel.parents[1]}.items():
        monkeypatch.setenv(name, str(value))
    notebook_writer(tmp_path / "notebooks" / "01-a.ipynb", "'x' in globals()")
    (executed,) = run_jobs(plan(tmp_path / "notebooks"), 1)
    assert "False" in texts(executed)


def test_a_kernel_of_the_same_name_elsewhere_is_not_taken(tmp_path, monkeypatch):
    kernel = tmp_path / "kernels" / "python3"
    kernel.mkdir(parents=True)
    (kernel / "kernel.json").write_text('{"argv": ["false"], "display_name": "mine", "language": "python"}', "utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    assert OwnKernelManager(kernel_name="python3").kernel_spec.display_name == "Python 3 (evaluation)"


def test_no_jobs_start_nothing():
    assert run_jobs((), 4) == ()


def test_a_full_folder_for_temporary_files_is_told_with_the_remedy(tmp_path, notebook_writer, monkeypatch):
    def full(**options):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/tmp/ev-x")

    monkeypatch.setattr(tempfile, "TemporaryDirectory", full)
    notebook_writer(tmp_path / "01-a.ipynb", "1")
    with pytest.raises(OutputError, match=r"/tmp/ev-x cannot be used: No space left on device\. .*TMPDIR"):
        run_jobs(plan(tmp_path), 1)


def test_a_chapter_that_vanishes_before_it_runs_is_a_failure_of_its_own(tmp_path, notebook_writer):
    path = notebook_writer(tmp_path / "01-a.ipynb", "1")
    jobs = plan(tmp_path)
    path.unlink()
    (failure,) = run_jobs(jobs, 1)
    assert isinstance(failure, Failure)
    assert str(failure).startswith("01-a.ipynb: not a Jupyter notebook ([Errno 2] No such file")


DRAW = """
import io, matplotlib
from matplotlib.figure import Figure
matplotlib.rcParams["svg.hashsalt"] = "salt"
figure, image = Figure(), io.StringIO()
figure.subplots().plot([1, 3, 2])
figure.savefig(image, format="svg", metadata={"Date": None})
hash(image.getvalue())
"""


def run_one(folder: Path, notebook_writer, *cells: str, **conditions):
    notebook_writer(folder / "01-a.ipynb", *cells)
    return run_jobs(plan(folder), 1, conditions=Conditions(**conditions))[0]


def test_warm_and_cold_kernels_give_the_same_bytes(tmp_path, notebook_writer):
    cells = (
        DRAW,
        "import os, sys; print(sorted(os.environ), sys.argv[0], sys.path[1:], sys.flags, os.getcwd() == sys.path[0])",
        "import os; os.environ['PYTHONHASHSEED'], {'b', 'a', 'c'}, __name__, os.getpgid(0) == os.getpid()",
    )
    warm, cold = (
        run_one(tmp_path / name, notebook_writer, *cells, is_cold=name == "cold") for name in ("warm", "cold")
    )
    assert isinstance(warm, Executed), str(warm)
    assert without_addresses(warm) == without_addresses(cold)


def without_addresses(executed):
    text = nbformat.writes(executed.notebook)
    return re.sub(r"ev-\w+", "ev", text)


def test_a_cell_that_does_not_end_is_named_with_limit_and_remedy(tmp_path, notebook_writer):
    failure = run_one(tmp_path, notebook_writer, "while True: pass", cell_seconds=2)
    assert failure.cell == 2
    assert "the cell ran longer than 2 seconds" in failure.error
    assert "--cell-seconds" in failure.error


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bound on Linux")
@pytest.mark.parametrize("is_cold", [False, True], ids=["warm", "cold"])
def test_a_cell_that_eats_memory_is_named_with_limit_and_remedy(tmp_path, notebook_writer, is_cold):
    greedy = "kept = []\nwhile True: kept.append('x' * 1_000_000 + str(len(kept)))"
    failure = run_one(tmp_path, notebook_writer, greedy, kernel_megabytes=600, is_cold=is_cold)
    assert failure.cell == 2
    assert "the cell needs more memory than the 600 MB that it may use; allow more by --kernel-memory" in failure.error
    assert "MemoryError" in failure.traceback


@pytest.mark.parametrize("is_cold", [False, True], ids=["warm", "cold"])
def test_a_notebook_cannot_reach_the_network(tmp_path, notebook_writer, is_cold):
    failure = run_one(
        tmp_path, notebook_writer, "import urllib.request; urllib.request.urlopen('http://192.0.2.1/')", is_cold=is_cold
    )
    assert failure.cell == 2
    assert "notebooks cannot reach the network during a build" in failure.error


KILL_JOB = """
import os, pathlib, signal
mark = pathlib.Path(data_dir) / language
if not mark.exists() or {always}:
    mark.touch()
    os.kill(os.getppid(), signal.SIGKILL)
    import time; time.sleep(60)
"survived"
"""


def kill_job(tmp_path, notebook_writer, always):
    """Run two chapters, of which one has the process of its job killed."""
    parameters = f'language: str = "en"\ndata_dir: str = "{tmp_path}"'
    notebook_writer(tmp_path / "n" / "01-a.ipynb", KILL_JOB.format(always=always), parameters=parameters)
    notebook_writer(tmp_path / "n" / "02-b.ipynb", "'fine'", parameters=parameters)
    jobs = plan_jobs(sorted((tmp_path / "n").glob("*.ipynb")), ["en"], {"data_dir": str(tmp_path)}, {})
    return run_jobs(jobs, 1)


def test_a_killed_job_costs_no_chapter(tmp_path, notebook_writer):
    outcomes = kill_job(tmp_path, notebook_writer, always=False)
    assert "survived" in texts(outcomes[0])
    assert "fine" in texts(outcomes[1])


def test_a_chapter_whose_job_is_killed_again_fails_and_others_go_on(tmp_path, notebook_writer):
    outcomes = kill_job(tmp_path, notebook_writer, always=True)
    assert "ended without an answer, 2 times. It was ended from outside" in outcomes[0].error
    assert "fine" in texts(outcomes[1])


KILL_SERVER = """
import os, pathlib, signal, subprocess, time
mark = pathlib.Path(data_dir) / "mark"
job = pathlib.Path(f"/proc/{os.getppid()}/stat")
if not mark.exists():
    mark.write_text(str(subprocess.Popen(["sleep", "120"]).pid))
    os.kill(int(job.read_text().rpartition(")")[2].split()[1]), signal.SIGKILL)
    time.sleep(60)
"survived"
"""


def test_a_killed_fork_server_costs_no_chapter_and_leaves_nothing(tmp_path, notebook_writer, processes):
    parameters = 'language: str = "en"\ndata_dir: str = ""'
    for name in ("01-a.ipynb", "02-b.ipynb"):
        notebook_writer(tmp_path / "n" / name, KILL_SERVER, parameters=parameters)
    jobs = plan_jobs(sorted((tmp_path / "n").glob("*.ipynb")), ["en"], {"data_dir": str(tmp_path)}, {})
    assert all("survived" in texts(outcome) for outcome in run_jobs(jobs, 1))
    assert processes.until(lambda: not processes.is_running(int((tmp_path / "mark").read_text())))


def test_a_kernel_that_is_killed_fails_its_chapter_only(tmp_path, notebook_writer):
    notebook_writer(tmp_path / "01-a.ipynb", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    notebook_writer(tmp_path / "02-b.ipynb", "'fine'")
    failure, executed = run_jobs(plan(tmp_path), 2)
    assert (failure.cell, "the kernel died while it ran this cell" in failure.error) == (2, True)
    assert "fine" in texts(executed)


def test_a_process_that_cannot_begin_is_not_tried_for_ever(tmp_path, notebook_writer, monkeypatch):
    tried = tmp_path / "tried"
    monkeypatch.setattr(forked, "SERVER", ("-c", "raise SystemExit"))
    monkeypatch.setattr(processes_module, "RUNNER", ("-c", f"open({str(tried)!r}, 'a').write('x'); raise SystemExit"))
    notebook_writer(tmp_path / "01-a.ipynb", "1")
    (failure,) = run_jobs(plan(tmp_path), 1)
    assert "ended without an answer, 2 times" in failure.error
    assert tried.read_text() == "xx"


@pytest.mark.parametrize("is_cold", [False, True], ids=["warm", "cold"])
def test_a_long_name_of_the_folder_for_temporary_files_is_no_hindrance(tmp_path, notebook_writer, monkeypatch, is_cold):
    folder = tmp_path / ("long" * 40)
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    executed = run_one(
        tmp_path / "n",
        notebook_writer,
        "from ipykernel.kernelapp import IPKernelApp\n"
        "IPKernelApp.instance().transport, len(IPKernelApp.instance().ip) < 96",
        is_cold=is_cold,
    )
    assert "('ipc', True)" in texts(executed)
    assert list(folder.iterdir()) == []


WITHOUT = """
import os, signal, socket
import jupyter_client.manager, jupyter_client.provisioning, nbclient, papermill
for module, names in {os: "fork getppid killpg waitid setsid", signal: "SIGKILL SIGCHLD", socket: "send_fds"}.items():
    for name in names.split():
        delattr(module, name)
import evaluation.run.pool, evaluation.run.runner, evaluation.run.kernel_main, evaluation.run.warm
"""


def test_a_system_without_forks_can_import_all_that_runs_notebooks_there():
    done = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


SCRIPT = """
import sys
from pathlib import Path
from evaluation.plan.conditions import Conditions
from evaluation.plan.jobs import plan_jobs
from evaluation.run.pool import run_jobs

paths = sorted(Path(sys.argv[1]).glob("*.ipynb"))
run_jobs(plan_jobs(paths, ["en"], {}, {}), 2, conditions=Conditions(is_cold=sys.argv[2] == "cold"))
"""
HANG = """
import os, pathlib, subprocess, time
child = subprocess.Popen(["sleep", "120"])
(pathlib.Path(data_dir) / str(os.getpid())).touch()
time.sleep(120)
"""


@pytest.mark.parametrize("kind", ["warm", "cold"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL], ids=lambda number: number.name)
def test_an_interrupted_build_leaves_no_process_behind(tmp_path, notebook_writer, processes, number, kind):
    script = tmp_path / "build.py"
    script.write_text(SCRIPT, encoding="utf-8")
    pids = tmp_path / "pids"
    pids.mkdir()
    parameters = f'data_dir: str = "{pids}"'
    for name in ("01-a.ipynb", "02-b.ipynb"):
        notebook_writer(tmp_path / "notebooks" / name, HANG, parameters=parameters)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    build = subprocess.Popen(
        [sys.executable, script, tmp_path / "notebooks", kind],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "TMPDIR": str(temporary)},
    )
    try:
        assert processes.until(lambda: len(list(pids.iterdir())) == 2, 60), "the kernels did not start"
        found = processes.descendants(build.pid)
        assert {int(path.name) for path in pids.iterdir()} < found
        build.send_signal(number)
        build.wait(timeout=30)
        assert processes.until(lambda: not any(map(processes.is_running, found)), 15)
        assert processes.until(lambda: list(temporary.iterdir()) == [], 15)
    finally:
        if build.poll() is None:
            os.kill(build.pid, signal.SIGKILL)
            build.wait()

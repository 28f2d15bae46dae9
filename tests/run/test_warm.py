"""Kernels forked from a prepared process: fresh each time, never left behind, and cold where there can be none."""

from __future__ import annotations

import ast
import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

from evaluation.run import forked
from evaluation.run.forked import ForkServer
from evaluation.run.warm import COLD

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kernels are forked on Linux")
DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module", autouse=True)
def own_server():
    """The server that the kernels of these tests come from, ended after the last."""
    yield
    for server in ForkServer._own.values():
        server.close()
    ForkServer._own.clear()


class Kernel:
    """A kernel that a test asks for values."""

    def __init__(self, manager, client) -> None:
        self.manager, self._client = manager, client

    def value(self, source: str) -> str:
        """Text of the last expression."""
        found = []

        def note(message):
            if message["msg_type"] in ("execute_result", "error"):
                found.append(message["content"].get("data", {}).get("text/plain") or message["content"]["evalue"])

        self._client.execute_interactive(source, output_hook=note, timeout=60)
        return found[-1] if found else ""


@contextlib.contextmanager
def kernel(**environment: str):
    """Start the kernel `evaluation` as papermill and JupyterLab do."""
    manager = KernelManager(kernel_name="evaluation", transport="ipc")
    with tempfile.TemporaryDirectory(prefix="t-") as folder:
        manager.ip = f"{folder}/k"
        manager.start_kernel(env={**os.environ, **environment}, cwd=folder)
        client = manager.client()
        client.start_channels()
        try:
            client.wait_for_ready(timeout=60)
            yield Kernel(manager, client)
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)


def parent_of(kernel: Kernel) -> int:
    return int(kernel.value("import os; os.getppid()"))


def test_the_kernel_comes_with_the_package():
    assert "evaluation" in KernelSpecManager().find_kernel_specs()


def test_a_kernel_is_a_fork_and_has_what_it_needs():
    with kernel() as one:
        assert parent_of(one) == ForkServer.of_this_process()._process.pid
        assert one.value("import sys; 'evaluation.report' in sys.modules") == "True"


LEAK = """
import builtins, os, random, sys, decimal, warnings
import matplotlib, numpy, pandas
import evaluation.report
builtins.leaked = evaluation.leaked = leaked = sys.leaked = 1
os.environ["LEAKED"] = "1"
open("leaked.txt", "w").close()
matplotlib.rcParams["lines.linewidth"] = 42.0
pandas.set_option("display.max_rows", 7)
decimal.getcontext().prec = 3
random.seed(1), numpy.random.seed(1)
sys.path.append("/leaked")
"""
LOOK = """
import builtins, os, sys, decimal
import matplotlib, pandas
import evaluation.report
[name for name, is_there in {
    "builtins": hasattr(builtins, "leaked"),
    "module": hasattr(evaluation, "leaked"),
    "sys": hasattr(sys, "leaked"),
    "name": "leaked" in globals(),
    "environment": "LEAKED" in os.environ,
    "file": os.path.exists("leaked.txt"),
    "style": matplotlib.rcParams["lines.linewidth"] == 42.0,
    "pandas": pandas.get_option("display.max_rows") == 7,
    "decimal": decimal.getcontext().prec == 3,
    "path": "/leaked" in sys.path,
}.items() if is_there]
"""


def test_nothing_that_one_notebook_does_reaches_the_next():
    with kernel() as first:
        first.value(LEAK)
        assert len(ast.literal_eval(first.value(LOOK))) == 10
        with kernel() as second:
            assert second.value(LOOK) == "[]"


def test_two_kernels_draw_different_random_numbers():
    draw = "import random, numpy; (random.random(), float(numpy.random.random()))"
    with kernel() as first, kernel() as second:
        assert first.value(draw) != second.value(draw)


def test_a_chapter_finds_everything_large_imported_already():
    with kernel() as one:
        one.value("import sys; before = set(sys.modules)")
        one.value(
            "from evaluation.report import open_report\n"
            f"report = open_report(data_dir={str(DATA)!r}, as_of='', language='en')\n"
            "report.objective('1').indicators()"
        )
        new = set(json.loads(one.value("import json; print(); json.dumps(sorted(set(sys.modules) - before))")[1:-1]))
    large = {"evaluation", "jsonschema", "matplotlib", "numpy", "pandas", "scipy"}
    assert {name.partition(".")[0] for name in new} & large == set()
    assert len(new) < 40, sorted(new)


def test_what_a_cell_started_ends_with_its_kernel(processes):
    with kernel() as one:
        child = int(one.value("import subprocess; subprocess.Popen(['sleep', '120']).pid"))
        assert processes.is_running(child)
    assert processes.until(lambda: not processes.is_running(child))


def test_an_interrupt_stops_the_cell_and_not_the_kernel():
    with kernel() as one:
        before = one.value("import os, time; os.getpid()")
        client, said = one._client, {}
        asked = client.execute("print('begun', flush=True)\ntime.sleep(60)")
        while said.get("text") != "begun\n":  # an interrupt that comes before the cell begins is lost
            said = client.get_iopub_msg(timeout=60)["content"]
        one.manager.interrupt_kernel()
        while (message := client.get_shell_msg(timeout=60))["parent_header"].get("msg_id") != asked:
            pass
        assert message["content"].get("ename") == "KeyboardInterrupt"
        assert one.value("os.getpid()") == before


def test_where_there_can_be_no_server_the_kernel_is_cold(monkeypatch):
    monkeypatch.setattr(ForkServer, "_own", {})
    monkeypatch.setattr(forked, "SERVER", ("-c", "raise SystemExit"))
    with kernel() as one:
        assert parent_of(one) == os.getpid()


def test_a_cold_kernel_can_be_asked_for():
    with kernel(**{COLD: "1"}) as one:
        assert parent_of(one) == os.getpid()


def test_a_killed_server_takes_its_kernels_and_what_their_cells_started_with_it(monkeypatch, processes, tmp_path):
    monkeypatch.setattr(ForkServer, "_own", {})
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with kernel() as one:
        found = [int(one.value(f"import os, subprocess; {source}")) for source in ("os.getpid()", SLEEP)]
        os.kill(parent_of(one), signal.SIGKILL)
        assert processes.until(lambda: not one.manager.is_alive())
        assert processes.until(lambda: not any(map(processes.is_running, found)))
    server = ForkServer.of_this_process()  # a new one, and the folder of the old one is gone
    assert list(Path(tempfile.gettempdir()).glob("ev-*")) == [Path(server._process.args[-1])]
    server.close()


SLEEP = "subprocess.Popen(['sleep', '120']).pid"
ABANDON = """
import os
from evaluation.run.forked import ForkServer
own = ForkServer.of_this_process()
forked = own.fork_kernel()
print(own._process.pid, forked.pid, flush=True)
os.kill(os.getpid(), {number})
"""


@pytest.mark.parametrize("number", [0, signal.SIGKILL], ids=["ends", "is killed"])
def test_a_server_ends_with_whoever_started_it_and_leaves_no_file(processes, tmp_path, number):
    done = subprocess.run(
        [sys.executable, "-c", ABANDON.format(number=int(number))],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    pids = [int(word) for word in done.stdout.split()]
    assert len(pids) == 2, done.stderr
    assert processes.until(lambda: not any(map(processes.is_running, pids)))
    assert list(tmp_path.iterdir()) == []


def test_a_server_whose_code_has_changed_is_replaced_and_keeps_its_kernels(monkeypatch, processes):
    monkeypatch.setattr(ForkServer, "_own", {})
    first = ForkServer.of_this_process()
    assert ForkServer.of_this_process() is first
    kept, number = first.fork_kernel(), first._process.pid
    monkeypatch.setattr(forked, "_stamp", lambda: [("changed.py", 1, 1)])
    second = ForkServer.of_this_process()
    assert second is not first
    del first
    assert kept.poll() is None
    kept.send_signal(signal.SIGKILL)
    assert processes.until(lambda: kept.poll() is not None)
    assert processes.until(lambda: not processes.is_running(number))
    second.close()


THREADED = "import threading, time; threading.Thread(target=time.sleep, args=(5,), daemon=True).start()"


def test_a_process_with_two_threads_is_never_forked(tmp_path):
    (tmp_path / "threaded.py").write_text(THREADED, encoding="utf-8")
    script = "from evaluation.run import preload; preload.PRELOADED = ('threaded',); preload.preload()"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False)
    assert "importing started a thread" in done.stderr


def after_import(modules: str, expression: str) -> str:
    source = f"import sys, {modules}; print({expression})"
    return subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True).stdout.strip()


def test_a_process_that_is_not_ours_keeps_all_packages():
    modules = "evaluation.run.warm, evaluation.run.execute, evaluation.render.exporters"
    assert after_import(modules, "[name for name, module in sys.modules.items() if module is None]") == "[]"


def test_a_process_of_ours_can_leave_a_package_out_before_anything_looks_for_it():
    modules = "evaluation.run.fork_server, evaluation.run.runner, evaluation.run.kernel_main, evaluation.cli.main"
    assert after_import(modules, "'jsonschema' in sys.modules") == "False"


def test_a_kernel_has_no_need_of_the_slow_grammar():
    with kernel() as one:
        assert one.value("import sys; sys.modules['rfc3987_syntax'] is None") == "True"


ASK = """
import json, multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor
def start(method):
    with mp.get_context(method).Pool(2) as pool:
        return pool.map(abs, [-1, -2])
def pool(method):
    with ProcessPoolExecutor(2, mp_context=mp.get_context(method)) as executor:
        return list(executor.map(abs, [-1, -2]))
"""


@pytest.mark.parametrize("is_cold", ["", "1"], ids=["warm", "cold"])
def test_cells_may_start_processes_in_every_way_that_python_has(is_cold, processes):
    with kernel(**{COLD: is_cold}) as one:
        one.value(ASK)
        for method in ("fork", "spawn", "forkserver"):
            assert one.value(f"start({method!r}), pool({method!r})") == "([1, 2], [1, 2])"
        assert one.value("mp.get_start_method(), mp.current_process().name, mp.parent_process()") == (
            "('fork', 'MainProcess', None)"
        )
        started = processes.descendants(int(one.value("import os; os.getpid()")))
    assert processes.until(lambda: not any(map(processes.is_running, started)))

"""Kernels forked from a prepared process: fresh each time, never left behind, and cold where there can be none."""

from __future__ import annotations

import ast
import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

from evaluation.run import nursery as nursery_module
from evaluation.run import warm
from evaluation.run.warm import ADDRESS, COLD, Nursery, ask_for_kernel

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kernels are forked on Linux")
DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def nursery():
    """One nursery for the tests of this module."""
    # a short name: sockets have short paths
    with tempfile.TemporaryDirectory(prefix="t-") as folder:
        kept = Nursery(Path(folder), {**os.environ, "PYTHONHASHSEED": "0"})
        yield kept
        kept.close()


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
def kernel(address: str, **environment: str):
    """Start the kernel `evaluation` as papermill and JupyterLab do."""
    manager = KernelManager(kernel_name="evaluation", transport="ipc")
    with tempfile.TemporaryDirectory(prefix="t-") as folder:
        manager.ip = f"{folder}/k"
        manager.start_kernel(env={**os.environ, ADDRESS: address, **environment}, cwd=folder)
        client = manager.client()
        client.start_channels()
        try:
            client.wait_for_ready(timeout=60)
            yield Kernel(manager, client)
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)


def ask(address: str, folder: Path):
    return ask_for_kernel(address, ["-f", str(folder / "kernel.json")], os.environ, str(folder))


def parent_of(kernel: Kernel) -> int:
    return int(kernel.value("import os; os.getppid()"))


def test_the_kernel_comes_with_the_package():
    assert "evaluation" in KernelSpecManager().find_kernel_specs()


def test_a_kernel_is_a_fork_and_has_what_it_needs(nursery):
    with kernel(nursery.address) as one:
        assert parent_of(one) == nursery._process.pid
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


def test_nothing_that_one_notebook_does_reaches_the_next(nursery):
    with kernel(nursery.address) as first:
        first.value(LEAK)
        assert len(ast.literal_eval(first.value(LOOK))) == 10
        with kernel(nursery.address) as second:
            assert second.value(LOOK) == "[]"


def test_two_kernels_draw_different_random_numbers(nursery):
    draw = "import random, numpy; (random.random(), float(numpy.random.random()))"
    with kernel(nursery.address) as first, kernel(nursery.address) as second:
        assert first.value(draw) != second.value(draw)


def test_a_chapter_finds_everything_large_imported_already(nursery):
    with kernel(nursery.address) as one:
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


def test_what_a_cell_started_ends_with_its_kernel(nursery, processes):
    with kernel(nursery.address) as one:
        child = int(one.value("import subprocess; subprocess.Popen(['sleep', '120']).pid"))
        assert processes.is_running(child)
    assert processes.until(lambda: not processes.is_running(child))


def test_an_interrupt_stops_the_cell_and_not_the_kernel(nursery):
    with kernel(nursery.address) as one:
        before = one.value("import os, threading, _thread; os.getpid()")
        source = "import threading, os, time; threading.Timer(1, lambda: None).start()\ntime.sleep(60)"
        client = one._client
        reply = client.execute(source)
        message = {"parent_header": {}}
        for _ in range(60):
            one.manager.interrupt_kernel()  # again and again: one that comes before the cell begins is lost
            with contextlib.suppress(queue.Empty):
                message = client.get_shell_msg(timeout=1)
            if message["parent_header"].get("msg_id") == reply:
                break
        assert message["content"].get("ename") == "KeyboardInterrupt"
        assert one.value("os.getpid()") == before


def test_without_a_nursery_the_kernel_is_cold(tmp_path):
    with kernel(str(tmp_path / "nobody")) as one:
        assert parent_of(one) == os.getpid()


def test_a_cold_kernel_can_be_asked_for(nursery):
    with kernel(nursery.address, **{COLD: "1"}) as one:
        assert parent_of(one) == os.getpid()


def test_a_kernel_whose_manager_has_gone_ends(nursery, tmp_path, processes):
    forked = ask(nursery.address, tmp_path)
    assert processes.is_running(forked.pid)
    forked._connection.close()
    assert processes.until(lambda: not processes.is_running(forked.pid))


def test_kernels_end_with_their_nursery_and_their_managers_hear_of_it(tmp_path, processes):
    with tempfile.TemporaryDirectory(prefix="t-") as folder:
        own = Nursery(Path(folder))
        forked = ask(own.address, tmp_path)
        assert forked.poll() is None
        os.kill(own._process.pid, signal.SIGKILL)
        assert processes.until(lambda: not processes.is_running(forked.pid))
        assert forked.wait(10) == -signal.SIGKILL
        own.close()


def test_a_nursery_ends_with_whoever_started_it(processes, tmp_path):
    script = (
        "import os, sys, pathlib\nfrom evaluation.run.warm import *\n"
        "own = Nursery.of_this_process()\n"
        "forked = ask_for_kernel(own.address, ['-f', sys.argv[1] + '/k.json'], os.environ, sys.argv[1])\n"
        "print(own._process.pid, forked.pid, flush=True)\nos.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", script, tmp_path], capture_output=True, text=True, check=False)
    pids = [int(word) for word in done.stdout.split()]
    assert len(pids) == 2, done.stderr
    assert processes.until(lambda: not any(map(processes.is_running, pids)))


def test_a_nursery_whose_code_has_changed_is_replaced_and_keeps_its_kernels(monkeypatch, tmp_path, processes):
    monkeypatch.setattr(Nursery, "_own", [])
    first = Nursery.of_this_process()
    assert Nursery.of_this_process() is first
    forked = ask(first.address, tmp_path)
    monkeypatch.setattr(warm, "_stamp", lambda: (("changed.py", 1, 1),))
    second = Nursery.of_this_process()
    assert second is not first
    assert forked.poll() is None
    forked.kill()
    forked.wait(10)
    assert processes.until(lambda: first._process.poll() is not None)
    second.close()


THREADED = "import threading, time; threading.Thread(target=time.sleep, args=(5,), daemon=True).start()"


def test_a_process_with_two_threads_is_never_forked(tmp_path):
    (tmp_path / "threaded.py").write_text(THREADED, encoding="utf-8")
    script = "from evaluation.run import nursery; nursery.PRELOADED = ('threaded',); nursery.preload()"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False)
    assert "importing started a thread" in done.stderr


def test_a_nursery_that_cannot_be_safe_is_not_tried_again(monkeypatch):
    monkeypatch.setattr(Nursery, "_own", [])
    own = Nursery.of_this_process()
    own.close()
    monkeypatch.setattr(own._process, "returncode", nursery_module.CANNOT)
    with pytest.raises(OSError, match="starts threads"):
        Nursery.of_this_process()


def test_a_request_that_cannot_be_read_does_not_end_the_nursery(nursery, tmp_path):
    with warm._connect(nursery.address) as connection:
        connection.sendall(b"nonsense\n")
    forked = ask(nursery.address, tmp_path)
    assert forked.poll() is None
    forked.kill()
    assert forked.wait(10) == -signal.SIGKILL

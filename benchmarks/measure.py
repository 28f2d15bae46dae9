"""How the benchmarks measure: seconds, what processes use, and the machine in words that tell nobody whose it is."""

from __future__ import annotations

import contextlib
import os
import platform
import statistics
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self

import psutil

MEGABYTE = 2**20


def seconds(work: Callable[[], object], runs: int = 3) -> float:
    """Best of several runs."""
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return min(times)


def spread(values: Sequence[float], digits: int = 1) -> str:
    """Median, and lowest to highest where there is more than one value."""
    middle = f"{statistics.median(values):.{digits}f}"
    return middle if len(values) == 1 else f"{middle} ({min(values):.{digits}f} to {max(values):.{digits}f})"


def machine() -> str:
    """Cores, memory, processor, system and Python."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    model = next(names, "") or platform.processor() or platform.machine()
    memory = psutil.virtual_memory().total / 2**30
    return (
        f"{os.cpu_count()} cores of {model}, {memory:.0f} GB of memory, {platform.system()}, "
        f"Python {platform.python_version()}"
    )


class Peak:
    """Most memory that a build and the notebooks that run for it used at a time while a block ran, in MB.

    The build is a direct child of this process; what it started is told by itself, too.

    Kernels are forked from one process and share its pages, so what counts is the share of each (PSS), which only
    Linux tells; elsewhere it stays 0.
    """

    def __init__(self) -> None:
        self.megabytes = 0.0
        self.of_started = 0.0
        self._over = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._watcher.start()
        return self

    def __exit__(self, *how: object) -> None:
        self._over.set()
        self._watcher.join()

    def _watch(self) -> None:
        me = psutil.Process()
        while not self._over.wait(0.5):
            used = started = 0.0
            for process in me.children(recursive=True):
                with contextlib.suppress(psutil.Error, AttributeError, OSError):
                    own = process.memory_full_info().pss / MEGABYTE
                    used += own
                    started += own if process.ppid() != me.pid else 0.0
            self.megabytes, self.of_started = max(self.megabytes, used), max(self.of_started, started)

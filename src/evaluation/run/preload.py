"""What jobs and kernels need, imported and read once in the process that they are forked from."""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

PRELOADED: Final = (
    "papermill",
    "nbclient",
    "jupyter_client.provisioning.local_provisioner",
    "evaluation.run.job",
    "evaluation.run.kernel",
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "ipykernel.comm",
    "IPython.core.completer",
    "evaluation.report",
    "jsonschema",
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_svg",
    "matplotlib.pyplot",
    "pandas",
    "scipy.special",
)
"""What they import sooner or later. What is not installed is left out; what is not listed is imported later."""
SINGLE: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""Variables that keep numerical libraries from starting threads when they are imported."""
INLINE: Final = "module://matplotlib_inline.backend_inline"


def _check_no_notebook() -> None:
    """Let nbformat make the program by which it checks notebooks: it takes as long as to start a kernel."""
    with contextlib.suppress(ImportError):
        from nbformat import v4, validate

        validate(v4.new_notebook())  # type: ignore[no-untyped-call]


def read_ahead(parameters: Mapping[str, Any]) -> None:
    """Read and assess what chapters with these parameters ask for; what cannot be read, they will say themselves."""
    from evaluation.report.opening import read_ahead as read  # as slow as all that is preloaded

    with contextlib.suppress(Exception):
        read(**parameters)
    gc.freeze()


def preload() -> None:
    """Import it.

    Raises
    ------
    RuntimeError
        If an import started a thread; forks would then lack it, or stop at a lock it held.
    """
    os.environ.setdefault("MPLBACKEND", INLINE)  # read once, at the import; what IPython would choose
    os.environ.update(dict.fromkeys(SINGLE, "1"))
    gc.disable()
    for name in PRELOADED:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    _check_no_notebook()
    threads = len(list(Path("/proc/self/task").iterdir())) if Path("/proc/self/task").is_dir() else 1
    if max(threads, threading.active_count()) > 1:
        raise RuntimeError("importing started a thread")
    # pages that the collector never writes to stay shared by all forks
    gc.freeze()

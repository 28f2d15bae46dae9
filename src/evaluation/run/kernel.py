"""A kernel that is the same on every machine: this interpreter, no user's settings, nothing shared with another run."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from traitlets import default

from evaluation.plan.conditions import Conditions
from evaluation.run.bounds.guard import MEMORY, OFFLINE
from evaluation.run.warm import COLD

FIXED: Final[Mapping[str, str]] = {
    "PYTHONHASHSEED": "0",
    # as in JupyterLab, where a figure that a cell leaves open is shown
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
    "EVALUATION_BUILD": "1",  # notebooks tell what they read
    "JUPYTER_NO_CONFIG": "1",
    "JUPYTER_PREFER_ENV_PATH": "1",
    # results must not depend on how many cores share a sum, and jobs already run side by side
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
}
DROPPED: Final = ("JUPYTER_PATH", "JUPYTER_CONFIG_PATH", "PYTHONSTARTUP", "MATPLOTLIBRC", "LANGUAGE", "LC_MESSAGES")
PRIVATE: Final = {
    "IPYTHONDIR": "ipython",
    "JUPYTER_CONFIG_DIR": "config",
    "JUPYTER_DATA_DIR": "data",
    "JUPYTER_RUNTIME_DIR": "r",
}
"""Folders of a job; the last holds sockets, whose paths must be short."""
LONGEST_SOCKET: Final = 96
"""Unix sockets have paths of at most 104 to 108 bytes, and zmq adds the port."""
SPECIFICATION: Final = Path(__file__).with_name("kernelspec")


class _OwnSpecification(KernelSpecManager):
    """Knows one kernel, the one that comes with this package, by whatever name a notebook asks for it."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        return KernelSpec.from_resource_dir(str(SPECIFICATION))


class OwnKernelManager(AsyncKernelManager):
    """Starts the running interpreter as our own kernel, even where a user's kernelspec is named `python3` too.

    The kernel is spoken to over sockets in the job's own folder: TCP ports are chosen before they are bound, so two
    kernels that start at once can get the same one, and the default socket path is relative to the working folder.
    """

    @default("kernel_spec_manager")
    def _own_kernel_spec(self) -> KernelSpecManager:
        return _OwnSpecification(kernel_dirs=[])

    @default("transport")
    def _own_transport(self) -> str:
        return "ipc" if _socket_folder() else "tcp"

    @default("connection_file")
    def _own_connection_file(self) -> str:
        return str(Path(os.environ["JUPYTER_RUNTIME_DIR"]) / "kernel.json")

    @default("ip")
    def _own_address(self) -> Any:
        folder = _socket_folder()
        return str(folder / "k") if folder else "127.0.0.1"


def fixed_environment(shared: Path) -> dict[str, str]:
    """Environment of this process without what differs between machines and users.

    Parameters
    ----------
    shared : Path
        Folder of the build: matplotlib's list of fonts takes long to make, and is the same for all jobs.
    """
    kept = {name: value for name, value in os.environ.items() if name not in DROPPED}
    return {**kept, **FIXED, "MPLCONFIGDIR": str(shared)}


def enter_private_folder(folder: Path, shared: Path, conditions: Conditions) -> None:
    """Make `folder` the home of all that this process and its kernels write, and fix their environment.

    Changes the environment and working folder of the whole process; only a job's process may call it.

    Parameters
    ----------
    folder : Path
        Empty folder of the job.
    shared : Path
        Folder of the build.
    conditions : Conditions
        Bounds of the kernel.
    """
    environment = fixed_environment(shared)
    for name, short in PRIVATE.items():
        (folder / short).mkdir(mode=0o700)
        environment[name] = str(folder / short)
    # the job's own kernel was forked before, or there is none
    environment |= {OFFLINE: "1", COLD: "1", MEMORY: str(conditions.kernel_megabytes or "")}
    os.environ.clear()
    os.environ.update(environment)
    work = folder / "work"
    work.mkdir()
    os.chdir(work)


@functools.cache
def _socket_folder() -> Path | None:
    """Where the kernel's sockets lie, by a short name; None where that cannot be."""
    folder = Path(os.environ["JUPYTER_RUNTIME_DIR"])
    if sys.platform == "win32":
        return None
    if len(os.fsencode(folder)) > LONGEST_SOCKET:
        # a handle of this process gives the folder another name, which Linux follows for the kernel too
        folder = Path(f"/proc/{os.getpid()}/fd/{os.open(folder, os.O_RDONLY)}")
    return folder if folder.is_dir() else None

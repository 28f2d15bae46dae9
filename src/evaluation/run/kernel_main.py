"""The process a notebook talks to: an IPython kernel within the bounds its environment names.

`python -m evaluation.run.kernel_main -f FILE` is the kernel of the kernelspec `evaluation`, started cold. A warm one
begins at `begin`, in a process that was forked from one with everything imported; see `fork_server`.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from evaluation.run import leave_out_grammars
from evaluation.run.bounds.guard import OFFLINE, bind_memory, close_network, lift_for_message, process_dies_with_parent
from evaluation.run.bounds.opened import watch_files


def begin(arguments: Sequence[str]) -> None:
    """Be a kernel until told to stop.

    Parameters
    ----------
    arguments : Sequence of str
        What IPython's kernel takes on its command line, such as `-f FILE`.
    """
    sys.argv = [__file__, *arguments]
    bind_memory(os.environ)
    if os.environ.get(OFFLINE):
        # nobody can attach a debugger to a build, and it would open a port
        sys.modules.setdefault("debugpy", None)  # type: ignore[arg-type]
        # what is only for a while goes with the job's folder; where that has gone, so has the build, and nothing begins
        tempfile.tempdir = os.environ["JUPYTER_RUNTIME_DIR"]
    from ipykernel.kernelapp import IPKernelApp

    app = IPKernelApp.instance()
    app.initialize(list(arguments))  # type: ignore[no-untyped-call]
    os.environ.pop("JPY_PARENT_PID", None)  # the kernel knows by now, and a cell should find the same everywhere
    if app.shell is not None:
        app.shell.set_custom_exc((MemoryError,), _show_memory_error)
    watch_files(os.environ, app.shell)
    close_network(os.environ)
    app.start()  # type: ignore[no-untyped-call]


def _show_memory_error(shell, kind, value, traceback, tb_offset=None):  # type: ignore[no-untyped-def]
    lift_for_message()
    shell.showtraceback((kind, value, traceback), tb_offset=tb_offset)


def leave_start_folder() -> None:
    """Let no module come from the folder Python was started in; IPython adds the kernel's own folder later."""
    if sys.path and sys.path[0] in ("", str(Path.cwd())):
        del sys.path[0]


def main() -> None:
    """Start cold, as a command; not at all where the build has ended and taken the folder with it."""
    try:
        leave_start_folder()
        leave_out_grammars()
        if os.environ.get(OFFLINE) and "JPY_PARENT_PID" in os.environ:
            process_dies_with_parent(int(os.environ["JPY_PARENT_PID"]))
        if _has_lost_its_folder():
            raise SystemExit(1)
        begin(sys.argv[1:])
    except FileNotFoundError:
        if not _has_lost_its_folder():
            raise
        raise SystemExit(1) from None


def _has_lost_its_folder() -> bool:
    return not Path(os.environ.get("JUPYTER_RUNTIME_DIR", "/")).exists()


if __name__ == "__main__":
    main()

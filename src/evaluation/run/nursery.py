"""The process that kernels are forked from: everything imported once, nothing ever run.

Importing is most of what a fresh kernel does. Here it is done once, and each kernel begins as a copy: it has every
module and no state of any other kernel. A copy is safe only of a process with one thread, so this one runs no event
loop, opens no zmq socket, starts no pool of threads, and refuses to go on if an import did.

It listens on a socket whose file lies in a folder of its owner alone. Each connection asks for one kernel: a line of
JSON with `arguments`, `environment` and `folder` is answered by `{"pid": ...}` and, when the kernel is over, by
`{"code": ...}`. While it runs, `{"signal": ...}` is passed on to the kernel and all it started; hanging up kills them.
Standard input is its lifeline: when that ends, so does this process with every kernel.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import selectors
import signal
import socket
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NoReturn

from evaluation.run.guard import process_dies_with_parent
from evaluation.run.kernel_main import begin, leave_start_folder

PRELOADED: Final = (
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
"""What kernels import sooner or later. What is not installed is left out; what is not listed is imported later."""
SINGLE: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""Variables that keep numerical libraries from starting threads when they are imported."""
INLINE: Final = "module://matplotlib_inline.backend_inline"
CANNOT: Final = 3
"""Exit code of a nursery that would be no safe place to fork from."""
REQUEST_SECONDS: Final = 5
LONGEST_REQUEST: Final = 2**20


@dataclass(slots=True)
class _Kernel:
    pid: int
    connection: socket.socket


class Nursery:
    """Forks kernels and looks after them; `serve` returns when the lifeline ends or the last kernel after `retire`."""

    def __init__(self, listener: socket.socket, lifeline: int) -> None:
        self._listener = listener
        self._kernels: dict[int, _Kernel] = {}
        self._is_retired = False
        self._selector = selectors.DefaultSelector()
        self._woken, self._waker = socket.socketpair()
        for end in (self._woken, self._waker):
            end.setblocking(False)
        self._lifeline = lifeline
        self._selector.register(lifeline, selectors.EVENT_READ)
        self._selector.register(listener, selectors.EVENT_READ)
        self._selector.register(self._woken, selectors.EVENT_READ)

    def serve(self) -> None:
        """Fork until told to stop; kernels that still run then are killed."""
        signal.signal(signal.SIGCHLD, lambda number, frame: None)
        signal.set_wakeup_fd(self._waker.fileno(), warn_on_full_buffer=False)
        try:
            while not (self._is_retired and not self._kernels):
                for key, _ in self._selector.select():
                    if key.fileobj == self._lifeline:
                        return
                    if key.fileobj is self._listener:
                        self._accept()
                    elif key.fileobj is self._woken:
                        self._reap()
                    else:
                        self._heed(key.data)
        finally:
            for kernel in self._kernels.values():
                _signal_group(kernel.pid, signal.SIGKILL)

    def _accept(self) -> None:
        try:
            connection, _ = self._listener.accept()
            connection.settimeout(REQUEST_SECONDS)
            request = json.loads(_read_line(connection))
        except (OSError, ValueError):
            return  # whoever asked has gone, or is none of ours
        if request.get("retire"):
            self._is_retired = True
            self._selector.unregister(self._listener)
            self._listener.close()
            return
        pid = os.fork()
        if pid == 0:
            self._become_kernel(request, connection)
        kernel = _Kernel(pid, connection)
        self._kernels[pid] = kernel
        self._selector.register(connection, selectors.EVENT_READ, kernel)
        _say(connection, pid=pid)

    def _become_kernel(self, request: dict[str, Any], connection: socket.socket) -> NoReturn:
        code = 1
        try:
            parent = os.getppid()
            signal.set_wakeup_fd(-1)
            for number in (signal.SIGCHLD, signal.SIGTERM):
                signal.signal(number, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            self._selector.close()
            for end in (self._listener, self._woken, self._waker, connection):
                end.close()
            for kernel in self._kernels.values():
                kernel.connection.close()
            _begin_afresh(request, parent)
            begin(request["arguments"])
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
        except BaseException:
            sys.excepthook(*sys.exc_info())
        finally:
            with contextlib.suppress(Exception):
                sys.stdout.flush()
                sys.stderr.flush()
            os._exit(code)

    def _heed(self, kernel: _Kernel) -> None:
        if kernel.pid not in self._kernels:
            return  # reaped in this very round
        try:
            line = _read_line(kernel.connection)
            number = json.loads(line)["signal"] if line else signal.SIGKILL
        except (OSError, ValueError, KeyError):
            number = signal.SIGKILL
        _signal_group(kernel.pid, number)
        if number == signal.SIGKILL:
            # once is enough: a connection that was hung up would wake us again and again
            with contextlib.suppress(KeyError):
                self._selector.unregister(kernel.connection)

    def _reap(self) -> None:
        with contextlib.suppress(BlockingIOError):
            self._woken.recv(4096)
        for pid in list(self._kernels):
            # looked at, and not yet taken off the list of processes: its number cannot be another's meanwhile
            if os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
                continue
            _signal_group(pid, signal.SIGKILL)  # what its cells started and left
            code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
            kernel = self._kernels.pop(pid)
            with contextlib.suppress(KeyError):
                self._selector.unregister(kernel.connection)
            _say(kernel.connection, code=code)
            kernel.connection.close()


def _begin_afresh(request: dict[str, Any], parent: int) -> None:
    """Make a fork look as a process looks that was started with this environment and folder."""
    process_dies_with_parent(parent)
    os.setsid()
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123 - no path of ours
        os.dup2(nothing.fileno(), 0)
    os.environ.clear()
    os.environ.update(request["environment"])
    time.tzset()
    os.chdir(request["folder"])
    # Python's own generator is seeded anew in a fork; numpy's is not, and all kernels would draw the same numbers
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed()
    gc.unfreeze()
    gc.enable()


def preload() -> None:
    """Import what kernels need.

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
    threads = len(list(Path("/proc/self/task").iterdir())) if Path("/proc/self/task").is_dir() else 1
    if max(threads, threading.active_count()) > 1:
        raise RuntimeError("importing started a thread")
    # pages that the collector never writes to stay shared by all forks
    gc.freeze()


def _signal_group(pid: int, number: int) -> None:
    try:
        os.killpg(pid, number)
    except OSError:
        # it has not become the head of its group yet
        with contextlib.suppress(OSError):
            os.kill(pid, number)


def _read_line(connection: socket.socket) -> bytes:
    line = b""
    while not line.endswith(b"\n") and len(line) < LONGEST_REQUEST:
        part = connection.recv(65536)
        if not part:
            break
        line += part
    return line


def _say(connection: socket.socket, **words: int) -> None:
    with contextlib.suppress(OSError):
        connection.sendall(json.dumps(words).encode() + b"\n")


def main() -> None:
    """Run as `python -m evaluation.run.nursery SOCKET`, where SOCKET is the number of an inherited listening one."""
    leave_start_folder()
    listener = socket.socket(fileno=int(sys.argv[1]))
    os.set_inheritable(listener.fileno(), False)
    try:
        preload()
    except RuntimeError:
        sys.exit(CANNOT)
    Nursery(listener, sys.stdin.fileno()).serve()


if __name__ == "__main__":
    main()

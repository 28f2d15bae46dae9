"""The fork server and the kernels that come out of it, as seen by whoever asked for them."""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
import threading
import weakref
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, ClassVar, Final

IS_POSSIBLE: Final = sys.platform == "linux"
"""Forks are watched and ended by what Linux offers."""
SERVER: Final = ("-m", "evaluation.run.fork_server")
PACKAGE: Final = Path(__file__).parents[1]
ANSWER_SECONDS: Final = 180
"""Time for a server to import everything on a busy machine."""
JOB: Final = b"j"
"""A process that forks a kernel before anything else, and runs one notebook in it."""
KERNEL: Final = b"k"
KILL: Final = 9
"""Windows, which has no such signal, must be able to import this."""
NUMBER: Final = 8
"""Bytes in which the number of a process is told."""


class ForkedKernel:
    """A kernel that is forked already and waits to be told how and where to begin.

    It has as much of the interface of `subprocess.Popen` as a provisioner uses.

    Parameters
    ----------
    pid : int
    orders : IO
        Over which it is told; one that hangs up ends it.
    has_ended : callable
        Tells whether it is over.
    server : ForkServer, optional
        Which must live as long.
    """

    waiting: ClassVar[ForkedKernel | None] = None
    """That of this process, if it is a job's."""
    stdin = stdout = stderr = None

    def __init__(
        self, pid: int, orders: IO[bytes], has_ended: Callable[[], bool], server: ForkServer | None = None
    ) -> None:
        self.pid = pid
        self._orders = orders
        self._has_ended = has_ended
        self._server = server
        self._code: int | None = None

    def begin(self, arguments: Sequence[str], environment: Mapping[str, str], folder: str) -> None:
        """Have it begin."""
        with self._orders as orders:
            pickle.dump((list(arguments), dict(environment), folder), orders)

    def poll(self) -> int | None:
        """None while it runs, then 0: nobody asks how it ended."""
        if self._code is None and self._has_ended():
            self._code, self._server = 0, None
            kill_group(self.pid)  # what its cells left; the server has done so, unless it was killed
        return self._code

    wait = poll
    """A provisioner waits only for what has ended."""

    def send_signal(self, number: int) -> None:
        """Signal the kernel and all that its cells started."""
        if self.poll() is None:
            kill_group(self.pid, number)


class ForkServer:
    """A process that forks; it ends with this object, and everything that it forked with it.

    Parameters
    ----------
    folder : Path
        Exists; the server takes it with it when it ends.
    environment : Mapping
        Of the server and of the jobs forked from it.
    """

    _own: ClassVar[dict[object, ForkServer]] = {}
    _lock: ClassVar = threading.Lock()

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self._stamp = _stamp()
        self._line, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, *SERVER, str(folder)],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=dict(environment),
                # not where the build was started: matplotlib would read the settings that lie there
                cwd=folder,
                start_new_session=True,
            )
        self.close = weakref.finalize(self, _end, self._line, self._process, folder)

    @classmethod
    def of_this_process(cls, environment: Callable[[Path], Mapping[str, str]] | None = None) -> ForkServer:
        """The server for what this process forks again and again; a new one if the code has changed since.

        Parameters
        ----------
        environment : callable, optional
            Gives the environment of the server, for a folder of its own; by default it is that of this process.
        """
        with cls._lock:
            newest = cls._own.get(environment)
            if newest is None or newest._stamp != _stamp() or newest._process.poll() is not None:
                folder = Path(tempfile.mkdtemp(prefix="ev-"))
                # one that is replaced lives on until its last kernel has ended
                cls._own[environment] = newest = cls(folder, environment(folder) if environment else os.environ)
            return newest

    def fork_kernel(self) -> ForkedKernel:
        """Have a kernel forked.

        Raises
        ------
        OSError
            If the server has ended.
        """
        connection, pid = self.fork(KERNEL)
        connection.setblocking(False)

        def has_ended() -> bool:
            with contextlib.suppress(BlockingIOError):
                if not connection.recv(1):
                    connection.close()
                    return True
            return False

        return ForkedKernel(pid, connection.makefile("wb"), has_ended, self)

    def fork(self, role: bytes, parameters: Mapping[str, str] | None = None) -> tuple[socket.socket, int]:
        """Have a process forked: the line to it, and the number of its kernel.

        Parameters
        ----------
        role : bytes
        parameters : mapping, optional
            Of the notebook that it will run: the server reads the data that it asks for, and all that ask the same
            later have it.

        Raises
        ------
        OSError
            If the server has ended.
        """
        connection, theirs = socket.socketpair()
        with contextlib.ExitStack() as undo:
            undo.enter_context(connection)
            with theirs:
                socket.send_fds(self._line, [role], [theirs.fileno()])
            connection.settimeout(ANSWER_SECONDS)
            told = json.dumps(dict(parameters or {})).encode()
            connection.sendall(len(told).to_bytes(NUMBER, "big") + told)
            kernel = int.from_bytes(connection.recv(NUMBER), "big")
            if not kernel:
                raise ConnectionResetError("the process that kernels are forked from has ended")
            connection.settimeout(None)
            undo.pop_all()
        return connection, kernel


def kill_group(kernel: int, number: int = KILL) -> None:
    """Signal a kernel and all that its cells started; nothing where there is no kernel."""
    if kernel:
        with contextlib.suppress(OSError):
            os.killpg(kernel, number)


def _end(line: socket.socket, process: subprocess.Popen[bytes], folder: Path) -> None:
    line.close()
    process.wait()
    shutil.rmtree(folder, ignore_errors=True)  # one that was killed could not


def _stamp() -> list[tuple[str, int, int]]:
    """What changes when the code does: time and size of each of our files, and the folder of what is installed."""
    places = [Path(sysconfig.get_path("purelib")), *sorted(PACKAGE.rglob("*.py"))]
    return [(str(path), (state := path.stat()).st_mtime_ns, state.st_size) for path in places]

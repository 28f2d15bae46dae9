"""Kernels that begin in a tenth of a second: the kernel provisioner `evaluation-warm` of the kernelspec `evaluation`.

Jupyter and papermill ask a provisioner for a kernel. This one has it forked from a process in which everything is
imported (see `nursery`), and starts a cold one in the ordinary way where that cannot be: elsewhere than on Linux, if
the variable EVALUATION_COLD is set, or if anything about the nursery fails. Both are the same kernel.
"""

from __future__ import annotations

import asyncio
import atexit
import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, Final

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from evaluation.run.nursery import CANNOT

ADDRESS: Final = "EVALUATION_NURSERY"
"""Socket of a nursery that many processes share; without it each has one of its own."""
COLD: Final = "EVALUATION_COLD"
KERNEL: Final = ("-m", "evaluation.run.kernel_main")
NURSERY: Final = ("-m", "evaluation.run.nursery")
PACKAGE: Final = Path(__file__).parents[1]
ANSWER_SECONDS: Final = 60
"""Time for a nursery to import everything on a busy machine."""
POLL_SECONDS: Final = 0.01
IS_POSSIBLE: Final = sys.platform == "linux"
"""Forks are asked for, watched and ended by what Linux offers."""


class WarmProcess:
    """A forked kernel, with as much of the interface of `subprocess.Popen` as a provisioner uses."""

    stdin = stdout = stderr = None

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._heard = b""
        self.returncode: int | None = None
        self.pid = int(self._answer()["pid"])
        connection.setblocking(False)

    def poll(self) -> int | None:
        """Exit code, or None while the kernel runs."""
        with contextlib.suppress(BlockingIOError):
            return self._end()
        return None

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end and give the exit code."""
        if self.returncode is None:
            self._connection.settimeout(timeout)
        try:
            return self._end()
        except TimeoutError:
            raise subprocess.TimeoutExpired("kernel", timeout or 0) from None

    def _end(self) -> int:
        if self.returncode is None:
            try:
                self.returncode = self._answer()["code"]
            except ConnectionError:
                # a nursery that ends takes its kernels with it
                self.returncode = -signal.SIGKILL
            self._connection.close()
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Signal the kernel and all that its cells started."""
        with contextlib.suppress(OSError):
            self._connection.sendall(json.dumps({"signal": number}).encode() + b"\n")

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)

    def _answer(self) -> dict[str, int]:
        while b"\n" not in self._heard:
            part = self._connection.recv(4096)
            if not part:
                raise ConnectionResetError("the nursery has gone")
            self._heard += part
        line, _, self._heard = self._heard.partition(b"\n")
        answer: dict[str, int] = json.loads(line)
        return answer


class Nursery:
    """The nursery process as seen by whoever started it.

    Parameters
    ----------
    folder : Path
        Private folder with a short name, for the socket.
    environment : Mapping, optional
        Of the process; by default this one's.
    """

    _own: ClassVar[list[Nursery]] = []
    """Those of this process, the newest last; the others wait for their last kernel."""
    _lock: ClassVar = threading.Lock()

    def __init__(self, folder: Path, environment: Mapping[str, str] | None = None) -> None:
        self.address = str(folder / "n")
        self.stamp = _stamp()
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(self.address)
            # whoever connects before everything is imported waits in line
            listener.listen(128)
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, *NURSERY, str(listener.fileno())],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=dict(os.environ if environment is None else environment),
                pass_fds=[listener.fileno()],
                # not where the build was started: matplotlib would read the settings that lie there
                cwd=Path(self.address).parent,
                start_new_session=True,
            )

    @classmethod
    def of_this_process(cls, environment: Callable[[Path], Mapping[str, str]] | None = None) -> Nursery:
        """The nursery for kernels that this process starts on its own; a new one if the code has changed since.

        Parameters
        ----------
        environment : callable, optional
            Gives the environment of the nursery, for the private folder of the nursery.

        Raises
        ------
        OSError
            If there can be none.
        """
        with cls._lock:
            newest = cls._own[-1] if cls._own else None
            if newest and newest.stamp == _stamp():
                if newest._process.poll() == CANNOT:
                    raise OSError("what kernels import starts threads")
                if newest._process.poll() is None:
                    return newest
            if newest:
                newest.retire()
            folder = Path(tempfile.mkdtemp(prefix="ev-"))
            atexit.register(shutil.rmtree, folder, ignore_errors=True)
            cls._own.append(cls(folder, environment(folder) if environment else None))
            atexit.register(cls._own[-1].close)
            return cls._own[-1]

    def retire(self) -> None:
        """Let it end by itself with its last kernel."""
        with contextlib.suppress(OSError), _connect(self.address) as connection:
            connection.sendall(b'{"retire": true}\n')

    def close(self) -> None:
        """End it and every kernel of it, now."""
        if self._process.stdin:
            self._process.stdin.close()
        try:
            self._process.wait(timeout=ANSWER_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def ask_for_kernel(address: str, arguments: Sequence[str], environment: Mapping[str, str], folder: str) -> WarmProcess:
    """Have a kernel forked.

    Raises
    ------
    OSError
        If there is no nursery at this address, or it has ended.
    """
    connection = _connect(address)
    try:
        request = {"arguments": list(arguments), "environment": dict(environment), "folder": folder}
        connection.sendall(json.dumps(request).encode() + b"\n")
        return WarmProcess(connection)
    except BaseException:
        connection.close()
        raise


def answers(address: str) -> bool:
    """Whether there is still a nursery at an address."""
    try:
        _connect(address).close()
    except OSError:
        return False
    return True


class WarmProvisioner(LocalProvisioner):
    """Provides forked kernels, and cold ones where there can be none."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Start a kernel; `cmd` is the command that would start it cold."""
        environment = dict(kwargs.get("env") or os.environ)
        if _can_be_warm(cmd, environment):
            environment.pop("JPY_PARENT_PID", None)  # it would look for its parent, which is the nursery
            folder = str(kwargs.get("cwd") or Path.cwd())
            try:
                process = await asyncio.to_thread(_launch, cmd[1 + len(KERNEL) :], environment, folder)
            except OSError as error:
                self.log.warning("No warm kernel (%s); starting a cold one.", error)
            else:
                self.process = process  # type: ignore[assignment]  # has what is needed of a Popen
                self.pid, self.cwd = process.pid, folder
                # signals go through the nursery, which knows for sure that the number is still the kernel's
                self.pgid = None
                return self.connection_info
        return await super().launch_kernel(cmd, **kwargs)

    async def wait(self) -> int | None:
        """Wait for the kernel's end; sooner than the tenth of a second by which a cold one is looked at."""
        while isinstance(self.process, WarmProcess) and await self.poll() is None:
            await asyncio.sleep(POLL_SECONDS)
        return await super().wait()


def _can_be_warm(command: Sequence[str], environment: Mapping[str, str]) -> bool:
    is_ours = tuple(command[: 1 + len(KERNEL)]) == (sys.executable, *KERNEL)
    return IS_POSSIBLE and is_ours and not environment.get(COLD)


def _launch(arguments: Sequence[str], environment: Mapping[str, str], folder: str) -> WarmProcess:
    address = environment.get(ADDRESS) or Nursery.of_this_process().address
    return ask_for_kernel(address, arguments, environment, folder)


def _connect(address: str) -> socket.socket:
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.settimeout(ANSWER_SECONDS)
        connection.connect(address)
    except BaseException:
        connection.close()
        raise
    return connection


def _stamp() -> tuple[tuple[str, int, int], ...]:
    """What changes when the code does: time and size of each of our files, and the folder of what is installed."""
    places = [Path(sysconfig.get_path("purelib")), *sorted(PACKAGE.rglob("*.py"))]
    found = ((str(path), path.stat()) for path in places)
    return tuple((path, state.st_mtime_ns, state.st_size) for path, state in found)

"""The process that jobs and kernels are forked from: everything imported once, the data read once, no cell ever run.

Each fork begins with every module and no state of any other. A copy is safe only of a process with one thread, so this
one runs no event loop, opens no zmq socket, and refuses to go on if an import started a thread.

It is not the fork server of `multiprocessing`: that one is shared with all else its process does, runs the main script
of its user again in every fork, and makes each fork a child by `multiprocessing`, which a cell would see.

Standard input is a line from whoever started it. A byte on it says what to fork, and brings the socket over which to
speak to the fork: first goes what to read ahead, then comes the number of the kernel, and it is shut when the fork is
over. When the line ends, so do all forks, what their cells started, and the folder named on the command line.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import pickle
import select
import shutil
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO, Any, Final, NoReturn

from evaluation.run import leave_out_grammars
from evaluation.run.bounds.guard import process_dies_with_parent
from evaluation.run.forked import JOB, KERNEL, NUMBER, ForkedKernel, kill_group
from evaluation.run.kernel_main import begin, leave_start_folder
from evaluation.run.preload import preload, read_ahead
from evaluation.run.runner import answer

Children = dict[int, tuple[socket.socket, int]]
"""By its number, the line to a child and the number of its kernel, which is the child itself or a child of it."""


def serve(line: socket.socket) -> None:
    """Fork until the line ends."""
    children: Children = {}
    woken, waker = socket.socketpair()
    waker.setblocking(False)
    signal.signal(signal.SIGCHLD, lambda number, frame: None)
    signal.set_wakeup_fd(waker.fileno(), warn_on_full_buffer=False)
    while True:
        ready, _, _ = select.select([line, woken], [], [])
        if woken in ready:
            woken.recv(select.PIPE_BUF)
            _bury(children)
        if line in ready:
            role, handles, *_ = socket.recv_fds(line, 1, 1)
            if not handles:
                break
            connection = socket.socket(fileno=handles[0])
            if parameters := _told(connection):
                read_ahead(parameters)
            others = [line, woken, waker, *(child for child, _ in children.values())]
            pid, kernel = _fork(LIVES[role], connection, others)
            children[pid] = (connection, kernel)
            with contextlib.suppress(OSError):
                connection.sendall(kernel.to_bytes(NUMBER, "big"))
    for pid, (_, kernel) in children.items():
        kill_group(kernel)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def _told(connection: socket.socket) -> dict[str, Any]:
    """Parameters by which to read ahead; none where whoever asked has gone."""
    size = int.from_bytes(connection.recv(NUMBER, socket.MSG_WAITALL), "big")
    told = connection.recv(size, socket.MSG_WAITALL)
    return json.loads(told) if size and len(told) == size else {}


def _bury(children: Children) -> None:
    """End what children left that have ended, and tell those who asked for them."""
    for pid in list(children):
        # looked at, and not yet taken off the list of processes: its number cannot be another's meanwhile
        if os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            connection, kernel = children.pop(pid)
            kill_group(kernel)
            os.waitpid(pid, 0)
            with connection, contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


def _fork(
    life: Callable[[socket.socket, int], None], connection: socket.socket, others: Iterable[socket.socket]
) -> tuple[int, int]:
    """Fork a process; its number, and that of the kernel that it is or has forked before anything else."""
    told, tell = os.pipe()
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        os.close(told)
        for end in others:
            end.close()
        _live(lambda: _begin_afresh(parent), lambda: life(connection, tell))
    os.close(tell)
    with os.fdopen(told, "rb") as source:
        return pid, int.from_bytes(source.read(NUMBER), "big")


def _live(*steps: Callable[[], None]) -> NoReturn:
    """All that a fork ever does; it never comes back to where it was forked."""
    try:
        for step in steps:
            step()
    except SystemExit:
        pass
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        with contextlib.suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(0)


def _begin_afresh(parent: int) -> None:
    """Make a fork what a process is that was just started."""
    process_dies_with_parent(parent)
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    gc.enable()


def _be_job(connection: socket.socket, tell: int) -> None:
    orders, order = os.pipe()
    job = os.getpid()
    kernel = os.fork()
    if kernel == 0:
        os.close(order)
        connection.close()
        _live(lambda: process_dies_with_parent(job), lambda: _wait_and_begin(os.fdopen(orders, "rb"), tell))
    os.close(orders)
    os.close(tell)

    def has_ended() -> bool:
        # it stays on the list of processes, so that its number is its own as long as it may be signalled
        return os.waitid(os.P_PID, kernel, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None

    ForkedKernel.waiting = ForkedKernel(kernel, os.fdopen(order, "wb"), has_ended)
    answer(connection.makefile("rb"), connection.makefile("wb"))
    kill_group(kernel)
    os.waitpid(kernel, 0)  # so that its time counts as that of the build


def _be_kernel(connection: socket.socket, tell: int) -> None:
    with connection:
        orders = connection.makefile("rb")
    _wait_and_begin(orders, tell)


LIVES: Final = {JOB: _be_job, KERNEL: _be_kernel}


def _wait_and_begin(orders: IO[bytes], tell: int) -> None:
    """Be the head of a group of processes, say so, and wait to be told how and where to be a kernel."""
    os.setsid()
    os.write(tell, os.getpid().to_bytes(NUMBER, "big"))
    os.close(tell)
    try:
        with orders:
            arguments, environment, folder = pickle.load(orders)  # noqa: S301 - from whoever started the server
    except EOFError:
        return  # nobody needs it any more
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    os.chdir(folder)
    # Python's own generator is seeded anew in a fork; numpy's is not, and all kernels would draw the same numbers
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    gc.unfreeze()
    begin(arguments)


def main() -> None:
    """Run as `python -m evaluation.run.fork_server FOLDER`, its line being standard input."""
    leave_start_folder()
    leave_out_grammars()
    try:
        preload()
        serve(socket.socket(fileno=0))
    finally:
        shutil.rmtree(Path(sys.argv[1]), ignore_errors=True)


if __name__ == "__main__":
    main()

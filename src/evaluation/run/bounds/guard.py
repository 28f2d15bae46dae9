"""What a kernel may not do while reports are built: use up the memory, or reach the network.

The kernel puts these bounds on itself before it reads a message, and cannot take them off again. They hold for every
process that a cell starts. They keep mistakes and surprises out of a build; a notebook is still a program that runs
with the rights of whoever builds, and may read and write the same files.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Mapping
from typing import Any, Final

from evaluation.run.bounds.seccomp import refuse_sockets

MEMORY: Final = "EVALUATION_KERNEL_MEGABYTES"
OFFLINE: Final = "EVALUATION_KERNEL_OFFLINE"
"""Variables that tell a kernel its bounds; JupyterLab sets neither, so an evaluator's kernel has none."""
MEGABYTE: Final = 2**20
RESERVE: Final = 128 * MEGABYTE
"""Kept for the message that says the memory is used up."""
REFUSED: Final = "notebooks cannot reach the network during a build. Put what the report needs into the data folder"
ENDED_FIRST: Final = 500
"""Where the whole machine runs out of memory, Linux ends a kernel rather than the build."""


def bind_memory(environment: Mapping[str, str]) -> None:
    """Bind this process for good to the memory that the environment allows; on Linux only."""
    if sys.platform == "linux":
        import resource

        _offer_to_end_first()
        if environment.get(MEMORY):
            size = int(environment[MEMORY]) * MEGABYTE
            # what a process may write to, and not its address space: numerical libraries reserve much and leave it
            resource.setrlimit(resource.RLIMIT_DATA, (size, size + RESERVE))


def close_network(environment: Mapping[str, str]) -> None:
    """Shut this process off from the network for good, if the environment says so.

    Sockets that are open already stay so: those the kernel is spoken to over. Linux itself refuses others, on x86-64
    and ARM. Elsewhere only Python does, which a program started from a cell does not heed.
    """
    if environment.get(OFFLINE):
        refuse_sockets()
        sys.addaudithook(_refuse_network)


def lift_for_message() -> None:
    """Let a process that has used up its memory use the reserve, so that it can still say so."""
    if sys.platform == "linux":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _offer_to_end_first() -> None:
    try:
        with open("/proc/self/oom_score_adj", "w", encoding="ascii") as file:  # noqa: PTH123 - not a path of ours
            file.write(str(ENDED_FIRST))
    except OSError:
        pass  # a system without /proc


_CONNECTING: Final = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})
_LOOKING_UP: Final = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})


def _refuse_network(event: str, arguments: tuple[Any, ...]) -> None:
    """Say in words what Linux would say by a number; on other systems, the only thing that refuses."""
    if event in _CONNECTING:
        address = arguments[1]
        # no address: a socket that is connected already. Loopback: how asyncio wakes itself up on Windows
        if isinstance(address, tuple) and address and not _is_here(address[0]):
            raise PermissionError(REFUSED)
    elif event in _LOOKING_UP and not _is_here(arguments[0]):
        raise PermissionError(REFUSED)


def _is_here(host: object) -> bool:
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else host
    return name in (None, "", "localhost", "::1") or str(name).startswith("127.")


def process_dies_with_parent(parent: int) -> None:
    """Let Linux end this process the moment its parent is gone, however the parent ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, 9)  # PR_SET_PDEATHSIG, SIGKILL
        if os.getppid() != parent:
            os._exit(1)

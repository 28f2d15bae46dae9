"""What a kernel may not do while reports are built: use up the memory, or reach the network.

The kernel puts these bounds on itself before it reads a message, and cannot take them off again. They hold for every
process that a cell starts. They keep mistakes and surprises out of a build; a notebook is still a program that runs
with the rights of whoever builds, and may read and write the same files.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import socket
import struct
import sys
from collections.abc import Mapping
from typing import Any, Final

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
        _let_linux_refuse()
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


# Numbers of the kernel's interface: <linux/seccomp.h>, <linux/filter.h>, <linux/audit.h>
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _ERROR = 0x7FFF0000, 0x00050000
_NUMBER_AT, _ARCHITECTURE_AT, _FIRST_ARGUMENT_AT = 0, 4, 16
_NO_NEW_PRIVILEGES, _FILTER_MODE, _ALL_THREADS = 38, 1, 1
_IO_URING_SETUP = 425
_FIRST_X32 = 0x40000000
_CALLS: Final = {"x86_64": (0xC000003E, 41, 317), "aarch64": (0xC00000B7, 198, 277)}
"""Architecture and numbers of the calls `socket` and `seccomp`, by machine."""


def _let_linux_refuse() -> bool:
    """Make Linux refuse to open any socket but those between processes of this machine; False where it cannot."""
    if sys.platform != "linux" or platform.machine() not in _CALLS:
        return False
    architecture, socket_call, seccomp_call = _CALLS[platform.machine()]
    # the numbers in the middle are how many lines to skip: if it holds, if it does not
    lines = [
        (_LOAD, 0, 0, _ARCHITECTURE_AT),
        (_EQUAL, 0, 7, architecture),  # a program for another architecture would number its calls otherwise
        (_LOAD, 0, 0, _NUMBER_AT),
        (_AT_LEAST, 5, 0, _FIRST_X32),
        (_EQUAL, 4, 0, _IO_URING_SETUP),  # opens sockets by another door
        (_EQUAL, 0, 2, socket_call),
        (_LOAD, 0, 0, _FIRST_ARGUMENT_AT),
        (_EQUAL, 0, 1, socket.AF_UNIX),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _ERROR | errno.EACCES),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *line) for line in lines))
    program = ctypes.create_string_buffer(struct.pack("@HP", len(lines), ctypes.addressof(code)))
    system = ctypes.CDLL(None)
    if system.prctl(_NO_NEW_PRIVILEGES, *map(ctypes.c_ulong, (1, 0, 0, 0))):
        return False
    numbers = map(ctypes.c_ulong, (_FILTER_MODE, _ALL_THREADS))
    return bool(system.syscall(ctypes.c_long(seccomp_call), *numbers, program) == 0)


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

"""A program for Linux that lets no process of a notebook open a socket to the network.

What Python refuses (see `guard`), a program that a cell starts does not heed: `!pip install`, `!curl` or git would
still fetch what the report then rests on, and the next build would find something else. That is the way in which
notebooks most often reach the network, so it is closed too, where Linux can: a process may give up calls for good, for
itself and for all that it starts, and needs no right to do so. Python has no call for it; the program is the least that
does it, and whether Linux takes it is tested.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import socket
import struct
import sys
from typing import Final

# Numbers of the kernel's interface: <linux/seccomp.h>, <linux/filter.h>, <linux/audit.h>
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _ERROR = 0x7FFF0000, 0x00050000
_NUMBER_AT, _ARCHITECTURE_AT, _FIRST_ARGUMENT_AT = 0, 4, 16
_NO_NEW_PRIVILEGES, _FILTER_MODE, _ALL_THREADS = 38, 1, 1
_IO_URING_SETUP = 425
_FIRST_X32 = 0x40000000
_CALLS: Final = {"x86_64": (0xC000003E, 41, 317), "aarch64": (0xC00000B7, 198, 277)}
"""Architecture and numbers of the calls `socket` and `seccomp`, by machine."""


def refuse_sockets() -> bool:
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

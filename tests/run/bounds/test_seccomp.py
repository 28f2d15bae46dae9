"""What Linux refuses to a notebook: tried in processes of their own, since no bound can be taken off again."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux itself refuses")
START = """
import errno, socket, subprocess, sys
from evaluation.run.bounds.seccomp import refuse_sockets
"""


def run(source: str) -> str:
    """Standard output of a process that runs a program."""
    done = subprocess.run(
        [sys.executable, "-c", START + textwrap.dedent(source)], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6", "AF_NETLINK", "AF_PACKET", "AF_VSOCK"])
def test_linux_refuses_every_socket_that_could_leave_the_machine(family):
    shown = run(f"""
        assert refuse_sockets()
        try:
            kind = socket.SOCK_RAW if "{family}" in ("AF_PACKET", "AF_NETLINK") else socket.SOCK_STREAM
            socket.socket(socket.{family}, kind)
        except OSError as error:
            print(errno.errorcode[error.errno])
    """)
    assert shown == "EACCES\n"


def test_sockets_within_the_machine_still_work():
    shown = run("""
        refuse_sockets()
        a, b = socket.socketpair()
        a.sendall(b"fine")
        print(b.recv(4).decode(), socket.socket(socket.AF_UNIX).family.name)
    """)
    assert shown == "fine AF_UNIX\n"


def test_what_is_started_from_a_cell_is_refused_too_and_so_are_threads_that_ran_before():
    program = "import socket\ntry: socket.socket()\nexcept OSError as e: print(e.errno)"
    shown = run(f"""
        import threading
        go, threads = threading.Event(), []
        def late():
            go.wait()
            try:
                socket.socket()
            except OSError as error:
                print(error.errno, flush=True)
        thread = threading.Thread(target=late)
        thread.start()
        refuse_sockets()
        go.set()
        thread.join()
        print(subprocess.run([sys.executable, "-c", {program!r}], capture_output=True, text=True).stdout.strip())
    """)
    assert shown == "13\n13\n"

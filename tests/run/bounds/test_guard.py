"""What a kernel may not do: tried in processes of their own, since no bound can be taken off again."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="Linux itself refuses")
START = """
import errno, os, socket, subprocess, sys
from evaluation.run.bounds.guard import *
"""


def run(source: str) -> str:
    """Standard output of a process that runs a program."""
    done = subprocess.run(
        [sys.executable, "-c", START + textwrap.dedent(source)], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    "call",
    [
        "socket.getaddrinfo('example.org', 80)",
        "socket.gethostbyname('example.org')",
        "open_socket.connect(('192.0.2.1', 80))",
        "open_socket.connect(('2001:db8::1', 80))",
        "open_socket.sendto(b'x', ('192.0.2.1', 53))",
        "__import__('urllib.request').request.urlopen('http://example.org')",
    ],
)
def test_python_says_in_words_what_is_refused(call):
    shown = run(f"""
        open_socket = socket.socket(socket.AF_INET6 if "db8" in {call!r} else socket.AF_INET, socket.SOCK_DGRAM)
        close_network({{OFFLINE: "1"}})
        try:
            {call}
        except OSError as error:
            print(error)
    """)
    assert "notebooks cannot reach the network during a build" in shown


@on_linux
def test_a_program_that_a_cell_starts_is_refused_too():
    program = "import socket\ntry: socket.socket()\nexcept OSError as e: print(e.errno)"
    shown = run(f"""
        close_network({{OFFLINE: "1"}})
        print(subprocess.run([sys.executable, "-c", {program!r}], capture_output=True, text=True).stdout.strip())
    """)
    assert shown == "13\n"


def test_without_the_variables_nothing_is_refused():
    shown = run("""
        close_network({})
        bind_memory({})
        print(socket.socket().family.name, len(bytearray(2**28)))
    """)
    assert shown == "AF_INET 268435456\n"


@on_linux
def test_memory_beyond_the_bound_is_refused_and_the_reserve_is_for_the_message():
    shown = run("""
        bind_memory({MEMORY: "300"})
        def can(size):
            try:
                return len(bytearray(size * MEGABYTE)) > 0
            except MemoryError:
                return False
        print(can(100), can(400), can(350))
        lift_for_message()
        print(can(350), can(500))
    """)
    assert shown == "True False False\nTrue False\n"


@on_linux
def test_a_process_ends_with_its_parent():
    shown = run("""
        import time
        reading, writing = os.pipe()
        middle = os.fork()
        if middle == 0:
            if os.fork() == 0:
                process_dies_with_parent(os.getppid())
                os.write(writing, b"ready")
                time.sleep(60)
            os.read(reading, 5)
            os._exit(0)
        os.waitpid(middle, 0)
        os.close(writing)
        print(os.read(reading, 5) == b"")
    """)
    assert shown == "True\n"

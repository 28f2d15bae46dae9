"""Two builds at once, and what a killed one leaves."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from evaluation.errors import OutputError
from evaluation.publish.lock import LOCK, hold

HOLD = """
import pathlib, sys, time
from evaluation.publish.lock import hold
with hold(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(120)
"""


@pytest.fixture
def other(tmp_path):
    """Another process that holds the folder `out`."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, tmp_path / "out"], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_a_second_build_in_the_same_folder_is_refused_with_the_remedy(tmp_path, other):
    message = r"another build is writing to .*out\. Wait until it is done, or .*--out"
    with pytest.raises(OutputError, match=message), hold(tmp_path / "out"):
        pass


def test_another_folder_is_free(tmp_path, other):
    with hold(tmp_path / "elsewhere"):
        pass


def test_a_killed_build_locks_nothing(tmp_path, other):
    other.send_signal(signal.SIGKILL)
    other.wait()
    assert (tmp_path / "out" / LOCK).exists()
    with hold(tmp_path / "out"):
        pass
    assert not (tmp_path / "out").exists() or list((tmp_path / "out").iterdir()) == []


def test_a_folder_in_which_nothing_was_written_goes_again(tmp_path):
    with hold(tmp_path / "a" / "b"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_build_left_half_done_is_cleared_and_nothing_else(tmp_path):
    (tmp_path / "en").mkdir()
    names = [".a.html.0123456789ab.part", ".mine.part", "a.html", "b.part"]
    for name in names:
        (tmp_path / "en" / name).write_text(name, encoding="utf-8")
    with hold(tmp_path):
        assert sorted(path.name for path in (tmp_path / "en").iterdir()) == names[1:]


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "taken").write_bytes(b"")
    with pytest.raises(OutputError, match="A file stands where a folder is needed"), hold(tmp_path / "taken"):
        pass


def test_an_error_inside_frees_the_folder(tmp_path):
    with pytest.raises(ZeroDivisionError), hold(tmp_path):
        1 / 0  # noqa: B018
    with hold(tmp_path):
        pass

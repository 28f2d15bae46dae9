"""A file that a cell opens by itself decides what its chapter shows, or may not be read."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from evaluation.errors import NotebookError
from evaluation.load import fingerprint_file
from evaluation.run.bounds.opened import Opened, last_told


@pytest.fixture
def opened(tmp_path):
    """What was noted while something ran: `opened(lambda: ...)`."""
    for folder in ("data/photos", "notebooks", "job"):
        (tmp_path / folder).mkdir(parents=True)
    for name in ("data/map.svg", "data/photos/a.png", "notebooks/x.txt", "job/own.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    state = SimpleNamespace(note=lambda *_: None)
    # a hook stays for as long as the interpreter, so this one is told when to listen no more
    sys.addaudithook(lambda event, arguments: state.note(event, arguments))

    def run(action):
        found = Opened(str(tmp_path / "data"), (str(tmp_path / "job"), sys.prefix, sys.base_prefix))
        state.note = found.note
        try:
            action()
        finally:
            state.note = lambda *_: None
        return found

    return run


def test_a_file_below_the_data_folder_is_noted_with_its_digest(opened, tmp_path):
    path = tmp_path / "data" / "map.svg"
    found = opened(path.read_text)
    assert found.files == {"map.svg": fingerprint_file(tmp_path / "data/map.svg")}
    path.write_text("changed", encoding="utf-8")
    assert found.files != {"map.svg": fingerprint_file(tmp_path / "data/map.svg")}


def test_a_folder_that_was_listed_changes_with_its_names(opened, tmp_path):
    found = opened(lambda: list((tmp_path / "data" / "photos").glob("*.png")))
    assert list(found.files) == ["photos/"]
    (tmp_path / "data" / "photos" / "b.png").write_bytes(b"")
    assert found.files != {"photos/": fingerprint_file(tmp_path / "data/photos")}


def test_a_database_is_a_file_too(opened, tmp_path):
    found = opened(sqlite3.connect(tmp_path / "data" / "photos" / "a.png").close)
    assert not found.files
    found = opened(lambda: sqlite3.connect(tmp_path / "data" / "photos" / "a.png").close())
    assert list(found.files) == ["photos/a.png"]


def test_a_file_elsewhere_is_named(opened, tmp_path):
    assert opened((tmp_path / "notebooks" / "x.txt").read_text).elsewhere == {"x.txt"}


@pytest.mark.parametrize("name", ["job/own.txt", "notebooks/new.txt"])
def test_what_a_notebook_wrote_itself_is_its_own(opened, tmp_path, name):
    action = (tmp_path / name).read_text if "job" in name else lambda: (tmp_path / name).write_text("x")
    found = opened(action)
    assert not found.files
    assert not found.elsewhere


def test_what_python_and_the_system_read_is_no_concern(opened):
    def read():
        Path(sys.executable).read_bytes()
        Path("/etc/hosts").read_bytes()

    assert not opened(read).elsewhere


def test_the_last_of_what_a_kernel_told_counts():
    assert last_told([]) == ({}, [])
    assert last_told([{"files": {"a": "1"}}, {"files": {"a": "1", "b": "2"}, "elsewhere": ["c"]}]) == (
        {"a": "1", "b": "2"},
        ["c"],
    )


def test_a_chapter_that_opened_a_file_elsewhere_fails(world):
    world.elsewhere = ["x.txt"]
    with pytest.raises(NotebookError, match=r"it read x\.txt, which does not lie in the data folder"):
        world.build()
    assert "en/evaluation.html" not in world.files()

"""A file that a cell opens by itself decides what its chapter shows, or may not be read."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from evaluation.errors import NotebookError
from evaluation.load import fingerprint_file
from evaluation.run.bounds.opened import Opened, Told, last_told


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


ALL = {"./", "map.svg", "photos/", "photos/a.png"}


@pytest.mark.parametrize(
    "start",
    [
        lambda: subprocess.run(["true"], check=True),
        lambda: os.system("true"),
        lambda: os.waitpid(os.posix_spawn("/bin/true", ["true"], {}), 0),
    ],
)
def test_a_cell_that_starts_a_program_may_have_read_every_file_of_the_data_folder(opened, start):
    found = opened(start)
    found.end_cell("!true")
    assert set(found.files) == ALL
    assert found.is_unheard
    assert not found.elsewhere


@pytest.mark.parametrize("source", ["pd.read_parquet(x)", "from lxml import etree", "import polars as pl"])
def test_a_cell_that_names_a_library_which_opens_files_in_c_may_have_read_them_all_too(opened, source):
    found = opened(lambda: None)
    found.end_cell(source)
    assert set(found.files) == ALL


def test_other_cells_and_programs_that_libraries_ask_for_fonts_count_for_nothing(opened):
    found = opened(lambda: sys.audit("subprocess.Popen", "fc-list", ["fc-list"], None, None))
    found.end_cell("show(table, caption='Read by lxmlish')")
    assert not found.files
    assert not found.is_unheard


def test_a_file_elsewhere_that_such_a_cell_names_is_named(opened, tmp_path):
    found = opened(lambda: os.system("true"))
    found.end_cell(f"!cat '{tmp_path}/notebooks/x.txt' {tmp_path}/job/own.txt /etc/hosts nothing.txt")
    assert found.elsewhere == {"x.txt"}


def test_what_a_program_read_counts_for_the_cell_that_started_it_and_for_no_later_one(opened, tmp_path):
    found = opened(lambda: os.system("true"))
    found.end_cell("1")
    (tmp_path / "data" / "later.svg").write_text("", encoding="utf-8")
    found.end_cell("2")
    assert set(found.files) == ALL


def test_the_last_of_what_a_kernel_told_counts():
    assert last_told([]) == Told({}, (), is_unheard=False)
    told = [{"files": {"a": "1"}}, {"files": {"a": "1", "b": "2"}, "elsewhere": ["c"], "is_unheard": True}]
    assert last_told(told) == Told({"a": "1", "b": "2"}, ("c",), is_unheard=True)


def test_a_chapter_that_opened_a_file_elsewhere_fails(world):
    world.elsewhere = ["x.txt"]
    with pytest.raises(NotebookError, match=r"it read x\.txt, which does not lie in the data folder"):
        world.build()
    assert "en/evaluation.html" not in world.files()

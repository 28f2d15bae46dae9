"""A file that a cell opens by itself decides what its chapter shows, or may not be read."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from nbformat.v4 import new_output

from evaluation.build.opened import GONE, OPENED_TYPE, Opened, digests_now, last_told
from evaluation.build.state import find_stale, survey
from evaluation.errors import NotebookError


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
    assert found.files == digests_now(["map.svg"], str(tmp_path / "data"))
    path.write_text("changed", encoding="utf-8")
    assert found.files != digests_now(["map.svg"], str(tmp_path / "data"))


def test_a_file_that_has_gone_has_no_digest(tmp_path):
    assert digests_now(["gone.png"], str(tmp_path)) == {"gone.png": GONE}


def test_a_folder_that_was_listed_changes_with_its_names(opened, tmp_path):
    found = opened(lambda: list((tmp_path / "data" / "photos").glob("*.png")))
    assert list(found.files) == ["photos/"]
    (tmp_path / "data" / "photos" / "b.png").write_bytes(b"")
    assert found.files != digests_now(["photos/"], str(tmp_path / "data"))


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


@pytest.fixture
def showing_a_map(world, monkeypatch):
    """A world in which the chapter of the first objective opens an image below the data folder by itself."""
    (world.folder / "data" / "map.svg").write_text("first", encoding="utf-8")
    outcome = world.outcome

    def with_map(job):
        made = outcome(job)
        if job.name.endswith("objective-1"):
            found = {"files": digests_now(["map.svg"], str(world.folder / "data"))}
            made.notebook.cells[0].outputs.append(new_output("display_data", {OPENED_TYPE: found}))
        return made

    monkeypatch.setattr(world, "outcome", with_map)
    world.build()
    return world


def test_a_chapter_runs_again_when_a_file_that_it_opened_changes(showing_a_map):
    showing_a_map.build()
    assert not showing_a_map.ran
    (showing_a_map.folder / "data" / "map.svg").write_text("second", encoding="utf-8")
    (edition,) = survey(showing_a_map.request())
    stale = {s.document.name: dict(s.reasons) for s in find_stale(edition)}
    assert {name: list(reasons) for name, reasons in stale.items()} == {
        "evaluation": ["data/map.svg changed"],
        "objective-1": ["data/map.svg changed"],
    }
    showing_a_map.build()
    assert showing_a_map.ran == ["en/02-objective-1"]
    showing_a_map.build()
    assert not showing_a_map.ran


def test_its_findings_stay_stated_while_the_file_stays(showing_a_map):
    before = showing_a_map.files()["facts.json"]
    showing_a_map.build(objectives=("2",), force=True)
    assert showing_a_map.files()["facts.json"] == before


def test_a_report_made_of_the_file_as_it_was_is_stale_after_another_is_made_anew(showing_a_map):
    (showing_a_map.folder / "data" / "map.svg").write_text("second", encoding="utf-8")
    showing_a_map.build(objectives=("1",))
    (edition,) = survey(showing_a_map.request())
    assert {s.document.name for s in find_stale(edition)} == {"evaluation"}


def test_a_chapter_that_opened_a_file_elsewhere_fails(world, monkeypatch):
    outcome = world.outcome

    def reading(job):
        made = outcome(job)
        made.notebook.cells[0].outputs.append(new_output("display_data", {OPENED_TYPE: {"elsewhere": ["x.txt"]}}))
        return made

    monkeypatch.setattr(world, "outcome", reading)
    with pytest.raises(NotebookError, match=r"it read x\.txt, which does not lie in the data folder"):
        world.build()

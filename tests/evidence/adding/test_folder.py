"""Changed files are put in place together or not at all."""

from __future__ import annotations

import pytest

from evaluation.errors import OutputError
from evaluation.evidence.adding import folder as module
from evaluation.evidence.adding.folder import Addition, put, row_added


@pytest.fixture
def addition(tmp_path):
    """Two files that are to be changed."""
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_bytes(b"id,x\n1,2\n")
    before = dict.fromkeys(("a.csv", "b.csv"), b"id,x\n1,2\n")
    return Addition("2", before, {name: content + b"2,3\n" for name, content in before.items()}, ())


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_row_is_told_with_its_line(tmp_path, addition):
    (written,) = row_added(tmp_path, "a.csv", {"id": "2", "x": "3"}, "2").written
    assert (written.file, written.line, written.text) == ("a.csv", 3, "2,3\n")


def test_all_files_are_changed_and_nothing_is_left_behind(tmp_path, addition):
    (tmp_path / "a.csv").chmod(0o640)
    put(tmp_path, addition)
    assert contents(tmp_path) == addition.after
    assert (tmp_path / "a.csv").stat().st_mode & 0o777 == 0o640


def test_a_file_that_was_changed_meanwhile_is_not_overwritten(tmp_path, addition):
    (tmp_path / "b.csv").write_bytes(b"id,x\n1,9\n")
    with pytest.raises(OutputError, match=r"b\.csv was changed while this ran"):
        put(tmp_path, addition)
    assert contents(tmp_path) == {"a.csv": addition.before["a.csv"], "b.csv": b"id,x\n1,9\n"}


def test_if_the_second_file_cannot_be_replaced_the_first_is_as_it_was(tmp_path, addition, monkeypatch):
    def replace(part, path):
        if path.name == "b.csv":
            raise OSError(28, "No space left on device")
        part.rename(path)

    monkeypatch.setattr(module.os, "replace", replace)
    with pytest.raises(OutputError, match=r"No space left on device\. Nothing was written"):
        put(tmp_path, addition)
    assert contents(tmp_path) == addition.before


def test_a_link_to_a_file_stays_one(tmp_path, addition):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "a.csv").rename(elsewhere / "a.csv")
    (tmp_path / "a.csv").symlink_to(elsewhere / "a.csv")
    put(tmp_path, addition)
    assert (tmp_path / "a.csv").is_symlink()
    assert (elsewhere / "a.csv").read_bytes() == addition.after["a.csv"]

"""A data folder is read once for the same bytes, and again for others."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from evaluation.errors import DataError
from evaluation.evidence import open_dataset

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture
def folder(tmp_path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def test_a_folder_is_read_once_while_its_files_hold_the_same(folder):
    """A process that makes several chapters opens its data for each."""
    first = open_dataset(folder)
    (folder / "observations.csv").touch()
    (folder / "README.md").write_text("for people alone")
    assert open_dataset(folder) is first


def test_a_folder_is_read_again_when_a_file_holds_something_else(folder):
    first = open_dataset(folder)
    file = folder / "framework.yaml"
    file.write_text(file.read_text("utf-8") + "# read again\n", "utf-8")
    second = open_dataset(folder)
    assert second is not first
    assert second.fingerprint != first.fingerprint


def test_a_fault_is_told_each_time(folder):
    (folder / "areas.csv").unlink()
    for _ in range(2):
        with pytest.raises(DataError, match=r"areas\.csv"):
            open_dataset(folder)

"""A figure that is written into a data folder: with the next id, in the file's own form, and only if it is sound."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.errors import DataError, ParameterError
from evaluation.evidence import open_dataset
from evaluation.evidence.adding import add_figure, next_id

DATA = Path(__file__).parents[2] / "data"
FIGURE = {
    "measure": "specialized_prosecutor_offices",
    "value": "15",
    "unit": "prosecutor_offices",
    "period_end": "2022-01-31",
    "area": "Peru",
    "authority": "prosecutors_fistrap",
    "source": "D060",
    "locator": "page 3, table “a, b”",
}


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def rows(folder):
    with (folder / "observations.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@given(st.lists(st.integers(1, 99_999), min_size=1))
def test_the_next_id_is_none_of_those_there_are_and_the_highest(numbers):
    ids = [f"F{number:04d}" for number in numbers]
    assert next_id(ids) == f"F{max(numbers) + 1:04d}"


def test_a_figure_stands_in_the_last_row_and_nothing_else_changes(folder):
    before = (folder / "observations.csv").read_bytes()
    id_ = add_figure(folder, **FIGURE)
    assert (folder / "observations.csv").read_bytes().startswith(before)
    last = rows(folder)[-1]
    assert {name: last[name] for name in FIGURE} == FIGURE
    assert (last["observation_id"], last["qualifier"], last["period_start"]) == (id_, "exact", "")
    assert open_dataset(folder).tables.observation(id_).value == 15


def test_the_line_ends_of_the_file_are_kept(folder):
    path = folder / "observations.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    add_figure(folder, **FIGURE)
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")


def test_a_row_with_faults_is_refused_with_all_of_them_and_nothing_is_written(folder):
    before = (folder / "observations.csv").read_bytes()
    with pytest.raises(DataError) as refused:
        add_figure(folder, **(FIGURE | {"authority": "prosecutor", "value": "many"}))
    assert {fault.column for fault in refused.value.faults} >= {"authority", "value"}
    assert (folder / "observations.csv").read_bytes() == before
    assert not list(folder.glob(".*"))


def test_a_column_that_there_is_not_is_named_with_the_nearest(folder):
    with pytest.raises(ParameterError, match="locator"):
        add_figure(folder, **FIGURE, locater="x")

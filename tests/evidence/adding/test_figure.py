"""A figure that is written into a data folder: with the next id, in the file's own form, and only if it is sound."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from evaluation.errors import DataError, ParameterError
from evaluation.evidence import open_dataset
from evaluation.evidence.adding import add_figure, figure_asked

DATA = Path(__file__).parents[3] / "data"
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


def test_a_figure_stands_in_the_last_row_and_nothing_else_changes(folder):
    before = (folder / "observations.csv").read_bytes()
    id_ = add_figure(folder, **FIGURE)
    assert (folder / "observations.csv").read_bytes().startswith(before)
    last = rows(folder)[-1]
    assert {name: last[name] for name in FIGURE} == FIGURE
    assert (last["observation_id"], last["qualifier"], last["period_start"]) == (id_, "exact", "")
    assert open_dataset(folder).tables.observation(id_).value == 15


def test_unit_and_place_follow_from_the_measure_and_the_program(folder):
    given = {name: value for name, value in FIGURE.items() if name not in ("unit", "area")}
    id_ = add_figure(folder, **given)
    last = rows(folder)[-1]
    assert (last["observation_id"], last["unit"], last["area"]) == (id_, "prosecutor_offices", "Peru")


def test_what_must_still_be_told_is_told_with_the_words_that_there_are(folder):
    dataset = open_dataset(folder)
    asked = {ask.name: ask.words for ask in figure_asked(folder, dataset, {"measure": "cases", "value": "1"})}
    assert list(asked) == ["authority", "source", "locator", "year"]
    assert "D060" in asked["source"]
    told = {"measure": "", "value": "", "authority": "", "source": "", "locator": "", "period_end": ""}
    assert figure_asked(folder, dataset, told) == ()


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

"""A document more: what decides when its figures count is asked, where the table has a column for it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from evaluation.evidence import open_dataset
from evaluation.evidence.adding import source_addition, source_asked, try_out

EXAMPLE = Path(__file__).parents[3] / "examples" / "closing-the-gap" / "data"
TOLD = {
    "title": "A title",
    "publisher": "An office",
    "published_on": "2025-08",
    "language": "en",
    "url": "https://example.org/",
    "read": "whole",
}


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(EXAMPLE, tmp_path / "data"))


def asked(folder, told):
    return [ask.name for ask in source_asked(folder, open_dataset(folder), told)]


def test_the_columns_that_are_asked_are_those_of_the_table(folder, project_data):
    assert set(asked(folder, {})) == set(TOLD)
    assert set(asked(project_data, {})) == {*TOLD, "relation"}


def test_a_day_by_which_it_existed_stands_for_its_date(folder):
    told = {name: value for name, value in TOLD.items() if name != "published_on"} | {"known_by": "2025-08-01"}
    assert asked(folder, told) == []


def test_it_has_the_next_id_and_is_accepted(folder):
    addition = source_addition(folder, open_dataset(folder), TOLD)
    assert addition.id == "S17"
    assert try_out(folder, addition).tables.sources["S17"].title == "A title"

"""An error that comes of how a build runs notebooks is followed by what helps."""

from __future__ import annotations

import pytest

from evaluation.run.notebook.remedies import remedy_of

GONE = "[Errno 2] No such file or directory: '{}'"


@pytest.fixture
def chapter(tmp_path):
    for name in ("map.svg", "helper.py"):
        (tmp_path / name).write_text("", encoding="utf-8")
    return tmp_path / "02-mine.ipynb"


@pytest.mark.parametrize("name", ["map.svg", "images/map.svg", "../data/map.svg"])
def test_a_file_beside_the_notebook_goes_into_the_data_folder(chapter, name):
    said = remedy_of("FileNotFoundError", GONE.format(name), chapter)
    assert said.endswith(
        'not beside the notebook: put map.svg into the data folder and name it Path(data_dir) / "map.svg"'
    )


def test_a_library_with_an_error_of_its_own_is_understood(chapter):
    said = remedy_of("OSError", "Error reading file 'map.svg': failed to load external entity", chapter)
    assert "put map.svg into the data folder" in said


def test_code_beside_the_notebook_is_not_found_either(chapter):
    assert "put what helper.py does into a cell" in remedy_of(
        "ModuleNotFoundError", "No module named 'helper'", chapter
    )


@pytest.mark.parametrize(
    ("error", "message"),
    [
        ("ModuleNotFoundError", "No module named 'geopandas'"),
        ("FileNotFoundError", GONE.format("/srv/gone.csv")),
        ("ValueError", "'b' is no area"),
    ],
)
def test_other_errors_stand_alone(chapter, error, message):
    assert not remedy_of(error, message, chapter)


def test_an_error_on_purpose_is_to_be_caught(chapter):
    assert "catch the error in the cell" in remedy_of("ValueError", "x", chapter, ("raises-exception",))

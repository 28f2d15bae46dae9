"""What papermill would let pass is refused, before any kernel starts."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.errors import NotebookError, ParameterError
from evaluation.plan.request import parse_day
from evaluation.publish.parameters import NotebookParameters, check_cell, check_values

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
CHOICES = {"objective": ("1", "2"), "language": ("en",)}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_chapter_declares_the_parameters_of_the_schema(path):
    check_cell(path)


def test_there_are_chapters_to_check():
    assert NOTEBOOKS


def test_good_values_come_back_with_the_defaults_filled_in(notebook):
    checked = check_values(notebook("01.ipynb"), {"objective": "2"}, CHOICES)
    assert checked == NotebookParameters(objective="2", as_of="", language="en", data_dir="../data")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"langauge": "en"}, "langauge: unknown parameter. Did you mean 'language'?"),
        ({"aera": "Cusco"}, "aera: unknown parameter. Did you mean 'area'?"),
        ({"x": 1}, "x: unknown parameter. Known are: objective, as_of, area, language, scenario, data_dir."),
        ({"objective": 1}, "objective: 1 is int, but a text is needed: '1'."),
        ({"as_of": "31.12.2024"}, "as_of: '31.12.2024' is not a day written as YYYY-MM-DD"),
        ({"as_of": "2024-02-30"}, "as_of: '2024-02-30' is not a day"),
        ({"as_of": "20241231"}, "as_of: '20241231' is not a day"),
        ({"objective": "9"}, "objective: there is no '9'. Use one of: 1, 2."),
        ({"language": "fr"}, "language: there is no 'fr'. Use one of: en."),
    ],
)
def test_a_wrong_value_is_refused_with_its_name(notebook, values, expected):
    with pytest.raises(ParameterError) as error:
        check_values(notebook("01.ipynb"), values, CHOICES)
    assert expected in str(error.value)
    assert error.value.exit_code == 2


def test_all_wrong_values_are_named_at_once(notebook):
    with pytest.raises(ParameterError) as error:
        check_values(notebook("01.ipynb"), {"langauge": "en", "objective": 1})
    assert "langauge" in str(error.value)
    assert "objective" in str(error.value)


GOOD = (
    'objective: str = "1"\nas_of: str = ""\narea: str = ""\nlanguage: str = "en"\nscenario: str = "all"\n'
    'data_dir: str = "../data"'
)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("", "no parameters were found"),
        (GOOD.replace("objective: str", "objective: int"), "`objective` is declared as int"),
        (GOOD.replace("objective: str", "objective"), "`objective` is declared without a type"),
        (GOOD.replace('"1"', "1"), "`objective` has the default 1, which is no text"),
        (GOOD.replace("language", "langauge"), "Did you mean 'language'?"),
        (GOOD.replace('as_of: str = ""\n', ""), "`as_of: str = ...` is missing"),
        (GOOD.replace('as_of: str = ""', 'as_of: str = ""  # empty = newest'), "more than one equals sign"),
    ],
)
def test_a_parameters_cell_that_disagrees_is_refused(notebook, cell, expected):
    with pytest.raises(ParameterError) as error:
        check_cell(notebook("01.ipynb", parameters=cell))
    assert expected in str(error.value)


def test_a_file_that_is_no_notebook_is_named(tmp_path):
    path = tmp_path / "01.ipynb"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(NotebookError, match=r"01\.ipynb: not a Jupyter notebook"):
        check_cell(path)


def test_a_folder_with_braces_in_its_name_is_no_template(notebook, tmp_path):
    path = notebook("{x}/01.ipynb")
    check_cell(path)


def test_a_day_is_read():
    assert parse_day("--as-of", "2024-12-31").isoformat() == "2024-12-31"
    with pytest.raises(ParameterError, match="--as-of: 'soon' is not a day"):
        parse_day("--as-of", "soon")

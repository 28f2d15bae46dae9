"""The door for notebooks takes what papermill makes of the words on its command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.errors import DataError, ParameterError
from evaluation.report import open_report

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.case("papermill-number-as-text")
def test_an_objective_that_became_a_number_is_found():
    """`papermill -p objective 2` gives 2."""
    report = open_report(DATA, objective=2)
    assert report.objective(2).cover().markup == report.objective("2").cover().markup
    assert report.only == "2"
    with pytest.raises(ParameterError, match="there is none called '9'"):
        report.objective(9)


@pytest.mark.case("papermill-number-as-text")
@pytest.mark.parametrize(
    ("as_of", "said"),
    [(2020, "Write 2020-12-31"), ("2020-02", "Write 2020-02-29"), (20.5, "Write it as"), ("soon", "Write it as")],
)
def test_a_day_that_is_none_is_told_what_to_write(as_of, said):
    with pytest.raises(ParameterError, match=said):
        open_report(DATA, as_of=as_of)


def test_no_scenario_is_none_of_them():
    assert open_report(DATA, scenario=None).scenario == "none"


def test_a_folder_that_is_not_there_is_the_one_fault(tmp_path):
    with pytest.raises(DataError) as refused:
        open_report(tmp_path / "data")
    assert len(refused.value.faults) == 1

"""Every figure that could stand in a comparison is declared in its sheet, or ruled out with a reason."""

from __future__ import annotations

from pathlib import Path

from evaluation.assess import assess_folder
from evaluation.assess.undeclared import describe

DATA = Path(__file__).parents[2] / "data"


def test_no_figure_of_an_indicator_is_left_unnamed():
    found = assess_folder(DATA)
    assert list(describe(found.evidence, found.indicators)) == []

"""Names that cross files: an alternative or a scenario that names something unknown is a fault with its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from evaluation.errors import DataError
from evaluation.evidence import open_dataset

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("undo: [C18]", "undo: [C99]", "unknown decision"),
        ("judiciary]", "judiciari]", "unknown authority"),
        ("source: D110\n    of:", "source: D999\n    of:", "unknown source"),
        ("authorities: [police_open_data]", "authorities: [polic]", "unknown authority"),
        ("remarks:\n      F0009:", "remarks:\n      F9009:", "unknown observation"),
        ("figures: {measures: [victims_identified]", "figures: {measures: [victims_identifed]", "unknown measure"),
        (
            "measures: [anti_trafficking_budget_allocated, anti_trafficking_budget_modified]\n        - id",
            "measures: [money]\n        - id",
            "unknown measure",
        ),
        (
            "beside: {measures: [specialized_shelters_wider_definition]",
            "beside: {measures: [shelters]",
            "unknown measure",
        ),
        ("figures: [F1460, F1461]", "figures: [F1460, F9461]", "unknown observation"),
        ("- source: D179\n        cells", "- source: D999\n        cells", "unknown source"),
        ("source: D225\n        then", "source: D999\n        then", "unknown source"),
    ],
)
def test_an_unknown_name_in_a_sheet_a_scenario_or_a_table_of_context_is_a_fault_at_its_line(
    tmp_path, old, new, problem
):
    shutil.copytree(DATA, tmp_path / "data")
    file = tmp_path / "data" / "framework.yaml"
    text = file.read_text(encoding="utf-8")
    at = text.rindex(old)
    file.write_text(text[:at] + new + text[at + len(old) :], encoding="utf-8")
    with pytest.raises(DataError) as error:
        open_dataset(tmp_path / "data")
    (fault,) = error.value.faults
    assert problem in fault.problem
    assert fault.file == "framework.yaml"
    assert abs(fault.row - (text[:at].count("\n") + 1)) <= 1

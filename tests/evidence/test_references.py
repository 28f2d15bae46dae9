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
        (
            "measures: [anti_trafficking_budget_allocated, anti_trafficking_budget_modified]\n        - id",
            "measures: [anti_trafficking_budget_allocated, anti_trafficking_budget_executed]\n        - id",
            "no pair of figures may be of both",
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


def edited(folder, name, *changes):
    """Copy the data with changes of text in one file."""
    if not folder.exists():
        shutil.copytree(DATA, folder)
    file = folder / name
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")
    return folder


def faults_of(folder):
    with pytest.raises(DataError) as error:
        open_dataset(folder)
    return [(fault.file, fault.problem) for fault in error.value.faults]


def test_a_cell_that_cannot_be_read_and_an_unknown_name_in_a_yaml_file_are_told_in_one_round(tmp_path):
    folder = edited(tmp_path / "data", "framework.yaml", ("\n  area: Peru\n", "\n  area: Atlantis\n"))
    edited(folder, "corrections.yaml", ("grounds: [D", "grounds: [X"))
    first = DATA.joinpath("observations.csv").read_text(encoding="utf-8").splitlines()[1]
    edited(folder, "observations.csv", (first, first.replace(first.split(",")[2], "1 2 x", 1)))
    assert [file for file, _ in faults_of(folder)] == ["corrections.yaml", "framework.yaml", "observations.csv"]


def test_a_row_with_a_fault_still_lists_its_id_so_that_one_slip_is_one_fault(tmp_path):
    """The slip is a cell too many, in rows that the framework or a decision names."""
    named = {"areas": "Peru", "authorities": "judiciary", "measures": "suspects_detained"}
    named |= {"observations": "F0009", "sources": "D110"}
    for table, name in named.items():
        lines = DATA.joinpath(f"{table}.csv").read_text(encoding="utf-8").splitlines()
        row = next(line for line in lines[1:] if line.startswith(f"{name},"))
        edited(tmp_path / "data", f"{table}.csv", (f"\n{row}\n", f"\n{row},too,many\n"))
    assert [file for file, _ in faults_of(tmp_path / "data")] == [f"{table}.csv" for table in named]


def test_an_indicator_whose_only_figures_have_faults_is_not_called_unfed(tmp_path):
    measure = "suspects_detained"
    text = DATA.joinpath("observations.csv").read_text(encoding="utf-8")
    folder = edited(tmp_path / "data", "observations.csv")
    (folder / "observations.csv").write_text(text.replace(f",{measure},", f",{measure}x,"), encoding="utf-8")
    found = faults_of(folder)
    assert found
    assert {problem for _, problem in found} == {"unknown measure"}


def test_an_indicator_that_no_figure_of_its_measure_fits_is_told_beside_the_fault_of_another_measure(tmp_path):
    text = DATA.joinpath("observations.csv").read_text(encoding="utf-8").splitlines()
    moved = [line.replace(",Peru,", ",Lima,", 1) if ",victims_identified," in line else line for line in text]
    other = next(line for line in moved if ",Peru," in line)
    folder = edited(tmp_path / "data", "observations.csv")
    broken = "\n".join(moved).replace(other, other.replace(",Peru,", ",Perú,", 1)) + "\n"
    (folder / "observations.csv").write_text(broken, encoding="utf-8")
    problems = {problem for _, problem in faults_of(folder)}
    assert {"unknown area", "no figure of observations.csv feeds this indicator"} <= problems


@pytest.mark.parametrize("name", ["percent_of_target", "gap_close"])
def test_a_method_that_never_judges_or_that_there_is_not_is_a_fault_with_those_that_there_are(tmp_path, name):
    shutil.copytree(DATA, tmp_path / "data")
    file = tmp_path / "data" / "framework.yaml"
    text = file.read_text(encoding="utf-8").replace(
        "    cumulation: stock\n", f"    cumulation: stock\n    method: {name}\n", 1
    )
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as error:
        open_dataset(tmp_path / "data")
    (fault,) = error.value.faults
    assert fault.row == text[: text.index("method: ")].count("\n") + 1
    assert (fault.value, fault.problem) == (name, "not one of the words allowed here")
    assert fault.remedy.startswith("Use one of 'gap_closed', 'change'")
    assert "percent_of_target" not in fault.remedy

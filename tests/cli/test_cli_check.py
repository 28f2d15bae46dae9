"""`evaluation check` on broken and on real data."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import nbformat
import pytest

from evaluation.assess import Moves
from evaluation.cli.check import STAYS, UNREAD, describe_faults, describe_moves, describe_outputs
from evaluation.cli.main import main
from evaluation.errors import DataError, Fault

DATA = Path(__file__).parents[2] / "data"


def test_faults_stand_one_per_line_file_by_file_with_their_number():
    faults = [
        Fault("sources.csv", 3, "url", "x", "Not an address", "Write https://"),
        Fault("observations.csv", 9, "value", "-1", "A count below zero", "Check the document"),
        Fault("observations.csv", 2, "value", "1,5", "A decimal comma", "Write 1.5"),
    ]
    assert describe_faults(DataError(faults)).splitlines() == [
        "observations.csv, row 2, value: A decimal comma ('1,5'). Write 1.5.",
        "observations.csv, row 9, value: A count below zero ('-1'). Check the document.",
        "",
        "sources.csv, row 3, url: Not an address ('x'). Write https://.",
        "",
        "3 faults in 2 files.",
    ]


def test_one_fault_is_counted_in_the_singular():
    error = DataError([Fault("units.csv", None, "", "", "The file is empty", "Restore it")])
    assert describe_faults(error).endswith("1 fault in 1 file.")


def test_the_real_data_are_in_order(capsys):
    assert main(["check", "--data", str(DATA)]) == 0
    shown = capsys.readouterr().out
    assert re.search(r"data/ is in order: \d+ observations from \d+ sources; every one of \d+ indicators is fed", shown)


@pytest.mark.parametrize("name", ["observations.csv", "framework.yaml"])
def test_a_missing_file_is_a_fault_and_exits_with_1(tmp_path, capsys, name):
    shutil.copytree(DATA, tmp_path / "data")
    (tmp_path / "data" / name).unlink()
    assert main(["check", "--data", str(tmp_path / "data")]) == 1
    shown = capsys.readouterr()
    assert name in shown.out
    assert shown.err == ""


def test_faults_in_two_files_are_reported_at_once(tmp_path, capsys):
    shutil.copytree(DATA, tmp_path / "data")
    observations = tmp_path / "data" / "observations.csv"
    header, first, *rest = observations.read_text(encoding="utf-8").splitlines()
    observations.write_text("\n".join([header, first.replace(",Peru,", ",Perú,", 1), *rest]) + "\n", encoding="utf-8")
    framework = tmp_path / "data" / "framework.yaml"
    framework.write_text(
        framework.read_text(encoding="utf-8").replace("direction: rise", "direction: raise", 1), "utf-8"
    )
    assert main(["check", "--data", str(tmp_path / "data")]) == 1
    shown = capsys.readouterr().out
    assert "framework.yaml" in shown
    assert "observations.csv, row 2" in shown or "Perú" in shown
    assert re.search(r"\d+ faults in \d files\.\n$", shown)


def test_notebooks_saved_with_outputs_are_named(tmp_path, capsys):
    output = nbformat.v4.new_output("stream", text="shown")
    cells = [nbformat.v4.new_code_cell("x", outputs=[output]), nbformat.v4.new_code_cell("y")]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "01-a.ipynb")
    (told,) = describe_outputs(tmp_path)
    assert told.startswith(f"{(tmp_path / '01-a.ipynb').as_posix()} was saved with outputs of 1 cell.")
    assert "Clear Outputs of All Cells" in told


def test_notebooks_that_cannot_be_run_are_named_with_all_else(tmp_path, capsys):
    (tmp_path / "01-a.ipynb").write_text("{}", encoding="utf-8")
    assert main(["check", "--data", str(DATA), "--notebooks", str(tmp_path), "--out", str(tmp_path / "none")]) == 1
    assert "01-a.ipynb: not a Jupyter notebook" in capsys.readouterr().out


@pytest.mark.case("source-in-another-script")
def test_letters_that_the_typeface_lacks_are_told_and_refuse_nothing(tmp_path, capsys):
    shutil.copytree(DATA, tmp_path / "data")
    sources = tmp_path / "data" / "sources.csv"
    header, first, *rest = sources.read_text(encoding="utf-8").splitlines()
    title = next(csv.reader([first]))[1]
    sources.write_text("\n".join([header, first.replace(title, "人身売買", 1), *rest]) + "\n", encoding="utf-8")
    assert main(["check", "--data", str(tmp_path / "data"), "--out", str(tmp_path / "none")]) == 0
    shown = capsys.readouterr().out
    assert "is in order" in shown
    assert "sources.csv, row 2, title: the typeface has no CJK UNIFIED IDEOGRAPH-4EBA (U+4EBA)" in shown


MARKS = {
    **dict.fromkeys(("..", ":", "\u2026", "n.a.", "x", "s/d", "nd"), "Leave the cell empty"),
    **dict.fromkeys(("#DIV/0!", "#REF!"), "Leave the cell empty, and mend the formula in the spreadsheet"),
    "<5": "Write 5 and the qualifier at_most.",
    ">100": "Write 100 and the qualifier at_least.",
    "~30": "Write 30 and the qualifier about.",
    "14*": "Write 14 and put the remark into note.",
    "10 (est.)": "Write 10 and the qualifier about.",
    "(5)": "Write -5.",
    "1E+03": "Write 1000,",
    "9.8m": "Write 9800000.",
    "+5": "Write 5.",
    ".5": "Write 0.5.",
}
ALIKE = [
    ("value", "\u22125", "MINUS SIGN (U+2212)", "Write -5."),
    ("period_end", "2016\u201112\u201131", "NON-BREAKING HYPHEN (U+2011)", "Write 2016-12-31."),
    ("area", "Juni\u0301n", "COMBINING ACUTE ACCENT (U+0301)", "did you mean 'Jun\u00edn'?"),
    ("value", "12\u201a5", "SINGLE LOW-9 QUOTATION MARK (U+201A)", "Write 12.5."),
    ("area", "Per\u0443", "CYRILLIC SMALL LETTER U (U+0443)", "did you mean 'Peru'?"),
]


@pytest.fixture
def told_of_cells(tmp_path, capsys):
    """Lines of `check` about cells of the observations, a row each, in an area whose name has an accent."""

    def check(*cells):
        data = shutil.copytree(DATA, tmp_path / "data")
        for path in data.glob("*.*"):
            path.write_bytes(path.read_bytes().replace(b"Junin", "Jun\u00edn".encode()))
        with (data / "observations.csv").open(encoding="utf-8", newline="") as opened:
            header, *rows = csv.reader(opened)
        for row, (column, value) in zip(rows, cells, strict=False):
            row[header.index(column)] = value
        with (data / "observations.csv").open("w", encoding="utf-8", newline="") as opened:
            csv.writer(opened, lineterminator="\n").writerows([header, *rows])
        assert main(["check", "--data", str(data), "--out", str(tmp_path / "none")]) == 1
        *lines, _, total = capsys.readouterr().out.splitlines()
        assert total == f"{len(cells)} faults in 1 file."
        return lines

    return check


@pytest.mark.case("values-marks-for-nothing")
def test_a_mark_in_the_place_of_a_number_has_its_own_remedy(told_of_cells):
    lines = told_of_cells(*(("value", mark) for mark in MARKS))
    for row, (line, (mark, remedy)) in enumerate(zip(lines, MARKS.items(), strict=True), 2):
        assert line.startswith(f"observations.csv, row {row}, value: ")
        assert f"({mark!r}). {remedy}" in line


@pytest.mark.case("lookalike-characters")
def test_a_sign_that_looks_like_another_is_called_by_its_name(told_of_cells):
    lines = told_of_cells(*((column, value) for column, value, *_ in ALIKE))
    for line, (_, _, name, remedy) in zip(lines, ALIKE, strict=True):
        assert name in line
        assert remedy in line


def test_faults_of_the_data_and_of_notebooks_are_told_in_one_round(tmp_path, capsys):
    shutil.copytree(DATA, tmp_path / "data")
    (tmp_path / "data" / "units.csv").unlink()
    (tmp_path / "n").mkdir()
    (tmp_path / "n" / "01.ipynb").write_text("", encoding="utf-8")
    assert main(["check", "--data", str(tmp_path / "data"), "--notebooks", str(tmp_path / "n")]) == 1
    shown = capsys.readouterr().out
    assert "units.csv: the file is missing" in shown
    assert "n/01.ipynb: not a Jupyter notebook (the file is empty)" in shown


def test_what_a_document_cannot_have_counted_is_a_remark_and_no_fault(tmp_path, capsys):
    """A planted percentage is listed with both figures; the command still ends well, and the file is untouched."""
    shutil.copytree(DATA, tmp_path / "data")
    observations = tmp_path / "data" / "observations.csv"
    text = observations.read_text(encoding="utf-8")
    planted = text.replace(
        "share_of_cases_attended_by_specialised_offices,41.4,", "share_of_cases_attended_by_specialised_offices,49,"
    )
    assert planted != text
    observations.write_text(planted, encoding="utf-8")
    assert main(["check", "--data", str(tmp_path / "data"), "--out", str(tmp_path)]) == 0
    shown = capsys.readouterr().out
    assert re.search(r"49 percent \(F0698\).*404 complaints \(F0697\) and 976 complaints \(F0696\)", shown)
    assert observations.read_text(encoding="utf-8") == planted


def test_that_nothing_moves_is_told_and_so_is_that_it_cannot_be_told():
    assert list(describe_moves(Moves((), ()), {})) == [STAYS]
    assert list(describe_moves(None, {})) == [UNREAD]

"""`evaluation assess` as a person runs it."""

from __future__ import annotations

import csv
import io
import subprocess
import sys

import pytest

from evaluation.cli.main import main

HEADER = "series,base_value,base_year,current_value,current_year,target,target_year,direction"
GOOD = "low income,14.5,2015,10.2,2023,7.25,2030,-1"


@pytest.fixture
def run(tmp_path):
    """Write a table and score it."""

    def call(*lines, method="statcan_2024", options=()):
        (tmp_path / "series.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        command = [sys.executable, "-m", "evaluation", "assess", "series.csv", "--method", method, *options]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    return call


def test_a_table_is_scored_to_standard_output(run):
    done = run(HEADER, GOOD)
    (row,) = csv.DictReader(done.stdout.splitlines())
    assert (done.returncode, done.stderr) == (0, "")
    assert row["status"] == "substantial_progress"


def test_not_available_ends_well(run):
    done = run(HEADER, "x,,2015,,,7.25,2030,-1")
    assert done.returncode == 0
    assert "not_available" in done.stdout


def test_an_unreadable_row_is_told_and_the_others_are_scored(run):
    done = run(HEADER, "x,much,2015,10.2,2023,7.25,2030,-1", GOOD)
    assert done.returncode == 1
    assert "series.csv, row 2, base_value: not a number ('much')." in done.stderr
    assert [row["series"] for row in csv.DictReader(done.stdout.splitlines())] == ["low income"]


TABLES = {
    "assess-digits": {
        "clinics,10,2015,1_4,2020,20,2030,rise": [("current_value", "an underscore stands in it")],
        "schools,10,2015,\u0661\u0664,2020,20,2030,rise": [("current_value", "Write 14.")],
        "roads,1e1,2015,\uff11\uff14,2020,20,2030,rise": [("base_value", "Write 10,"), ("current_value", "Write 14.")],
        "paths,0x10,2015,1 4,2020,20,2030,rise": [("base_value", "not a number"), ("current_value", "not a number")],
    },
    "assess-years-and-marks": {
        "a,10,2015,..,2020,20,2030,rise": [("current_value", "Leave the cell empty.")],
        "b,10,2015,:,2020,20,2030,rise": [("current_value", "Leave the cell empty.")],
        "c,10,2015,n.a.,2020,20,2030,rise": [("current_value", "Leave the cell empty.")],
        "d,10,2015,-,2020,20,2030,rise": [("current_value", "Leave the cell empty.")],
        'e,10,2015,"1,234",2020,2000,2030,rise': [("current_value", "Write 1234,")],
        "f,10,2015,45%,2020,50%,2030,rise": [("current_value", "Write 45,"), ("target", "Write 50,")],
        "g,\u22125,2015,1,2020,0,2030,rise": [("base_value", "MINUS SIGN (U+2212) ('\u22125'). Write -5.")],
        "h,10,2015,14*,2020,20,2030,rise": [("current_value", "Write 14 and put the remark into a column of its own.")],
        "i,10,2015,<5,2020,20,2030,rise": [("current_value", "a method takes no bound")],
        "j,10,2015,~30,2020,20,2030,rise": [("current_value", "Write 30.")],
        "k,10,2015,,2020,20,2030,positive": [("direction", "Write rise if higher values are better")],
        "l,10,2018/19,12,2022/23,20,2030,rise": [("base_year", "Write 2019"), ("current_year", "Write 2023")],
        "m,10,2015Q1,14,Q3 2020,20,2030,rise": [("base_year", "Write 2015;"), ("current_year", "Write 2020;")],
        "n,10,2015-12-31,14,2020,20,2030,rise": [("base_year", "Write 2015,")],
    },
}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("assess-digits", marks=pytest.mark.case("assess-digits")),
        pytest.param("assess-years-and-marks", marks=pytest.mark.case("assess-years-and-marks")),
    ],
)
def test_each_cell_in_another_form_is_told_with_what_to_write_and_none_is_scored(run, name):
    """One fault for each cell, in the words of a table of series: it has no qualifier, note or unit."""
    done = run(HEADER, *TABLES[name], method="gap_closed")
    expected = [(row, *fault) for row, faults in enumerate(TABLES[name].values(), 2) for fault in faults]
    said = done.stderr.splitlines()
    assert len(said) == len(expected)
    for line, (row, column, words) in zip(said, expected, strict=True):
        assert line.startswith(f"evaluation: series.csv, row {row}, {column}: ")
        assert words in line
        assert not any(named in line for named in ("qualifier", "into note", "'unit'"))
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.case("assess-semicolons")
@pytest.mark.parametrize("sign", [";", "\t", "|"])
def test_columns_that_are_separated_by_another_sign_are_told_once_and_read(run, tmp_path, sign):
    settings = ["series,direction,target,target_year,base_year", "low income,fall,7.25,2030,2015"]
    (tmp_path / "settings.csv").write_text("\n".join(settings).replace(",", sign), encoding="utf-8")
    wide = run(HEADER.replace(",", sign), GOOD.replace(",", sign))
    long = run(
        "series,year,value", "low income,2015,14.5", "low income,2023,10.2", options=("--settings", "settings.csv")
    )
    for done, file in ((wide, "series.csv"), (long, "settings.csv")):
        (said,) = done.stderr.splitlines()
        assert said.startswith(f"evaluation: {file}, row 1: columns are separated by ")
        assert said.endswith("Save the file as comma-separated CSV.")
        assert "substantial_progress" in done.stdout


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        ({"method": "statcan"}, 2, "Did you mean statcan_2024?"),
        ({"options": ("--settings", "none.csv")}, 1, "none.csv: the file is missing"),
        ({"method": "areas_compared"}, 2, "which areas are of the programme"),
        ({"method": "gap_closed", "options": ("--by", "series")}, 2, "no scores that are averaged"),
        ({"method": "areas_compared", "options": ("--settings", "series.csv", "--silent", "most")}, 2, "not a share"),
    ],
)
def test_wrong_usage_is_told(run, options, code, said):
    done = run(HEADER, GOOD, **options)
    assert done.returncode == code
    assert said in done.stderr
    assert done.stdout == ""


@pytest.mark.case("assess-file-not-found")
def test_a_table_that_is_not_there_is_not_told_to_go_into_the_data_folder(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["assess", "nofile.csv", "--method", "gap_closed"]) == 1
    said = capsys.readouterr().err
    assert f"There is no nofile.csv in {tmp_path}; name a file that is there." in said
    assert "data folder" not in said


@pytest.mark.case("assess-file-not-found")
def test_a_dash_reads_the_table_from_standard_input(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"{HEADER}\n{GOOD}\n".encode())))
    assert main(["assess", "-", "--method", "statcan_2024"]) == 0
    (row,) = csv.DictReader(capsys.readouterr().out.splitlines())
    assert row["series"] == "low income"

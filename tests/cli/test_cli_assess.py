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


def test_a_table_that_is_not_there_is_not_told_to_go_into_the_data_folder(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["assess", "nofile.csv", "--method", "gap_closed"]) == 1
    said = capsys.readouterr().err
    assert f"There is no nofile.csv in {tmp_path}; name a file that is there." in said
    assert "data folder" not in said


def test_a_dash_reads_the_table_from_standard_input(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"{HEADER}\n{GOOD}\n".encode())))
    assert main(["assess", "-", "--method", "statcan_2024"]) == 0
    (row,) = csv.DictReader(capsys.readouterr().out.splitlines())
    assert row["series"] == "low income"

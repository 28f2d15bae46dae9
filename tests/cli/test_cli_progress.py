"""`evaluation progress` on a programme of one indicator, in all its formats."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

import evaluation.assess
from evaluation.assess import assess
from evaluation.cli.main import main
from evaluation.verify import revision

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture
def programme(monkeypatch, evidence, observation, source):
    """One indicator that rose from about 100 to about 200 cases a year."""
    values = {2014: 100, 2015: 110, 2016: 90, 2021: 190, 2022: 210, 2023: 200}
    known = evidence(
        [observation(f"F{year}", value, year) for year, value in values.items()], sources=[source("S1", "2025-01-01")]
    )
    days = []

    def assess_folder(data_dir, as_of=None):
        days.append(as_of)
        return assess(known)

    monkeypatch.setattr(evaluation.assess, "assess_folder", assess_folder)
    return days


def test_json_holds_everything_that_was_computed(programme, capsys):
    assert main(["progress", "--format", "json"]) == 0
    results = json.loads(capsys.readouterr().out)
    (indicator,) = results["indicators"]
    assert indicator["result"]["latest"]["observations"]
    assert {"title", "target", "outlook", "result", "robustness", "evidence", "warnings"} <= set(indicator)
    assert results["objectives"][0]["indicators"] == [indicator["id"]]


def test_csv_has_one_row_per_indicator_that_agrees_with_the_json(programme, capsys):
    main(["progress", "--format", "json"])
    (indicator,) = json.loads(capsys.readouterr().out)["indicators"]
    result = indicator["result"]
    assert main(["progress", "--format", "csv"]) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (row["indicator_id"], row["status"], row["outlook"]) == ("1.1", result["status"], indicator["outlook"])
    assert (row["title_en"], row["title_es"]) == ("title", "title (es)")
    assert float(row["latest_value"]) == result["latest"]["value"]
    assert row["latest_observations"].split() == result["latest"]["observations"]
    assert row["baseline_start"] == result["baseline"]["start"]
    assert row["answer"] == "as_intended"


def test_the_table_is_plain_text_where_there_is_no_terminal(programme, capsys):
    assert main(["progress"]) == 0
    shown = capsys.readouterr().out
    for expected in ("1.1", "Indicator", "Baseline", "title", "As known on"):
        assert expected in shown
    assert "\x1b" not in shown


def test_titles_come_in_the_language_asked_for(programme, capsys):
    main(["progress", "--language", "es"])
    shown = capsys.readouterr().out
    assert "title (es)" in shown
    assert "Indicador" in shown


def test_the_day_is_passed_on(programme):
    main(["progress", "--as-of", "2020-02-06"])
    main(["progress"])
    assert [str(day) for day in programme] == ["2020-02-06", "None"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--format", "xml"], "--format: there is no 'xml'. Use one of: table, json, csv."),
        (["--as-of", "2020"], "--as-of: '2020' is not a day"),
        (["--language", "xx"], "language: there is no catalogue for 'xx'"),
    ],
)
def test_wrong_usage_exits_with_2(programme, capsys, words, expected):
    assert main(["progress", *words]) == 2
    assert expected in capsys.readouterr().err
    assert programme == []


@pytest.mark.parametrize("columns", [40, 80, 99, 160])
def test_no_word_is_cut_however_narrow_the_terminal(monkeypatch, capsys, columns):
    """Under 100 columns the table is a list; each word of it stands there whole."""
    monkeypatch.setenv("COLUMNS", str(columns))
    assert main(["progress", "--data", str(DATA)]) == 0
    narrow = capsys.readouterr().out
    monkeypatch.setenv("COLUMNS", "400")
    assert main(["progress", "--data", str(DATA)]) == 0
    wide = capsys.readouterr().out
    assert max(map(len, narrow.splitlines())) <= columns
    assert "…" not in narrow
    assert ("|" in narrow) is (columns >= 100)
    found, wanted = (set(re.findall(r"[^\W\d_]{4,}", text)) for text in (narrow, wide))
    assert wanted - found <= {"Indicator"}


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_the_real_data_can_be_shown_in_each_format(capsys, form):
    assert main(["progress", "--data", str(DATA), "--format", form]) == 0
    shown = capsys.readouterr().out
    assert "1.1" in shown
    assert "3." in shown


@pytest.fixture
def earlier(programme, monkeypatch, evidence, observation, source):
    """The same programme when its last figure was 20."""
    values = {2014: 100, 2015: 110, 2016: 90, 2021: 190, 2022: 210, 2023: 20}
    rows = [observation(f"F{year}", value, year) for year, value in values.items()]
    dataset = evidence(rows, sources=[source("S1", "2025-01-01")]).dataset
    monkeypatch.setattr(revision, "open_revision", lambda rev, data_dir: dataset)


def test_against_a_commit_it_says_what_moved_and_nothing_else(earlier, capsys):
    assert main(["progress", "--against", "HEAD"]) == 0
    first, *others = capsys.readouterr().out.splitlines()
    assert first == "1.1 title"
    assert "  Latest figure: 20 cases (2023) → 200 cases (2023)" in others
    assert others[-1].startswith("Objective 1: “Outcomes: ")


def test_what_moved_is_the_same_as_json_and_csv(earlier, capsys):
    assert main(["progress", "--against", "HEAD", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {"of": "1.1", "what": "latest", "before": "20 cases (2023)", "after": "200 cases (2023)"} in rows
    assert main(["progress", "--against", "HEAD", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == rows


def test_against_the_same_data_nothing_moved(programme, monkeypatch, capsys):
    known = evaluation.assess.assess_folder("data").evidence
    monkeypatch.setattr(revision, "open_revision", lambda rev, data_dir: known.dataset)
    assert main(["progress", "--against", "v1"]) == 0
    assert capsys.readouterr().out == "Since v1 no value, verdict or answer moved.\n"

"""`evaluation trace` as a person runs it, on a folder of reports."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from evaluation.assess import assess
from evaluation.cli.main import main
from evaluation.evidence import as_known_on, open_dataset
from evaluation.facts.write import facts_json
from evaluation.findings import findings_of
from evaluation.plan.fingerprint import fingerprint_inputs
from evaluation.plan.manifest import FACTS
from evaluation.plan.request import edition_folder

DATA = Path(__file__).parents[2] / "data"
DAY = "2020-02-06"


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    """Facts of the real data as a build leaves them, and the same as of a day."""
    folder = tmp_path_factory.mktemp("trace")
    dataset = open_dataset(DATA)
    inputs = fingerprint_inputs(dataset.fingerprint, ())
    for day in ("", DAY):
        state = assess(as_known_on(dataset, dt.date.fromisoformat(day) if day else None))
        place = folder / edition_folder(day, "")
        place.mkdir(parents=True, exist_ok=True)
        (place / FACTS).write_bytes(facts_json(findings_of(state), inputs, state, {}))
    return folder


def test_a_number_is_followed_to_its_documents(reports, capsys):
    assert main(["trace", "summary.decided", "--out", str(reports)]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("summary.decided = ")
    assert "F0131" in shown
    assert "https://" in shown


def test_the_trace_of_an_earlier_day_is_that_day_s(reports, capsys):
    values = []
    for day in ([], ["--as-of", DAY]):
        assert main(["trace", "summary.sources", "--out", str(reports), "--format", "json", *day]) == 0
        values.append(json.loads(capsys.readouterr().out)["value"])
    assert values[0] > values[1] > 0


def test_json_holds_the_rows(reports, capsys):
    assert main(["trace", "summary.decided", "--out", str(reports), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {o["observation_id"] for o in found["observations"]} == set(found["inputs"])
    assert all(s["url"] for s in found["sources"])


def test_a_beginning_lists_ids(reports, capsys):
    assert main(["trace", "summary", "--out", str(reports)]) == 0
    ids = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert ids[:2] == ["summary.context", "summary.decided"]


def test_a_figure_shows_what_rests_on_it(reports, capsys):
    assert main(["trace", "F0131", "--out", str(reports)]) == 0
    shown = capsys.readouterr().out
    assert "summary.decided" in shown
    assert main(["trace", "F0131", "--out", str(reports), "--format", "json"]) == 0
    assert "summary.decided" in json.loads(capsys.readouterr().out)["findings"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["summary.decded"], "Did you mean summary.decided"),
        (["no-such-thing-at-all"], "evaluation trace '*'"),
        (["summary.decided", "--format", "pdf"], "--format: there is no 'pdf'"),
        (["summary.decided", "--as-of", "2020"], "--as-of: '2020' is not a day"),
        (["summary.decided", "--as-of", "2021-01-01"], "Run the command in a checkout, build the reports first"),
    ],
)
def test_wrong_usage_says_what_to_do_and_exits_with_2(reports, capsys, words, expected):
    assert main(["trace", *words, "--out", str(reports)]) == 2
    assert expected in capsys.readouterr().err

"""`evaluation add`: options or answers, the whole folder checked, and what moves told."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest

from evaluation.cli.add_words import TOLD
from evaluation.cli.main import main
from evaluation.evidence.adding.asked import columns_of
from evaluation.load import Observation, Source

EXAMPLE = Path(__file__).parents[2] / "examples" / "closing-the-gap" / "data"
FIGURE = {"measure": "sea", "value": "95000", "authority": "land", "source": "S16", "locator": "p. 1", "year": "2024"}


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(EXAMPLE, tmp_path / "data"))


@pytest.fixture
def add(folder):
    """Run the command on a copy of another programme's data."""

    def run(kind, **told):
        options = [word for name, value in told.items() for word in (f"--{name.replace('_', '-')}", value)]
        return main(["add", kind, "--data", str(folder), *options])

    return run


@pytest.fixture
def answers(monkeypatch):
    """Answer what a terminal asks, one after the other; the questions."""

    def tell(*said):
        questions = []

        def answer(question):
            questions.append(question)
            if len(questions) > len(said):
                raise EOFError
            return said[len(questions) - 1]

        monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
        monkeypatch.setattr("builtins.input", answer)
        return questions

    return tell


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_options_are_the_columns_of_the_tables():
    assert set(TOLD["figure"]) == {*columns_of(Observation), "year"}
    assert set(TOLD["source"]) == {*columns_of(Source)}


def test_a_figure_is_written_with_the_next_id_and_what_moves_is_told(add, folder, capsys):
    before = contents(folder)
    assert add("figure", **FIGURE) == 0
    shown = capsys.readouterr().out
    assert "O0150,sea,95000,exact,2024-01-01,2024-12-31,Australia,land,,S16,p. 1,,high" in shown
    assert "observations.csv, row 151:" in shown
    assert re.search(r"Latest figure: 90,555 .* → 95,000 .*\(2024\)", shown)
    after = contents(folder)
    assert {name for name in after if after[name] != before.get(name)} == {"observations.csv"}
    assert after["observations.csv"].startswith(before["observations.csv"])


def test_all_that_is_missing_is_named_at_once_where_nobody_can_be_asked(add, folder, capsys):
    before = contents(folder)
    assert add("figure", measure="sea", value="1") == 2
    said = capsys.readouterr().err
    assert [word for word in ("--authority", "--source", "--locator", "--year") if word not in said] == []
    assert "--value" not in said
    assert contents(folder) == before


def test_what_is_missing_is_asked_for_at_a_terminal_until_it_is_a_word_that_there_is(add, answers, capsys):
    asked = answers("life_tabels", "?", "land", "S16", "", "p. 1", "2024")
    assert add("figure", measure="sea", value="95000") == 0
    assert [question.partition(":")[0] for question in asked[:3]] == ["Body and register that it comes from"] * 3
    shown = capsys.readouterr().out
    assert "There is no 'life_tabels' (did you mean 'life_tables'?)." in shown
    assert "life_tables" in shown
    assert "O0150 is written" in shown


def test_answers_that_end_early_write_nothing(add, answers, folder, capsys):
    before = contents(folder)
    answers("land")
    assert add("figure", measure="sea", value="95000") == 2
    assert "the answers ended before all was told" in capsys.readouterr().err
    assert contents(folder) == before


def test_what_check_would_refuse_is_refused_with_all_its_faults_and_nothing_is_written(add, folder, capsys):
    before = contents(folder)
    assert add("figure", **FIGURE | {"authority": "life_tabels", "year": "20x4"}) == 1
    said = capsys.readouterr().err
    assert "authority: unknown authority ('life_tabels'). Correct the spelling (did you mean 'life_tables'?)" in said
    assert "period_start: " in said
    assert contents(folder) == before


def test_an_option_of_another_kind_is_told_with_the_nearest(add, capsys):
    assert add("figure", mesure="sea") == 2
    assert "add takes no option '--mesure'. Did you mean '--measure'?" in capsys.readouterr().err

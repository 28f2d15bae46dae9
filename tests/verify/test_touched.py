"""What a change of the data touches, told before anything is built."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from evaluation.assess import Answer
from evaluation.assess.synthesis import Synthesis, synthesise
from evaluation.plan.edition import survey
from evaluation.publish import prepared
from evaluation.verify.touched import find_touched


@pytest.fixture
def told(world, monkeypatch):
    """Build, then ask what a change touches; `answer` is that to the first question after the change."""
    world.build(languages=("en", "es"))

    def ask(answer=Answer.NOT_JUDGED, **changes):
        def assess(evidence):
            state = world.assess(evidence)
            first, *others = synthesise(()).answers
            state.objectives[0].synthesis = Synthesis((replace(first, answer=answer), *others))
            state.indicators = tuple(changes.get("indicators", ()))
            return state

        monkeypatch.setattr(prepared, "assess", assess)
        (edition,) = survey(world.request(languages=("en", "es")))
        return find_touched(edition, world.open_dataset(world.folder / "data"))

    return ask


def test_nothing_is_told_if_nothing_changed(told):
    assert told() is None


def test_a_changed_figure_is_told_with_its_indicators_and_reports(world, told):
    world.set_value(6)
    found = told()
    assert found.changes == ("data/observations.csv: F1 changed, which feeds indicator 1.1",)
    assert found.reports == tuple(
        f"{code}/{name}.{suffix}"
        for code in ("en", "es")
        for name in ("evaluation", "objective-1")
        for suffix in ("html", "pdf")
    )
    assert found.verdicts == ()


def test_a_verdict_that_turns_is_told_in_words(world, told):
    world.set_value(6)
    indicator = SimpleNamespace(indicator=SimpleNamespace(id="2.1"), result=SimpleNamespace(status="improved"))
    assert told(Answer.AS_INTENDED, indicators=[indicator]).verdicts == (
        "indicator 2.1: new → “Improved”",
        "objective 1: “Resources: could not be judged” → “Resources: probably grew”",
    )


def test_a_figure_that_nobody_asks_for_feeds_nothing(told, data_folder):
    data_folder(dialogues=("2020-02-06", "2022-11"), extra="F3,other,9,Peru,,,S1\n")
    found = told()
    assert found.changes == ("data/observations.csv: F3 is new, which feeds no indicator",)
    assert {path.partition(".")[0] for path in found.reports} == {"en/evaluation", "es/evaluation"}


def test_a_change_of_code_is_not_taken_for_one_of_the_data(world, told, notebook):
    notebook("01-summary.ipynb", "another = 1")
    assert told() is None


def test_an_edition_that_was_never_built_is_touched_by_nothing(world, told):
    (world.folder / "out/manifest.json").unlink()
    world.set_value(6)
    assert told() is None

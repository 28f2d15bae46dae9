"""What a change of the data touches, told before anything is built."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evaluation.assess import Aspect, ProgressRecord, assess_folder, find_moves
from evaluation.plan.edition import survey
from evaluation.verify import touched
from evaluation.verify.touched import find_touched


@pytest.fixture
def told(world):
    """Build, then ask what a change touches."""
    world.build(languages=("en", "es"))

    def ask():
        (edition,) = survey(world.request(languages=("en", "es")))
        return find_touched(edition, world.open_dataset(world.folder / "data"))

    return ask


@pytest.fixture(scope="module")
def real_progress(project_data):
    """The real programme, assessed."""
    return assess_folder(project_data)


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


def test_what_moves_is_told_against_the_verdicts_that_were_built(world, told, monkeypatch, real_progress):
    """Each value, verdict and answer by `find_moves`; of reports whose verdicts cannot be read, nothing."""
    world.set_value(6)
    assert told().moves is None
    now = ProgressRecord.of(real_progress)
    first, *others = now.indicators
    then = replace(now, indicators=(replace(first, points=first.points + 1), *others))
    monkeypatch.setattr(touched, "read_record", lambda folder: then)
    monkeypatch.setattr(touched, "assessed_for", lambda edition, dataset: real_progress)
    assert told().moves == find_moves(then, now)
    assert [(move.id, move.aspects) for move in told().moves.indicators] == [(first.id, (Aspect.SERIES,))]


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

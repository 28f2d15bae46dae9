"""A watched dataset notes what is read of it, and is otherwise the same."""

from __future__ import annotations

import copy
import dataclasses

import pytest

from evaluation.assess import assess
from evaluation.evidence import as_known_on, watched


@pytest.fixture
def dataset(evidence, observation, indicator):
    figures = [observation("F1", 8, 2016), observation("F2", 9, 2019), observation("F3", 5, 2019, measure="other")]
    return evidence(figures, [indicator()]).dataset


def test_choosing_a_figure_is_not_reading_it(dataset):
    found, seen = watched(dataset)
    assert [o.observation_id for o in found.tables.observations if o.measure == "cases"] == ["F1", "F2"]
    assert seen == set()


@pytest.mark.parametrize("name", ["value", "note", "period_end", "end", "days", "confidence"])
def test_asking_a_figure_what_it_says_is_reading_it(dataset, name):
    found, seen = watched(dataset)
    assert getattr(found.tables.observation("F2"), name) == getattr(dataset.tables.observation("F2"), name)
    assert seen == {"observations.csv:F2"}


def test_documents_and_sheets_are_watched_too(dataset):
    found, seen = watched(dataset)
    _ = found.tables.sources["S1"].known_on()
    _ = found.framework.indicators[0].objective
    assert seen == set()
    _ = found.tables.sources["S1"].title, found.framework.indicators[0].title
    assert seen == {"sources.csv:S1", "framework.yaml:indicators:1.1"}


def test_a_changed_copy_of_a_figure_is_still_watched(dataset):
    found, seen = watched(dataset)
    changed = dataclasses.replace(found.tables.observation("F1"), value=3)
    seen.clear()
    assert changed.value == 3
    assert seen == {"observations.csv:F1"}


def test_an_assessment_is_the_same_and_reads_what_it_rests_on(dataset):
    found, seen = watched(dataset)
    assert assess(as_known_on(found)).to_dict() == assess(as_known_on(dataset)).to_dict()
    assert {"observations.csv:F1", "observations.csv:F2"} <= seen
    assert "observations.csv:F3" not in seen


def test_the_dataset_itself_is_not_changed(dataset):
    before = copy.deepcopy(dataset)
    watched(dataset)
    assert dataset == before
    assert type(dataset.tables.observations[0]) is type(before.tables.observations[0])

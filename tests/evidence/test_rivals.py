"""The same thing stated with different values."""

from __future__ import annotations

import pytest

from evaluation.evidence import comparable, conflicts, restatements


@pytest.fixture
def dated(source):
    """Two documents, the second two years later."""
    return [source("S1", "2019-06-01"), source("S2", "2021-07-01")]


def values(found):
    return [[int(o.value) for o in rivals.statements] for rivals in found]


def test_a_value_published_again_differently_is_a_restatement(evidence, observation, dated):
    rows = [observation("F2", 1266, 2019, source="S2"), observation("F1", 476, 2019)]
    (rivals,) = restatements(evidence(rows, sources=dated))
    assert (rivals.first.value, rivals.last.value) == (476, 1266)
    assert rivals.spread == pytest.approx(1.6596639)


def test_a_value_that_is_only_repeated_is_none(evidence, observation, dated):
    rows = [observation("F1", 889, 2015), observation("F2", 889, 2015, source="S2")]
    assert restatements(evidence(rows, sources=dated)) == ()


@pytest.mark.parametrize(
    "changes", [{"sex": "female"}, {"age_group": "under_18"}, {"area": "Lima"}, {"measure": "other"}]
)
def test_figures_of_different_things_are_none(evidence, observation, changes):
    assert restatements(evidence([observation("F1", 5, 2016), observation("F2", 9, 2016, **changes)])) == ()


def test_what_a_decision_excludes_is_left_out(evidence, observation):
    decision = {
        "id": "C1",
        "action": "exclude",
        "observations": ["F2"],
        "reason": {"en": "why", "es": "por qué"},
        "decided_by": "evaluators",
        "decided_on": "2026-11-23",
        "grounds": ["S1"],
    }
    rows = [observation("F1", 5, 2016), observation("F2", 9, 2016)]
    assert values(restatements(evidence(rows))) == [[5, 9]]
    assert restatements(evidence(rows, corrections=[decision])) == ()


def test_the_spread_of_a_zero_is_not_a_number(evidence, observation):
    (rivals,) = restatements(evidence([observation("F1", 0, 2016), observation("F2", 9, 2016)]))
    assert rivals.spread is None


def test_authorities_of_one_group_do_not_conflict(evidence, observation):
    rows = [observation("F1", 5, 2016), observation("F2", 9, 2016, authority="register")]
    assert conflicts(evidence(rows)) == ()
    assert values(restatements(evidence(rows))) == [[5, 9]]


def test_figures_that_speak_of_the_same_thing_are_comparable_even_where_they_agree(evidence, observation):
    rows = [
        observation("F1", 5, 2016),
        observation("F2", 5, 2016, authority="ministry"),
        observation("F3", 5, 2017),
    ]
    assert comparable(evidence(rows)) == ("F1", "F2")


def test_rivals_name_every_figure_that_was_looked_at(evidence, observation):
    rows = [observation("F1", 5, 2016), observation("F2", 5, 2016), observation("F3", 9, 2016)]
    (rivals,) = restatements(evidence(rows))
    assert [o.observation_id for o in rivals.statements] == ["F1", "F3"]
    assert rivals.considered == ("F1", "F2", "F3")
    assert rivals.change == pytest.approx(0.8)

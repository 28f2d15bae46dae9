"""The same thing stated with different values: restated, disputed, defined anew, only rounded."""

from __future__ import annotations

import pytest

from evaluation.evidence import comparable, conflicts, redefinitions, restatements, roundings
from evaluation.load import Qualifier


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


def decision(action, *ids, **changes):
    values = {"id": "C1", "action": action, "observations": list(ids), "reason": {"en": "why", "es": "por qué"}}
    return values | {"decided_by": "evaluators", "decided_on": "2026-11-23", "grounds": ["S1"]} | changes


def test_what_a_decision_excludes_counts_in_full_unless_it_states_another_thing_or_period(evidence, observation, dated):
    rows = [observation("F1", 5, 2016), observation("F2", 9, 2016, source="S2")]
    assert values(restatements(evidence(rows, sources=dated, corrections=[decision("exclude", "F2")]))) == [[5, 9]]
    for other in ("definition", "period"):
        excluded = decision("exclude", "F2", differs=other)
        assert restatements(evidence(rows, sources=dated, corrections=[excluded])) == ()


def test_what_a_decision_prefers_to_another_is_still_told(evidence, observation, dated):
    rows = [observation("F1", 5, 2016), observation("F2", 9, 2016, source="S2")]
    preferred = decision("prefer", "F1", over=["F2"])
    assert values(restatements(evidence(rows, sources=dated, corrections=[preferred]))) == [[5, 9]]


def test_the_spread_of_a_zero_is_not_a_number(evidence, observation, dated):
    (rivals,) = restatements(
        evidence([observation("F1", 0, 2016), observation("F2", 9, 2016, source="S2")], sources=dated)
    )
    assert rivals.spread is None


def test_two_registers_are_a_disagreement_though_one_body_keeps_both(evidence, observation, dated):
    rows = [observation("F1", 5, 2016), observation("F2", 9, 2016, authority="register", source="S2")]
    found = evidence(rows, sources=dated)
    assert restatements(found) == ()
    assert values(conflicts(found)) == [[5, 9]]


def test_two_values_in_one_document_are_no_restatement(evidence, observation):
    assert restatements(evidence([observation("F1", 5, 2016), observation("F2", 9, 2016)])) == ()


def test_a_changed_definition_is_named_as_such_and_is_neither(evidence, observation, dated):
    rows = [observation("F1", 225, 2016), observation("F2", 216, 2016, source="S2")]
    declared = decision("beside", "F1", "F2", differs="definition")
    found = evidence(rows, sources=dated, corrections=[declared])
    assert (restatements(found), conflicts(found)) == ((), ())
    assert values(redefinitions(found)) == [[225, 216]]


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ((8800, "about"), (8842, "exact"), True),
        ((8800, "exact"), (8842, "exact"), False),
        ((8800, "at_least"), (8842, "exact"), True),
        ((11, "at_least"), (10, "exact"), False),
        ((4.7, "exact"), (4.65, "exact"), True),
        ((6, "exact"), (8, "exact"), False),
        ((6, "at_most"), (5, "at_least"), True),
    ],
)
def test_a_rounding_is_neither_a_restatement_nor_a_disagreement(evidence, observation, dated, one, other, is_one):
    for authority in ("police", "court"):
        rows = [
            observation("F1", one[0], 2016, qualifier=Qualifier(one[1])),
            observation("F2", other[0], 2016, qualifier=Qualifier(other[1]), source="S2", authority=authority),
        ]
        found = evidence(rows, sources=dated)
        assert bool(roundings(found)) is is_one
        assert bool((*restatements(found), *conflicts(found))) is not is_one


def test_figures_that_speak_of_the_same_thing_are_comparable_even_where_they_agree(evidence, observation):
    rows = [
        observation("F1", 5, 2016),
        observation("F2", 5, 2016, authority="ministry"),
        observation("F3", 5, 2017),
    ]
    assert comparable(evidence(rows)) == ("F1", "F2")


def test_rivals_name_every_figure_that_was_looked_at(evidence, observation, dated):
    rows = [observation("F1", 5, 2016), observation("F2", 5, 2016), observation("F3", 9, 2016, source="S2")]
    (rivals,) = restatements(evidence(rows, sources=dated))
    assert [o.observation_id for o in rivals.statements] == ["F1", "F3"]
    assert rivals.considered == ("F1", "F2", "F3")
    assert rivals.change == pytest.approx(0.8)

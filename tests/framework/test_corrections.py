"""Decisions that contradict each other are refused."""

from __future__ import annotations

import pytest

from evaluation.framework import Corrections

BASE = {
    "reason": {"en": "why", "es": "por qué"},
    "decided_by": "evaluators",
    "decided_on": "2026-11-23",
    "grounds": ["S1"],
}


def decisions(*rows):
    return Corrections.model_validate({"corrections": [BASE | row for row in rows]})


def test_a_figure_cannot_be_preferred_and_set_aside():
    with pytest.raises(ValueError, match="contradict each other on F1: exclude in C2 and prefer in C1"):
        decisions(
            {"id": "C1", "action": "prefer", "observations": ["F1"], "over": ["F2"]},
            {"id": "C2", "action": "exclude", "observations": ["F1"]},
        )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"action": "rescale", "factor": 2}, {"action": "rescale", "factor": 3}),
        ({"action": "exclude"}, {"action": "exclude"}),
        ({"action": "exclude"}, {"action": "rescale", "factor": 2}),
        ({"action": "exclude"}, {"action": "break", "date": "2020-01-01"}),
    ],
)
def test_two_decisions_that_cannot_both_be_right_are_refused(first, second):
    with pytest.raises(ValueError, match=r"contradict each other on F1: .* C1 and .* C2"):
        decisions({"id": "C1", "observations": ["F1"], **first}, {"id": "C2", "observations": ["F1"], **second})


@pytest.mark.parametrize("action", ["beside", "doubt"])
def test_a_remark_about_a_figure_goes_with_every_other_decision(action):
    both = decisions(
        {"id": "C1", "action": action, "observations": ["F1"]},
        {"id": "C2", "action": "exclude", "observations": ["F1"]},
    )
    assert [c.set_aside for c in both.corrections] == [(), ("F1",)]


@pytest.mark.parametrize(
    "row",
    [
        {"action": "prefer", "observations": ["F1"]},
        {"action": "rescale", "observations": ["F1"]},
        {"action": "break", "observations": ["F1"]},
        {"action": "exclude", "observations": ["F1"], "factor": 2},
        {"action": "exclude", "observations": []},
    ],
)
def test_a_decision_carries_exactly_what_its_action_needs(row):
    with pytest.raises(ValueError):  # noqa: PT011 - the wording is pydantic's in part
        decisions({"id": "C1"} | row)


def test_an_id_belongs_to_one_decision():
    with pytest.raises(ValueError, match="used twice: C1"):
        decisions(*[{"id": "C1", "action": "exclude", "observations": ["F1"]}] * 2)

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
    with pytest.raises(ValueError, match="preferred by one correction and set aside by another: F1"):
        decisions(
            {"id": "C1", "action": "prefer", "observations": ["F1"], "over": ["F2"]},
            {"id": "C2", "action": "exclude", "observations": ["F1"]},
        )


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

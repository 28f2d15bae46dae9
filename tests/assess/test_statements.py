"""What a verdict would be with each published value of a disputed figure."""

from __future__ import annotations

import pytest

from evaluation.assess import assess, try_statements
from evaluation.evidence import restatements


@pytest.fixture
def trials(evidence, observation, source, indicator):
    """Build trials of a stock that stood at 100 before the programme, with two statements for a later year."""

    def build(first, last, **sheet):
        sources = [source("S1", "2021-06-01"), source("S2", "2022-07-01")]
        rows = [
            observation("F1", 100, 2016),
            observation("F2", first, 2020),
            observation("F3", last, 2020, source="S2"),
        ]
        least = {"value": 10, "of": "absolute", "reason": {"en": "why", "es": "por qué"}}
        stock = indicator(kind="stock", cumulation="stock", material_change=least, **sheet)
        found = evidence(rows, sources=sources, indicators=[stock])
        results = assess(found).indicators
        (rivals,) = restatements(found)
        return try_statements(found, rivals, results)

    return build


def test_a_verdict_turns_where_the_first_value_says_another_thing(trials):
    (trial,) = trials(80, 150)
    assert [r.status for r in trial.results] == ["worsened", "improved"]
    assert trial.turns


def test_a_verdict_stands_where_both_values_say_the_same(trials):
    (trial,) = trials(140, 150)
    assert [r.status for r in trial.results] == ["improved", "improved"]
    assert not trial.turns


def test_a_verdict_turns_within_its_class_too(trials):
    """Far behind and regressing are both against what is intended, and are not one verdict "with each value"."""
    target = {"value": 500, "date": "2030-12-31", "source": "S1", "reason": {"en": "why", "es": "por qué"}}
    (trial,) = trials(110, 80, target=target)
    assert [r.status for r in trial.results] == ["far_behind", "regressing"]
    assert len({r.outlook for r in trial.results}) == 1
    assert trial.turns


def test_the_last_value_gives_the_verdict_in_force(trials):
    (trial,) = trials(80, 150)
    assert trial.results[-1].estimate == trial.item.result.estimate

"""Indicators that serve the whole programme are assessed and decide no objective; other measures beside a series."""

from __future__ import annotations

from conftest import words

from evaluation.assess import Answer, ProgressRecord, assess
from evaluation.evidence import Aside, indicator_series

MATERIAL = {"value": 0.1, "of": "baseline", "reason": words()}


def test_an_indicator_of_all_objectives_is_kept_apart_from_each(evidence, indicator, observation):
    """Its verdict is there, and the objective without any other indicator cannot be judged."""
    figures = [observation("F1", 10, 2016), observation("F2", 20, 2019)]
    own = indicator(objective="all", kind="amount", material_change=MATERIAL)
    found = assess(evidence(figures, [own]))
    assert [i.indicator.id for i in found.shared] == ["1.1"]
    assert [i.indicator.id for i in found.indicators] == ["1.1"]
    assert str(found.shared[0].result.status) == "improved"
    assert found.objectives[0].indicators == ()
    assert {a.answer for a in found.objectives[0].synthesis.answers} == {Answer.NOT_JUDGED}
    assert [(i.id, i.objective) for i in ProgressRecord.of(found).indicators] == [("1.1", "all")]


def test_a_measure_beside_is_shown_and_never_enters_the_series(evidence, indicator, observation):
    """Of the same period it would otherwise compete for the place; of a later one it would be the latest figure."""
    figures = [
        observation("F1", 10, 2016),
        observation("F2", 5, 2016, measure="spent"),
        observation("F3", 1, 2024, measure="spent"),
        observation("F4", 9, 2024, measure="spent", authority="court"),
    ]
    select = {"value": {"measures": ["cases"], "areas": ["Peru"]}, "beside": {"measures": ["spent"], "areas": ["Peru"]}}
    series = indicator_series(evidence(figures), indicator(select=select))
    assert [f.refs for f in series.figures] == [("F1",)]
    assert [(a.observation.observation_id, a.reason) for a in series.aside] == [
        ("F2", Aside.OTHER_MEASURE),
        ("F3", Aside.OTHER_MEASURE),
    ]


def test_a_choice_of_another_measure_is_a_reading_of_its_own(evidence, indicator, observation):
    """At the opening the money doubled, after changes it did not move: one reading each."""
    figures = [
        observation("F1", 10, 2016),
        observation("F2", 20, 2019, measure="opening"),
        observation("F3", 10, 2019, measure="modified"),
    ]
    choice = {"id": "modified", "label": words(), "reason": words(), "measures": ["cases", "modified"]}
    own = indicator(
        kind="amount",
        material_change=MATERIAL,
        select={"value": {"measures": ["cases", "opening"], "areas": ["Peru"]}},
        alternatives={"figures": [choice]},
    )
    (item,) = assess(evidence(figures, [own])).objectives[0].indicators
    assert [str(s.result.status) for s in item.robustness.specifications] == ["improved", "no_clear_change"]
    assert item.inputs == ("F1", "F2", "F3")

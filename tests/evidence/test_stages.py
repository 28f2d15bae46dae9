"""Stages of money: no pair of figures is of two, and a pair of which one does not say its stage is named."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from evaluation.assess import Warn, assess
from evaluation.evidence.stages import check_stages, may_pair
from evaluation.load import Stage, TypedRows
from evaluation.load.rows import Row

TEXT = {"en": "a", "es": "b"}
ALL = (None, *Stage)


class AtLineOne:
    """A YAML file all of which stands on its first line."""

    name = "framework.yaml"

    def line_of(self, path):
        return 1


@pytest.fixture
def staged(evidence, observation, indicator, source):
    """Evidence on an indicator whose figures of 2016 and of 2023 are money of given stages."""

    def build(before, after, **sheet):
        rows = [observation("F1", 10, 2016, measure="a"), observation("F2", 20, 2023, measure="b")]
        select = {"value": {"measures": ["a", "b"], "areas": ["Peru"], "sexes": [], "ages": []}}
        amount = {"kind": "amount", "cumulation": "non_cumulative"}
        material = {"value": 1, "of": "absolute", "reason": TEXT}
        known = evidence(
            rows,
            [indicator(**{"select": select, "material_change": material, **amount, **sheet})],
            sources=[source("S1", "2024-06-01")],
        )
        stages = {"a": before, "b": after}
        measures = {name: replace(m, stage=stages.get(name)) for name, m in known.dataset.tables.measures.items()}
        tables = replace(known.dataset.tables, measures=measures)
        return replace(known, dataset=replace(known.dataset, tables=tables))

    return build


def faults_of(known):
    rows = TypedRows(measures=tuple(Row("measures.csv", 2, m) for m in known.dataset.tables.measures.values()))
    return [(f.column, f.value) for f in check_stages(rows, known.dataset.framework, AtLineOne())]


def test_what_was_spent_stands_beside_what_was_spent_and_a_budget_beside_one_of_its_own_stage_or_of_an_untold_one():
    pairs = {frozenset(pair) for pair in product(ALL, ALL) if may_pair(*pair)}
    untold = [{None, Stage.ASSIGNED}]
    told = [{stage, beside} for stage in (Stage.OPENING, Stage.MODIFIED) for beside in (None, Stage.ASSIGNED)]
    assert pairs == {frozenset(pair) for pair in [*({stage} for stage in ALL), *untold, *told]}


@pytest.mark.parametrize("pair", list(product(ALL, ALL)))
def test_a_series_that_joins_two_stages_is_a_fault_at_its_measures(staged, pair):
    expected = [] if may_pair(*pair) else [("indicators.0.select.value.measures", "b")]
    assert faults_of(staged(*pair)) == expected


def test_another_choice_of_figures_may_not_join_two_stages_either(staged):
    select = {"value": {"measures": ["a"], "areas": ["Peru"], "sexes": [], "ages": []}}
    choice = {"id": "spent", "label": TEXT, "reason": TEXT, "measures": ["a", "b"]}
    known = staged(Stage.ASSIGNED, Stage.SPENT, select=select, alternatives={"figures": [choice]})
    assert faults_of(known) == [("indicators.0.alternatives.figures.0.measures", "b")]


def test_stages_beside_the_series_are_free(staged):
    filters = {"areas": ["Peru"], "sexes": [], "ages": []}
    select = {"value": {"measures": ["a"], **filters}, "beside": {"measures": ["b"], **filters}}
    assert faults_of(staged(Stage.ASSIGNED, Stage.SPENT, select=select)) == []


@pytest.mark.parametrize(
    ("before", "after", "named"),
    [
        (Stage.ASSIGNED, Stage.OPENING, True),
        (Stage.ASSIGNED, Stage.ASSIGNED, True),
        (Stage.MODIFIED, None, True),
        (Stage.OPENING, Stage.OPENING, False),
        (Stage.SPENT, Stage.SPENT, False),
        (None, None, False),
    ],
)
def test_a_pair_of_which_one_does_not_say_its_stage_is_named_beside_the_verdict(staged, before, after, named):
    (item,) = assess(staged(before, after)).indicators
    assert item.judged
    assert (Warn.STAGE_UNTOLD in item.warnings) == named

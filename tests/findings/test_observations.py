"""Changing one published figure changes the findings that rest on it, and no other."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping
from dataclasses import replace
from decimal import Decimal
from math import ceil
from pathlib import Path

import pytest

from evaluation.assess import assess
from evaluation.evidence import Dataset, as_known_on, open_dataset
from evaluation.findings import Finding, findings_of

DATASET = open_dataset(Path(__file__).parents[2] / "data")
IDS = tuple(o.observation_id for o in DATASET.tables.observations)
TOGETHER = 8
"""Figures that are changed at once: a finding that moves with one of them must rest on one of them."""
GROUPS = ceil(len(IDS) / TOGETHER)
SHUFFLED = tuple(random.Random(1).sample(IDS, len(IDS)))
"""So that hardly two figures are changed together in both divisions: none can hide behind another twice."""
PARTS = 6
"""So many tests share the groups among them."""


def findings(dataset: Dataset) -> dict[str, Finding]:
    """All findings on a dataset as known today."""
    return dict(findings_of(assess(as_known_on(dataset))))


@pytest.fixture(scope="module")
def before():
    """Findings of the data as they are."""
    return findings(DATASET)


def with_other_values(ids: Collection[str]) -> Dataset:
    """The dataset with some figures changed."""
    rows = tuple(
        replace(o, value=o.value * 2 + Decimal(1)) if o.observation_id in ids else o
        for o in DATASET.tables.observations
    )
    return replace(DATASET, tables=replace(DATASET.tables, observations=rows))


def has_moved(before: Finding | None, after: Finding | None) -> bool:
    """Whether a number changed, came or went."""
    return before is None or after is None or (before.value, before.reason) != (after.value, after.reason)


def inputs_of(made: Mapping[str, Finding], name: str) -> set[str]:
    """Figures that a finding rests on; a specification is stated only where its indicator can be judged at all."""
    indicator, is_specification, _ = name.partition(".specification.")
    whole = made[f"{indicator}.specifications"].inputs if is_specification else ()
    return {*made[name].inputs, *whole}


def check(before: Mapping[str, Finding], ids: Collection[str]) -> None:
    """Change some figures: what moves rests on one of them, and each is stated with its new value."""
    after = findings(with_other_values(ids))
    moved = {n for n in before.keys() | after.keys() if has_moved(before.get(n), after.get(n))}
    resting = {n for made in (before, after) for n in made if set(ids).intersection(inputs_of(made, n))}
    if moved - resting and len(ids) > 1:
        for id_ in ids:
            check(before, [id_])  # names the one
    assert moved <= resting, f"{', '.join(ids)}: {sorted(moved - resting)} move, which do not rest on it"
    own = {f"observation.{id_}" for id_ in ids} & before.keys()
    assert own <= moved, f"{sorted(own - moved)} are stated with their old value"


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("ids", [IDS, SHUFFLED], ids=["as they stand", "shuffled"])
def test_a_figure_moves_the_findings_that_rest_on_it_and_no_other(before, ids, part):
    for number in range(part, GROUPS, PARTS):
        check(before, ids[number::GROUPS])


def test_figures_changed_together_are_others_in_each_division():
    divisions = [[frozenset(ids[number::GROUPS]) for number in range(GROUPS)] for ids in (IDS, SHUFFLED)]
    shared = [len(one & other) for one in divisions[0] for other in divisions[1]]
    assert sum(n * (n - 1) // 2 for n in shared) <= len(IDS) // 20

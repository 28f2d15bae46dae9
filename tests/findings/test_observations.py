"""Changing one published figure changes the findings that rest on it, and no other."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from evaluation.assess import assess
from evaluation.evidence import Dataset, as_known_on, open_dataset
from evaluation.findings import Finding, findings_of

DATASET = open_dataset(Path(__file__).parents[2] / "data")
PARTS = 12
"""So many tests share the figures among them, so that one that fails can be run alone."""


def findings(dataset: Dataset) -> dict[str, Finding]:
    """All findings on a dataset as known today."""
    return dict(findings_of(assess(as_known_on(dataset))))


@pytest.fixture(scope="module")
def before():
    """Findings of the data as they are."""
    return findings(DATASET)


def with_other_value(observation_id: str) -> Dataset:
    """The dataset with one figure changed."""
    rows = tuple(
        replace(o, value=o.value * 2 + Decimal(1)) if o.observation_id == observation_id else o
        for o in DATASET.tables.observations
    )
    return replace(DATASET, tables=replace(DATASET.tables, observations=rows))


def has_moved(before: Finding | None, after: Finding | None) -> bool:
    """Whether a number changed, came or went."""
    return before is None or after is None or (before.value, before.reason) != (after.value, after.reason)


@pytest.mark.parametrize("part", range(PARTS))
def test_a_figure_moves_the_findings_that_rest_on_it_and_no_other(before, part):
    for observation in DATASET.tables.observations[part::PARTS]:
        id_ = observation.observation_id
        after = findings(with_other_value(id_))
        moved = {n for n in before.keys() | after.keys() if has_moved(before.get(n), after.get(n))}
        resting = {n for made in (before, after) for n, finding in made.items() if id_ in finding.inputs}
        assert moved <= resting, f"{id_} moves {sorted(moved - resting)}, which do not rest on it"
        own = {f"observation.{id_}"} & before.keys()
        assert own <= moved, f"{id_} is stated with its old value"

"""What the methods are given of an indicator."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from evaluation.assess import assess
from evaluation.assess.inputs import settings_of, targets_by_period
from evaluation.evidence import indicator_series
from evaluation.load import Target as Row
from evaluation.load import Words
from evaluation.methods import Target

REASON = {"en": "a", "es": "b"}
STOCK = {"kind": "stock", "cumulation": "stock", "material_change": {"value": 1, "of": "absolute", "reason": REASON}}


def row(id_, value, year, source="S1"):
    start, end = dt.date(year, 1, 1), dt.date(year, 12, 31)
    return Row(
        id_, "cases", Decimal(value), "cases", start, end, "Peru", "police", "", "", source, "", "", Words(()), ""
    )


@pytest.fixture
def with_targets(evidence, observation, indicator, source):
    """Evidence on an indicator with targets by period, as known at the end of 2024."""

    def build(*rows, target):
        observations = [observation("F1", 10, 2016), observation("F2", 20, 2022)]
        sheet = indicator(**STOCK, target=target)
        known = evidence(
            observations,
            [sheet],
            sources=[source("S1", "2023-06-01"), source("S2", "2026-01-01")],
            as_of=dt.date(2024, 12, 31),
        )
        tables = replace(known.dataset.tables, targets=rows)
        return replace(known, dataset=replace(known.dataset, tables=tables)), sheet

    return build


def test_the_targets_of_each_period_are_those_of_the_table_that_the_sheet_names(with_targets):
    rows = (row("T2", 40, 2030), row("T1", 20, 2022), row("T3", 50, 2026, "S2"), row("T4", 1, 2023))
    known, sheet = with_targets(*rows, target={"by_period": ["T1", "T2", "T3"], "reason": REASON})
    first, last = Target(20, dt.date(2022, 12, 31), "S1"), Target(40, dt.date(2030, 12, 31), "S1")
    assert targets_by_period(known, sheet) == [first, last]
    settings = settings_of(known, sheet, indicator_series(known, sheet))
    assert (settings.steps, settings.target) == ((first,), last)
    (item,) = assess(known).objectives[0].indicators
    assert (item.pace.method, item.pace.status, item.pace.estimate) == ("gap_closed", "on_track", 1)


def test_before_a_target_was_known_there_is_none(with_targets):
    known, sheet = with_targets(row("T1", 20, 2022, "S2"), target={"by_period": ["T1"], "reason": REASON})
    assert targets_by_period(known, sheet) == []
    assert assess(known).objectives[0].indicators[0].result.method == "change"

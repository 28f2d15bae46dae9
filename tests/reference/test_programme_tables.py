"""Indicator tracking tables as other tools publish them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.framework import Cumulation
from evaluation.methods import track

FOLDER = Path(__file__).parent / "programme_tables"
SCENARIOS = json.loads((FOLDER / "cumulation_scenarios.json").read_text(encoding="utf-8"))
SMALL = json.loads((FOLDER / "small_cases.json").read_text(encoding="utf-8"))
KINDS = {
    "non_cumulative": Cumulation.NON_CUMULATIVE,
    "cumulative": Cumulation.CUMULATIVE,
    "non_summing_cumulative": Cumulation.RUNNING_TOTAL,
}


def names(case):
    return case["name"]


def same(found, published, digits=2):
    """Whether a share equals a published one, which is rounded."""
    if found is None or published is None:
        return found is published
    return abs(found - published) <= 0.5 * 10**-digits + 1e-9


@pytest.mark.parametrize("case", [c for c in SCENARIOS["results_view"] if "results" in c], ids=names)
def test_the_results_view_is_reproduced(case):
    found = track(case["targets"], case["results"], case["period_complete"], KINDS[case["cumulation"]])
    expected = case["expect"]
    assert list(found.actual) == expected["period_actual"]
    assert all(same(f, p) for f, p in zip(found.percent, expected["period_pct_met"], strict=True))
    assert (found.life_target, found.life_actual) == (expected["lop_target"], expected["lop_actual"])
    assert (found.due_target, found.due_actual) == (expected["progress_target"], expected["progress_actual"])
    assert same(found.life_percent, expected["lop_pct_met"])
    assert same(found.due_percent, expected["progress_pct_met"])


def test_percentages_behave_as_running_totals():
    (case,) = [c for c in SCENARIOS["results_view"] if "results_dated" in c]
    results = [[value for _, value, period in case["results_dated"] if period == p] for p in range(2)]
    found = track(case["targets"], results, [True, False], Cumulation.RUNNING_TOTAL)
    expected = case["expect"]
    assert list(found.actual) == expected["period_actual"]
    assert (found.life_actual, found.due_actual) == (expected["lop_actual"], expected["progress_actual"])
    assert same(found.life_percent, expected["lop_pct_met"])
    assert same(found.due_percent, expected["progress_pct_met"])


def kind_of(name):
    if name.startswith("noncumulative"):
        return Cumulation.NON_CUMULATIVE
    return Cumulation.CUMULATIVE if name.startswith("cumulative") else Cumulation.RUNNING_TOTAL


@pytest.mark.parametrize("case", SCENARIOS["triannual_2016"]["scenarios"], ids=names)
def test_periods_of_four_months_are_reproduced(case):
    found = track(case["targets"], case["data"], [True] * 3, kind_of(case["name"]))
    assert list(found.actual) == case["actual"]
    assert [round(100 * p) for p in found.percent] == case["met_pct"]
    assert [found.life_target, found.life_actual, round(100 * found.life_percent)] == case["lop"]


@pytest.mark.parametrize("case", SCENARIOS["over_under"], ids=lambda c: f"{c['cumulation']}-{c['direction']}")
def test_what_is_due_is_compared_with_what_is_due(case):
    results = [[] if a is None else [a] for a in case["actuals"]]
    complete = [a is not None for a in case["actuals"]]
    found = track(case["targets"], results, complete, KINDS[case["cumulation"]])
    assert (found.due_target, found.due_actual) == (case["lop_target_progress"], case["lop_actual_progress"])


def test_a_running_total_can_be_carried_into_an_empty_period():
    case = SMALL["akvo_cumulative"]
    results = [[u["value"] for u in case["updates"][str(year)]] for year in case["periods"]]
    found = track([None] * 3, results, [True] * 3, Cumulation.RUNNING_TOTAL, carry_forward=True)
    assert dict(zip(map(str, case["periods"]), found.actual, strict=True)) == case["expect_actual"]


def test_without_carry_forward_an_empty_period_stays_empty():
    assert track([None] * 2, [[5], []], [True] * 2, Cumulation.RUNNING_TOTAL).actual == (5, None)


@pytest.mark.parametrize(
    ("case", "reason"),
    [
        ("dhis2_annualised", "coverage of a population is annualised there; we compare counts by their exposure"),
        ("akvo_grade", "grades of a percentage are that tool's own; ours are those of the methods"),
        ("hikaya_formula", "for a wanted fall it mixes two rules; gap_closed is ours"),
    ],
)
def test_the_cases_that_are_not_ours_are_known(case, reason):
    assert case in SMALL
    assert reason

"""Change from the baseline."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from scipy import stats

from evaluation.framework import Direction, Kind
from evaluation.methods import MaterialChange, Outlook, Reason, Series, Window, change
from evaluation.methods.comparisons.bounds import half_unit

COUNTS = {"kind": Kind.COUNT, "material_change": None}


@pytest.mark.parametrize(
    ("latest", "status"), [(8.999, "no_clear_change"), (9, "improved"), (9.001, "improved"), (7, "worsened")]
)
def test_a_stock_changes_when_it_reaches_the_material_change(series, settings, latest, status):
    assert change(series({2016: 8, 2023: latest}), settings()).status == status


def test_a_material_change_may_be_a_share_of_the_baseline(series, settings):
    tenth = settings(material_change=MaterialChange(0.1, "baseline"))
    assert change(series({2016: 50, 2023: 54.9}), tenth).status == "no_clear_change"
    assert change(series({2016: 50, 2023: 55}), tenth).status == "improved"


def test_a_wanted_fall_turns_the_verdict(series, settings):
    assert change(series({2016: 8, 2023: 6}), settings(direction=Direction.FALL)).status == "improved"


def test_the_baseline_of_a_stock_is_its_last_value_and_of_an_amount_the_mean(series, settings):
    values = series({2015: 10, 2016: 20, 2023: 30})
    assert change(values, settings()).baseline.value == 20
    assert change(values, settings(kind=Kind.AMOUNT)).baseline.value == 15


def test_the_baseline_of_a_count_is_its_total(series, settings):
    assert change(series({2015: 10, 2016: 20, 2023: 30}), settings(**COUNTS)).baseline.value == 30


def test_a_change_is_given_with_its_difference_and_share(series, settings):
    result = change(series({2016: 8, 2023: 14}), settings())
    assert (result.estimate, result.difference) == (0.75, 6)


@pytest.mark.parametrize(
    ("values", "qualified", "status"),
    [
        ({2016: 8, 2023: 14}, {"at_least": [2023]}, "improved"),
        ({2016: 8, 2023: 14}, {"at_least": [2016]}, "no_clear_change"),
        ({2016: 14, 2023: 8}, {"at_least": [2023]}, "no_clear_change"),
        ({2016: 14, 2023: 8}, {"at_least": [2016, 2023]}, "no_clear_change"),
        ({2016: 14, 2023: 8}, {"at_most": [2023]}, "worsened"),
        ({2016: 100, 2023: 140}, {"about": [2023]}, "improved"),
        ({2016: 100, 2023: 104}, {"about": [2023]}, "improved"),
        ({2016: 100, 2023: 110}, {"about": [2016]}, "no_clear_change"),
    ],
)
def test_a_bound_is_taken_at_its_worst(series, settings, values, qualified, status):
    result = change(series(values, **qualified), settings())
    assert result.status == status
    assert (result.reason is Reason.BOUND_FLIPS) == (status == "no_clear_change")


@pytest.mark.parametrize(("value", "half"), [(1900, 50), (3500, 50), (13600, 50), (7, 0.5), (0.1, 0.05), (0, 0)])
def test_a_rounded_figure_may_be_off_by_half_a_unit_of_its_last_digit(value, half):
    assert half_unit(value) == pytest.approx(half)


def test_a_definition_that_changed_in_between_forbids_a_verdict(series, settings):
    values = series({2016: 8, 2023: 14})
    crossed = change(values, settings(breaks=(dt.date(2019, 11, 1),)))
    assert (crossed.status, crossed.reasons, crossed.difference) == ("not_computable", (Reason.DEFINITION_BREAK,), None)
    assert change(values, settings(breaks=(dt.date(2016, 1, 1),))).status == "improved"
    assert change(values, settings(breaks=(dt.date(2024, 1, 1),))).status == "improved"


def test_context_is_compared_and_never_judged(series, settings):
    result = change(series({2016: 8, 2023: 14}), settings(direction=Direction.NONE))
    assert (result.outlook, result.reason, result.difference) == (Outlook.CONTEXT, Reason.DIRECTION_NONE, 6)


def test_a_period_that_has_not_ended_is_not_looked_at(series, settings):
    assert change(series({2016: 8, 2023: 14, 2025: 1}), settings()).latest.value == 14


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({}, Reason.NO_FIGURE),
        ({2025: 5}, Reason.NOT_DUE),
        ({2023: 5}, Reason.ONE_POINT),
        ({2022: 4, 2023: 5}, Reason.NO_BASELINE),
        ({2016: 4}, Reason.ONE_POINT),
        ({2015: 3, 2016: 4}, Reason.ONE_POINT),
    ],
)
def test_what_cannot_be_compared_says_why(series, settings, values, reason):
    result = change(series(values), settings())
    assert (result.outlook, result.reason) == (Outlook.NOT_COMPUTABLE, reason)


def test_zero_is_a_value_and_missing_is_not_zero(series, settings):
    assert change(series({2016: 8, 2023: 0}), settings()).status == "worsened"
    assert change(series({2016: 8}), settings()).reason is Reason.ONE_POINT


def test_a_withheld_value_is_said_to_be_withheld(settings):
    withheld = Window(dt.date(2023, 1, 1), dt.date(2023, 12, 31))
    assert change(Series((), (withheld,)), settings()).reason is Reason.SUPPRESSED


def test_a_zero_baseline_that_would_be_divided_by_gets_no_verdict(series, settings):
    relative = settings(material_change=MaterialChange(0.1, "baseline"))
    assert change(series({2016: 0, 2023: 9}), relative).reason is Reason.ZERO_BASELINE
    assert change(series({2016: 0, 2023: 9}), settings()).status == "improved"


def test_without_a_material_change_a_stock_gets_no_verdict(series, settings):
    result = change(series({2016: 1, 2023: 9}), settings(material_change=None))
    assert result.reason is Reason.NO_MATERIAL_CHANGE


def test_a_slope_needs_four_points_and_its_interval_six(series, settings):
    yearly = {2016 + n: v for n, v in enumerate((8, 9, 9, 12, 13, 14))}
    assert change(series(dict(list(yearly.items())[:3])), settings()).slope is None
    four = change(series(dict(list(yearly.items())[:4])), settings(cut_off=dt.date(2019, 12, 31)))
    assert four.slope == pytest.approx(stats.theilslopes([8, 9, 9, 12], range(4)).slope, rel=0.01)
    assert four.slope_interval is None
    six = change(series(yearly), settings())
    fit = stats.theilslopes(list(yearly.values()), range(6), 0.95)
    assert six.slope_interval == pytest.approx((fit.low_slope, fit.high_slope), rel=0.01)


def test_a_result_cannot_be_changed(series, settings):
    result = change(series({2016: 8, 2023: 14}), settings())
    with pytest.raises(AttributeError):
        result.status = "worsened"
    assert replace(result, status="worsened").outlook is Outlook.UNFAVOURABLE

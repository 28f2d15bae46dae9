"""Percent of target to date."""

from __future__ import annotations

import datetime as dt

import pytest

from evaluation.errors import ParameterError
from evaluation.framework import Cumulation, Kind
from evaluation.methods import METHODS, STATUS_OUTLOOKS, Flag, Outlook, Reason, Target, percent_of_target, run, track


def test_increments_are_added_up_after_the_baseline(series, settings):
    seen = settings(target=(100, "2030-12-31"), cumulation=Cumulation.CUMULATIVE)
    assert percent_of_target(series({2016: 50, 2022: 20, 2023: 30}), seen).estimate == 0.5


def test_a_stock_is_never_summed(series, settings):
    seen = settings(target=(100, "2030-12-31"))
    assert percent_of_target(series({2016: 50, 2022: 20, 2023: 30}), seen).estimate == 0.3


def test_it_is_shown_and_never_judged_by(series, settings):
    result = percent_of_target(series({2023: 200}), settings(target=(100, "2030-12-31")))
    assert (result.estimate, result.outlook) == (2, Outlook.CONTEXT)


STEPS = (Target(20, dt.date(2022, 12, 31)), Target(30, dt.date(2023, 12, 31)))


@pytest.mark.parametrize(
    ("kind", "cumulation", "share"),
    [
        (Kind.COUNT, Cumulation.NON_CUMULATIVE, (8 + 12) / (20 + 30)),
        (Kind.COUNT, Cumulation.CUMULATIVE, (8 + 12) / 30),
        (Kind.COUNT, Cumulation.RUNNING_TOTAL, 12 / 30),
        (Kind.SHARE, Cumulation.NON_CUMULATIVE, 12 / 30),
        (Kind.STOCK, Cumulation.STOCK, 12 / 30),
    ],
)
def test_actual_and_target_are_both_those_to_date(series, settings, kind, cumulation, share):
    seen = settings(kind=kind, cumulation=cumulation, target=(100, "2026-12-31"), steps=STEPS)
    assert percent_of_target(series({2022: 8, 2023: 12}), seen).estimate == pytest.approx(share)


def test_before_the_first_target_by_period_there_is_no_percentage(series, settings):
    seen = settings(target=(100, "2026-12-31"), steps=STEPS, cut_off=dt.date(2022, 6, 30))
    assert percent_of_target(series({2021: 8}), seen).reason is Reason.NOT_DUE


@pytest.mark.parametrize(("target", "reason"), [(None, Reason.NO_TARGET), ((0, "2030-12-31"), Reason.ZERO_TARGET)])
def test_without_a_target_to_divide_by_it_says_so(series, settings, target, reason):
    assert percent_of_target(series({2023: 5}), settings(target=target)).reason is reason


def test_a_period_without_a_target_has_no_percentage():
    found = track([None, 0, 10], [[1], [1], [1]], [True] * 3, Cumulation.NON_CUMULATIVE)
    assert found.percent == (None, None, 0.1)


def test_a_smaller_running_total_stands():
    assert track([10, 10], [[8], [5]], [True, True], Cumulation.RUNNING_TOTAL).actual == (8, 5)


def test_every_method_is_found_by_its_name(series, settings):
    for name in METHODS:
        assert run(name, series({2016: 8, 2023: 14}), settings()).method == name


def test_an_unknown_method_is_refused_with_the_one_that_was_meant(series, settings):
    with pytest.raises(ParameterError, match="Did you mean change"):
        run("chnage", series({}), settings())


def test_every_status_has_a_class():
    assert set(STATUS_OUTLOOKS.values()) == set(Outlook)


def test_a_running_total_that_falls_stands_and_is_flagged(series, settings):
    seen = settings(cumulation=Cumulation.RUNNING_TOTAL, target=(100, "2030-12-31"))
    found = percent_of_target(series({2022: 60, 2023: 50}), seen)
    assert (found.estimate, Flag.TOTAL_FELL in found.flags) == (0.5, True)


def test_a_milestone_is_all_or_nothing(series, settings):
    seen = settings(cumulation=Cumulation.MILESTONE, target=(1, "2030-12-31"))
    assert [percent_of_target(series({2023: v}), seen).estimate for v in (0, 1)] == [0, 1]

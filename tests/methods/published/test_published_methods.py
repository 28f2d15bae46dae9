"""Boundaries, named states and edge rules of the three published methods."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from evaluation.framework import Cumulation, Direction, Kind
from evaluation.methods import Flag, Reason, Window, indicator_score, run
from evaluation.methods.result import Result

PUBLISHED = ("statcan_2024", "unsd_2023", "destatis_trend")
STEP = 1e-6
day = dt.date.fromisoformat


def after(first, rate, years=8):
    """Value that grows at a yearly rate."""
    return first * (1 + rate) ** years


BASE_2015 = Window(day("2015-01-01"), day("2015-12-31"))


@pytest.mark.parametrize(
    ("method", "limit", "better", "worse"),
    [
        ("statcan_2024", 0.015, "substantial_progress", "moderate_progress"),
        ("statcan_2024", 0.005, "moderate_progress", "limited_progress"),
        ("statcan_2024", 0.0, "limited_progress", "deterioration"),
        ("unsd_2023", 0.02, "met_or_on_track", "fair"),
        ("unsd_2023", 0.005, "fair", "stagnation"),
    ],
)
@pytest.mark.parametrize("direction", [Direction.RISE, Direction.FALL])
def test_a_growth_rate_at_a_limit_has_the_better_status(series, settings, method, limit, better, worse, direction):
    seen = settings(direction=direction, baseline=BASE_2015)
    statuses = [
        run(method, series({2015: 100, 2023: after(100, direction.sign * rate)}), seen).status
        for rate in (limit - STEP, limit, limit + STEP)
    ]
    assert statuses == [worse, better, better]


@pytest.mark.parametrize(
    ("limit", "better", "worse"),
    [
        (0.95, "substantial_progress", "moderate_progress"),
        (0.60, "moderate_progress", "limited_progress"),
        (0.0, "limited_progress", "deterioration"),
    ],
)
def test_statcan_with_a_target_a_ratio_at_a_limit_has_the_better_status(series, settings, limit, better, worse):
    seen = settings(target=(200, "2030-12-31"), baseline=BASE_2015)
    needed = 2 ** (1 / 15) - 1
    statuses = [
        run("statcan_2024", series({2015: 100, 2023: after(100, needed * ratio)}), seen).status
        for ratio in (limit - STEP, limit, limit + STEP)
    ]
    assert statuses == [worse, better, better]


@pytest.mark.parametrize(
    ("limit", "better", "worse"), [(0.95, "met_or_on_track", "fair"), (0.10, "fair", "stagnation")]
)
def test_unsd_with_a_target_a_projection_at_a_limit_has_the_better_status(series, settings, limit, better, worse):
    seen = settings(target=(200, "2030-12-31"), baseline=BASE_2015)
    statuses = []
    for share in (limit - STEP, limit, limit + STEP):
        rate = (1 + share) ** (1 / 15) - 1  # so that the projection closes this share of the gap
        statuses.append(run("unsd_2023", series({2015: 100, 2023: after(100, rate)}), seen).status)
    assert statuses == [worse, better, better]


@pytest.mark.parametrize(
    ("missed", "status"),
    [
        (0.05 - STEP, "sun"),
        (0.05, "sun_with_cloud"),
        (0.20, "sun_with_cloud"),
        (0.20 + STEP, "cloud"),
        (1 - STEP, "cloud"),
        (1.0, "thunderstorm"),
        (1.1, "thunderstorm"),
    ],
)
def test_destatis_limits_belong_to_the_sun_with_cloud(series, settings, missed, status):
    gap, left = 64.0, 8
    slope = gap * (1 - missed) / left
    values = {2022 - back: 36 - slope * back for back in range(6)}
    found = run("destatis_trend", series(values), settings(target=(100, "2030-12-31")))
    assert found.status == status


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ([10, 11, 12, 13], "sun"),
        ([10, 11, 13, 12], "sun_with_cloud"),
        ([13, 11, 10, 12], "cloud"),
        ([13, 12, 11, 10], "thunderstorm"),
        ([10, 10, 10, 10], "thunderstorm"),
    ],
)
def test_destatis_without_a_target_looks_at_the_average_and_the_last_change(series, settings, values, status):
    assert run("destatis_trend", series({2020 + n: v for n, v in enumerate(values)}), settings()).status == status


def test_destatis_looks_at_the_last_six_figures_and_needs_four(series, settings):
    long = {2015: 1000, **{2018 + n: 10 + n for n in range(6)}}
    assert run("destatis_trend", series(long), settings()).baseline.value == 10
    short = run("destatis_trend", series({2020: 1, 2021: 2, 2022: 3}), settings())
    assert short.reason is Reason.TOO_FEW_POINTS


def test_destatis_projects_nothing_once_the_target_year_is_past(series, settings):
    found = run("destatis_trend", series({2019 + n: 10 + n for n in range(6)}), settings(target=(20, "2022-12-31")))
    assert (found.projection, found.status) == (15, "cloud")


@pytest.mark.parametrize("method", PUBLISHED)
@pytest.mark.parametrize("direction", [Direction.RISE, Direction.FALL])
def test_achieved_is_tested_first(series, settings, method, direction):
    seen = settings(target=(100, "2030-12-31"), direction=direction, baseline=BASE_2015)
    values = {2015 + n: v for n, v in enumerate([100, 100, 100, 100, 100, 100, 100, 100])}
    assert run(method, series(values), seen).status in ("target_achieved", "met_or_on_track", "sun")


@pytest.mark.parametrize("method", PUBLISHED)
@pytest.mark.parametrize(
    ("values", "changes", "reason"),
    [
        ({}, {}, Reason.NO_FIGURE),
        ({2027: 3}, {}, Reason.NOT_DUE),
        ({2015: 8, 2022: 9, 2023: 9.5, 2024: 10}, {"breaks": (day("2019-01-01"),)}, Reason.DEFINITION_BREAK),
        ({2015: 8, 2024: 10}, {"direction": Direction.NONE}, Reason.DIRECTION_NONE),
    ],
)
def test_what_stands_in_the_way_is_named(series, settings, method, values, changes, reason):
    assert run(method, series(values), settings(**changes)).reason is reason


@pytest.mark.parametrize("method", ["statcan_2024", "unsd_2023"])
def test_one_year_is_no_growth(series, settings, method):
    assert run(method, series({2015: 10}), settings(cut_off=day("2016-12-31"))).reason is Reason.ONE_POINT


def test_a_target_that_equals_the_baseline_and_is_not_achieved_has_no_growth_rate_to_reach(series, settings):
    seen = settings(target=(10, "2030-12-31"), baseline=BASE_2015)
    assert run("statcan_2024", series({2015: 10, 2023: 9}), seen).reason is Reason.TARGET_EQUALS_BASELINE


@pytest.mark.parametrize(("baseline", "status"), [(9.999, "fair"), (10, "stagnation"), (11, "stagnation")])
def test_where_the_united_nations_are_silent_a_target_no_longer_met_is_stagnation(series, settings, baseline, status):
    seen = settings(target=(10, "2030-12-31"), baseline=BASE_2015)
    found = run("unsd_2023", series({2015: baseline, 2023: 9.9995}), seen)
    assert found.status == status
    assert (Flag.BASELINE_MET in found.flags) == (status == "stagnation")


@pytest.mark.parametrize("method", ["statcan_2024", "unsd_2023"])
def test_values_of_opposite_sign_have_no_growth_rate(series, settings, method):
    assert run(method, series({2015: -10, 2023: 9}), settings()).reason is Reason.NO_GROWTH_RATE


def test_unsd_does_not_divide_by_a_zero_baseline(series, settings):
    assert run("unsd_2023", series({2015: 0, 2023: 9}), settings()).reason is Reason.ZERO_BASELINE


def test_statcan_puts_a_thousandth_for_zero_and_says_so(series, settings):
    seen = settings(direction=Direction.FALL, target=(0, "2030-12-31"), baseline=BASE_2015)
    found = run("statcan_2024", series({2015: 10, 2021: 4}), settings_at(seen, "2021-12-31"))
    assert found.estimate == pytest.approx(0.309, abs=5e-4)
    assert found.flags == (Flag.ZERO_REPLACED,)
    assert run("statcan_2024", series({2015: 10, 2021: 4}), settings_at(settings(), "2021-12-31")).flags == ()


def settings_at(seen, date):
    return replace(seen, cut_off=day(date))


def test_statcan_takes_the_next_later_year_and_unsd_the_nearest_earlier_first(series, settings):
    values, seen = series({2013: 1, 2017: 2, 2023: 4}), settings(baseline=None)
    assert run("statcan_2024", values, seen).baseline.value == 2
    assert run("unsd_2023", values, seen).baseline.value == 1


def test_growth_is_measured_from_the_last_year_of_the_window_that_has_a_figure(series, settings):
    values = series({2013: 1, 2014: 3, 2023: 4})
    seen = settings(baseline=Window(day("2013-01-01"), day("2016-12-31")))
    for method in ("statcan_2024", "unsd_2023"):
        assert run(method, values, seen).baseline.value == 3


@pytest.mark.parametrize(
    ("base", "status"),
    [
        (250, "moderate_progress"),
        (190, "moderate_progress"),
        (110, "substantial_progress"),
        (100, "substantial_progress"),
        (90, "substantial_progress"),
        (50, "moderate_progress"),
    ],
)
def test_a_natural_limit_asks_for_less_growth_near_it(series, settings, base, status):
    seen = settings(limit=100, baseline=BASE_2015)
    assert run("statcan_2024", series({2015: base, 2023: after(base, 0.0075)}), seen).status == status


def test_unsd_judges_up_to_a_deadline_that_is_past(series, settings):
    seen = settings(target=(20, "2020-12-31"), baseline=BASE_2015)
    found = run("unsd_2023", series({2015: 10, 2019: 12, 2020: 13, 2024: 25}), seen)
    assert (found.latest.value, found.status) == (13, "fair")


@pytest.mark.parametrize(
    ("value", "status"), [(98.999, "stagnation"), (99, "met_or_on_track"), (99.5, "met_or_on_track")]
)
def test_unsd_within_one_point_of_the_end_of_a_percentage_is_met(series, settings, value, status):
    seen = settings(target=(100, "2030-12-31"), is_percent=True, baseline=BASE_2015)
    assert run("unsd_2023", series({2015: 99.6, 2023: value}), seen).status == status


def test_unsd_knows_yes_and_no(series, settings):
    seen = settings(cumulation=Cumulation.MILESTONE)
    assert [run("unsd_2023", series({2023: v}), seen).status for v in (1, 0)] == ["met_or_on_track", "stagnation"]
    assert run("statcan_2024", series({2023: 1}), seen).reason is Reason.METHOD_DOES_NOT_FIT


@pytest.mark.parametrize("method", PUBLISHED)
def test_a_count_of_part_of_a_year_is_not_compared_with_full_years(series, settings, method):
    values = {2015: 10, 2016: 11, 2017: 12, 2023: 20, "2024-01-01/2024-06-30": 2}
    seen = settings(kind=Kind.COUNT, cumulation=Cumulation.NON_CUMULATIVE)
    assert run(method, series(values), seen).latest.value == 20


@pytest.mark.parametrize("method", PUBLISHED)
def test_zero_is_a_value_and_missing_is_not(series, settings, method):
    values = {2020: 5, 2021: 4, 2022: 3, 2023: 2}
    assert run(method, series({**values, 2024: 0}), settings(baseline=None)).latest.value == 0
    assert run(method, series(values), settings(baseline=None)).latest.value == 2


def result(score, status="moderate_progress"):
    return Result("statcan_2024", status, score=score)


@pytest.mark.parametrize(
    ("score", "status"),
    [
        (2.5, "substantial_progress"),
        (2.499, "moderate_progress"),
        (0, "moderate_progress"),
        (-0.001, "limited_progress"),
        (-2.5, "limited_progress"),
        (-2.501, "deterioration"),
    ],
)
def test_a_mean_score_at_a_limit_has_the_better_status(score, status):
    assert indicator_score([result(score)]) == (score, status)


def test_an_indicator_is_achieved_only_when_every_series_is():
    achieved = result(5, "target_achieved")
    assert indicator_score([achieved, achieved]) == (5, "target_achieved")
    assert indicator_score([achieved, result(5, "substantial_progress")]) == (5, "substantial_progress")


def test_groups_are_averaged_first_and_series_without_a_score_do_not_count():
    assert indicator_score([[result(5), result(1)], result(-1), result(None)]) == (1, "moderate_progress")
    assert indicator_score([[result(None)]]) == (None, "not_available")

"""Our exact tests and intervals against scipy's, and against published values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from evaluation.methods.exact import rate_ratio_interval, theil_sen

counts = st.integers(0, 400)


@given(st.integers(1, 500), counts, st.floats(0.1, 10))
def test_the_interval_of_a_ratio_of_rates_is_that_of_the_split_of_the_total(before, after, exposure):
    split = stats.binomtest(after, before + after).proportion_ci(0.95, method="exact")
    low, high = rate_ratio_interval(before, after, exposure, 0.95)
    assert low == pytest.approx(split.low / (1 - split.low) * exposure, rel=1e-6)
    assert high == pytest.approx(split.high / (1 - split.high) * exposure, rel=1e-6)


def test_the_interval_of_a_share_that_clopper_and_pearson_published_is_reproduced():
    # 10 successes of 20 trials: 0.27 to 0.73 (Biometrika 26, 1934, chart for 0.95)
    low, high = rate_ratio_interval(10, 10, 1, 0.95)
    assert (low / (1 + low), high / (1 + high)) == (pytest.approx(0.272, abs=5e-4), pytest.approx(0.728, abs=5e-4))


def test_without_any_event_after_the_interval_starts_at_zero():
    assert rate_ratio_interval(5, 0, 1, 0.95)[0] == 0


values = st.lists(st.floats(-1000, 1000).map(lambda v: round(v, 2)), min_size=4, max_size=20)


@given(values, st.data())
def test_the_slope_and_its_interval_are_those_of_scipy(series, data):
    years = data.draw(st.lists(st.integers(2000, 2024), min_size=len(series), max_size=len(series), unique=True))
    fit = stats.theilslopes(series, years, 0.95)
    slope, interval = theil_sen(years, series, 0.95)
    assert slope == pytest.approx(fit.slope)
    assert interval == (pytest.approx(fit.low_slope), pytest.approx(fit.high_slope))


def test_two_points_of_one_time_have_no_slope_between_them():
    years, series = [2015, 2015, 2016, 2017, 2018, 2019], [1, 2, 3, 5, 4, 6]
    fit = stats.theilslopes(series, years, 0.95)
    slope, interval = theil_sen(years, series, 0.95)
    assert (slope, interval) == (fit.slope, (fit.low_slope, fit.high_slope))
    assert theil_sen([2015] * 4, [1, 2, 3, 4], 0.95) is None


def test_one_outlier_does_not_move_the_slope():
    assert theil_sen(range(7), [0, 1, 2, 300, 4, 5, 6], 0.95)[0] == pytest.approx(1)

"""The line through all yearly figures, and when it says something."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from evaluation.framework import Direction
from evaluation.methods import Point, Reason, run
from evaluation.methods.published.linear_trend import _fit

RISING = {2017: 10, 2018: 12, 2019: 11, 2020: 14, 2021: 15, 2022: 15, 2023: 17, 2024: 18}


@given(st.dictionaries(st.integers(2000, 2024), st.floats(-1e4, 1e4), min_size=4, max_size=12))
def test_slope_and_interval_are_those_of_scipy(values):
    pairs = sorted(values.items())
    assume(len(set(values.values())) > 1)  # scipy has no slope of a level line
    x, y = (np.array(column, float) for column in zip(*pairs, strict=True))
    points = [Point(v, dt.date(year, 1, 1), dt.date(year, 12, 31)) for year, v in pairs]
    slope, level, interval = _fit(points)
    fit = stats.linregress(x, y)
    half = stats.t.ppf(0.975, len(x) - 2) * fit.stderr
    size = np.abs(y).max() + 1e-300
    assert slope == pytest.approx(fit.slope, rel=1e-6, abs=1e-9 * size)
    assert interval == pytest.approx((fit.slope - half, fit.slope + half), rel=1e-6, abs=1e-6 * size)
    assert level == pytest.approx(fit.intercept + fit.slope * x[-1], rel=1e-6, abs=1e-6 * size)


@pytest.mark.parametrize(
    ("values", "direction", "status"),
    [
        (RISING, Direction.RISE, "as_intended"),
        (RISING, Direction.FALL, "against"),
        ({2021: 10, 2022: 12, 2023: 9, 2024: 11}, Direction.RISE, "no_clear_change"),
        ({2021: 0.1, 2022: 0.1, 2023: 0.1, 2024: 0.1}, Direction.RISE, "no_clear_change"),
    ],
)
def test_a_slope_whose_interval_excludes_nil_says_where_it_goes(series, settings, values, direction, status):
    assert run("linear_trend", series(values), settings(direction=direction)).status == status


@pytest.mark.parametrize(
    ("target", "direction", "status"),
    [
        ((18, "2030-12-31"), Direction.RISE, "achieved"),
        ((24, "2030-12-31"), Direction.RISE, "on_track"),
        ((30, "2030-12-31"), Direction.RISE, "behind"),
        ((5, "2030-12-31"), Direction.FALL, "regressing"),
        ((17, "2023-12-31"), Direction.RISE, "achieved"),
        ((17.5, "2023-12-31"), Direction.RISE, "missed"),
    ],
)
def test_with_a_target_the_line_is_followed_to_its_date(series, settings, target, direction, status):
    assert run("linear_trend", series(RISING), settings(direction=direction, target=target)).status == status


def test_a_target_exactly_on_the_line_is_reached(series, settings):
    exact = {2021: 1, 2022: 2, 2023: 3, 2024: 4}
    assert run("linear_trend", series(exact), settings(target=(10, "2030-12-31"))).status == "on_track"
    assert run("linear_trend", series(exact), settings(target=(10.001, "2030-12-31"))).status == "behind"


def test_three_years_make_no_line_but_may_meet_a_target(series, settings):
    three = {2022: 2, 2023: 3, 2024: 4}
    assert run("linear_trend", series(three), settings()).reason is Reason.TOO_FEW_POINTS
    assert run("linear_trend", series(three), settings(target=(4, "2030-12-31"))).status == "achieved"

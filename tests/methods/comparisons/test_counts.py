"""Counts compared: the interval that decides, and how far a change would be clear that nothing can test."""

from __future__ import annotations

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import optimize, stats

from evaluation.framework import Cumulation, Direction, Kind
from evaluation.methods import Flag, Reason, Series, Tipping, Window, change, scatter_of
from evaluation.methods.comparisons.counts import interval_by_chance
from evaluation.methods.series import Point


def year(number, value):
    return Point(value, dt.date(number, 1, 1), dt.date(number, 12, 31))


COUNTS = {"kind": Kind.COUNT, "cumulation": Cumulation.NON_CUMULATIVE, "material_change": None}
THREE = Window(dt.date(2014, 1, 1), dt.date(2016, 12, 31))


def test_the_scatter_is_what_varies_beyond_chance():
    def of(*values):
        return scatter_of(
            [Point(v, dt.date(2010 + n, 1, 1), dt.date(2010 + n, 12, 31)) for n, v in enumerate(values)], 12
        )

    assert of(100, 100, 100) == 0
    squares, total = 50**2 + 0 + 50**2, 300
    assert of(50, 100, 150) == pytest.approx((squares / (1 - 3 / 9) - total) * 3 / total**2)
    assert of(1, 100) is None
    assert of(0, 0, 0) is None


def test_the_scatter_of_a_longer_period_is_averaged():
    halves = [(n, m) for n in (2014, 2015) for m in (1, 7)]
    points = [
        Point(v, dt.date(y, m, 1), dt.date(y, m + 5, 30)) for (y, m), v in zip(halves, (10, 30, 10, 30), strict=True)
    ]
    assert scatter_of(points, 6) == pytest.approx(2 * scatter_of(points, 12), rel=1e-9)


@given(st.lists(st.integers(0, 200), min_size=3, max_size=6).filter(any), st.integers(1, 300))
def test_the_interval_is_that_of_the_published_formula_and_never_narrower_than_the_exact_one(settings, values, latest):
    years = [year(2010 + n, value) for n, value in enumerate(values)]
    last = Point(latest, dt.date(2023, 1, 1), dt.date(2023, 6, 30))
    window = Window(years[0].start, years[-1].end)
    found = change(Series((*years, last)), settings(**COUNTS, baseline=window))
    total, days = sum(values), sum(p.days for p in years)
    before, after = len(years), 0.5
    a = scatter_of(years, 12)
    error = math.sqrt(1 / total + 1 / latest + a * (1 / before + 1 / after))
    half = stats.t.ppf(0.975, len(values) - 1) * error
    ratio = latest / total * days / last.days
    split = stats.binomtest(latest, latest + total).proportion_ci(0.95, method="exact")
    low, high = (p / (1 - p) * days / last.days if p < 1 else math.inf for p in (split.low, split.high))
    assert found.interval == pytest.approx(
        (min(low, ratio * math.exp(-half)), max(high, ratio * math.exp(half))), rel=1e-6
    )
    assert found.status == (
        "improved" if found.interval[0] > 1 else "worsened" if found.interval[1] < 1 else "no_clear_change"
    )


def test_no_event_after_is_judged_by_the_exact_interval_of_both_counts_divided_by_their_scatter(series, settings):
    found = change(series({2014: 40, 2015: 50, 2016: 60, 2023: 0}), settings(**COUNTS, baseline=THREE))
    divisor = 1 + found.scatter * 150 / 3
    high = stats.binomtest(0, round(150 / divisor)).proportion_ci(0.95, method="exact").high
    assert found.interval[0] == 0
    assert found.interval[1] == pytest.approx(high / (1 - high) * 1096 / 365, rel=0.02)
    assert found.status == "worsened"


@pytest.mark.parametrize(
    ("latest", "status"),
    [(105, "moved_untested"), (30, "no_clear_change"), (2, "moved_untested"), (0, "moved_untested")],
)
def test_two_periods_test_nothing(series, settings, latest, status):
    found = change(series({2015: 20, 2016: 26, 2023: latest}), settings(**COUNTS))
    assert (found.status, found.interval, found.scatter) == (status, None, None)
    assert (found.reason is Reason.SCATTER_UNKNOWN) == (found.tipping is not None) == (status == "moved_untested")
    assert found.moved == (0 if status == "no_clear_change" else 1 if latest > 26 else -1)


@pytest.mark.parametrize(("first", "latest"), [((20, 26), 105), ((20, 26), 60), ((200, 260), 90), ((20,), 70)])
def test_the_tipping_point_is_the_largest_scatter_whose_interval_excludes_one(series, settings, first, latest):
    values = {2016 - n: v for n, v in enumerate(first)}
    found = change(series(values | {2023: latest}), settings(**COUNTS))
    before, after = len(first), 1

    def distance(a):
        error = math.sqrt(1 / sum(first) + 1 / latest + a * (1 / before + 1 / after))
        return abs(math.log(found.estimate)) - stats.norm.ppf(0.975) * error

    assert found.tipping.of is Tipping.SCATTER
    assert found.tipping.value == pytest.approx(math.sqrt(optimize.brentq(distance, 0, 100)), rel=1e-6)


def test_a_baseline_of_nil_is_untested_and_says_how_many_times_chance(series, settings):
    found = change(series({2014: 0, 2015: 0, 2016: 0, 2023: 40}), settings(**COUNTS, baseline=THREE))
    assert (found.status, found.estimate, found.moved) == ("moved_untested", None, 1)
    assert found.tipping.of is Tipping.CHANCE
    at = [interval_by_chance(0, 40 / (found.tipping.value * f), 1096 / 365)[0] for f in (0.999, 1.001)]
    assert at[0] > 1 > at[1]
    assert change(series({2015: 0, 2016: 0, 2023: 1}), settings(**COUNTS)).status == "no_clear_change"
    assert change(series({2015: 0, 2016: 0, 2023: 0}), settings(**COUNTS)).status == "no_clear_change"


def test_no_event_after_two_periods_tips_where_the_divided_counts_reach_one(series, settings):
    found = change(series({2015: 30, 2016: 30, 2023: 0}), settings(**COUNTS))
    divisor = 1 + found.tipping.value**2 * 60 / 2
    at = [interval_by_chance(60 / (divisor * f), 0, 731 / 365)[1] for f in (0.999, 1.001)]
    assert at[0] < 1 < at[1]


def test_counts_are_compared_by_what_their_figures_cover_with_gaps_left_out(series, settings):
    window = Window(dt.date(2012, 1, 1), dt.date(2016, 12, 31))
    found = change(
        series({2012: 10, 2014: 10, 2016: 10, "2023-01-01/2023-06-30": 5}), settings(**COUNTS, baseline=window)
    )
    assert found.baseline.days == 366 + 365 + 366
    assert found.estimate == pytest.approx(5 / 30 * (366 + 365 + 366) / 181)


def test_no_day_counts_twice(series, settings):
    values = {"2015-01-01/2015-12-31": 10, "2015-07-01/2016-06-30": 50, "2016-07-01/2016-12-31": 5, 2023: 10}
    found = change(series(values), settings(**COUNTS))
    assert (found.baseline.value, found.baseline.days) == (15, 365 + 184)


def test_a_declared_window_is_the_other_side_and_treated_alike(series, settings):
    later = Window(dt.date(2021, 1, 1), dt.date(2023, 12, 31))
    found = change(series({2016: 10, 2021: 20, 2022: 30, 2023: 40, 2024: 1}), settings(**COUNTS, latest=later))
    assert (found.latest.value, found.latest.days) == (90, 3 * 365)


def test_a_running_total_is_compared_by_what_it_adds(series, settings):
    totals = settings(**COUNTS | {"cumulation": Cumulation.RUNNING_TOTAL})
    values = {"2015-12-31": 100, "2016-12-31": 200, "2022-12-31": 900, "2023-12-31": 950}
    found = change(series(values), totals)
    assert (found.baseline.value, found.latest.value) == (100, 50)
    assert (found.latest.start, found.latest.end) == (dt.date(2023, 1, 1), dt.date(2023, 12, 31))
    assert found.moved == -1
    spread = change(series({k: v for k, v in values.items() if k != "2022-12-31"}), totals)
    assert (spread.latest.value, spread.latest.days) == (750, 7 * 365 + 1)


def test_a_running_total_that_fell_allows_no_verdict(series, settings):
    totals = settings(**COUNTS | {"cumulation": Cumulation.RUNNING_TOTAL})
    found = change(series({"2015-12-31": 100, "2016-12-31": 200, "2023-12-31": 190}), totals)
    assert (found.status, found.reason, found.flags) == (
        "not_computable",
        Reason.TOTAL_FELL,
        (Flag.TOTAL_FELL, Flag.LATE),
    )


def test_of_the_difference_of_two_lower_bounds_nothing_is_known(series, settings):
    totals = settings(**COUNTS | {"cumulation": Cumulation.RUNNING_TOTAL})
    values = {"2015-12-31": 100, "2016-12-31": 200, "2022-12-31": 900, "2023-12-31": 950}
    bounds = change(series(values, at_least=["2022-12-31", "2023-12-31"]), totals)
    assert bounds.latest.end == dt.date(2022, 12, 31)
    assert bounds.latest.qualifier == "at_least"
    before = change(series(values, at_least=["2022-12-31"]), totals)
    assert before.latest.qualifier == "at_most"


@pytest.mark.parametrize("direction", [Direction.RISE, Direction.NONE])
def test_nothing_is_computed_across_a_break_whatever_direction_is_wanted(series, settings, direction):
    seen = settings(**COUNTS, direction=direction, breaks=(dt.date(2019, 11, 1),), baseline=THREE)
    found = change(series({2014: 8, 2015: 8, 2016: 8, 2023: 14}), seen)
    assert found.reason is Reason.DEFINITION_BREAK
    numbers = (found.estimate, found.difference, found.interval, found.chance, found.tipping, found.slope)
    assert numbers == (None,) * 6
    assert (found.baseline.value, found.latest.value) == (24, 14)


def test_fewer_figures_of_the_baseline_never_test_what_more_do_not(series, settings):
    full = {2013: 100, 2014: 100, 2015: 100, 2016: 100, 2023: 180}
    window = Window(dt.date(2013, 1, 1), dt.date(2016, 12, 31))
    assert change(series(full), settings(**COUNTS, baseline=window)).status == "improved"
    few = {year: full[year] for year in (2015, 2016, 2023)}
    assert change(series(few), settings(**COUNTS, baseline=window)).status == "moved_untested"

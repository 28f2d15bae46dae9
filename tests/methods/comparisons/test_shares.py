"""Shares compared by their odds."""

from __future__ import annotations

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from scipy.stats.contingency import odds_ratio

from evaluation.framework import Direction, Kind
from evaluation.methods import Point, Reason, Tipping, Window, change
from evaluation.methods.comparisons.shares import compare_shares
from evaluation.methods.exact import odds_ratio_interval

SHARES = {"kind": Kind.SHARE, "material_change": None}
THREE = Window(dt.date(2014, 1, 1), dt.date(2016, 12, 31))
cells = st.integers(0, 60)


@given(cells, cells, cells, cells)
def test_the_exact_interval_is_that_of_scipy(top, rest, base_top, base_rest):
    if not (top + rest and base_top + base_rest):
        return
    low, high = odds_ratio_interval(top, top + rest, base_top, base_top + base_rest, 0.95)
    expected = odds_ratio([[top, rest], [base_top, base_rest]]).confidence_interval(0.95)
    assert low == pytest.approx(expected.low, rel=1e-5)
    assert high == pytest.approx(expected.high, rel=1e-5)


def test_a_large_table_keeps_its_interval():
    low, high = odds_ratio_interval(500_300, 10**6, 500_000, 10**6, 0.95)
    error = 1.96 * math.sqrt(4 * 2e-6)
    assert (math.log(low), math.log(high)) == (
        pytest.approx(0.0012 - error, abs=2e-5),
        pytest.approx(0.0012 + error, abs=2e-5),
    )


def share_at(ratio, base):
    odds = base[0] / (base[1] - base[0])
    return 100 * ratio * odds / (1 + ratio * odds)


def test_three_shares_of_the_baseline_show_how_much_more_they_scatter(series, settings):
    years = {2014: (100, 400), 2015: (160, 400), 2016: (100, 400), 2023: (180, 400)}
    found = change(series(years), settings(**SHARES, baseline=THREE))
    statistic = stats.chi2_contingency([[100, 160, 100], [300, 240, 300]], correction=False).statistic
    assert found.dispersion == pytest.approx(statistic / 2)
    error = math.sqrt(found.dispersion * (1 / 180 + 1 / 220 + 1 / 360 + 1 / 840))
    half, middle = stats.t.ppf(0.975, 2) * error, math.log(180 * 840 / (220 * 360))
    expected = [share_at(math.exp(middle + s * half), (360, 1200)) for s in (-1, 1)]
    assert found.interval == pytest.approx(expected)
    assert (found.status, found.moved) == ("no_clear_change", 0)
    calm = {2014: (120, 400), 2015: (120, 400), 2016: (120, 400), 2023: (180, 400)}
    assert change(series(calm), settings(**SHARES, baseline=THREE)).status == "improved"


def test_a_share_of_two_periods_is_untested_and_says_how_many_cases_must_be_independent(series, settings):
    found = change(series({2016: (413, 725), 2023: (463, 669)}), settings(**SHARES))
    assert (found.status, found.reason, found.interval) == ("moved_untested", Reason.SCATTER_UNKNOWN, None)
    assert found.tipping.of is Tipping.INDEPENDENT
    assert found.tipping.value == pytest.approx(5.8, abs=0.1)
    assert found.chance[0] > 100 * 413 / 725


@pytest.mark.parametrize(
    ("last", "status"), [((24, 100), "no_clear_change"), ((60, 100), "moved_untested"), ((2, 100), "moved_untested")]
)
def test_what_chance_alone_explains_is_no_clear_change(series, settings, last, status):
    found = change(series({2016: (20, 100), 2023: last}), settings(**SHARES))
    assert found.status == status
    assert found.estimate == pytest.approx(last[0] / 20)


def test_a_random_sample_is_judged_by_the_exact_interval(series, settings):
    found = change(series({2016: (20, 100), 2023: (60, 100)}), settings(**SHARES, is_sample=True))
    exact = odds_ratio([[60, 40], [20, 80]]).confidence_interval(0.95)
    assert found.interval == pytest.approx([share_at(r, (20, 100)) for r in (exact.low, exact.high)], rel=1e-5)
    assert (found.status, found.tipping) == ("improved", None)


@pytest.mark.parametrize(("first", "last"), [((0, 100), (40, 100)), ((100, 100), (60, 100))])
def test_a_baseline_of_none_or_all_shows_no_scatter_and_is_not_tested(series, settings, first, last):
    three = {2014: first, 2015: first, 2016: first, 2023: last}
    found = change(series(three), settings(**SHARES, baseline=THREE))
    assert (found.status, found.dispersion) == ("moved_untested", None)


def test_a_share_that_fell_to_none_is_compared_with_half_a_case(series, settings):
    three = {2014: (400, 1000), 2015: (400, 1000), 2016: (400, 1000), 2023: (0, 1000)}
    found = change(series(three), settings(**SHARES, baseline=THREE))
    half = stats.t.ppf(0.975, 2) * math.sqrt(1 / 0.5 + 1 / 1000.5 + 1 / 1200.5 + 1 / 1800.5)
    middle = math.log(0.5 * 1800.5 / (1000.5 * 1200.5))
    assert found.interval[1] == pytest.approx(share_at(math.exp(middle + half), (1200, 3000)))
    assert found.interval[0] == 0


def test_a_share_without_its_parts_gets_no_verdict(series, settings):
    result = change(series({2016: 20.0, 2023: 40.0}), settings(**SHARES))
    assert (result.status, result.reason) == ("not_computable", Reason.NO_PARTS)


@pytest.mark.parametrize(
    ("qualified", "status"), [({"at_least": [2023]}, "moved_untested"), ({"at_least": [2016]}, "no_clear_change")]
)
def test_the_bound_of_a_part_is_taken_at_its_worst(series, settings, qualified, status):
    found = change(series({2016: (20, 100), 2023: (60, 100)}, **qualified), settings(**SHARES))
    assert found.status == status
    assert (found.reason is Reason.BOUND_FLIPS) == (status == "no_clear_change")


def test_a_wanted_fall_turns_the_verdict(series, settings):
    found = change(
        series({2016: (60, 100), 2023: (20, 100)}), settings(**SHARES, is_sample=True, direction=Direction.FALL)
    )
    assert found.status == "improved"


@pytest.mark.parametrize("dispersion", [None, 1.0, 4.0])
@given(st.integers(1, 59), st.integers(0, 60))
def test_the_interval_shown_excludes_the_share_of_the_baseline_where_it_decides_and_nowhere_else(
    dispersion, base, last
):
    spans = [(dt.date(y, 1, 1), dt.date(y, 12, 31)) for y in (2016, 2023)]
    before, after = (Point(100 * n / 60, *span, "exact", n, 60) for n, span in zip((base, last), spans, strict=True))
    found = compare_shares(before, after, dispersion, 5, is_sample=dispersion is None)
    low, high = found.interval
    assert found.moved == (low > before.value) - (high < before.value)

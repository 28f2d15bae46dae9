"""The one age of every rule: whole frequencies in calendar months, counted from the day after a figure's period."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.methods import Flag, Point, Reason, change, gap_closed
from evaluation.methods.age import age, frequency_of, months_after


def day(text):
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("end", "cut_off", "months", "expected"),
    [
        ("2022-12-31", "2022-12-31", 12, 0),
        ("2022-12-31", "2023-12-30", 12, 0),
        ("2022-12-31", "2023-12-31", 12, 1),
        ("2022-12-31", "2024-12-31", 12, 2),
        ("2022-12-31", "2025-12-30", 12, 2),
        ("2022-12-31", "2025-12-31", 12, 3),
        ("2024-02-29", "2024-08-30", 6, 0),
        ("2024-02-29", "2024-08-31", 6, 1),
        ("2016-06-30", "2026-06-30", 60, 2),
        ("2024-10-20", "2024-11-20", 1, 1),
        ("2024-10-20", "2024-11-19", 1, 0),
        ("2025-01-01", "2024-12-31", 12, 0),
    ],
)
def test_an_age_is_told_in_whole_frequencies(end, cut_off, months, expected):
    assert age(day(end), day(cut_off), months) == expected


@given(st.dates(day("2000-01-01"), day("2020-12-31")), st.integers(0, 4000), st.integers(1, 60))
def test_an_age_grows_by_one_only_on_a_day_that_ends_a_frequency(end, later, months):
    cut_off = end + dt.timedelta(later)
    before, after = age(end, cut_off, months), age(end, cut_off + dt.timedelta(1), months)
    ends = months_after(end + dt.timedelta(1), months * after) == cut_off + dt.timedelta(2)
    assert after - before == (1 if ends and after else 0)


def yearly(*years):
    return [Point(1, dt.date(y, 1, 1), dt.date(y, 12, 31)) for y in years]


@pytest.mark.parametrize(
    ("points", "declared", "months"),
    [
        (yearly(2015, 2016, 2017, 2018), 3, 3),
        (yearly(2015, 2016, 2017, 2018), None, 12),
        (yearly(2001, 2006, 2011, 2016), None, 60),
        (yearly(2006, 2011, 2016), None, 12),
        (yearly(2001, 2006, 2011, 2016, 2017), None, 60),
        (yearly(2001, 2006, 2011, 2016, 2017, 2018, 2019), None, 12),
        (yearly(2015, 2017, 2018, 2021), None, 12),
        ([], None, 12),
    ],
)
def test_a_frequency_is_declared_or_that_of_four_figures_equally_far_apart_or_a_year(points, declared, months):
    assert frequency_of(points, declared) == months


def test_figures_on_days_of_their_own_come_at_no_regular_distance():
    days = [dt.date(2021, 1, 3), dt.date(2021, 2, 5), dt.date(2021, 3, 4), dt.date(2021, 4, 9)]
    assert frequency_of([Point(1, d, d) for d in days], None) == 12


@pytest.mark.parametrize("method", [change, gap_closed])
@pytest.mark.parametrize(
    ("seen", "flags", "current"),
    [
        ("2023-12-30", (), True),
        ("2023-12-31", (Flag.LATE,), True),
        ("2025-12-30", (Flag.LATE,), True),
        ("2025-12-31", (Flag.OUTDATED,), False),
        ("2035-12-31", (Flag.OUTDATED,), False),
    ],
)
def test_an_old_verdict_stands_as_of_its_period_and_says_so(series, settings, method, seen, flags, current):
    found = method(series({2016: 8, 2022: 14}), settings(cut_off=day(seen), target=(14, "2040-12-31")))
    assert found.status in ("improved", "achieved")
    assert (found.flags, found.is_current) == (flags, current)


def test_all_reasons_are_given_and_first_those_that_can_be_mended(series, settings):
    found = change(series({2016: 8, 2023: 9}), settings(material_change=None, breaks=(day("2019-01-01"),)))
    assert found.reasons == (Reason.NO_MATERIAL_CHANGE, Reason.DEFINITION_BREAK)

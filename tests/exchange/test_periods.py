"""Periods as programmes and systems write them."""

from __future__ import annotations

import pytest

from evaluation.exchange.periods import NoPeriodError, is_period, period_of


@pytest.mark.parametrize(
    ("text", "starts", "first", "last"),
    [
        ("2023", 1, "2023-01-01", "2023-12-31"),
        ("2023", 10, "2022-10-01", "2023-09-30"),
        ("FY2023", 7, "2022-07-01", "2023-06-30"),
        ("fy2016", 7, "2015-07-01", "2016-06-30"),
        ("FY23", 10, "2022-10-01", "2023-09-30"),
        ("2022/23", 7, "2022-07-01", "2023-06-30"),
        ("2022-2023", 7, "2022-07-01", "2023-06-30"),
        ("2011-12", 1, "2011-12-01", "2011-12-31"),
        ("2011-12", 7, "2011-07-01", "2012-06-30"),
        ("202301", 1, "2023-01-01", "2023-01-31"),
        ("2023-02", 1, "2023-02-01", "2023-02-28"),
        ("2023Q1", 1, "2023-01-01", "2023-03-31"),
        ("Q4 2023", 1, "2023-10-01", "2023-12-31"),
        ("T2 2023", 1, "2023-04-01", "2023-06-30"),
        ("FY2023 Q1", 10, "2022-10-01", "2022-12-31"),
        ("2023S2", 1, "2023-07-01", "2023-12-31"),
        ("H1 2023", 1, "2023-01-01", "2023-06-30"),
        ("2023April", 1, "2023-04-01", "2024-03-31"),
        ("2023Oct", 1, "2023-10-01", "2024-09-30"),
        ("April 2023", 1, "2023-04-01", "2023-04-30"),
        ("ene-23", 1, "2023-01-01", "2023-01-31"),
        ("septiembre 2023", 1, "2023-09-01", "2023-09-30"),
        ("20230115", 1, "2023-01-15", "2023-01-15"),
        ("2023W1", 1, "2023-01-02", "2023-01-08"),
        ("2023-01-15/2023-06-30", 1, "2023-01-15", "2023-06-30"),
    ],
)
def test_a_period_has_its_first_and_its_last_day(text, starts, first, last):
    assert [day.isoformat() for day in period_of(text, starts)] == [first, last]


@pytest.mark.parametrize(
    "text", ["", "Indicator", "2023Q5", "2023-13", "Total", "12", "2022-2025", "20231301", "target 1"]
)
def test_what_names_no_period_is_none(text):
    assert not is_period(text)


def test_a_year_over_two_asks_when_it_begins():
    with pytest.raises(NoPeriodError, match="fiscal-year-starts"):
        period_of("2022/23")

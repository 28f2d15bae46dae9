"""Numbers, dates and plurals in the reader's language."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from evaluation.errors import ParameterError
from evaluation.locale.language import Language

ENGLISH = Language.of("en")


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (1234567, None, "1,234,567"),
        (0.076, None, "0.076"),
        (0, None, "0"),
        (-3, None, "−3"),
        (2.5, 0, "2"),
        (1.0, 2, "1.00"),
        (Decimal("7592865.50"), 2, "7,592,865.50"),
    ],
)
def test_numbers_are_written_as_in_the_united_states(value, decimals, shown):
    assert ENGLISH.number(value, decimals) == shown


@pytest.mark.parametrize(("share", "decimals", "shown"), [(0.248, 1, "24.8%"), (1, 0, "100%"), (-0.5, 0, "−50%")])
def test_a_share_is_written_as_a_percentage(share, decimals, shown):
    assert ENGLISH.percent(share, decimals) == shown


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        ("2017-06-15", "June 15, 2017"),
        ("2022-11", "November 2022"),
        ("2022", "2022"),
        (dt.date(2024, 2, 29), "February 29, 2024"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(day, shown):
    assert ENGLISH.date(day) == shown


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2016-01-01", "2016-12-31", "2016"),
        ("2016-01-01", "2017-12-31", "2016–2017"),
        ("2017-01-01", "2017-07-31", "January–July 2017"),
        ("2018-03-01", "2018-03-31", "March 2018"),
        ("2018-01-01", "2022-07-31", "January 2018 – July 2022"),
        ("2023-07-14", "2023-07-25", "July 14, 2023 – July 25, 2023"),
        ("2024-10-21", "2024-10-21", "October 21, 2024"),
    ],
)
def test_a_period_has_its_shortest_exact_name(start, end, shown):
    assert ENGLISH.period(dt.date.fromisoformat(start), dt.date.fromisoformat(end)) == shown


def test_an_open_period_says_which_end_is_missing():
    day = dt.date(2024, 7, 31)
    assert ENGLISH.period(None, day) == "until July 31, 2024"
    assert ENGLISH.period(day, None) == "from July 31, 2024"
    assert ENGLISH.period(None, None) == "period not stated"


@pytest.mark.parametrize(
    ("items", "shown"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_words_are_joined_as_prose(items, shown):
    assert ENGLISH.join(items) == shown


def test_a_plural_follows_its_number():
    assert [ENGLISH.plural("{n} figure", "{n} figures", n) for n in (0, 1, 2)] == ["0 figures", "1 figure", "2 figures"]


def test_a_language_without_a_catalogue_is_refused():
    with pytest.raises(ParameterError, match="no catalogue for 'xx'"):
        Language.of("xx")

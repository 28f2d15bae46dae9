"""Figures of two releases are compared as they stand, and that is named; those of one release need no word."""

from __future__ import annotations

import pytest

from evaluation.assess import Warn, assess
from evaluation.evidence import indicator_series


@pytest.fixture
def compared(evidence, observation, indicator, source):
    """Judge statements of a year in a release, the later of which has the later day: `compared((2015, 40, 1), ...)`."""

    def judge(*statements, court=(), sheet=None):
        documents = [source(f"S{n}", f"202{n}-01-01") for n in range(1, 5)]
        rows = [
            observation(f"F{n}", value, year, source=f"S{release}", authority="court" if n in court else "police")
            for n, (year, value, release) in enumerate(statements, 1)
        ]
        both = {"authorities": {"preferred": ["police", "court"], "reason": {"en": "a", "es": "b"}}}
        known = evidence(rows, [indicator(**both, **(sheet or {}))], sources=documents)
        (item,) = assess(known).indicators
        assert [f.refs for f in indicator_series(known, item.indicator).figures]
        return item

    return judge


def test_a_first_year_that_was_restated_after_the_last_appeared_is_named_and_the_values_stay(compared):
    item = compared((2015, 40, 1), (2019, 56, 1), (2015, 47, 2))
    assert (item.result.baseline.value, item.result.latest.value) == (47, 56)
    assert Warn.RELEASES_MIXED in item.warnings


@pytest.mark.parametrize(
    "statements",
    [
        ((2015, 40, 1), (2019, 56, 2)),  # nothing was restated
        ((2015, 40, 1), (2015, 47, 2), (2019, 56, 2)),  # the newest release has both
        ((2015, 40, 1), (2015, 47, 2), (2019, 56, 3)),  # the last appeared after the first had been restated
        ((2015, 40, 1), (2019, 56, 1), (2015, 47, 2), (2019, 56, 2)),  # the newest release repeats the last
        ((2015, 40, 2), (2019, 56, 1), (2015, 47, 3)),  # the old value was never printed beside the last or before it
    ],
)
def test_figures_that_may_be_of_one_release_need_no_word(compared, statements):
    assert Warn.RELEASES_MIXED not in compared(*statements).warnings


def test_a_last_year_that_was_restated_after_the_first_appeared_is_of_another_release_too(compared):
    assert Warn.RELEASES_MIXED in compared((2015, 40, 1), (2019, 56, 1), (2019, 50, 2)).warnings


def test_bodies_have_releases_of_their_own(compared):
    assert Warn.RELEASES_MIXED not in compared((2015, 40, 1), (2019, 56, 1), (2015, 47, 2), court={2}).warnings


def test_the_first_release_may_be_declared_as_another_choice_and_keeps_both_ends_together(compared):
    sheet = {"alternatives": {"first_release": {"en": "a", "es": "b"}}}
    item = compared((2015, 40, 1), (2019, 56, 1), (2015, 47, 2), sheet=sheet)
    pairs = [(s.result.baseline.value, s.result.latest.value) for s in item.robustness.specifications]
    assert pairs == [(47, 56), (40, 56)]

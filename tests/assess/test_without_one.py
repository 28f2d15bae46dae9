"""Figures without which a verdict would be another."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.assess import assess
from evaluation.assess.without_one import turns_of
from evaluation.framework import Cumulation, Direction, Kind
from evaluation.methods import METHODS, Point, Series, Settings, Target, Window, run


def settings(**changes):
    values = {
        "direction": Direction.RISE,
        "kind": Kind.COUNT,
        "cumulation": Cumulation.NON_CUMULATIVE,
        "cut_off": dt.date(2024, 12, 31),
        "baseline": Window(dt.date(2014, 1, 1), dt.date(2016, 12, 31)),
        "target": None,
        "material_change": None,
    }
    return Settings(**(values | changes))


def of(values):
    return Series(tuple(Point(v, dt.date(y, 1, 1), dt.date(y, 12, 31)) for y, v in values.items()))


@pytest.mark.parametrize(
    ("first", "values", "turned"),
    [
        # three periods of a baseline test a change, two do not; without the last figure there is nothing to compare
        (
            2014,
            {2014: 100, 2015: 100, 2016: 100, 2023: 250},
            {2014: "moved_untested", 2015: "moved_untested", 2016: "moved_untested", 2023: "not_computable"},
        ),
        # a second figure after the baseline can stand for the last
        (
            2014,
            {2014: 100, 2015: 100, 2016: 100, 2022: 250, 2023: 250},
            dict.fromkeys((2014, 2015, 2016), "moved_untested"),
        ),
        # without the odd one of the baseline the rest tells of a change
        (2013, {2013: 10, 2014: 11, 2015: 10, 2016: 40, 2022: 40, 2023: 40}, {2016: "improved"}),
    ],
)
def test_each_figure_is_left_out_in_turn_and_what_turns_is_named(first, values, turned):
    seen = settings(baseline=Window(dt.date(first, 1, 1), dt.date(2016, 12, 31)))
    found = turns_of(run("change", of(values), seen), of(values), seen)
    assert {turn.start.year: turn.status for turn in found} == turned


@given(
    st.sampled_from([name for name in METHODS if name != "percent_of_target"]),
    st.dictionaries(st.integers(2012, 2024), st.integers(0, 300), min_size=2, max_size=8),
    st.sampled_from([None, Target(200.0, dt.date(2030, 12, 31))]),
)
def test_what_is_not_named_turns_nothing(method, values, target):
    seen = settings(target=target)
    result = run(method, of(values), seen)
    named = {turn.start.year for turn in turns_of(result, of(values), seen)}
    for year in values:
        without = run(method, of({y: v for y, v in values.items() if y != year}), seen)
        assert ((without.status, without.moved) != (result.status, result.moved)) == (year in named)


def test_the_figures_are_told_with_the_indicator(evidence, observation, indicator, source):
    rows = [observation("F1", 100, 2016), observation("F2", 250, 2022), observation("F3", 250, 2023)]
    known = evidence(rows, [indicator()], sources=[source("S1", "2024-06-01")])
    (turn,) = assess(known).objectives[0].indicators[0].turns
    assert (turn.refs, turn.status) == (("F1",), "not_computable")

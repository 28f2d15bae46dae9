"""Registers that a chart has no room for stand in small charts of their own; those it has room for stay."""

from __future__ import annotations

import datetime as dt

import pytest

from evaluation.report.charts.values import Form, SeriesChart, Value
from evaluation.report.parts.indicator.registers import FEWEST, MANY, told_apart


@pytest.fixture
def chart():
    """A chart of a series of three years, beside registers with so many values."""

    def build(**registers):
        own = [value(year) for year in (2016, 2017, 2018)]
        others = [value(2000 + n, name) for name, count in registers.items() for n in range(count)]
        return SeriesChart(
            name="fig-1.1",
            values=[*own, *others],
            known=[],
            breaks=[],
            baseline=(dt.date(2016, 1, 1), dt.date(2016, 12, 31)),
            start=dt.date(2017, 1, 1),
            end=None,
            events=[],
            words={},
            axis_label="offices",
            scale=str,
            until=dt.date(2024, 1, 1),
        )

    return build


def value(year, register=""):
    return Value(
        dt.date(year, 1, 1), dt.date(year, 12, 31), 1.0, Form.POINT, "1", f"{register}{year}", register=register
    )


def test_registers_stay_in_a_chart_that_has_room_for_them(chart):
    shown = chart(police=MANY)
    assert told_apart(shown) == (shown, {})


def test_of_too_many_those_that_are_series_themselves_stand_apart(chart):
    shown, apart = told_apart(chart(police=MANY, courts=FEWEST - 1))
    assert list(apart) == ["police"]
    assert {v.register for v in shown.values} == {"", "courts"}


def test_no_value_is_lost_or_drawn_twice(chart):
    whole = chart(police=MANY, courts=FEWEST)
    shown, apart = told_apart(whole)
    drawn = [*shown.values, *(v for values in apart.values() for v in values)]
    assert sorted(v.states for v in drawn) == sorted(v.states for v in whole.values)

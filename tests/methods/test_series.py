"""What a point of a series knows of its own period."""

from __future__ import annotations

import datetime as dt

import pytest

from evaluation.methods import Point

FIRST = dt.date(2015, 1, 1)


@pytest.mark.parametrize(
    ("days", "part", "whole", "longer"),
    [
        (1, False, False, False),
        (2, True, False, False),
        (364, True, False, False),
        (365, False, True, False),
        (366, False, True, False),
        (367, False, False, True),
    ],
)
def test_a_period_is_a_day_or_part_of_a_year_or_a_year_or_longer(days, part, whole, longer):
    point = Point(1, FIRST, FIRST + dt.timedelta(days - 1))
    assert (point.is_part_of_year, point.is_whole_year, point.exceeds_year) == (part, whole, longer)


def test_figures_put_together_cover_their_own_days_and_not_the_gap_between_them():
    together = Point(5, FIRST, dt.date(2017, 12, 31), exposure=730)
    assert (together.days, together.exceeds_year) == (730, True)
    assert Point(5, FIRST, dt.date(2017, 12, 31)).days == 1096

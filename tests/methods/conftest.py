"""Tiny series and settings; a test names only what it is about."""

from __future__ import annotations

import datetime as dt

import pytest

from evaluation.framework import Cumulation, Direction, Kind
from evaluation.methods import MaterialChange, Point, Series, Settings, Target, Window


def day(text: str) -> dt.date:
    """Date from its ISO form."""
    return dt.date.fromisoformat(text)


@pytest.fixture
def series():
    """Build a series of years or periods: `series({2015: 8, "2017-01-01/2017-06-30": 4}, at_least=[2015])`."""

    def build(values, **qualified):
        points = []
        for when, value in values.items():
            start, _, end = (f"{when}-01-01/{when}-12-31" if isinstance(when, int) else when).partition("/")
            qualifier = next((q for q, which in qualified.items() if when in which), "exact")
            top, whole = value if isinstance(value, tuple) else (None, None)
            shown = 100 * top / whole if whole else value
            points.append(Point(shown, day(start), day(end or start), qualifier, top, whole))
        return Series(tuple(points))

    return build


@pytest.fixture(scope="session")
def settings():
    """Build settings of a stock for which a rise is wanted; baseline 2015 and 2016, seen at the end of 2024."""

    def build(**changes):
        values = {
            "direction": Direction.RISE,
            "kind": Kind.STOCK,
            "cumulation": Cumulation.STOCK,
            "cut_off": day("2024-12-31"),
            "baseline": Window(day("2015-01-01"), day("2016-12-31")),
            "target": None,
            "material_change": MaterialChange(1, "absolute"),
        }
        if isinstance(changes.get("target"), tuple):
            value, date = changes["target"]
            changes["target"] = Target(value, day(date))
        return Settings(**(values | changes))

    return build

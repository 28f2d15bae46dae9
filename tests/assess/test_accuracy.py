"""How wrong the latest figure may be before the finding turns."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import settings as trying
from hypothesis import strategies as st

from evaluation.assess import indicator as assessing
from evaluation.assess.accuracy import accuracy
from evaluation.framework import Cumulation, Direction, Kind
from evaluation.methods import MaterialChange, Point, Series, Settings, Window, run


def year(value: float, y: int, **parts: float) -> Point:
    return Point(value, dt.date(y, 1, 1), dt.date(y, 12, 31), **parts)


def settings(kind: Kind, material: float | None = 1) -> Settings:
    return Settings(
        direction=Direction.RISE,
        kind=kind,
        cumulation=Cumulation.STOCK,
        cut_off=dt.date(2024, 12, 31),
        baseline=Window(dt.date(2016, 1, 1), dt.date(2016, 12, 31)),
        target=None,
        material_change=MaterialChange(material, "absolute") if material else None,
        breaks=(),
        limit=None,
        is_percent=kind is Kind.SHARE,
    )


def needed(points: list[Point], wanted: Settings):
    series = Series(tuple(points))
    return accuracy("change", series, wanted, run("change", series, wanted))


def test_a_rise_of_offices_holds_down_to_one_more_than_the_baseline():
    found = needed([year(8, 2016), year(14, 2024)], settings(Kind.STOCK))
    assert (found.lowest, found.highest) == (9, None)


def test_no_change_lies_between_two_values():
    found = needed([year(8, 2016), year(9, 2024)], settings(Kind.STOCK, 3))
    assert (found.lowest, found.highest) == (6, 10)


def test_of_a_share_the_numerator_is_moved():
    points = [year(25, 2016, numerator=25, denominator=100), year(60, 2024, numerator=60, denominator=100)]
    found = needed(points, settings(Kind.SHARE, None))
    assert 25 < found.lowest < 60
    assert found.highest is None


@pytest.mark.parametrize("points", [[year(8, 2016)], [year(14, 2024)], [year(8, 2016), year(0, 2024)]])
def test_where_there_is_no_finding_or_no_figure_to_move_there_is_nothing_to_say(points):
    assert needed(points, settings(Kind.STOCK)) is None


@trying(max_examples=15)
@given(before=st.integers(1, 200), after=st.integers(1, 200), material=st.integers(1, 20))
def test_the_bounds_are_the_outermost_values_with_the_same_finding(before, after, material):
    """Compared with trying every value."""
    wanted = settings(Kind.STOCK, material)
    found = needed([year(before, 2016), year(after, 2024)], wanted)

    def status(value: int) -> str:
        return str(run("change", Series((year(before, 2016), year(value, 2024))), wanted).status)

    same = [v for v in range(1, 400) if status(v) == status(after)]
    assert found.lowest == (None if min(same) == 1 and status(0) == status(after) else min(same))
    assert found.highest == (None if max(same) == 399 else max(same))


def test_nobody_looks_for_it_before_it_is_asked(evidence, observation, indicator, monkeypatch):
    """Its dozens of trials are a third of the time in which a thousand indicators are assessed."""
    sought = []
    monkeypatch.setattr(assessing, "accuracy", lambda *given: sought.append(given))
    known = evidence([observation(f"F{y}", 8 + y % 5, y) for y in range(2014, 2024)], indicators=[indicator()])
    (found,) = assessing.assess_indicators(known, known.dataset.framework.indicators)
    assert sought == []
    assert found.accuracy is None
    assert len(sought) == 1

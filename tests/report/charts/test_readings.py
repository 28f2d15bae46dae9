"""The chart of all readings: no mark hides another, and none lies on the words beside our own."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from evaluation.methods import Outlook
from evaluation.report.charts.readings import Mark, _places, draw_readings

NEAR, SPAN = 0.1, 0.5
CHANGES = st.lists(st.floats(-1, 1), min_size=1, max_size=12)


def marks(changes):
    """Readings, of which the first is ours."""
    return [Mark(change, Outlook.UNCLEAR, number == 0) for number, change in enumerate(changes)]


@given(CHANGES)
def test_no_mark_hides_another(changes):
    placed = list(zip(changes, _places(marks(changes), NEAR, SPAN), strict=True))
    for (one, line), (other, same) in combinations(placed, 2):
        assert line != same or abs(one - other) >= NEAR


@given(CHANGES)
def test_no_mark_lies_on_the_words_beside_our_own(changes):
    places = _places(marks(changes), NEAR, SPAN)
    beside = [c for c, place in zip(changes[1:], places[1:], strict=True) if place == places[0]]
    assert not [c for c in beside if 0 <= c - changes[0] < SPAN]


@given(CHANGES)
def test_our_own_reading_stands_first(changes):
    assert _places(marks(changes), NEAR, SPAN)[0] == 0


def test_marks_far_apart_share_a_line():
    assert _places(marks([0.0, 0.6, -0.4, 0.9]), NEAR, SPAN) == [0, 0, 0, 0]


def test_the_chart_names_every_method_and_our_own_reading_once():
    rows = [("change", marks([0.1, 0.2])), ("growth", [Mark(0.1, Outlook.FAVOURABLE, False)])]
    drawn = draw_readings("fig", rows, lambda share: f"{share:.0%}", "ours")
    assert drawn.svg == draw_readings("fig", rows, lambda share: f"{share:.0%}", "ours").svg
    assert {role for _, role in drawn.texts} == {"scale"}

"""Areas compared: the answer is the share of other choices of areas that lie as far from none."""

from __future__ import annotations

import datetime as dt
import math
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.framework import Direction
from evaluation.methods import AreaSeries, Flag, Point, Reason
from evaluation.methods import areas_compared as compare
from evaluation.methods.comparisons.areas_compared import Role

REACHED = dt.date(2019, 1, 1)
YEARS = (2017, 2018, 2019, 2020)


def area(name, *counts, reached=None, years=YEARS):
    """Area with a count for each year; None is a year without a record."""
    points = [
        Point(c, dt.date(y, 1, 1), dt.date(y, 12, 31)) for c, y in zip(counts, years, strict=True) if c is not None
    ]
    return AreaSeries(name, tuple(points), reached)


def judged(areas, direction=Direction.RISE, **changes):
    given_ = {"most_silent": 0.0, "reporting_differs": False, "of_persons": False}
    return compare(areas, direction, **(given_ | changes))


def others(number, *counts):
    return [area(f"other {n}", *counts) for n in range(number)]


GREW = area("reached", 20, 20, 60, 60, reached=REACHED)


def test_the_ratio_of_ratios_is_that_of_the_four_totals():
    found = judged([GREW, *others(19, 30, 30, 45, 45)])
    assert found.totals == (40, 120, 19 * 60, 19 * 90)
    assert found.ratio == pytest.approx(3 / 1.5)


@pytest.mark.parametrize(
    ("number", "direction", "status"),
    [(19, Direction.RISE, "as_intended"), (19, Direction.FALL, "against"), (18, Direction.RISE, "not_computable")],
)
def test_one_choice_in_twenty_is_the_least_that_can_be_clear(number, direction, status):
    found = judged([GREW, *others(number, 30, 30, 30, 30)], direction)
    assert found.status == status
    assert found.choices == number + 1
    assert found.reason is (Reason.TOO_FEW_CHOICES if status == "not_computable" else None)


def test_an_area_like_the_others_shows_no_difference():
    found = judged(
        [area("reached", 30, 30, 31, 30, reached=REACHED), *others(10, 30, 30, 30, 30), *others(10, 9, 9, 27, 27)]
    )
    assert found.status == "no_clear_difference"
    assert found.share > 0.05


@given(st.lists(st.lists(st.integers(1, 40), min_size=4, max_size=4), min_size=7, max_size=8))
def test_the_share_is_that_of_all_choices_tried_one_by_one(counts):
    days = [REACHED, REACHED, dt.date(2020, 1, 1)] + [None] * (len(counts) - 3)
    found = judged([area(f"a{n}", *c, reached=day) for n, (c, day) in enumerate(zip(counts, days, strict=True))])

    def log_ratio(early, late):
        own, rest = [0, 0], [0, 0]
        free = [i for i in range(len(counts)) if i not in (*early, late)]
        for i, cut in ((early[0], 2), (early[1], 2), (late, 3)):
            own = [own[0] + sum(counts[i][:cut]), own[1] + sum(counts[i][cut:])]
            for j in free:
                rest = [rest[0] + sum(counts[j][:cut]), rest[1] + sum(counts[j][cut:])]
        return math.log(own[1] / own[0] / (rest[1] / rest[0]))

    logs = [
        log_ratio(early, late)
        for early in combinations(range(len(counts)), 2)
        for late in range(len(counts))
        if late not in early
    ]
    real = log_ratio((0, 1), 2)
    assert found.ratio == pytest.approx(math.exp(real))
    assert found.choices == len(logs)
    assert found.share == pytest.approx(sum(abs(one) >= abs(real) - 1e-9 for one in logs) / len(logs))


@given(st.permutations(range(21)))
def test_the_order_of_areas_changes_nothing(order):
    areas = [GREW, *others(10, 30, 30, 40, 30), *others(10, 9, 9, 27, 27)]
    shuffled = judged([areas[i] for i in order])
    assert (shuffled.ratio, shuffled.share) == (pytest.approx(judged(areas).ratio), judged(areas).share)


def test_many_areas_are_drawn_with_a_fixed_seed_and_the_real_choice_is_among_them():
    areas = [area(f"p{n}", 10, 11, 40 + n, 41, reached=REACHED) for n in range(8)]
    areas += [area(f"o{n}", 20 + n, 20, 21, 20 + n) for n in range(24)]
    found = judged(areas)
    assert found.choices == 100_000
    assert 1 / 100_000 <= found.share < 0.001
    assert judged(areas).share == found.share


def test_an_area_period_without_a_record_is_silent_and_not_zero():
    silent = area("reached", 20, None, 60, 60, reached=REACHED)
    elsewhere = [area("silent other", None, 30, 30, 30), *others(20, 30, 50, 30, 30)]
    found = judged([silent, *elsewhere], most_silent=0.25)
    # 2018 counts for nobody, and the area that is silent in 2017 is left out of the comparison
    assert found.totals == (20, 120, 20 * 30, 20 * 60)


def test_areas_silent_too_often_are_left_out():
    found = judged([GREW, area("silent", 30, None, 30, 30), *others(19, 30, 30, 30, 30)], most_silent=0.24)
    assert {line.name: line.role for line in found.lines}["silent"] is Role.LEFT_OUT
    assert found.choices == 20


def test_a_period_in_which_an_area_was_reached_is_on_neither_side():
    found = judged([area("reached", 20, 999, 60, 60, reached=dt.date(2018, 7, 1)), *others(19, 30, 7, 30, 30)])
    assert found.totals == (20, 120, 19 * 30, 19 * 60)
    assert found.flags == (Flag.TREND_UNCHECKED,)


@pytest.mark.parametrize(
    ("areas", "changes", "reason"),
    [
        ([GREW, *others(19, 30, 30, 30, 30)], {"reporting_differs": True}, Reason.REPORTING_DIFFERS),
        (others(20, 30, 30, 30, 30), {}, Reason.NO_AREAS_TO_COMPARE),
        ([GREW], {}, Reason.NO_AREAS_TO_COMPARE),
        ([], {}, Reason.NO_AREAS_TO_COMPARE),
        ([area("r", 0, 0, 6, 6, reached=REACHED), *others(19, 3, 3, 3, 3)], {}, Reason.ZERO_TOTAL),
        ([area("r", 1, 1, 6, 6, reached=dt.date(2016, 1, 1)), *others(19, 3, 3, 3, 3)], {}, Reason.NO_BASELINE),
        ([area("r", 1, 1, 6, 6, reached=dt.date(2021, 1, 1)), *others(19, 3, 3, 3, 3)], {}, Reason.ONE_POINT),
    ],
)
def test_what_cannot_be_compared_says_why(areas, changes, reason):
    found = judged(areas, **changes)
    assert (found.status, found.reason) == ("not_computable", reason)


def test_a_small_count_of_persons_hides_the_lines_of_all_areas():
    areas = [GREW, *others(19, 4, 5, 30, 30)]
    assert [line.before for line in judged(areas, of_persons=True).lines][:2] == [None, None]
    assert [line.before for line in judged(areas).lines][:2] == [40, 9]
    assert judged([area("reached", 4, 4, 30, 30, reached=REACHED), *areas[1:]], of_persons=True).totals is None
    assert [line.before for line in judged([GREW, *others(19, 5, 5, 9, 9)], of_persons=True).lines][:2] == [40, 10]


def test_context_has_its_numbers_and_no_verdict():
    found = judged([GREW, *others(19, 30, 30, 30, 30)], Direction.NONE)
    assert (found.status, found.reason, found.share) == ("context", Reason.DIRECTION_NONE, 0.05)

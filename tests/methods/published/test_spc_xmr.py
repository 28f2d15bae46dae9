"""Control charts: what a verdict needs, and how the wanted direction turns it."""

from __future__ import annotations

import datetime as dt

import pytest

from evaluation.framework import Direction
from evaluation.methods import Flag, Point, Reason, Series, Target, run
from evaluation.methods.published.spc_xmr import chart, part_of_run

QUIET = [5.0, 6.0] * 7


def monthly(values):
    """Series of months from January 2023 on."""
    months = [dt.date(2023 + n // 12, n % 12 + 1, 1) for n in range(len(values))]
    ends = [(m + dt.timedelta(31)).replace(day=1) - dt.timedelta(1) for m in months]
    return Series(tuple(Point(v, start, end) for v, start, end in zip(values, months, ends, strict=True)))


@pytest.mark.parametrize(
    ("values", "direction", "status"),
    [
        (QUIET, Direction.RISE, "common_cause"),
        ([*QUIET, 9], Direction.RISE, "special_cause_improvement"),
        ([*QUIET, 9], Direction.FALL, "special_cause_concern"),
        ([*QUIET, 2], Direction.RISE, "special_cause_concern"),
        ([*QUIET, 2], Direction.FALL, "special_cause_improvement"),
        ([9, *QUIET], Direction.RISE, "common_cause"),
    ],
)
def test_the_latest_point_decides(settings, values, direction, status):
    assert run("spc_xmr", monthly(values), settings(direction=direction)).status == status


def test_fewer_than_twelve_points_give_trial_limits_and_no_verdict(settings):
    assert run("spc_xmr", monthly(QUIET[:11]), settings()).reason is Reason.TOO_FEW_POINTS
    assert run("spc_xmr", monthly(QUIET[:12]), settings()).status == "common_cause"


@pytest.mark.parametrize(
    ("target", "direction", "flag"),
    [
        (1, Direction.RISE, Flag.ALWAYS_MET),
        (1, Direction.FALL, Flag.NEVER_MET),
        (6, Direction.RISE, Flag.SOMETIMES_MET),
        (6, Direction.FALL, Flag.SOMETIMES_MET),
        (10, Direction.RISE, Flag.NEVER_MET),
        (10, Direction.FALL, Flag.ALWAYS_MET),
    ],
)
def test_the_limits_say_whether_a_target_is_met_consistently(settings, target, direction, flag):
    goal = Target(target, dt.date(2030, 12, 31))
    seen = settings(direction=direction, target=goal, cut_off=dt.date(2024, 2, 29))
    assert run("spc_xmr", monthly(QUIET), seen).flags == (flag,)


def test_a_trend_is_special_wherever_it_stands_and_a_tie_ends_it():
    rising = [9, 3, 8, 2, 7, 1, 2, 3, 4, 5, 6, 7, 3, 8]
    assert chart(rising, screened=False).special[5:12] == (1,) * 7
    tied = [9, 3, 8, 2, 7, 1, 2, 3, 3, 4, 5, 6, 3, 8]
    assert not any(chart(tied, screened=False).special[5:12])


def test_the_mark_of_a_seventh_point_spreads_over_its_seven():
    assert part_of_run([0] * 8 + [-1] + [0]) == [0, 0, -1, -1, -1, -1, -1, -1, -1, 0]


def test_a_changed_definition_gives_no_limits(settings):
    found = run("spc_xmr", monthly(QUIET), settings(breaks=(dt.date(2023, 6, 1),)))
    assert (found.status, found.reason) == ("not_computable", Reason.DEFINITION_BREAK)

"""Share of the gap closed against the time that has passed."""

from __future__ import annotations

import datetime as dt

import pytest

from evaluation.framework import Cumulation, Direction, Kind
from evaluation.methods import Flag, Outlook, Reason, gap_closed

HALFWAY = {2016: 0, "2021-01-01/2021-01-01": 0}


def status(series, settings, pace, direction=Direction.RISE):
    """Status at half of the time with a share closed that makes `pace`."""
    start, end, middle = dt.date(2016, 12, 31), dt.date(2026, 12, 31), dt.date(2021, 12, 31)
    elapsed = (middle - start).days / (end - start).days
    sign = 1 if direction is Direction.RISE else -1
    values = series({2016: 0, "2021-12-31": sign * 100 * pace * elapsed})
    seen = settings(target=(sign * 100, "2026-12-31"), direction=direction, report_date=middle)
    return gap_closed(values, seen).status


@pytest.mark.parametrize("direction", [Direction.RISE, Direction.FALL])
@pytest.mark.parametrize(
    ("pace", "expected"),
    [
        (0.951, "on_track"),
        (0.95 + 1e-9, "on_track"),
        (0.949, "behind"),
        (0.60 + 1e-9, "behind"),
        (0.599, "far_behind"),
        (0.0, "far_behind"),
        (-0.001, "regressing"),
    ],
)
def test_the_pace_decides_before_the_deadline(series, settings, pace, expected, direction):
    assert status(series, settings, pace, direction) == expected


@pytest.mark.parametrize(("value", "expected"), [(24.999, "missed"), (25, "achieved"), (26, "achieved")])
def test_at_the_deadline_a_target_is_achieved_or_missed(series, settings, value, expected):
    result = gap_closed(series({2016: 8, 2024: value}), settings(target=(25, "2024-12-31")))
    assert result.status == expected
    assert result.estimate == pytest.approx((value - 8) / 17)


def test_after_the_deadline_an_older_figure_short_of_the_target_is_missed(series, settings):
    assert gap_closed(series({2016: 8, 2023: 20}), settings(target=(25, "2023-12-31"))).status == "missed"


def test_achieved_is_tested_first(series, settings):
    result = gap_closed(series({2016: 25, 2023: 25}), settings(target=(25, "2030-12-31")))
    assert (result.status, result.outlook) == ("achieved", Outlook.FAVOURABLE)


def test_a_target_equal_to_the_baseline_and_not_achieved_says_so(series, settings):
    result = gap_closed(series({2016: 25, 2023: 20}), settings(target=(25, "2030-12-31")))
    assert result.reason is Reason.TARGET_EQUALS_BASELINE


@pytest.mark.parametrize(
    ("values", "changes", "reason"),
    [
        ({2016: 8, 2023: 9}, {}, Reason.NO_TARGET),
        ({}, {"target": (9, "2030-12-31")}, Reason.NO_FIGURE),
        ({2025: 9}, {"target": (9, "2030-12-31")}, Reason.NOT_DUE),
        ({2023: 8}, {"target": (9, "2030-12-31")}, Reason.NO_BASELINE),
        ({2016: 8}, {"target": (9, "2030-12-31")}, Reason.STALE),
        ({2016: 8, 2020: 9}, {"target": (9, "2030-12-31")}, Reason.STALE),
        ({2016: 8, 2023: 9}, {"target": (9, "2030-12-31"), "breaks": (dt.date(2019, 1, 1),)}, Reason.DEFINITION_BREAK),
    ],
)
def test_what_cannot_be_judged_says_why(series, settings, values, changes, reason):
    result = gap_closed(series(values), settings(**changes))
    assert (result.outlook, result.reason) == (Outlook.NOT_COMPUTABLE, reason)


def test_context_is_never_judged(series, settings):
    seen = settings(target=(25, "2030-12-31"), direction=Direction.NONE)
    assert gap_closed(series({2016: 8, 2023: 9}), seen).outlook is Outlook.CONTEXT


def test_increments_are_added_up_since_the_baseline(series, settings):
    seen = settings(kind=Kind.COUNT, cumulation=Cumulation.CUMULATIVE, target=(100, "2026-12-31"))
    found = gap_closed(series({2016: 50, 2021: 20, 2024: 30}), seen)
    assert (found.baseline.value, found.latest.value, found.estimate) == (0, 50, 0.5)


@pytest.mark.parametrize(
    ("value", "deadline", "status", "reason"),
    [
        (1, "2026-12-31", "achieved", None),
        (0, "2026-12-31", "not_computable", Reason.NOT_DUE),
        (0, "2023-12-31", "missed", None),
    ],
)
def test_a_milestone_is_met_missed_or_not_due(series, settings, value, deadline, status, reason):
    seen = settings(cumulation=Cumulation.MILESTONE, target=(1, deadline))
    found = gap_closed(series({2024: value}), seen)
    assert (found.status, found.reason) == (status, reason)


@pytest.mark.parametrize(("end", "late"), [("2023-12-31", False), ("2023-12-30", True), ("2023-06-30", True)])
def test_a_figure_older_than_a_period_is_flagged_as_late(series, settings, end, late):
    found = gap_closed(series({2016: 3, f"{end}/{end}": 5}), settings(target=(10, "2030-12-31")))
    assert (Flag.LATE in found.flags) is late


def test_a_stale_figure_is_not_also_late(series, settings):
    found = gap_closed(series({2016: 3, 2021: 5}), settings(target=(10, "2030-12-31")))
    assert (found.reason, found.flags) == (Reason.STALE, ())

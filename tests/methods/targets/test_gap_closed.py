"""Share of the gap closed against the time that has passed."""

from __future__ import annotations

import datetime as dt

import pytest

from evaluation.framework import Cumulation, Direction, Kind
from evaluation.methods import Flag, Outlook, Reason, RelativeTarget, Target, gap_closed, run

HALFWAY = {2016: 0, "2021-01-01/2021-01-01": 0}


def status(series, settings, pace, direction=Direction.RISE):
    """Status at half of the time with a share closed that makes `pace`."""
    start, end, middle = dt.date(2016, 12, 31), dt.date(2026, 12, 31), dt.date(2021, 12, 31)
    elapsed = (middle - start).days / (end - start).days
    sign = 1 if direction is Direction.RISE else -1
    values = series({2016: 0, "2021-12-31": sign * 100 * pace * elapsed})
    seen = settings(target=(sign * 100, "2026-12-31"), direction=direction, cut_off=middle)
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


@pytest.mark.parametrize(
    ("values", "status", "latest", "later"),
    [
        ({2020: 21, 2022: 15}, "achieved", 21, 15),
        ({2020: 19, 2022: 25}, "missed", 19, 25),
        ({2019: 21, 2022: 15}, "achieved", 21, 15),
        ({"2020-07-01/2021-06-30": 19, 2022: 25}, "missed", 19, 25),
        ({2020: 21}, "achieved", 21, None),
    ],
)
def test_a_past_deadline_is_judged_by_its_own_figure_and_none_later(series, settings, values, status, latest, later):
    seen = settings(kind=Kind.RATE, target=(20, "2020-12-31"))
    found = gap_closed(series({2016: 8} | values), seen)
    assert (found.status, found.latest.value) == (status, latest)
    assert (found.later.value if found.later else None) == later


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2020-12-31", "missed"),
        ("2020-01-01", "missed"),
        ("2019-12-31", "not_computable"),
        ("2021-01-01", "not_computable"),
    ],
)
def test_of_a_stock_the_last_figure_of_the_frequency_that_ends_with_the_deadline_decides(series, settings, day, status):
    found = gap_closed(series({2016: 8, f"{day}/{day}": 19}), settings(target=(20, "2020-12-31")))
    assert found.status == status
    assert (found.reason is Reason.NO_FIGURE_AT_DEADLINE) == (status == "not_computable")


def test_without_a_figure_at_the_deadline_the_pace_of_the_last_before_it_is_given_and_no_verdict(series, settings):
    found = gap_closed(series({2016: 0, 2018: 40, 2023: 90}), settings(kind=Kind.RATE, target=(100, "2020-12-31")))
    assert (found.status, found.reason) == ("not_computable", Reason.NO_FIGURE_AT_DEADLINE)
    assert (found.latest.value, found.later.value) == (40, 90)
    assert found.score == pytest.approx(0.8, rel=1e-3)


@pytest.mark.parametrize("direction", [Direction.RISE, Direction.FALL])
@pytest.mark.parametrize(
    ("baseline", "latest", "deadline", "status"),
    [
        (5, 9, "2030-12-31", "achieved"),
        (5, 10, "2030-12-31", "achieved"),
        (5, 12, "2030-12-31", "regressing"),
        (10, 12, "2030-12-31", "regressing"),
        (5, 12, "2024-12-31", "missed"),
        (5, 9, "2024-12-31", "achieved"),
        (12, 15, "2030-12-31", "regressing"),
    ],
)
def test_a_target_that_the_baseline_already_met_is_kept_or_not(
    series, settings, baseline, latest, deadline, status, direction
):
    sign = -1 if direction is Direction.RISE else 1
    seen = settings(direction=direction, target=(sign * 10, deadline))
    found = gap_closed(series({2016: sign * baseline, 2024: sign * latest}), seen)
    assert found.status == status
    assert (Flag.BASELINE_MET in found.flags) == (status == "regressing" and baseline <= 10)


def test_achieved_is_tested_first(series, settings):
    result = gap_closed(series({2016: 25, 2023: 25}), settings(target=(25, "2030-12-31")))
    assert (result.status, result.outlook) == ("achieved", Outlook.FAVOURABLE)


@pytest.mark.parametrize(
    ("values", "changes", "reason"),
    [
        ({2016: 8, 2023: 9}, {}, Reason.NO_TARGET),
        ({}, {"target": (9, "2030-12-31")}, Reason.NO_FIGURE),
        ({2025: 9}, {"target": (9, "2030-12-31")}, Reason.NOT_DUE),
        ({2023: 8}, {"target": (9, "2030-12-31")}, Reason.NO_BASELINE),
        ({2016: 8}, {"target": (9, "2030-12-31")}, Reason.ONE_POINT),
        ({2016: 8, 2023: 12}, {"target": (10, "2014-12-31")}, Reason.NO_FIGURE_AT_DEADLINE),
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
        (1, "2023-12-31", "missed", None),
    ],
)
def test_a_milestone_is_met_missed_or_not_due(series, settings, value, deadline, status, reason):
    seen = settings(cumulation=Cumulation.MILESTONE, target=(1, deadline))
    found = gap_closed(series({2024: value}), seen)
    assert (found.status, found.reason) == (status, reason)


@pytest.mark.parametrize(("end", "late"), [("2024-01-01", False), ("2023-12-31", True), ("2021-12-31", False)])
def test_a_figure_older_than_a_period_is_flagged_as_late(series, settings, end, late):
    found = gap_closed(series({2016: 3, f"{end}/{end}": 5}), settings(target=(10, "2030-12-31")))
    assert (Flag.LATE in found.flags) is late


STEPS = (Target(20, dt.date(2022, 12, 31)), Target(50, dt.date(2023, 12, 31)))


@pytest.mark.parametrize(
    ("values", "status", "share"),
    [
        ({2022: 20}, "on_track", 1),
        ({2022: 19}, "on_track", 0.95),
        ({2022: 18.9}, "behind", 0.945),
        ({2022: -1}, "regressing", -0.05),
        ({2023: 40}, "behind", 0.8),
        ({"2023-07-02/2023-07-02": 35}, "on_track", 1.0),
        ({"2021-07-02/2021-07-02": 12.5}, "behind", 0.83),
    ],
)
def test_with_targets_by_period_a_figure_is_set_against_its_own(series, settings, values, status, share):
    seen = settings(target=(100, "2026-12-31"), steps=STEPS)
    found = gap_closed(series({2016: 0} | values), seen)
    assert found.status == status
    assert found.score == pytest.approx(share, abs=5e-3)


def test_only_the_last_target_is_achieved_or_missed(series, settings):
    reached = {2016: 0, 2022: 120}
    assert gap_closed(series(reached), settings(target=(100, "2026-12-31"), steps=STEPS)).status == "on_track"
    last = settings(target=(100, "2024-12-31"), steps=STEPS)
    assert gap_closed(series({2016: 0, 2024: 120}), last).status == "achieved"
    assert gap_closed(series({2016: 0, 2024: 99}), last).status == "missed"


@pytest.mark.parametrize(
    ("cumulation", "status"), [(Cumulation.NON_CUMULATIVE, "behind"), (Cumulation.CUMULATIVE, "on_track")]
)
def test_actual_and_target_are_both_taken_to_date(series, settings, cumulation, status):
    seen = settings(kind=Kind.COUNT, cumulation=cumulation, target=(100, "2026-12-31"), steps=STEPS)
    found = gap_closed(series({2022: 20, 2023: 30}), seen)
    # 50 of 20 + 50 where targets stand for their own period, of 50 where they are running totals
    assert (found.latest.value, found.status) == (50, status)


@pytest.mark.parametrize(
    ("half", "direction", "status", "reason"),
    [
        (45, Direction.RISE, "not_computable", Reason.PART_OF_PERIOD),
        (100, Direction.RISE, "achieved", None),
        (45, Direction.FALL, "not_computable", Reason.PART_OF_PERIOD),
    ],
)
def test_half_a_year_is_not_set_against_a_year(series, settings, half, direction, status, reason):
    seen = settings(kind=Kind.COUNT, direction=direction, target=(100, "2030-12-31"))
    found = gap_closed(series({2016: 50, "2024-01-01/2024-06-30": half}), seen)
    assert (found.status, found.reason, found.score) == (status, reason, None if reason else found.score)


def test_a_share_of_half_a_year_reaches_nothing_and_the_last_whole_year_is_judged(series, settings):
    seen = settings(kind=Kind.SHARE, target=(80, "2026-12-31"))
    found = gap_closed(series({2016: 50, 2023: 70, "2024-01-01/2024-06-30": 90}), seen)
    assert (found.status, found.latest.value, found.later.value) == ("on_track", 70, 90)


@pytest.mark.parametrize(
    ("percent", "direction", "latest", "status"),
    [
        (85, Direction.FALL, 8.5, "achieved"),
        (85, Direction.FALL, 8.6, "on_track"),
        (120, Direction.RISE, 9, "regressing"),
    ],
)
def test_a_target_may_be_in_per_cent_of_the_baseline(series, settings, percent, direction, latest, status):
    seen = settings(direction=direction, relative_target=RelativeTarget(percent, dt.date(2030, 12, 31)))
    found = run("gap_closed", series({2016: 10, 2024: latest}), seen)
    assert (found.status, found.target.value) == (status, pytest.approx(percent / 10))


def test_without_a_baseline_a_relative_target_is_none(series, settings):
    relative = RelativeTarget(85, dt.date(2030, 12, 31))
    found = run("gap_closed", series({2024: 9}), settings(relative_target=relative))
    assert (found.status, found.reason, found.latest.value) == ("not_computable", Reason.NO_BASELINE, 9)
    assert (
        run("gap_closed", series({2016: 0, 2024: 9}), settings(relative_target=relative)).reason is Reason.ZERO_BASELINE
    )
    assert run("change", series({2016: 0, 2024: 9}), settings(relative_target=relative)).status == "improved"

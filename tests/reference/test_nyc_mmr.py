"""Verdicts of New York's Comptroller on the indicators of the Mayor's Management Report, projected for a year."""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from evaluation.framework import Cumulation, Direction, Kind
from evaluation.methods import MaterialChange, Point, Series, Settings, Target, Window, run

with (Path(__file__).parent / "nyc_mmr" / "cases.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))
WITH_TARGET = [row for row in CASES if row["against_target"]]
COLUMNS = {year: f"fy{year}" for year in range(2018, 2023)} | {2023: "fy2023_projected"}


def fiscal(first, last=None):
    return Window(dt.date(first - 1, 7, 1), dt.date(last or first, 6, 30))


def judged(row, method, baseline, years, target=None):
    points = [Point(float(row[COLUMNS[y]]), fiscal(y).start, fiscal(y).end) for y in years if row[COLUMNS[y]]]
    settings = Settings(
        direction=Direction(row["wanted"]),
        kind=Kind.RATE,
        cumulation=Cumulation.NON_CUMULATIVE,
        cut_off=fiscal(years[-1]).end,
        baseline=baseline,
        target=Target(float(target), fiscal(2023).end) if target else None,
        material_change=MaterialChange(0, "absolute"),
    )
    return run(method, Series(tuple(points)), settings)


def towards_target(row, *years):
    return judged(row, "gap_closed", fiscal(2019), years, row["target_fy2023"])


def test_every_target_is_met_or_missed_as_published():
    words = {"met_goal": "achieved", "did_not_meet": "missed"}
    assert len(WITH_TARGET) == 256
    for row in WITH_TARGET:
        assert towards_target(row, 2019, 2022, 2023).status == words[row["against_target"]], row["id"]


def test_a_year_before_the_deadline_what_got_worse_is_never_called_on_track():
    """Of the targets, 205 of 330 were looser than the baseline; a share of a gap turns round there."""
    found = Counter()
    for row in WITH_TARGET:
        result = towards_target(row, 2019, 2022)
        found[result.status] += 1
        if result.status in ("on_track", "behind", "far_behind"):
            sign = Direction(row["wanted"]).sign
            assert sign * (result.latest.value - result.baseline.value) >= 0, row["id"]
    assert found == {
        "achieved": 121,
        "regressing": 90,
        "far_behind": 14,
        "on_track": 11,
        "not_computable": 11,
        "behind": 9,
    }


DIFFERENT = {
    "against_last_year": set(),
    "against_three_years": {"1684", "3984", "4403", "10878"},
    "against_five_years": {"909", "1684", "5889"},
}
"""Rows in which `change_interval` gives another verdict than the office. The rule rounds a change to the digits of the
figures, so that less than half a unit of the last of them is none; the office compares with the unrounded mean, as the
last test shows of every row."""


@pytest.mark.parametrize(("verdict", "first"), [(name, 2022 - n) for name, n in zip(DIFFERENT, (0, 2, 4), strict=True)])
def test_the_projection_improves_as_published_if_several_years_are_taken_to_mean_their_mean(verdict, first):
    baseline, years = fiscal(first, 2022), range(first, 2024)
    found = {}
    for row in CASES:
        result = judged(row, "change_interval", baseline, years)
        if not row[verdict] or result.baseline is None or result.latest.end.year < 2023:
            continue
        said = "improving" if result.status in ("improved", "no_change") else "not_improving"
        if said != row[verdict]:
            decimals = max(len(row[COLUMNS[y]].partition(".")[2]) for y in years)
            assert result.status == "no_change", row["id"]
            assert abs(result.latest.value - result.baseline.value) < 0.5 * 10**-decimals, row["id"]
            found[row["id"]] = result
    assert found.keys() == DIFFERENT[verdict]


@pytest.mark.parametrize(
    ("verdict", "years", "number"),
    [("against_last_year", 1, 762), ("against_three_years", 3, 764), ("against_five_years", 5, 765)],
)
def test_without_that_rounding_every_published_verdict_follows_the_seven_among_them(verdict, years, number):
    """The projection against the unrounded mean of the last years; no change at all is called improving."""
    told = 0
    for row in CASES:
        before = [Decimal(value) for year in range(2023 - years, 2023) if (value := row[COLUMNS[year]])]
        if not (row[verdict] and row[COLUMNS[2023]] and before):
            continue
        told += 1
        change = Decimal(row[COLUMNS[2023]]) * len(before) - sum(before)
        is_improving = Direction(row["wanted"]).sign * change >= 0
        assert row[verdict] == ("improving" if is_improving else "not_improving"), row["id"]
    assert told == number

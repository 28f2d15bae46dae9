"""The progress chart of the UN Statistics Division of 2023, as a national office published it."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from evaluation.framework import Cumulation, Direction, Kind
from evaluation.methods import Point, Series, Settings, Target, run

STATUSES = {"alcanzado": "met_or_on_track", "progreso": "fair", "retroceso": "stagnation"}
"""Ours, by the words of the office."""

with (Path(__file__).parent / "unsd_2023" / "cases.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))


def year_point(value, year):
    return Point(float(value), dt.date(int(year), 1, 1), dt.date(int(year), 12, 31))


def scored(row):
    """Apply the rule to a published case."""
    settings = Settings(
        direction=Direction.RISE if row["direction"] == "1" else Direction.FALL,
        kind=Kind.SHARE,
        cumulation=Cumulation.STOCK,
        cut_off=dt.date(int(row["latest_year"]), 12, 31),
        baseline=None,
        target=Target(float(row["target_used"]), dt.date(2030, 12, 31)) if row["target_used"] else None,
        material_change=None,
        is_percent="%" in row["direction_or_target_text"],
    )
    points = (year_point(row["base_value"], row["base_year"]), year_point(row["latest_value"], row["latest_year"]))
    return run("unsd_2023", Series(points), settings)


@pytest.mark.parametrize("row", CASES, ids=lambda r: r["indicator"])
def test_the_rule_gives_its_published_result(row):
    assert scored(row).status == STATUSES[row["rule_result"]]


@pytest.mark.parametrize("row", [r for r in CASES if r["metric"]], ids=lambda r: r["indicator"])
def test_the_metric_is_reproduced(row):
    assert scored(row).estimate == pytest.approx(float(row["metric"]), abs=5.1e-5)


@pytest.mark.parametrize("row", CASES, ids=lambda r: r["indicator"])
def test_a_published_status_differs_from_the_rule_only_with_a_reason(row):
    assert (scored(row).status == STATUSES[row["published_status"]]) == (row["agrees"] == "True")
    assert row["agrees"] == "True" or row["comment"]

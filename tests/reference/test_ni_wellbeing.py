"""Every published verdict of Northern Ireland's wellbeing framework that the rule can be held against."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from evaluation.framework import Cumulation, Direction, Kind
from evaluation.methods import MaterialChange, Point, Reason, Series, Settings, Window, run

FOLDER = Path(__file__).parent / "ni_wellbeing"
STATUSES = {"insufficient": "not_available"}


def rows(name):
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


CASES, SERIES = rows("cases.csv"), rows("series.csv")


def year(text):
    """Calendar year in which a year such as 2018/19 or 2017-19 begins."""
    first = int(text[:4])
    return Window(dt.date(first, 1, 1), dt.date(first, 12, 31))


def point(value, when):
    return Point(float(value), year(when).start, year(when).end)


def judged(row, points):
    settings = Settings(
        direction=Direction.RISE if row["direction"] == "1" else Direction.FALL,
        kind=Kind.RATE,
        cumulation=Cumulation.STOCK,
        cut_off=year(row["latest_year"]).end,
        baseline=year(row["base_year"]) if row["base_year"] else None,
        target=None,
        material_change=MaterialChange(
            float(row["change_interval"]), "absolute", per_year=row["interval_grows"] == "yes"
        ),
    )
    return run("change_interval", Series(tuple(points)), settings)


@pytest.mark.parametrize("row", CASES, ids=lambda r: r["indicator"])
def test_the_two_published_values_get_the_published_status(row):
    pairs = [(row["base_value"], row["base_year"]), (row["latest_value"], row["latest_year"])]
    found = judged(row, [point(*pair) for pair in pairs if pair[1]])
    assert found.status == STATUSES.get(row["rule_result"], row["rule_result"])
    assert (row["rule_result"] == row["published_status"]) == (row["agrees"] == "True")
    if not row["base_year"]:
        assert found.reason is Reason.NO_BASELINE


@pytest.mark.parametrize("row", CASES, ids=lambda r: r["indicator"])
def test_the_whole_published_series_gets_the_published_status(row):
    points = [point(r["value"], r["year"]) for r in SERIES if r["indicator"] == row["indicator"] and r["value"]]
    assert judged(row, points).status == STATUSES.get(row["rule_result"], row["rule_result"])


def test_a_change_exactly_at_its_interval_counts_and_an_interval_may_grow():
    row = {"direction": "-1", "change_interval": "1.4", "interval_grows": "no", "base_year": "2019"}
    inactivity = [point(19.7, "2019"), point(18.3, "2023")]
    assert 18.3 - 19.7 > -1.4  # in binary arithmetic it would not be reached
    assert judged(row | {"latest_year": "2023"}, inactivity).status == "improved"
    assert judged(row | {"latest_year": "2023", "change_interval": "1.41"}, inactivity).status == "no_change"
    yearly = row | {"latest_year": "2023", "change_interval": "0.35", "interval_grows": "yes"}
    assert judged(yearly, inactivity).status == "improved"
    assert judged(yearly | {"change_interval": "0.36"}, inactivity).status == "no_change"

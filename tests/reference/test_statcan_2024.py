"""Every published result of Statistics Canada's progress measure of 2024."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from evaluation.assess.tables.judged import score_table
from evaluation.framework import Cumulation, Direction, Kind
from evaluation.load import read_series_table
from evaluation.methods import Point, Result, Series, Settings, Target, Window, indicator_score, run

FOLDER = Path(__file__).parent / "statcan_2024"


def rows(name):
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def number(cell):
    return float(cell) if cell else None


def year(number_):
    return Window(dt.date(int(number_), 1, 1), dt.date(int(number_), 12, 31))


def scored(row) -> Result:
    """Score a published series."""
    known = {}
    for name in ("base", "current"):
        value, when = number(row[f"{name}_value"]), number(row[f"{name}_year"])
        if value is not None and when is not None:
            known[when] = Point(value, year(when).start, year(when).end)
    target = number(row["target"])
    settings = Settings(
        direction=Direction.RISE if row["direction"] == "1" else Direction.FALL,
        kind=Kind.SHARE,
        cumulation=Cumulation.STOCK,
        cut_off=year(max(known, default=2024)).end,
        baseline=year(float(row["base_year"])),
        target=None if target is None else Target(target, year(float(row["target_year"])).end),
        material_change=None,
        limit=number(row["limit"]),
    )
    return run("statcan_2024", Series(tuple(known.values())), settings)


SERIES = rows("series.csv")
RESULTS = {row["series"]: scored(row) for row in SERIES}
INDICATORS = rows("indicators.csv")
BY_INDICATOR = {
    i["indicator"]: [(r["series"], RESULTS[r["series"]]) for r in SERIES if r["indicator"] == i["indicator"]]
    for i in INDICATORS
}


def test_all_247_series_are_there():
    assert len(SERIES) == len(RESULTS) == 247


@pytest.mark.parametrize("row", SERIES, ids=lambda r: r["series"][:60])
def test_a_published_series_is_reproduced(row):
    found = RESULTS[row["series"]]
    assert found.status == row["status"]
    for value, published in ((found.estimate, row["progress_value"]), (found.score, row["score"])):
        assert value == (None if not published else pytest.approx(float(published), abs=1e-9))


@pytest.mark.parametrize(
    "row", [i for i in INDICATORS if i["aggregation"] == "plain_mean"], ids=lambda i: i["indicator"]
)
def test_the_mean_of_an_indicator_is_reproduced(row):
    score, status = indicator_score([result for _, result in BY_INDICATOR[row["indicator"]]])
    assert score == pytest.approx(float(row["expected_score"]), abs=1e-9)
    assert status == row["expected_status"]


def test_the_command_averages_the_published_table_as_published():
    table = read_series_table(FOLDER / "series.csv")
    averaged = {row["indicator"]: row for row in score_table(table, "statcan_2024", by=["indicator"]).rows}
    for published in INDICATORS:
        if published["aggregation"] == "plain_mean":
            row = averaged[published["indicator"]]
            assert float(row["score"]) == pytest.approx(float(published["expected_score"]), abs=1e-9)
            assert (row["scored"], row["status"]) == (published["n_series_scored"], published["expected_status"])


def first_part(series):
    return series.split(" / ")[1]


def generation(series):
    return "LTE" if "Long-Term Evolution" in series else first_part(series)


@pytest.mark.parametrize(("indicator", "group"), [("16-3-1", first_part), ("4-a-1", first_part), ("9-c-1", generation)])
def test_a_mean_of_groups_is_reproduced_where_the_names_give_the_groups(indicator, group):
    published = next(i for i in INDICATORS if i["indicator"] == indicator)
    groups = {}
    for series, result in BY_INDICATOR[indicator]:
        groups.setdefault(group(series), []).append(result)
    score, status = indicator_score(list(groups.values()))
    assert score == pytest.approx(float(published["expected_score"]), abs=1e-9)
    assert status == published["expected_status"]
    assert score != pytest.approx(indicator_score([r for _, r in BY_INDICATOR[indicator]])[0], abs=1e-3)


@pytest.mark.parametrize(("indicator", "group"), [("16-3-1", first_part), ("4-a-1", first_part), ("9-c-1", generation)])
def test_the_command_averages_groups_of_series_as_published(tmp_path, indicator, group):
    published = next(i for i in INDICATORS if i["indicator"] == indicator)
    table = tmp_path / "series.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["group", *SERIES[0]])
        writer.writeheader()
        writer.writerows({**r, "group": group(r["series"])} for r in SERIES if r["indicator"] == indicator)
    (row,) = score_table(read_series_table(table), "statcan_2024", by=["indicator", "group"]).rows
    assert float(row["score"]) == pytest.approx(float(published["expected_score"]), abs=1e-9)
    assert row["status"] == published["expected_status"]

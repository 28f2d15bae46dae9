"""What Australia's Productivity Commission said of the targets of Closing the Gap, edition by edition."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from evaluation.framework import Cumulation, Direction, Kind, months_of
from evaluation.load import PartialDate
from evaluation.methods import Flag, Point, Reason, RelativeTarget, Series, Settings, Target, Window, run

FOLDER = Path(__file__).parent / "closing_the_gap"


def rows(name):
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


VERDICTS, FIGURES, TARGETS = rows("verdicts"), rows("figures"), {row["target"]: row for row in rows("targets")}
IN_OUR_WORDS = {
    "on_track": {"on_track", "achieved"},
    "improving": {"on_track", "achieved", "behind", "far_behind"},
    "improving_not_on_track": {"behind", "far_behind"},
    "worsening": {"regressing"},
    "not_on_track": {"behind", "far_behind", "regressing"},
}
DIFFERENT = {
    ("T1F", "2022-07"): (Reason.NO_BASELINE, "the figure of 2005-07 that the edition compares with was not read"),
    ("T1M", "2022-07"): (Reason.NO_FIGURE, "neither of the two figures that the edition compares was read"),
    ("T4", "2022-07"): (Reason.NO_BASELINE, "the figure of 2018 was read only in the edition of 2023"),
    ("T15B", "2025-07"): (None, "the figures after 2021 that the edition of 2025 rests on were not read"),
}
CASES = [
    row | {"target": target}
    for row in VERDICTS
    for target in (("T1F", "T1M") if row["target"] == "T1" else (row["target"],))
]


def span(text):
    first, _, last = text.partition("/")
    return Window(PartialDate(first).first_day(), PartialDate(last or first).last_day())


def judged(target, edition):
    """Judge a target by the figures known in the month of an edition, those restated later as restated."""
    row, seen, points = TARGETS[target], PartialDate(edition).last_day(), {}
    for figure in sorted(FIGURES, key=lambda f: PartialDate(f["known"]).last_day()):
        if figure["target"] == target and PartialDate(figure["known"]).last_day() <= seen:
            period = span(figure["period"])
            points[period] = Point(float(figure["value"]), period.start, period.end, figure["qualifier"])
    by = PartialDate(row["by"]).last_day()
    settings = Settings(
        direction=Direction(row["direction"]),
        kind=Kind(row["kind"]),
        cumulation=Cumulation.STOCK if row["kind"] == "stock" else Cumulation.NON_CUMULATIVE,
        cut_off=seen,
        baseline=span(row["baseline"]),
        target=Target(float(row["value"]), by) if row["value"] else None,
        relative_target=RelativeTarget(float(row["percent_of_baseline"]), by) if row["percent_of_baseline"] else None,
        material_change=None,
        frequency=months_of(row["frequency"]) if row["frequency"] else None,
    )
    return run("gap_closed", Series(tuple(points.values())), settings)


@pytest.mark.parametrize("row", CASES, ids=lambda r: f"{r['target']}-{r['edition']}")
def test_a_published_assessment_is_ours_or_it_is_known_why_not(row):
    found, different = judged(row["target"], row["edition"]), DIFFERENT.get((row["target"], row["edition"]))
    if different is None:
        assert found.status in IN_OUR_WORDS[row["published"]]
        return
    reason, why = different
    assert found.status not in IN_OUR_WORDS[row["published"]]
    assert found.reason is reason
    assert why


def test_no_verdict_is_lost_to_the_mere_age_of_a_figure():
    """A census is taken every five years; by the rule of two years 17 of the verdicts of five editions were lost."""
    old = [judged(row["target"], row["edition"]) for row in CASES if (row["target"], row["edition"]) not in DIFFERENT]
    assert len(old) == 29
    assert not [found for found in old if Flag.OUTDATED in found.flags]


def test_a_target_in_per_cent_moves_with_its_restated_baseline():
    before, after = judged("T12", "2024-07"), judged("T12", "2025-07")
    assert (before.baseline.value, after.baseline.value) == (54.2, 47.3)
    assert (before.target.value, after.target.value) == (pytest.approx(29.81), pytest.approx(26.015))
    assert after.target.date == dt.date(2031, 6, 30)

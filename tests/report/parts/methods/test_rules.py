"""Every limit is printed from the constant that is applied: what is read in the report decides in the methods."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from evaluation.framework import Cumulation, Direction, Kind
from evaluation.locale.language import Language
from evaluation.methods import METHODS, RULES, MaterialChange, Point, Series, Settings, Target, Window, run
from evaluation.report.parts.methods.rules import limits_of, rule_of
from evaluation.words.writer import Writer

BASE, NOW, DEADLINE = 2015, 2023, 2030


@pytest.fixture
def writer(evidence):
    return Writer(Language.of("en"), evidence([]), {})


def judged(method, values, target=None):
    settings = Settings(
        direction=Direction.RISE,
        kind=Kind.STOCK,
        cumulation=Cumulation.STOCK,
        cut_off=dt.date(max(values), 12, 31),
        baseline=Window(dt.date(BASE, 1, 1), dt.date(BASE, 12, 31)),
        target=None if target is None else Target(target, dt.date(DEADLINE, 12, 31)),
        material_change=MaterialChange(1, "absolute"),
    )
    return run(
        method, Series(tuple(Point(v, dt.date(y, 1, 1), dt.date(y, 12, 31)) for y, v in values.items())), settings
    )


def gap_closed(limit):
    """A share of the gap of 100 that is the limit times the share of time."""
    first, last = dt.date(BASE, 12, 31), dt.date(DEADLINE, 12, 31)
    passed = (dt.date(NOW, 12, 31) - first).days / (last - first).days
    return judged("gap_closed", {BASE: 0, NOW: 100 * limit * passed}, 100)


def statcan_2024(limit):
    """From 100 to 200 in fifteen years, at the limit times the growth needed."""
    needed = 2 ** (1 / (DEADLINE - BASE)) - 1
    return judged("statcan_2024", {BASE: 100, NOW: 100 * (1 + limit * needed) ** (NOW - BASE)}, 200)


def unsd_2023(limit):
    """A growth that leads to the limit's share of the way from 100 to 200."""
    return judged("unsd_2023", {BASE: 100, NOW: 100 * (1 + limit) ** ((NOW - BASE) / (DEADLINE - BASE))}, 200)


def destatis_trend(limit):
    """Six yearly figures, the last 100 from the target, that lead to the limit's share of that short of it."""
    step = (1 - limit) * 100 / (DEADLINE - NOW)
    return judged("destatis_trend", {NOW - n: 100 - n * step for n in range(6)}, 200)


def growth(method):
    return lambda limit: judged(method, {BASE: 100, NOW: 100 * (1 + limit) ** (NOW - BASE)})


STATUSES = {
    "On track": "on_track",
    "Behind": "behind",
    "Far behind": "far_behind",
    "Substantial progress": "substantial_progress",
    "Moderate progress": "moderate_progress",
    "Limited progress": "limited_progress",
    "Met or on track": "met_or_on_track",
    "Fair, needs acceleration": "fair",
    "On course": "sun",
    "Mostly on course": "sun_with_cloud",
}
STEP = 1e-6


@pytest.mark.parametrize(
    ("method", "reached"),
    [
        ("gap_closed", (gap_closed,)),
        ("statcan_2024", (statcan_2024, growth("statcan_2024"))),
        ("unsd_2023", (unsd_2023, growth("unsd_2023"))),
        ("destatis_trend", (destatis_trend,)),
    ],
)
def test_a_value_at_a_printed_limit_has_its_status_and_one_beside_it_has_not(writer, method, reached):
    shown = [part.striptags() for part in limits_of(writer, method)]
    groups = [[]]
    for part in shown:
        limit = part.removeprefix("without a target, growth in a year: ")
        if limit != part:
            groups.append([])
        found = re.fullmatch(r"(.+) (≥|<|≤) ([\d.]+)%", limit)
        groups[-1].append((STATUSES[found[1]], found[2], float(found[3]) / 100))
    assert len(groups) == len(reached)
    for group, at in zip(groups, reached, strict=True):
        for status, sign, limit in group:
            inside, outside = (limit, limit - STEP) if sign == "≥" else (limit - STEP, limit + STEP)
            assert at(inside).status == status
            assert at(outside).status != status


@pytest.mark.parametrize("method", ["destatis_trend", "linear_trend", "spc_xmr"])
def test_as_many_figures_as_are_printed_are_needed(writer, method):
    fewest = int(re.search(r"at least (\d+)", rule_of(writer, method).striptags())[1])
    few, enough = (judged(method, {NOW - k: 100 - k + (k % 2) for k in range(n)}) for n in (fewest - 1, fewest))
    assert (few.reason, enough.reason) == ("too_few_points", None)


def test_within_the_printed_distance_of_all_a_percentage_counts_as_met(writer):
    near = float(re.search(r"within ([\d.]+) of it", rule_of(writer, "unsd_2023").striptags())[1])
    for distance, met in ((near, True), (near + STEP, False)):
        settings = Settings(
            direction=Direction.FALL,
            kind=Kind.SHARE,
            cumulation=Cumulation.STOCK,
            cut_off=dt.date(NOW, 12, 31),
            baseline=None,
            target=Target(0, dt.date(DEADLINE, 12, 31)),
            material_change=None,
            is_percent=True,
        )
        points = (
            Point(0.9, dt.date(BASE, 1, 1), dt.date(BASE, 12, 31)),
            Point(distance, dt.date(NOW, 1, 1), dt.date(NOW, 12, 31)),
        )
        assert (run("unsd_2023", Series(points), settings).status == "met_or_on_track") == met


def test_every_method_has_its_rule_in_words(writer):
    assert set(RULES) == set(METHODS)
    assert all(rule_of(writer, method).striptags() for method in RULES)

"""Control charts against the published expectations of two implementations."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from evaluation.framework import Cumulation, Direction, Kind
from evaluation.methods import Outlook, Point, Series, Settings, Target, run
from evaluation.methods.published.spc_xmr import chart, seventh, seventh_of_trend, two_of_three

CASES = json.loads((Path(__file__).parent / "spc_xmr" / "cases.json").read_text(encoding="utf-8"))


WAYS = [(c, way) for c in CASES["limits"] for way in (False, True) if c["screen_outliers"] in (None, way)]


@pytest.mark.parametrize(("case", "screened"), WAYS, ids=[f"{c['name']}, screened={way}" for c, way in WAYS])
def test_mean_and_limits_are_reproduced(case, screened):
    drawn = chart(case["values"], screened=screened)
    for name in ("mean", "lower", "upper", "near_lower", "near_upper"):
        if name in case:
            assert getattr(drawn, name) == pytest.approx(case[name], abs=case["tol"])
    if "special" in case:
        assert [bool(mark) for mark in drawn.special] == case["special"]


def test_the_outlier_of_the_published_example_is_special():
    (case,) = [c for c in CASES["limits"] if "note" in c]
    assert chart(case["values"], screened=True).special == tuple(int(i == 4) for i in range(len(case["values"])))


RULES = {
    "seventh on one side of the mean": lambda c: seventh(c["side"]),
    "seventh of a trend": lambda c: seventh_of_trend(c["values"]),
    "two in three near a limit, same side": lambda c: [int(m) for m in two_of_three(c["near"], c["side"])],
}


@pytest.mark.parametrize("case", CASES["rules"], ids=lambda c: c["rule"])
def test_the_rules_mark_the_published_points(case):
    assert RULES[case["rule"]](case) == case["flag"]


def judged(values, direction, target=None):
    """The last of values of one day each."""
    days = [dt.date(2024, 1, 1) + dt.timedelta(n) for n in range(len(values))]
    settings = Settings(
        direction=direction,
        kind=Kind.RATE,
        cumulation=Cumulation.NON_CUMULATIVE,
        cut_off=days[-1],
        baseline=None,
        target=None if target is None else Target(target, dt.date(2030, 12, 31)),
        material_change=None,
    )
    return run("spc_xmr", Series(tuple(Point(v, day, day) for v, day in zip(values, days, strict=True))), settings)


@pytest.mark.parametrize("case", CASES["assurance"], ids=lambda c: c["wanted"])
def test_whether_a_target_is_met_consistently_is_told_as_published(case):
    middle, step = (case["lower"] + case["upper"]) / 2, (case["upper"] - case["lower"]) / 2 / 2.66
    values = [middle - step / 2, middle + step / 2] * 6  # their limits are those of the case
    found = judged(values, Direction(case["wanted"]), case["target"])
    assert found.interval == pytest.approx((case["lower"], case["upper"]))
    assert [flag.value for flag in found.flags] == [case["assurance"]]


@pytest.mark.parametrize("case", CASES["point_types"], ids=lambda c: c["wanted"])
def test_a_special_point_below_is_called_as_published(case):
    """Where no direction is wanted it is neutral and low there; nothing is judged then, so it is context here."""
    found = judged([*[5.0, 6.0] * 6, 0.0], Direction(case["wanted"]))
    assert found.interval[0] > 0
    if case["wanted"] == "none":
        assert (case["point"], found.outlook) == ("special_cause_neutral_low", Outlook.CONTEXT)
    else:
        assert found.status == case["point"]

"""Control charts against the published expectations of two implementations."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

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

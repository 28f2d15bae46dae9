"""The worked cases of Germany's Federal Statistical Office, and one series by all published methods.

Origin: Statistisches Bundesamt, Sustainable Development in Germany, Indicator Report; Statistics Canada, low income
(1-2-1). Numbers only.
"""

from __future__ import annotations

import datetime as dt

import pytest

from evaluation.framework import Cumulation, Direction, Kind
from evaluation.methods import Point, Series, Settings, Target, Window, run


def judged(method, values, target, base=None):
    """Judge yearly values of an indicator whose fall is wanted by 2030."""
    points = tuple(Point(v, dt.date(y, 1, 1), dt.date(y, 12, 31)) for y, v in values.items())
    settings = Settings(
        direction=Direction.FALL,
        kind=Kind.RATE,
        cumulation=Cumulation.STOCK,
        cut_off=dt.date(max(values), 12, 31),
        baseline=Window(dt.date(base, 1, 1), dt.date(base, 12, 31)) if base else None,
        target=Target(target, dt.date(2030, 12, 31)),
        material_change=None,
    )
    return run(method, Series(points), settings)


@pytest.mark.parametrize(
    ("year", "value", "slope", "projection", "share", "status"),
    [
        (2023, 51, -1.0, 44.0, 0.667, "cloud"),
        (2022, 49, -1.8, 34.6, 0.242, "cloud"),
        (2020, 53, -2.6, 27.0, -0.130, "sun"),
    ],
)
def test_the_worked_cases_are_reproduced(year, value, slope, projection, share, status):
    values = {year - back: value - slope * back for back in range(6)}
    found = judged("destatis_trend", values, 30)
    assert (found.slope, found.projection) == (pytest.approx(slope), pytest.approx(projection))
    assert found.estimate == pytest.approx(share, abs=5e-4)
    assert found.status == status


LOW_INCOME = {2015: 14.5, 2018: 11.2, 2019: 10.3, 2020: 6.4, 2021: 7.4, 2022: 9.9, 2023: 10.2}


@pytest.mark.parametrize(
    ("method", "status", "estimate"),
    [
        ("statcan_2024", "substantial_progress", 0.953),
        ("unsd_2023", "met_or_on_track", 0.966),
        ("destatis_trend", "cloud", 0.525),
    ],
)
def test_three_published_methods_do_not_agree_on_low_income_in_canada(method, status, estimate):
    found = judged(method, LOW_INCOME, 7.25, base=2015)
    assert found.status == status
    assert found.estimate == pytest.approx(estimate, abs=5e-4)
    if method == "destatis_trend":
        assert (found.slope, found.projection) == (pytest.approx(-0.2), pytest.approx(8.8))

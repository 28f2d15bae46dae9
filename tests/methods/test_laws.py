"""Laws of the methods, and the exceptions that are known."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from evaluation.framework import Cumulation, Direction, Kind
from evaluation.methods import (
    METHOD_STATUSES,
    METHODS,
    RULES,
    Flag,
    MaterialChange,
    Outlook,
    Point,
    Series,
    Settings,
    Target,
    Window,
    change,
    gap_closed,
    months_after,
    percent_of_target,
    run,
)
from evaluation.methods.published.destatis_trend import destatis_trend
from evaluation.methods.published.statcan_2024 import statcan_2024
from evaluation.methods.published.unsd_2023 import unsd_2023

STEPS = (Target(20.0, dt.date(2022, 12, 31)), Target(60.0, dt.date(2024, 6, 30)))
VALUES = st.floats(-1e6, 1e6, allow_nan=False)
YEARS = st.integers(2012, 2024)


def year(number: int, value: float) -> Point:
    return Point(value, dt.date(number, 1, 1), dt.date(number, 12, 31))


def plain(**changes) -> Settings:
    values = {
        "direction": Direction.RISE,
        "kind": Kind.STOCK,
        "cumulation": Cumulation.STOCK,
        "cut_off": dt.date(2024, 12, 31),
        "baseline": Window(dt.date(2015, 1, 1), dt.date(2016, 12, 31)),
        "target": Target(100.0, dt.date(2030, 12, 31)),
        "material_change": MaterialChange(0.1, "baseline"),
    }
    return Settings(**(values | changes))


def pair(first: float, last: float) -> Series:
    return Series((year(2016, first), year(2023, last)))


def mirrored(settings: Settings) -> Settings:
    opposite = {Direction.RISE: Direction.FALL, Direction.FALL: Direction.RISE}
    target = settings.target and replace(settings.target, value=-settings.target.value)
    return replace(settings, direction=opposite[settings.direction], target=target)


@given(VALUES, VALUES)
def test_the_gap_closed_is_zero_at_the_baseline_and_one_at_the_target(first, target):
    seen = plain(target=Target(target, dt.date(2030, 12, 31)))
    if first != target:
        assert gap_closed(pair(first, first), seen).estimate == 0
        assert gap_closed(pair(first, target), seen).estimate == 1


@given(VALUES, VALUES, VALUES)
def test_a_mirrored_series_gets_a_mirrored_verdict(first, last, target):
    seen = plain(target=Target(target, dt.date(2030, 12, 31)))
    other = pair(-first, -last)
    assert gap_closed(pair(first, last), seen).status == gap_closed(other, mirrored(seen)).status
    assert change(pair(first, last), seen).status == change(other, mirrored(seen)).status


def test_percent_of_target_breaks_the_mirror_and_is_therefore_never_judged_by():
    falling = plain(target=Target(10.0, dt.date(2030, 12, 31)), direction=Direction.FALL)
    assert percent_of_target(pair(40, 20), falling).estimate == 2
    assert gap_closed(pair(40, 20), falling).estimate < 1


@given(st.floats(1, 1e5), st.floats(1, 1e5), st.sampled_from([2.0, 4.0, 1024.0]))
def test_another_unit_changes_no_verdict_on_a_stock(first, last, factor):
    seen = plain()
    scaled = replace(seen, target=replace(seen.target, value=seen.target.value * factor))
    before, after = pair(first, last), pair(first * factor, last * factor)
    assert gap_closed(before, seen).status == gap_closed(after, scaled).status
    assert change(before, seen).status == change(after, scaled).status


def test_counts_in_another_unit_are_other_counts():
    seen = plain(kind=Kind.COUNT, material_change=None)
    assert change(pair(10, 15), seen).status == "no_clear_change"
    assert change(pair(1000, 1500), seen).status == "moved_untested"


def test_counts_have_no_mirror():
    seen = plain(kind=Kind.COUNT, material_change=None)
    assert change(pair(10, 40), seen).status == "moved_untested"
    assert change(pair(-10, -40), mirrored(replace(seen, target=None))).status == "not_computable"


@given(st.dictionaries(YEARS, VALUES, max_size=8), st.randoms())
def test_the_order_of_rows_changes_nothing(values, random):
    points = [year(y, v) for y, v in values.items()]
    shuffled = list(points)
    random.shuffle(shuffled)
    for name in METHODS:
        assert run(name, Series(tuple(points)), plain()) == run(name, Series(tuple(shuffled)), plain())


@given(
    st.dictionaries(YEARS, VALUES, max_size=8),
    st.sampled_from(list(Kind)),
    st.sampled_from(list(Cumulation)),
    st.sampled_from(list(Direction)),
    st.sampled_from(["exact", "at_least", "about", "at_most", "derived"]),
    st.booleans(),
)
def test_any_finite_input_gives_a_status_and_a_reason_where_there_is_no_verdict(
    values, kind, cumulation, direction, qualifier, by_period
):
    points = tuple(replace(year(y, v), qualifier=qualifier) for y, v in values.items())
    seen = plain(kind=kind, cumulation=cumulation, direction=direction, steps=STEPS if by_period else ())
    for name in METHODS:
        result = run(name, Series(points), seen)
        assert result.status in METHOD_STATUSES[name]
        if result.status in ("not_computable", "not_available"):
            assert result.reason is not None


ANY = st.floats(allow_nan=False, allow_infinity=False)


@given(
    st.dictionaries(YEARS, ANY, max_size=8),
    st.one_of(st.none(), ANY),
    st.integers(2010, 2035),
    st.sampled_from([Direction.RISE, Direction.FALL]),
    st.sampled_from(list(Kind)),
    st.one_of(st.none(), ANY),
)
@example(
    {2012: 0.0, 2015: 9e307, 2016: 9e307, 2017: 0.0}, None, 2010, Direction.RISE, Kind.RATE, None
)  # the mean of the baseline window overflows
def test_no_number_is_too_large_too_small_or_too_negative(values, target, deadline, direction, kind, limit):
    goal = None if target is None else Target(target, dt.date(deadline, 12, 31))
    seen = plain(kind=kind, direction=direction, limit=limit, target=goal)
    for name in METHODS:
        result = run(name, Series(tuple(year(y, v) for y, v in values.items())), seen)
        assert result.status in METHOD_STATUSES[name]
        assert all(n is None or math.isfinite(n) for n in (result.estimate, result.score, result.projection))


POSITIVE = st.floats(1, 1e4)


@given(st.lists(VALUES, min_size=4, max_size=6), VALUES)
def test_the_trend_of_a_mirrored_series_gets_a_mirrored_verdict(values, target):
    seen = plain(target=Target(target, dt.date(2030, 12, 31)))
    points = tuple(year(2018 + n, v) for n, v in enumerate(values))
    opposite = tuple(replace(p, value=-p.value) for p in points)
    found, other = destatis_trend(Series(points), seen), destatis_trend(Series(opposite), mirrored(seen))
    assert found.status == other.status


@given(st.lists(POSITIVE, min_size=4, max_size=6), POSITIVE, st.sampled_from([0.25, 2.0, 1024.0]))
def test_another_unit_changes_no_verdict_of_the_published_methods(values, target, factor):
    seen = plain(target=Target(target, dt.date(2030, 12, 31)))
    scaled = plain(target=Target(target * factor, dt.date(2030, 12, 31)))
    points = tuple(year(2016 + n, v) for n, v in enumerate(values))
    larger = tuple(replace(p, value=p.value * factor) for p in points)
    for method in (statcan_2024, unsd_2023, destatis_trend):
        assert method(Series(points), seen).status == method(Series(larger), scaled).status


def test_the_stand_in_for_zero_makes_the_unit_decide():
    falling = plain(direction=Direction.FALL, target=Target(0.0, dt.date(2030, 12, 31)))
    small, large = statcan_2024(pair(10, 4), falling), statcan_2024(pair(10_000, 4_000), falling)
    assert small.estimate != large.estimate
    assert Flag.ZERO_REPLACED in small.flags
    assert Flag.ZERO_REPLACED in large.flags


def test_the_rule_for_the_ends_of_a_percentage_makes_the_unit_decide():
    whole = plain(target=Target(100.0, dt.date(2030, 12, 31)), is_percent=True)
    part = plain(target=Target(1.0, dt.date(2030, 12, 31)))
    assert unsd_2023(pair(99.5, 99.2), whole).status == "met_or_on_track"
    assert unsd_2023(pair(0.995, 0.992), part).status == "stagnation"


def test_growth_rates_have_no_mirror():
    rising, falling = plain(target=None), plain(target=None, direction=Direction.FALL)
    assert unsd_2023(pair(10, 20), rising).status == "met_or_on_track"
    assert unsd_2023(pair(-10, -20), falling).status == "not_available"
    towards, away = plain(target=Target(20.0, dt.date(2030, 12, 31))), plain(target=Target(5.0, dt.date(2030, 12, 31)))
    away = replace(away, direction=Direction.FALL)
    there, back = statcan_2024(pair(10, 15), towards), statcan_2024(pair(10, 5.5), away)
    assert there.estimate != -back.estimate


def test_no_published_method_is_zero_at_the_baseline_and_one_at_the_target():
    seen = plain(target=Target(20.0, dt.date(2030, 12, 31)))
    assert statcan_2024(pair(10, 20), seen).estimate > 1
    assert unsd_2023(pair(10, 20), seen).estimate > 1
    points = Series(tuple(year(y, 10) for y in range(2018, 2024)))
    assert destatis_trend(points, seen).estimate == 1


LEVELS = st.floats(0.5, 1e4)


HOLDING = ("gap_closed", "unsd_2023", "statcan_2024", "linear_trend")
"""Methods that no wrong side makes favourable but at the exceptions below; of the trend of Destatis it is only told."""


def test_every_method_that_looks_at_a_target_is_held_to_the_law_or_its_exception_is_told():
    assert {name for name, rule in RULES.items() if rule.takes_target or rule.needs_target} == {
        *HOLDING,
        "destatis_trend",
        "percent_of_target",  # never judged by
    }


@pytest.mark.parametrize("method", HOLDING)
@given(LEVELS, LEVELS, st.floats(1.001, 10), st.sampled_from([2024, 2030]))
def test_a_value_on_the_wrong_side_of_both_ends_is_never_favourable(method, baseline, target, beyond, deadline):
    by = dt.date(deadline, 12, 31)
    for direction in (Direction.RISE, Direction.FALL):
        ends = (baseline, target)
        latest = min(ends) / beyond if direction is Direction.RISE else max(ends) * beyond
        series = Series((year(2015, baseline), year(2024, latest)))
        found = run(method, series, plain(direction=direction, target=Target(target, by)))
        assert found.outlook is not Outlook.FAVOURABLE


@given(st.lists(LEVELS, min_size=3, max_size=12), LEVELS, LEVELS, st.floats(1.001, 10))
@example([200, 180, 160, 140, 120, 100, 80, 60], 50, 45, 1.04)  # the fall lies before the baseline
def test_no_line_that_began_before_the_baseline_puts_a_worse_figure_on_track(earlier, baseline, target, beyond):
    last = max(baseline, target) * beyond
    years = [year(2010 - n, v) for n, v in enumerate(reversed(earlier))]
    series = Series((*years, year(2015, baseline), year(2024, last)))
    found = run("linear_trend", series, plain(direction=Direction.FALL, target=Target(target, dt.date(2030, 12, 31))))
    assert found.outlook is not Outlook.FAVOURABLE
    assert Flag.WRONG_SIDE in found.flags


def test_where_that_law_does_not_hold_is_known():
    falling = {"direction": Direction.FALL}
    nil, wrong = Target(0.0, dt.date(2030, 12, 31)), Series((year(2015, 0.0), year(2024, 0.0005)))
    # the stand-in for zero lies on the wrong side itself
    assert run("statcan_2024", wrong, plain(**falling, target=nil)).status == "target_achieved"
    # within a point of nil per cent counts as met, and was published so
    rising = Series((year(2015, 0.1), year(2024, 0.2)))
    assert run("unsd_2023", rising, plain(**falling, target=nil, is_percent=True)).status == "met_or_on_track"
    # the trend of the last years alone; where it goes the right way the symbol is friendly
    values = {2019: 80, 2020: 75, 2021: 70, 2022: 65, 2023: 60, 2024: 55}
    recent = Series((year(2015, 50), *(year(y, v) for y, v in values.items())))
    goal = Target(45.0, dt.date(2030, 12, 31))
    friendly = run("destatis_trend", recent, plain(**falling, target=goal))
    assert (friendly.status, friendly.flags) == ("sun", (Flag.WRONG_SIDE,))
    better = Series((year(2015, 90), *recent.points[1:]))
    assert run("destatis_trend", better, plain(**falling, target=goal)).flags == ()


DAYS = st.dates(dt.date(2017, 1, 1), dt.date(2032, 12, 31))


@given(
    st.dictionaries(st.integers(2015, 2024), st.integers(0, 200), min_size=2, max_size=6),
    DAYS,
    st.sampled_from(list(Kind)),
)
def test_another_cut_off_changes_nothing_but_where_something_ends(values, day, kind):
    points = [year(y, v) for y, v in values.items()]
    deadline, tomorrow = dt.date(2027, 3, 31), day + dt.timedelta(1)
    ends = {p.end for p in points} | {deadline}
    frequencies = {months_after(end + dt.timedelta(1), 12 * n) - dt.timedelta(1) for end in ends for n in range(20)}
    if tomorrow in ends | frequencies:
        return
    seen = plain(kind=kind, target=Target(100.0, deadline), cut_off=day)
    for name in METHODS:
        first, second = (run(name, Series(tuple(points)), replace(seen, cut_off=one)) for one in (day, tomorrow))
        assert first == second

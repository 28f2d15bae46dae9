"""Laws of the methods, and the exceptions that are known."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import settings as options
from hypothesis import strategies as st

from evaluation.framework import Cumulation, Direction, Kind
from evaluation.methods import (
    METHODS,
    STATUS_OUTLOOKS,
    MaterialChange,
    Point,
    Series,
    Settings,
    Target,
    Window,
    change,
    gap_closed,
    percent_of_target,
    run,
)

FAST = options(max_examples=60, deadline=None)
VALUES = st.floats(-1e6, 1e6, allow_nan=False)
YEARS = st.integers(2012, 2024)


def year(number: int, value: float | None) -> Point:
    return Point(value, dt.date(number, 1, 1), dt.date(number, 12, 31))


def plain(**changes) -> Settings:
    values = {
        "direction": Direction.RISE,
        "kind": Kind.STOCK,
        "cumulation": Cumulation.STOCK,
        "report_date": dt.date(2024, 12, 31),
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


@FAST
@given(VALUES, VALUES)
def test_the_gap_closed_is_zero_at_the_baseline_and_one_at_the_target(first, target):
    seen = plain(target=Target(target, dt.date(2030, 12, 31)))
    if first != target:
        assert gap_closed(pair(first, first), seen).estimate == 0
        assert gap_closed(pair(first, target), seen).estimate == 1


@FAST
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


@FAST
@given(st.floats(1, 1e5), st.floats(1, 1e5), st.sampled_from([2.0, 4.0, 1024.0]))
def test_another_unit_changes_no_verdict_on_a_stock(first, last, factor):
    seen = plain()
    scaled = replace(seen, target=replace(seen.target, value=seen.target.value * factor))
    before, after = pair(first, last), pair(first * factor, last * factor)
    assert gap_closed(before, seen).status == gap_closed(after, scaled).status
    assert change(before, seen).status == change(after, scaled).status


def test_counts_in_another_unit_are_other_counts():
    seen = plain(kind=Kind.COUNT, material_change=None, dispersion=1.0)
    assert change(pair(10, 15), seen).status == "no_clear_change"
    assert change(pair(1000, 1500), seen).status == "improved"


@FAST
@given(st.dictionaries(YEARS, VALUES, max_size=8), st.randoms())
def test_the_order_of_rows_changes_nothing(values, random):
    points = [year(y, v) for y, v in values.items()]
    shuffled = list(points)
    random.shuffle(shuffled)
    for name in METHODS:
        assert run(name, Series(tuple(points)), plain()) == run(name, Series(tuple(shuffled)), plain())


@FAST
@given(
    st.dictionaries(YEARS, st.one_of(st.none(), VALUES), max_size=8),
    st.sampled_from(list(Kind)),
    st.sampled_from(list(Cumulation)),
    st.sampled_from(list(Direction)),
    st.sampled_from(["exact", "at_least", "about", "at_most", "derived"]),
    st.one_of(st.none(), st.floats(1, 1e3)),
)
def test_any_finite_input_gives_a_status_and_a_reason_where_there_is_no_verdict(
    values, kind, cumulation, direction, qualifier, phi
):
    points = tuple(replace(year(y, v), qualifier=qualifier) for y, v in values.items())
    seen = plain(kind=kind, cumulation=cumulation, direction=direction, dispersion=phi)
    for name in METHODS:
        result = run(name, Series(points), seen)
        assert result.status in STATUS_OUTLOOKS
        if result.status == "not_computable":
            assert result.reason is not None

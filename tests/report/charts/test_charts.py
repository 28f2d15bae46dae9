"""The charts: nothing covers anything, nothing is joined across a gap, and all that is drawn can be checked."""

from __future__ import annotations

import datetime as dt
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.framework import Event
from evaluation.methods import Point
from evaluation.report.charts.bars import draw_bars
from evaluation.report.charts.labels import _box, place_labels
from evaluation.report.charts.series import SeriesChart, _are_joined, _key, _without, _years, draw_series
from evaluation.report.charts.strip import Look, Stretch, arrange
from evaluation.report.charts.style import NARROW, WIDE, at_both_widths, words_width
from evaluation.words.markup import chart as chart_markup

WORDS = {"baseline": "baseline", "programme": "programme", "part": "part", "beside": "beside", "missing": "missing"}


@pytest.fixture
def figure(observation):
    """Build a figure of a year, `figure(8, 2016)`, or from a first to a last day."""

    def build(value, start, end=None, qualifier="exact", authority="police"):
        o = observation("F1", value, start, end, authority=authority)
        return Point(float(value), o.period_start, o.period_end, qualifier, observations=(o,))

    return build


def series(figures, **changes):
    values = {
        "name": "fig-1.1",
        "figures": figures,
        "labels": [f"{f.value:.0f}" for f in figures],
        "beside": [],
        "baseline": (dt.date(2015, 1, 1), dt.date(2016, 12, 31)),
        "start": dt.date(2017, 6, 15),
        "end": dt.date(2024, 11, 30),
        "events": [],
        "words": WORDS,
        "axis_label": "offices",
        "until": dt.date(2024, 12, 31),
    }
    return SeriesChart(**(values | changes))


def event(kind, start, end=None):
    day = dt.date.fromisoformat
    both = {"en": "COVID-19", "es": "COVID-19"}
    return Event(id="e", kind=kind, start=day(start), end=end and day(end), label=both, text=both)


def test_neighbouring_years_are_joined_and_a_gap_is_not(figure):
    assert _are_joined(figure(8, 2016), figure(9, 2017))
    assert not _are_joined(figure(8, 2016), figure(9, 2018))


def test_neither_a_part_of_a_year_nor_another_authority_is_joined(figure):
    assert not _are_joined(figure(8, 2016), figure(9, "2017-01-01", "2017-06-30"))
    assert not _are_joined(figure(8, 2016), figure(9, 2017, authority="court"))
    assert not _are_joined(figure(8, "2014-01-01", "2016-12-31"), figure(9, 2017))


def test_a_year_without_a_figure_is_marked_unless_it_had_not_ended(figure):
    chart = series([figure(8, 2016), figure(9, 2018)], until=dt.date(2023, 6, 30))
    assert _without(chart, _years(chart)) == [2015, 2017, 2019, 2020, 2021, 2022]


def test_the_key_explains_the_signs_that_are_used_and_no_other(figure):
    every_year = [figure(8, year) for year in range(2015, 2025)]
    assert _key(series(every_year), range(2015, 2025)) == []
    half = series([*every_year[:-1], figure(4, "2024-01-01", "2024-06-30")], beside=[figure(7, 2016)])
    assert _key(half, range(2015, 2025)) == ["◆ part", "○ beside"]


def test_a_bound_has_an_arrow(figure):
    plain, bound = (draw_series(series([figure(8, 2016, qualifier=q)])).svg for q in ("exact", "at_least"))
    assert bound.count(b"<path") > plain.count(b"<path")


def test_every_numeral_of_a_chart_is_listed_with_it(figure):
    drawn = draw_series(
        series([figure(8, 2016)], events=[(event("confounder", "2020-03-16", "2021-12-31"), "COVID-19")])
    )
    assert ("8", "value") in drawn.texts
    assert ("2016", "scale") in drawn.texts
    assert ("COVID-19", "framework") in drawn.texts


def test_a_phone_gets_a_chart_of_its_own_with_the_same_ids_for_nothing(figure):
    drawn = at_both_widths(lambda width: draw_series(series([figure(8, 2016)]), width))
    assert f'width="{NARROW * 72:g}pt"'.encode() in drawn.narrow
    assert f'width="{WIDE * 72:g}pt"'.encode() in drawn.svg
    shown = chart_markup(drawn, "Chart.", "Offices", "fig-1.1")
    assert shown.index("<source") < shown.index("<img")
    assert shown.index("<figcaption") < shown.index("<picture")


def test_the_same_chart_gives_the_same_bytes(figure):
    chart = series([figure(8, 2016)])
    assert draw_series(chart) == draw_series(chart)


@given(st.lists(st.tuples(st.floats(0, 6), st.floats(0, 1.5)), min_size=1, max_size=4, unique_by=lambda p: round(p[0])))
def test_labels_of_points_an_inch_apart_never_cover_each_other(points):
    labels = ["1,234"] * len(points)
    size = (6.8, 1.9)
    places = place_labels(points, labels, [False] * len(points), size)
    boxes = [_box(x, y, label, place) for (x, y), label, place in zip(points, labels, places, strict=True)]
    crowded = any(abs(a[0] - b[0]) < 0.6 for a, b in combinations(points, 2))
    assert crowded or all(one.meets(other) == 0 for one, other in combinations(boxes, 2))


LOOKS = st.sampled_from([Look.BASELINE, Look.DISTURBED, Look.BESIDE, Look.BREAK, Look.PROGRAMME])
STRETCHES = st.builds(
    lambda start, length, label, look: Stretch(start, None if look is Look.BREAK else start + length, label, look),
    st.floats(0, 90),
    st.floats(1, 60),
    st.text("abc ", min_size=1, max_size=30),
    LOOKS,
)


@given(st.lists(STRETCHES, max_size=6), st.sampled_from([WIDE, NARROW]))
def test_no_two_stretches_in_a_row_of_the_strip_meet(stretches, width):
    rows = arrange(stretches, (0.0, 100.0), width)
    bars, words = zip(*(found.parts for row in rows for found in row), strict=True) if rows else ((), ())
    assert sum(bars) == sum(words) == len(stretches)
    for row in rows:
        for one, other in combinations(row, 2):
            assert one.extent[1] <= other.extent[0] or other.extent[1] <= one.extent[0]
        for found in row:
            assert found.extent[0] >= -0.07
            assert found.left <= width


@pytest.mark.parametrize("start", range(10, 60, 5))
@pytest.mark.parametrize("length", [5, 20, 35])
def test_the_words_of_a_stretch_never_lie_across_the_beginning_of_its_bar(start, length):
    stretch = Stretch(start, start + length, "Arrivals of people from Venezuela", Look.BESIDE)
    for (found,) in arrange([stretch], (0.0, 100.0), NARROW):
        crosses = found.words < found.left < found.words + words_width(stretch.label) - 0.001
        assert not (crosses and all(found.parts))


def test_bars_show_every_value_with_its_name():
    drawn = draw_bars("fig-a", [("2022", 11.0, "≥ 11"), ("2024", 9.8, "9.8")], "millions")
    assert {text for text, _ in drawn.texts} == {"2022", "≥ 11", "2024", "9.8"}

"""The charts: nothing covers anything, nothing is joined across a gap, and each figure is drawn as what it is."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import combinations

import pytest
from chart_faults import faults_of
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.drawing.marks import SIZE, SMALL, Arrow, Bar, Dot, Extent, Line, Words, words_width
from evaluation.framework import Event, Kind
from evaluation.locale import available_languages
from evaluation.locale.language import Language
from evaluation.methods import Point
from evaluation.render.paper.sizes import Paper
from evaluation.report.charts.areas import AreaPanel, draw_areas
from evaluation.report.charts.bars import Amount, draw_bars
from evaluation.report.charts.labels import Taken, Wanted, place_labels
from evaluation.report.charts.ranges import Range, draw_ranges
from evaluation.report.charts.series import draw_series
from evaluation.report.charts.sheet import HALF, NARROW, WIDE, scale_of
from evaluation.report.charts.strip import Look, Stretch, arrange
from evaluation.report.charts.values import Due, Form, SeriesChart, Value, are_joined, form_of, silent_years
from evaluation.report.charts.vintages import Known, VintageRow, draw_vintages

SAID = {"baseline": "baseline", "programme": "programme", "span": "rate", "part": "part", "claimed": "claimed"}
WIDTHS = st.sampled_from([WIDE, HALF, NARROW])
YEAR = dt.date(2017, 1, 1), dt.date(2017, 12, 31)


def point(start, end=None):
    first = dt.date(start, 1, 1) if isinstance(start, int) else dt.date.fromisoformat(start)
    last = dt.date.fromisoformat(end) if end else dt.date(first.year, 12, 31)
    return Point(8.0, first, last)


def value(number, start, end=None, form=Form.POINT, **changes):
    period = point(start, end)
    made = Value(period.start, period.end, float(number), form, f"{number:g}", f"f.{start}", ("m", "a"))
    return replace(made, **changes)


def series(values, **changes):
    chart = SeriesChart(
        name="fig-1.1",
        values=values,
        known=[(v.start, v.end) for v in values],
        breaks=(),
        baseline=(dt.date(2015, 1, 1), dt.date(2016, 12, 31)),
        start=dt.date(2017, 6, 15),
        end=dt.date(2024, 11, 30),
        events=[],
        words=SAID | {"missing": "missing", "own": "own"},
        axis_label="offices",
        scale=lambda tick: f"{tick:g}",
        until=dt.date(2024, 12, 31),
    )
    return replace(chart, **changes)


def event(kind, start, end=None):
    day = dt.date.fromisoformat
    both = {"en": "COVID-19", "es": "COVID-19"}
    return Event(id="e", kind=kind, start=day(start), end=end and day(end), label=both, text=both)


@pytest.mark.parametrize(
    ("kind", "period", "form"),
    [
        (Kind.COUNT, ("2017-01-01", "2017-12-31"), Form.POINT),
        (Kind.COUNT, ("2015-01-01", "2021-12-31"), Form.SPAN),
        (Kind.COUNT, ("2023-01-01", "2023-08-31"), Form.SPAN),
        (Kind.COUNT, ("2023-08-31", "2023-08-31"), None),
        (Kind.SHARE, ("2017-01-01", "2018-12-31"), Form.SPAN),
        (Kind.AMOUNT, ("2017-01-01", "2017-06-30"), Form.PART),
        (Kind.AMOUNT, ("2015-01-01", "2016-12-31"), None),
        (Kind.STOCK, ("2016-08-26", "2016-08-26"), Form.POINT),
        (Kind.STOCK, ("2015-01-01", "2021-12-31"), None),
    ],
)
def test_only_what_is_of_a_year_or_a_day_is_a_point(kind, period, form):
    assert form_of(point(*period), kind) is form


def test_a_running_total_is_a_state_on_its_day():
    assert form_of(point("2023-08-31", "2023-08-31"), Kind.COUNT, is_total=True) is Form.POINT
    assert form_of(point("2015-01-01", "2021-12-31"), Kind.COUNT, is_total=True) is None


def test_a_rate_is_per_year():
    assert replace(point("2018-01-01", "2022-07-31"), value=264.0).yearly == pytest.approx(57.6, abs=0.05)


def test_neighbouring_years_are_joined_and_a_gap_is_not():
    assert are_joined(value(8, 2016), value(9, 2017), ())
    assert not are_joined(value(8, 2016), value(9, 2018), ())


@pytest.mark.parametrize(
    "second",
    [
        value(9, 2017, form=Form.SPAN),
        value(9, 2017, line=("m", "court")),
        value(9, 2017, line=("other", "a")),
        value(9, 2017, is_claimed=True),
        value(9, "2016-12-31", "2016-12-31"),
    ],
)
def test_neither_a_rate_nor_another_register_definition_or_claim_is_joined_nor_what_overlaps(second):
    assert not are_joined(value(8, 2016), second, ())


def test_nothing_is_joined_across_a_break():
    assert not are_joined(value(8, 2016), value(9, 2017), (dt.date(2017, 6, 1),))
    assert are_joined(value(8, 2016), value(9, 2017), (dt.date(2018, 6, 1),))


def test_a_year_is_silent_if_it_had_ended_and_no_register_has_a_figure_of_it():
    known = [(dt.date(2016, 1, 1), dt.date(2016, 12, 31)), (dt.date(2018, 5, 1), dt.date(2019, 4, 30))]
    assert silent_years(range(2015, 2024), known, dt.date(2022, 6, 30)) == [2015, 2017, 2020, 2021]


def test_the_key_explains_the_signs_that_are_used_and_no_other():
    every = [value(8, year) for year in range(2015, 2025)]
    assert not {w.text for w in draw_series(series(every)).words} & {"rate", "part", "claimed", "missing"}
    mixed = [*every[:-3], value(4, "2024-01-01", "2024-06-30", Form.SPAN), value(7, 2016, register="court")]
    assert {"rate", "court", "missing"} <= {w.text for w in draw_series(series(mixed)).words}


def test_a_bound_has_an_arrow_that_leads_where_the_value_may_lie():
    for qualifier, upwards in (("at_least", True), ("at_most", False)):
        (arrow,) = (m for m in draw_series(series([value(8, 2016, qualifier=qualifier)])).marks if isinstance(m, Arrow))
        assert (arrow.to_y < arrow.y) == upwards
    assert not any(isinstance(m, Arrow) for m in draw_series(series([value(8, 2016)])).marks)


def test_a_target_is_a_mark_with_the_line_of_the_value_due():
    target = Due(dt.date(2024, 12, 31), 20.0, "20", (dt.date(2016, 12, 31), 8.0))
    plain, aimed = (draw_series(series([value(8, 2016), value(9, 2017)], targets=t)) for t in ((), (target,)))
    lines = [m for m in aimed.marks if isinstance(m, Line) and m.dashes == (2.0, 2.0)]
    assert len(lines) == 1
    assert not any(isinstance(m, Line) and m.dashes == (2.0, 2.0) for m in plain.marks)
    assert "20" in {w.text for w in aimed.words if w.fill == "ink"}


VALUES = st.lists(
    st.builds(
        lambda year, number, form, register, qualifier: value(
            number, year, form=form, register=register, qualifier=qualifier
        ),
        st.integers(2012, 2024),
        st.integers(0, 3000),
        st.sampled_from([Form.POINT, Form.SPAN]),
        st.sampled_from(["", "", "police", "a court of the land with a long name"]),
        st.sampled_from(["exact", "exact", "at_least", "about"]),
    ),
    min_size=1,
    max_size=16,
)
BREAKS = st.lists(st.dates(dt.date(2014, 1, 1), dt.date(2023, 12, 31)), max_size=3)


@settings(max_examples=60, deadline=None)
@given(VALUES, BREAKS, WIDTHS)
def test_whatever_is_drawn_no_words_are_covered_and_nothing_leaves_the_sheet(values, breaks, width):
    events = [(event("break", day.isoformat()), "Wider competence of the offices") for day in breaks]
    beside = [(dt.date(2020, 3, 16), dt.date(2021, 12, 31), "a"), (dt.date(2020, 9, 1), dt.date(2023, 8, 31), "b")]
    chart = draw_series(series(values, events=events, breaks=breaks, beside=beside), width)
    assert list(faults_of(chart)) == []


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.text("abc ", min_size=1, max_size=60), st.integers(0, 10**7)), min_size=1, max_size=9), WIDTHS
)
def test_names_and_labels_of_bars_never_meet(rows, width):
    bars = [Amount(name, number, f"{number:,}", "f") for name, number in rows]
    assert list(faults_of(draw_bars("fig-a", bars, "soles", width))) == []


@settings(max_examples=30, deadline=None)
@given(st.lists(VALUES, min_size=3, max_size=6), st.sampled_from([WIDE, NARROW]))
def test_panels_of_places_keep_their_words_apart(panels, width):
    made = [AreaPanel(f"Place {n}", values, YEAR[0] if n % 2 else None) for n, values in enumerate(panels)]
    words = {"axis": "cases a year", "exposed": "worked here", "span": "rate over the time"}
    assert list(faults_of(draw_areas("fig-a", made, dt.date(2024, 12, 31), words, width))) == []


def test_a_bound_has_an_arrow_in_the_panel_of_a_place_too():
    words = {"axis": "cases", "exposed": "worked here", "span": "rate"}
    panels = [AreaPanel("North", [value(8, 2016, qualifier="at_least")], None), AreaPanel("South", [], None)]
    chart = draw_areas("fig-a", panels, dt.date(2024, 12, 31), words)
    assert len([m for m in chart.marks if isinstance(m, Arrow)]) == 1


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.lists(st.one_of(st.none(), st.integers(1, 10**6)), min_size=6, max_size=6), min_size=1, max_size=4
    ).filter(lambda rows: all(any(row) for row in rows)),
    st.sampled_from([WIDE, NARROW]),
)
def test_what_was_known_on_each_day_keeps_its_words_apart(rows, width):
    dates = ["Feb 2020", "Sep 2021", "May 2022", "Nov 2022", "Nov 2023", "Oct 2024"]
    made = [
        VintageRow(f"Cases of trafficking in persons, {2015 + n}", [p and Known(p, f"{p:,}", "f") for p in row])
        for n, row in enumerate(rows)
    ]
    assert list(faults_of(draw_vintages("fig-a", dates, made, width))) == []


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.floats(-1, 20), st.floats(0, 9)), min_size=1, max_size=8), st.sampled_from([WIDE, NARROW]))
def test_ranges_keep_their_words_apart_and_lie_in_their_order(ends, width):
    rows = [
        Range(f"1.{n} Offices", low, low + more, low + more / 2, (f"{low:+.0%}", f"{low + more:+.0%}"), ("a", "b"))
        for n, (low, more) in enumerate(ends)
    ]
    chart = draw_ranges("fig-ranges", rows, ("change", "range", "ours"), lambda v: f"{v:+.0%}", width)
    assert list(faults_of(chart)) == []
    bars = [m for m in chart.marks if isinstance(m, Bar) and m.states]
    assert len(bars) == sum(row.most > row.least for row in rows)
    assert all(bar.left <= bar.right for bar in bars)


@pytest.mark.parametrize(
    ("qualifier", "arrows", "fills"), [("exact", 0, ["muted", "main"]), ("at_least", 1, ["muted", "muted"])]
)
def test_the_longest_bar_is_dark_unless_a_bound_leaves_open_which_it_is_and_a_bound_has_an_arrow(
    qualifier, arrows, fills
):
    chart = draw_bars("fig-a", [Amount("2021", 7, "7", "f", qualifier), Amount("2022", 11, "11", "g")], "dollars")
    assert len([m for m in chart.marks if isinstance(m, Arrow)]) == arrows
    assert [m.fill for m in chart.marks if isinstance(m, Bar)] == fills


@given(st.floats(0.01, 1e9), st.booleans())
def test_a_scale_has_few_round_values_from_zero_to_beyond_the_highest(highest, is_whole):
    ticks = scale_of(highest, is_whole=is_whole)
    assert ticks[0] == 0
    assert ticks[-1] >= highest * (1 - 1e-9)
    assert 2 <= len(ticks) <= 5
    assert not is_whole or all(tick == int(tick) for tick in ticks)


@given(st.lists(st.tuples(st.floats(10, 490), st.floats(10, 110)), min_size=1, max_size=30))
def test_labels_cover_nothing_and_one_alone_has_its_place(points):
    dots = [Dot(x, y, "main") for x, y in points]
    taken = Taken(Extent(0, 0, 500, 120))
    taken.add(dots)
    placed = place_labels([Wanted(x, y, Words(0, 0, "1,234", is_bold=True), 3.2) for x, y in points], taken)
    words = [w for w in placed if isinstance(w, Words)]
    assert all(one.extent.meets(other.extent) == 0 for one, other in combinations(words, 2))
    assert all(one.extent.meets(dot.extent) == 0 for one in words for dot in dots)
    assert len(points) > 1 or len(words) == 1


LOOKS = st.sampled_from([Look.BASELINE, Look.BREAK, Look.PROGRAMME])
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
            assert found.left <= width


@pytest.mark.parametrize("start", range(10, 60, 5))
@pytest.mark.parametrize("length", [5, 20, 35])
def test_the_words_of_a_stretch_never_lie_across_the_beginning_of_its_bar(start, length):
    stretch = Stretch(start, start + length, "Arrivals of people from Venezuela", Look.BASELINE)
    for (found,) in arrange([stretch], (0.0, 100.0), NARROW):
        crosses = found.words < found.left < found.words + words_width(stretch.label) - 0.05
        assert not (crosses and all(found.parts) and not found.is_inside)


@pytest.mark.parametrize("language", available_languages())
@pytest.mark.parametrize("layout", ["report", "brief"])
def test_no_word_of_a_chart_is_set_smaller_than_eight_points_on_the_paper_of_a_language(language, layout):
    paper = Paper(Language.of(language).paper, layout)
    assert min(SIZE, SMALL) >= 8
    assert paper.width >= WIDE
    assert paper.sizes["beside"] >= HALF

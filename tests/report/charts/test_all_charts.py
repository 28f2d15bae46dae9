"""Every chart of every edition, area and language draws what is true, and nothing in it covers anything."""

from __future__ import annotations

import inspect
from functools import cache
from pathlib import Path

import pytest
from chart_faults import faults_of
from lxml import html

from evaluation.drawing.marks import Arrow, Bar, Chart, Dot, Line
from evaluation.drawing.svg import to_svg
from evaluation.framework import Kind
from evaluation.methods import Point
from evaluation.report import open_report
from evaluation.report.charts.sheet import SCALE
from evaluation.report.charts.values import NEXT
from evaluation.words.block import Block

ROOT = Path(__file__).parents[3]
OURS, OTHER = "data", "examples/closing-the-gap/data"
DAYS = ("", "2017-01-31", "2019-06-30", "2022-11-30")
AREAS = ("Cusco", "Madre de Dios", "Lima")
CHAPTERS = (
    "answers",
    "brief",
    "common_sheets",
    "conclusions",
    "data",
    "dialogues",
    "methods",
    "money",
    "programme",
    "summary",
)
TODAY, HOY = ("en", "", "", OURS), ("es", "", "", OURS)
EDITIONS = [("en", day, "", OURS) for day in DAYS] + [HOY] + [("es", "", area, OURS) for area in AREAS]
EDITIONS += [("en", day, "", OTHER) for day in ("", "2023-07-31")]
MOST = 12_000
"""Bytes that a chart may weigh on average, both its forms together."""


@cache
def blocks(language: str, day: str, area: str, folder: str) -> tuple[tuple[object, ...], tuple[Block, ...]]:
    """What the cells of a report show, with the report."""
    report = open_report(ROOT / folder, language=language, as_of=day, area=area)
    if area:
        chapters = [report.place()]
    else:
        chapters = [getattr(report, name) for name in CHAPTERS]
        ids = [o.id for o in report.evidence.dataset.framework.objectives]
        chapters += [chapter(id_) for id_ in ids for chapter in (report.objective, report.sheets)]
    shown = []
    for chapter in chapters:
        for name, method in inspect.getmembers(chapter, callable):
            if not name.startswith("_") and not inspect.signature(method, follow_wrapped=False).parameters:
                block = method()
                if isinstance(block, Block):
                    shown.append(block)
    return (report, chapters[0]), tuple(shown)


def charts(edition: tuple[str, str, str, str]) -> list[Chart]:
    return [chart for block in blocks(*edition)[1] for drawn in block.charts for chart in drawn]


@pytest.fixture(params=EDITIONS, ids=lambda edition: " ".join(filter(None, edition)))
def edition(request):
    """Language, day, area and data of a report."""
    return request.param


def observations(edition):
    (report, _), _shown = blocks(*edition)
    return {o.observation_id: o for o in report.evidence.dataset.tables.observations}


def stated(edition):
    """Every finding that the report may state, by id."""
    (_, chapter), _shown = blocks(*edition)
    return dict(chapter.desk.findings)


def test_there_are_charts_to_look_at():
    assert len(charts(TODAY)) > 20
    assert charts(("es", "", "Madre de Dios", OURS))


def test_nothing_covers_words_or_leaves_the_sheet(edition):
    found = [f"{chart.name} at {chart.width:g}: {fault}" for chart in charts(edition) for fault in faults_of(chart)]
    assert found == []


def test_every_number_in_a_chart_has_a_finding_or_an_origin(edition):
    numbers = [w for chart in charts(edition) for w in chart.words if any(c.isdigit() for c in w.text)]
    assert [w for w in numbers if not w.states and not w.origin] == []


def test_every_mark_that_states_something_states_a_finding(edition):
    assert {m.states for chart in charts(edition) for m in chart.marks if m.states} <= stated(edition).keys()


def test_no_point_is_of_a_period_longer_than_a_year(edition):
    known, findings = observations(edition), stated(edition)
    for chart in charts(edition):
        for dot in (m for m in chart.marks if isinstance(m, Dot) and m.states):
            assert not dot.states.endswith(".rate"), (chart.name, dot)
            for ref in findings[dot.states].inputs:
                o = known[ref]
                assert o.period_start is None or (o.period_end - o.period_start).days < 366, (chart.name, dot)


def series_of(edition):
    """Charts of indicators with what they are of."""
    (_, chapter), _shown = blocks(*edition)
    items = {f"fig-{i.indicator.id}": i for i in chapter.desk.evidence and _indicators(edition)}
    return [(chart, items[chart.name]) for chart in charts(edition) if chart.name in items]


@cache
def _indicators(edition):
    (report, chapter), _shown = blocks(*edition)
    progress = chapter.progress if edition[2] else report.progress
    return tuple(i for o in progress.objectives for i in o.indicators) + tuple(progress.shared)


def test_lines_lead_between_values_that_follow_each_other_in_one_register(edition):
    known, findings = observations(edition), stated(edition)
    for chart, item in series_of(edition):
        full = [d for d in chart.marks if isinstance(d, Dot) and d.states and d.fill == "main"]
        dots = {(round(d.x, 3), round(d.y, 3)): d for d in full}
        for line in (m for m in chart.marks if isinstance(m, Line) and m.stroke == "main"):
            ends = [dots[round(x, 3), round(y, 3)] for x, y in line.points]
            first, second = ([known[ref] for ref in findings[d.states].inputs] for d in ends)
            assert {(o.measure, o.authority) for o in first} == {(o.measure, o.authority) for o in second}
            end, start = (max(o.period_end for o in first), min(o.period_start or o.period_end for o in second))
            assert end < start, chart.name
            assert (start - end).days <= NEXT
            assert not any(end < b.date <= second[0].period_end for b in item.indicator.breaks if not b.comparable)


def test_a_year_is_called_silent_only_where_no_register_has_a_figure(edition):
    known = observations(edition)
    for chart, item in series_of(edition):
        years = {w.text: w.x for w in chart.words if w.origin == "period"}
        silent = [w.x for w in chart.words if w.text == "–" and not w.states and w.y > chart.height / 4]
        touched = set()
        shown = list(item.series.figures) + [a.figure for a in item.series.aside if a.figure is not None]
        for figure in shown:
            touched.update(str(y) for y in range(figure.start.year, figure.end.year + 1))
        for year, x in years.items():
            assert not (year in touched and any(abs(x - other) < 0.01 for other in silent)), (chart.name, year)
    assert known


def test_a_bound_has_an_arrow(edition):
    known, findings = observations(edition), stated(edition)
    for chart in charts(edition):
        arrows = [m for m in chart.marks if isinstance(m, Arrow)]
        for mark in (m for m in chart.marks if isinstance(m, Dot | Bar) and m.states and chart.name.startswith("fig-")):
            refs = findings[mark.states].inputs
            if chart.name == "fig-vintages" or len(refs) != 1:
                continue
            is_bound = known[refs[0]].qualifier.value in ("at_least", "at_most")
            middle = (mark.extent.left + mark.extent.right) / 2
            near = [a for a in arrows if abs(a.x - middle) < 1 or abs(a.x - mark.extent.right) < 1]
            assert bool(near) or not is_bound, (chart.name, mark)


def test_the_scale_of_values_has_round_numbers_from_zero(edition):
    (report, _), _shown = blocks(*edition)
    for chart, _item in series_of(edition):
        ticks = [w.text for w in chart.words if w.origin == SCALE]
        assert 2 <= len(ticks) <= 6
        assert ticks[0].strip(" %\u00a0\u202f") == report.language.number(0)
        digits = [t.translate(str.maketrans("", "", ",. %\u202f\u00a0")).strip("0") for t in ticks[1:]]
        assert all(len(d) <= 3 for d in digits), ticks


def test_what_the_programme_claims_is_drawn_hollow():
    claims = 0
    for chart, _item in series_of(TODAY):
        for dot in (m for m in chart.marks if isinstance(m, Dot) and m.states.startswith("observation.")):
            assert dot.fill == "paper", (chart.name, dot)
            claims += dot.shape.value == "D"
    assert claims


def test_values_of_a_register_beside_are_hollow_and_never_joined(edition):
    for chart, _item in series_of(edition):
        hollow = {(round(m.x, 3), round(m.y, 3)) for m in chart.marks if isinstance(m, Dot) and m.fill == "paper"}
        for line in (m for m in chart.marks if isinstance(m, Line) and m.stroke == "main"):
            own = {(round(x, 3), round(y, 3)) for x, y in line.points}
            full = {(round(m.x, 3), round(m.y, 3)) for m in chart.marks if isinstance(m, Dot) and m.fill == "main"}
            assert own <= full
            assert not (own & hollow) - full


def test_the_message_of_a_chart_is_about_values_that_it_draws(edition):
    findings = stated(edition)
    for block in blocks(*edition)[1]:
        drawn = {d[0].name: d for d in block.charts}
        for figure in html.fromstring(f"<div>{block.markup}</div>").iter("figure"):
            if figure.get("id") not in {f"fig-{i.indicator.id}" for i in _indicators(edition)}:
                continue
            refs = {r for m in drawn[figure.get("id")][0].marks if m.states for r in findings[m.states].inputs}
            for said in figure.find("figcaption").iter():
                if said.get("data-finding"):
                    assert set(findings[said.get("data-finding")].inputs) <= refs, (figure.get("id"), said.text)


def test_a_chart_weighs_less_than_twelve_kilobytes():
    drawn = [d for block in blocks(*HOY)[1] for d in block.charts]
    weights = [sum(len(to_svg(chart, "alt", is_narrow=bool(n)).encode()) for n, chart in enumerate(d)) for d in drawn]
    assert sum(weights) / len(weights) < MOST


def test_a_chart_needs_four_values(edition):
    for chart, item in series_of(edition):
        assert len({m.states for m in chart.marks if isinstance(m, Dot | Bar) and m.states}) >= 4, item.indicator.id


def test_a_count_of_another_length_is_drawn_as_a_rate_or_not_at_all():
    known, findings = observations(TODAY), stated(TODAY)
    for chart, item in series_of(TODAY):
        if item.indicator.kind is not Kind.COUNT or item.indicator.cumulation.value == "running_total":
            continue
        for mark in (m for m in chart.marks if isinstance(m, Dot | Bar) and m.states):
            o = known[findings[mark.states].inputs[0]]
            point = Point(float(o.value), o.period_start or o.period_end, o.period_end)
            assert mark.states.endswith(".rate") == (not point.is_whole_year), (chart.name, mark.states)

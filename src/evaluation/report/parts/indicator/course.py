"""The chart of an indicator: what of its figures is drawn, under which message, and what it is in words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from string import ascii_lowercase
from typing import Final

from markupsafe import Markup

from evaluation.assess import IndicatorResult
from evaluation.assess.inputs import settings_of
from evaluation.drawing.marks import Chart
from evaluation.evidence import claims
from evaluation.findings import published_id
from evaluation.findings.of_indicator import figures_beside
from evaluation.framework import Cumulation, Event, Kind
from evaluation.methods import Point
from evaluation.report.charts.series import draw_series
from evaluation.report.charts.sheet import HALF, at_both_widths
from evaluation.report.charts.values import Due, Form, SeriesChart, Value, form_of, is_rate
from evaluation.report.parts.indicator.registers import FEWEST, registers_chart, told_apart, value_said
from evaluation.report.parts.indicator.words import course, status_line, status_word
from evaluation.words.block import join
from evaluation.words.markup import element, paragraph
from evaluation.words.writer import Scale, Writer

LOW: Final = 56.0
"""Height in points of a plot beside text, where there is little room."""
DIGITS: Final = re.compile(r"\d+")


def deserves_chart(writer: Writer, item: IndicatorResult) -> bool:
    """Whether there is a series, and enough to draw beside it."""
    return bool(item.series.figures) and len(drawn_values(writer, item)[0]) >= FEWEST


def indicator_chart(writer: Writer, item: IndicatorResult, height: float | None = None) -> Markup:
    """Chart of an indicator over the width of the page, and of a phone.

    Parameters
    ----------
    writer : Writer
    item : IndicatorResult
    height : float, optional
        Of the plot, for a chart without the table of its figures beside it; without, it is of the usual height and
        has its table.
    """
    shown, title = series_chart(writer, item), chart_title(writer, item)
    if height is not None:
        shown = replace(shown, height=height)
    shown, apart = told_apart(shown)
    drawn = at_both_widths(lambda width: draw_series(shown, width))
    beside = None if height is None else title
    chart = writer.chart(drawn, alternative(writer, item, shown, drawn[0], beside), title)
    return join([chart, registers_chart(writer, item, shown, apart)])


def small_chart(writer: Writer, item: IndicatorResult) -> Markup:
    """The series alone for half the width of a page; nothing where there is too little to draw."""
    whole = series_chart(writer, item)
    shown = replace(whole, values=[v for v in whole.values if not v.register], beside=[], height=LOW)
    if len(shown.values) < FEWEST:
        return Markup("")
    drawn, title = draw_series(shown, HALF), chart_title(writer, item)
    return writer.chart([drawn], alternative(writer, item, shown, drawn, title), title)


def series_chart(writer: Writer, item: IndicatorResult) -> SeriesChart:
    """What the chart of an indicator is to show."""
    sheet, programme, text = item.indicator, writer.evidence.dataset.framework.programme, writer.language.text
    values, scale, has_rates = drawn_values(writer, item)
    axis = text("{unit} a year", unit=scale.name) if has_rates else scale.name
    known = [(f.start, f.end) for f in item.series.figures]
    known += [(a.figure.start, a.figure.end) for a in item.series.aside if a.figure is not None]
    return SeriesChart(
        name=f"fig-{sheet.id}",
        values=values,
        known=known,
        breaks=settings_of(writer.evidence, sheet, item.series).breaks,
        baseline=(sheet.baseline.start, sheet.baseline.end),
        start=programme.start,
        end=programme.end if programme.end <= writer.evidence.as_of else None,
        events=[(e, writer.own(e.label)) for e in _of(writer, item) if e.kind == "break"],
        beside=[(e.start, e.end, letter) for e, letter in lettered(writer) if e in _of(writer, item) and e.end],
        words={
            "baseline": text("baseline"),
            "programme": writer.own(programme.short_title),
            "span": text("rate over the time that the bar covers")
            if has_rates
            else text("value over the time that the bar covers"),
            "part": text("part of a year"),
            "claimed": text("only claimed"),
            "missing": text("no figure found"),
            "own": text("series of the indicator"),
        },
        axis_label=axis,
        scale=scale.tick,
        until=writer.evidence.as_of,
        is_whole=sheet.kind in (Kind.COUNT, Kind.STOCK) and not scale.is_large,
        targets=list(_targets(item, scale)),
    )


def drawn_values(writer: Writer, item: IndicatorResult) -> tuple[list[Value], Scale, bool]:
    """Values that may be drawn, how they are labelled, and whether counts are drawn as rates."""
    found = [
        *((f"{item.indicator.id}.figure.{n}", f, "") for n, f in enumerate(item.series.figures, 1)),
        *((name, f, _register(writer, item, f)) for name, f in figures_beside(item).items() if _adds(item, f)),
    ]
    scale = writer.scale((figure.value for _, figure, _ in found), item.indicator.unit)
    made = (value_of(writer, item, scale, *one) for one in found)
    values = sorted((v for v in made if v is not None), key=lambda v: (bool(v.register), v.start, v.end))
    return values, scale, any(v.states.endswith(".rate") for v in values)


def value_of(
    writer: Writer, item: IndicatorResult, scale: Scale, name: str, figure: Point, register: str = ""
) -> Value | None:
    """A figure as a chart over time draws it; None for one that has no place on a scale of years.

    Parameters
    ----------
    writer : Writer
    item : IndicatorResult
    scale : Scale
        Of the whole chart.
    name : str
        Beginning of the ids of what may be stated of the figure.
    figure : Point
    register : str, optional
        Of another register its name; it is stated as its document gives it.
    """
    kind, is_total = item.indicator.kind, item.indicator.cumulation is Cumulation.RUNNING_TOTAL
    form = form_of(figure, kind, is_total=is_total)
    if form is None:
        return None
    is_yearly = is_rate(figure, kind, form)
    as_published = published_id(figure.observations[0]) if register else name
    nature = "state" if form is Form.POINT and kind is Kind.STOCK else "flow"
    return Value(
        start=figure.start,
        end=figure.end,
        value=figure.yearly if is_yearly else figure.value,
        form=form,
        label=scale.rate(figure.yearly, figure.qualifier) if is_yearly else scale.label(figure.value, figure.qualifier),
        states=f"{name}.rate" if is_yearly else as_published,
        line=(*sorted({o.measure for o in figure.observations}), figure.authority, nature),
        register=register,
        qualifier=figure.qualifier,
        is_claimed=claims(writer.evidence, figure),
    )


def _adds(item: IndicatorResult, figure: Point) -> bool:
    """Whether a figure beside the series says something of years of which the series says nothing, or is of one.

    A total of several years of which the series has most would lie across it and tell nothing that it does not.
    """
    if not figure.exceeds_year:
        return True
    covered = {y for f in item.series.figures for y in range(f.start.year, f.end.year + 1)}
    years = range(figure.start.year, figure.end.year + 1)
    return len(covered.intersection(years)) * 2 <= len(years)


def _register(writer: Writer, item: IndicatorResult, figure: Point) -> str:
    """Whose figure it is, and of what where it counts another thing than the series."""
    first = figure.observations[0]
    own = {o.measure for f in item.series.figures for o in f.observations}
    body = writer.authority(first.authority).striptags()
    if first.measure in own:
        is_own = any(f.authority == first.authority for f in item.series.figures)
        return writer.language.text("{body}, another release or length", body=body) if is_own else str(body)
    return f"{writer.measure(first.measure).striptags()}, {body}"


def _targets(item: IndicatorResult, scale: Scale) -> Iterator[Due]:
    target, baseline = item.result.target, item.result.baseline
    if target is None:
        return
    is_comparable = item.indicator.kind is not Kind.COUNT or (baseline is not None and baseline.is_whole_year)
    start = (baseline.end, baseline.value) if baseline is not None and is_comparable else None
    yield Due(target.date, target.value, scale.label(target.value), start)


def _of(writer: Writer, item: IndicatorResult) -> list[Event]:
    """What else may have moved the figures: breaks of this series, and what ran beside the programme."""
    return [e for e in writer.evidence.events if not e.indicators or item.indicator.id in e.indicators]


def lettered(writer: Writer) -> list[tuple[Event, str]]:
    """What ran beside the programme, in order of time, with the letter that stands for it in every chart."""
    found = [e for e in writer.evidence.events if e.kind == "confounder" and e.end is not None]
    return list(zip(sorted(found, key=lambda e: (e.start, e.id)), ascii_lowercase, strict=False))


def events_beside(writer: Writer, items: Sequence[IndicatorResult]) -> Markup:
    """Say once for all charts of some indicators what the letters above them stand for; nothing without any."""
    charts = [item for item in items if deserves_chart(writer, item)]
    each = [
        writer.say(
            "{letter}: {event} ({period})",
            letter=letter,
            event=writer.told(e.label),
            period=writer.when(e.start, e.end),
        )
        for e, letter in lettered(writer)
        if any(e in _of(writer, item) for item in charts)
    ]
    if not each:
        return Markup("")
    said = writer.say("Bars above a chart mark what ran beside the program: {events}.", events=Markup("; ").join(each))
    return paragraph(said, class_="caveat-line")


def chart_title(writer: Writer, item: IndicatorResult) -> Markup:
    """The message of an indicator's chart: what it counts, from where to where, and what that means."""
    title = writer.say("{title}: {course}", title=writer.told(item.indicator.short_title), course=course(writer, item))
    return element("strong", title, ".") + Markup(" ") + status_line(writer, item)


def alternative(
    writer: Writer, item: IndicatorResult, shown: SeriesChart, drawn: Chart, beside: Markup | None = None
) -> str:
    """Say in words what the chart shows: the finding first, then each value that it names.

    Parameters
    ----------
    writer : Writer
    item : IndicatorResult
    shown : SeriesChart
    drawn : Chart
    beside : Markup, optional
        All that stands beside a chart without a table: nobody is told a day or a year that others cannot read there.
    """
    text, language = writer.language.text, writer.language
    named = {words.states for words in drawn.words}
    values = [v for v in shown.values if v.states in named]
    when = {v: language.period(v.start, v.end) for v in values}
    if beside is not None:
        read = {number for words in drawn.words for number in DIGITS.findall(words.text)}
        read.update(DIGITS.findall(beside.striptags()))
        when = {v: period for v in values if (period := _readable(writer, v, read))}

    told = {v: value_said(writer, v, period) for v, period in when.items()}
    own = [said for v, said in told.items() if not v.register]
    registers = dict.fromkeys(v.register for v in told if v.register)
    others = [
        text(
            "{register}: {values}",
            register=r,
            values=", ".join(said for v, said in told.items() if v.register == r),
        )
        for r in registers
    ]
    return str(
        writer.say(
            "Chart of {unit}. {title}, {status}. {points}.",
            unit=shown.axis_label,
            title=writer.own(item.indicator.title),
            status=language.text(status_word(item)).lower(),
            points="; ".join([*own, *others]),
        ).unescape()
    )


def _readable(writer: Writer, value: Value, read: Collection[str]) -> str:
    """The period of a value if all its numbers can be read, or else the years of it; empty if not even these."""
    years = dt.date(value.start.year, 1, 1), dt.date(value.end.year, 12, 31)
    told = (writer.language.period(*days) for days in ((value.start, value.end), years))
    return next((period for period in told if set(DIGITS.findall(period)) <= set(read)), "")

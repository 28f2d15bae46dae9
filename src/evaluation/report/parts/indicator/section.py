"""The part of a chapter that belongs to one indicator: sentence, chart, table, sheet, sources, caveats."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from evaluation.assess import IndicatorResult
from evaluation.evidence import Aside, SetAside
from evaluation.framework import Event
from evaluation.methods import Point
from evaluation.report.charts.series import SeriesChart, draw_series
from evaluation.report.charts.style import HALF, at_both_widths
from evaluation.report.parts.figures import Row, figures_table, point_row, published_row
from evaluation.report.parts.indicator.by_area import by_area
from evaluation.report.parts.indicator.reference_sheet import reference_sheet
from evaluation.report.parts.indicator.specifications import specifications
from evaluation.report.parts.indicator.words import answer, course, status_badge, status_line, status_word, turning
from evaluation.words.block import join
from evaluation.words.evidence import ASIDES
from evaluation.words.markup import (
    Column,
    bullets,
    chart,
    data_behind,
    element,
    heading,
    note,
    paragraph,
    section,
)
from evaluation.words.wording import FLAGS, WARNINGS
from evaluation.words.writer import Writer

HIGH: Final = 1.75
LOW: Final = 1.1
SMALL: Final = 0.7
FEW: Final = 2
"""Heights of a chart in inches; one of few figures need not be high, one beside text has little room."""
DRAWN_BESIDE: Final = (Aside.RESTATED, Aside.OTHER_AUTHORITY, Aside.ALTERNATIVE, Aside.OTHER_MEASURE)


def indicator_section(writer: Writer, item: IndicatorResult) -> Markup:
    """Everything about one indicator, its answer first."""
    sheet = item.indicator
    shown = [
        heading(3, Markup("{} {}").format(writer.ref(sheet.id), writer.told(sheet.title))),
        paragraph(status_badge(writer, item), " ", answer(writer, item), *_see(item), class_="answer"),
    ]
    if item.series.figures:
        shown.append(indicator_chart(writer, item))
        shown.append(data_behind(writer.language.text("Figures behind this chart"), _figures(writer, item)))
    shown.append(by_area(writer, item))
    shown.append(
        note(
            element("p", element("strong", writer.language.text("Read with care"))),
            bullets(
                [
                    *(writer.language.text(WARNINGS[warning]) for warning in item.warnings),
                    *(writer.language.text(FLAGS[flag]) for flag in item.result.flags),
                    *turning(writer, item),
                    *(writer.told(text) for text in sheet.limitations),
                ]
            ),
            class_="note caveat",
        )
    )
    shown.append(specifications(writer, item))
    shown.append(reference_sheet(writer, item))
    return section(f"indicator-{sheet.id}", *shown, class_="indicator")


def _see(item: IndicatorResult) -> list[Markup | str]:
    """Reference to the chart of an indicator; its number is put in when the document is numbered."""
    return [" (", element("a", href=f"#fig-{item.indicator.id}", class_="ref"), ")"] if item.series.figures else []


def indicator_chart(writer: Writer, item: IndicatorResult) -> Markup:
    """Chart of the indicator's series over the width of the page."""
    high = HIGH if len(item.series.figures) > FEW else LOW
    drawn = series_chart(writer, item, _events(writer, item), high)
    image = at_both_widths(lambda width: draw_series(drawn, width))
    return chart(image, alternative(writer, item), chart_title(writer, item), drawn.name)


def small_chart(writer: Writer, item: IndicatorResult) -> Markup:
    """The chart of an indicator for half the width of a page: without what ran beside the programme with open end."""
    events = [e for e in _events(writer, item) if e.kind == "break" or e.end is not None]
    drawn = series_chart(writer, item, events, SMALL)
    return chart(draw_series(drawn, HALF), alternative(writer, item), chart_title(writer, item), drawn.name)


def series_chart(writer: Writer, item: IndicatorResult, events: Sequence[Event], height: float) -> SeriesChart:
    """What the chart of an indicator is to show."""
    sheet, programme, text = item.indicator, writer.evidence.dataset.framework.programme, writer.language.text
    labels, axis = writer.labels(item.series.figures, sheet.unit)
    for number in range(1, len(labels) + 1):
        writer.state(f"{sheet.id}.figure.{number}", labels[number - 1])  # drawn, so stated
    return SeriesChart(
        name=f"fig-{sheet.id}",
        figures=item.series.figures,
        labels=labels,
        beside=[s.figure for s in item.series.aside if s.figure and s.reason in DRAWN_BESIDE],
        baseline=(sheet.baseline.start, sheet.baseline.end),
        start=programme.start,
        end=programme.end if programme.end <= writer.evidence.as_of else None,
        events=[(e, writer.own(e.label)) for e in events],
        words={
            "baseline": text("baseline"),
            "programme": writer.own(programme.short_title),
            "part": text("part of a year"),
            "beside": text("other register or earlier release"),
            "missing": text("no figure found"),
        },
        axis_label=axis,
        until=writer.evidence.as_of,
        height=height,
    )


def chart_title(writer: Writer, item: IndicatorResult) -> Markup:
    """The message of an indicator's chart: what it counts, from where to where, and what that means."""
    title = writer.say("{title}: {course}", title=writer.told(item.indicator.short_title), course=course(writer, item))
    return element("strong", title, ".") + Markup(" ") + status_line(writer, item)


def _events(writer: Writer, item: IndicatorResult) -> list[Event]:
    """What else may have moved the figures: breaks of this series, and everything that ran beside the programme."""
    own = [e for e in writer.evidence.events if not e.indicators or item.indicator.id in e.indicators]
    return [e for e in own if e.kind in ("break", "confounder")]


def alternative(writer: Writer, item: IndicatorResult) -> str:
    """Say in words what the chart shows: the finding first, then each point."""
    unit = item.indicator.unit
    points = [
        writer.language.text(
            "{period}: {value}",
            period=writer.language.period(f.start, f.end),
            value=writer.bare(f.value, unit, f.qualifier),
        )
        for f in item.series.figures
    ]
    return str(
        writer.say(
            "Chart. {title}, {status}. {points}.",
            title=writer.own(item.indicator.title),
            status=writer.language.text(status_word(item)).lower(),
            points="; ".join(points),
        ).unescape()
    )


def _figures(writer: Writer, item: IndicatorResult) -> Markup:
    """Table of every figure in the series, with what stands beside it."""
    sheet = item.indicator

    def row(figure: tuple[int, Point]) -> Row:
        number, point = figure
        return point_row(writer, point, sheet.unit, f"{sheet.id}.figure.{number}")

    caption = writer.say("{title}: figures in the series", title=writer.told(sheet.short_title))
    shown = figures_table(writer, caption, enumerate(item.series.figures, 1), row, writer.unit_heading(sheet.unit))
    beside = [s for s in item.series.aside if s.reason is not Aside.REPEATED]
    return join([shown, _beside(writer, item, beside)]) if beside else shown


def _beside(writer: Writer, item: IndicatorResult, asides: list[SetAside]) -> Markup:
    text = writer.language.text

    def row(aside: SetAside) -> Row:
        return published_row(aside.observation, writer.published_bare(aside.observation))

    def why(aside: SetAside) -> Markup | str:
        return writer.told(aside.correction.reason) if aside.correction else text(ASIDES[aside.reason])

    return figures_table(
        writer,
        writer.say("{title}: figures beside the series", title=writer.told(item.indicator.short_title)),
        sorted(asides, key=_order),
        row,
        text("Value"),
        after=[Column(text("Why it is not in the series"), why)],
        has_confidence=False,
    )


def _order(aside: SetAside) -> tuple[str, str, str]:
    o = aside.observation
    return (str(o.period_end or ""), str(o.period_start or ""), o.observation_id)

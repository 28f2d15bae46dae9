"""One indicator place by place: where the programme worked and elsewhere, as far as documents give figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from evaluation.assess import IndicatorResult
from evaluation.evidence import series_by_area
from evaluation.findings.of_indicator import area_figure_id
from evaluation.framework import Kind
from evaluation.load import Area
from evaluation.methods import Point
from evaluation.report.charts.areas import AreaPanel, draw_areas
from evaluation.report.charts.bars import Amount, draw_bars
from evaluation.report.charts.sheet import at_both_widths
from evaluation.report.charts.values import Form
from evaluation.report.parts.figures import Row, figures_table, point_row
from evaluation.report.parts.indicator.course import value_of
from evaluation.words.block import join
from evaluation.words.markup import Column, data_behind, element
from evaluation.words.writer import Scale, Writer

LEAST: Final = 3
"""Places with a figure below which there is nothing to compare."""
Found = list[tuple[Area, list[Point]]]


def by_area(writer: Writer, item: IndicatorResult) -> Markup:
    """Small charts and table of the indicator's figures for places; nothing where there are too few."""
    found = series_by_area(writer.evidence, item.indicator)
    if item.indicator.kind is not Kind.COUNT or len(found) < LEAST:
        return Markup("")
    text, sheet = writer.language.text, item.indicator
    name = f"fig-{sheet.id}-areas"
    periods = {(f.start, f.end) for _, figures in found for f in figures}
    if len(periods) == 1:
        return join([_bars(writer, item, found, name), _table(writer, item, found)])
    scale = writer.scale((f.value for _, figures in found for f in figures), sheet.unit)
    panels = [_panel(writer, item, scale, area, figures) for area, figures in found]
    if sum(len(panel.values) for panel in panels) < LEAST:
        return _table(writer, item, found)
    has_rates = any(v.form is Form.SPAN for panel in panels for v in panel.values)
    words = {
        "axis": text("{unit} a year", unit=scale.name) if has_rates else scale.name,
        "exposed": text("the program worked here"),
        "span": text("rate over the time that the bar covers"),
    }
    until = min(writer.evidence.as_of, writer.evidence.dataset.framework.programme.end)
    drawn = at_both_widths(lambda width: draw_areas(name, panels, until, words, width))
    shown = "; ".join(
        f"{panel.name} " + ", ".join(f"{writer.language.period(v.start, v.end)}: {v.label}" for v in panel.values)
        for panel in panels
        if panel.values
    )
    title = writer.own(sheet.short_title)
    alt = text("Small charts, one for each place. {title}: {points}.", title=title, points=shown)
    return join([writer.chart(drawn, alt, _message(writer, item)), _table(writer, item, found)])


def _panel(writer: Writer, item: IndicatorResult, scale: Scale, area: Area, figures: Sequence[Point]) -> AreaPanel:
    names = (area_figure_id(item.indicator.id, area, n) for n in range(1, len(figures) + 1))
    made = (value_of(writer, item, scale, name, f) for name, f in zip(names, figures, strict=True))
    return AreaPanel(str(writer.area(area.area).striptags()), [v for v in made if v is not None], area.exposed_from)


def _bars(writer: Writer, item: IndicatorResult, found: Found, name: str) -> Markup:
    """All places have one figure, of the same period: then bars say it better."""
    sheet = item.indicator
    ordered = sorted(found, key=lambda pair: -pair[1][0].value)
    bars = [
        Amount(
            str(writer.area(area.area).striptags()),
            f.value,
            writer.bare(f.value, sheet.unit, f.qualifier),
            area_figure_id(sheet.id, area, 1),
            f.qualifier,
        )
        for area, (f,) in ordered
    ]
    (most, (highest,)), (least, (lowest,)) = ordered[0], ordered[-1]
    said = writer.say(
        "{title} by place, {period}: from {lowest} ({least}) to {highest} ({most}).",
        title=writer.told(sheet.short_title),
        period=writer.when(highest.start, highest.end),
        lowest=writer.figure(lowest, sheet.unit, area_figure_id(sheet.id, least, 1)),
        least=writer.area(least.area),
        highest=writer.figure(highest, sheet.unit, area_figure_id(sheet.id, most, 1)),
        most=writer.area(most.area),
    )
    points = "; ".join(f"{bar.name}: {bar.label}" for bar in bars)
    alt = writer.language.text("Bar chart. {caption}", caption=f"{said.striptags()} {points}.")
    drawn = at_both_widths(lambda width: draw_bars(name, bars, writer.unit(sheet.unit), width))
    return writer.chart(drawn, alt, element("strong", said))


def _message(writer: Writer, item: IndicatorResult) -> Markup:
    name = f"{item.indicator.id}.areas"
    said = writer.say(
        "{title} by place: of {places} places there are figures of a year or less, of {exposed} for a time in which "
        "the program worked there.",
        title=writer.told(item.indicator.short_title),
        places=writer.number(f"{name}.places"),
        exposed=writer.number(f"{name}.exposed"),
    )
    return element("strong", said)


def _table(writer: Writer, item: IndicatorResult, found: Found) -> Markup:
    text, sheet = writer.language.text, item.indicator
    figures = [(area, n, figure) for area, own in found for n, figure in enumerate(own, 1)]

    def row(figure: tuple[Area, int, Point]) -> Row:
        area, number, point = figure
        return point_row(writer, point, sheet.unit, area_figure_id(sheet.id, area, number))

    caption = writer.say("{title} by place: figures", title=writer.told(sheet.short_title))
    place = Column[tuple[Area, int, Point]](text("Place"), lambda figure: writer.area(figure[0].area))
    shown = figures_table(writer, caption, figures, row, writer.unit_heading(sheet.unit), before=[place])
    return data_behind(text("Figures behind this chart"), shown)

"""Other registers that are series of their own: taken out of a crowded chart, each into a small one beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from markupsafe import Markup

from evaluation.assess import IndicatorResult
from evaluation.report.charts.areas import AreaPanel, draw_areas
from evaluation.report.charts.sheet import at_both_widths
from evaluation.report.charts.values import Form, SeriesChart, Value
from evaluation.words.markup import element
from evaluation.words.writer import Writer

MANY: Final = 12
"""Values of other registers from which on they cover each other, and the series, in one chart."""
FEWEST: Final = 4
"""Values from which on a chart says more than a sentence or a table."""


def told_apart(chart: SeriesChart) -> tuple[SeriesChart, dict[str, list[Value]]]:
    """A chart without the registers that it has no room for, and these with their values; none where it has room."""
    registers: dict[str, list[Value]] = {}
    for value in chart.values:
        if value.register:
            registers.setdefault(value.register, []).append(value)
    if sum(map(len, registers.values())) <= MANY:
        return chart, {}
    apart = {name: values for name, values in registers.items() if len(values) >= FEWEST}
    return replace(chart, values=[v for v in chart.values if v.register not in apart]), apart


def registers_chart(
    writer: Writer, item: IndicatorResult, chart: SeriesChart, apart: Mapping[str, Sequence[Value]]
) -> Markup:
    """Small charts of the registers that stand apart, on one scale; nothing where none does."""
    if not apart:
        return Markup("")
    text, language = writer.language.text, writer.language
    panels = [AreaPanel(name, values, None) for name, values in apart.items()]
    has_spans = any(v.form is Form.SPAN for values in apart.values() for v in values)
    words = {"axis": chart.axis_label, **({"span": chart.words["span"]} if has_spans else {})}
    latest = max(v.end for values in apart.values() for v in values)
    drawn = at_both_widths(lambda width: draw_areas(f"{chart.name}-registers", panels, latest, words, width))
    named = {label.states for label in drawn[0].words}

    def values_said(values: Sequence[Value]) -> str:
        said = (value_said(writer, v, language.period(v.start, v.end)) for v in values if v.states in named)
        return ", ".join(said)

    each = (text("{register}: {values}", register=name, values=values_said(own)) for name, own in apart.items())
    title = writer.own(item.indicator.short_title)
    alt = text("Small charts on one scale. {title}: {points}.", title=title, points="; ".join(each))
    said = writer.say("{title}: other registers, on one scale.", title=writer.told(item.indicator.short_title))
    return writer.chart(drawn, alt, element("strong", said))


def value_said(writer: Writer, value: Value, when: str) -> str:
    """A value in the words of a chart's alternative."""
    if value.states.endswith(".rate"):
        return writer.language.text("{period}: {value} a year", period=when, value=value.label)
    return writer.language.text("{period}: {value}", period=when, value=value.label)

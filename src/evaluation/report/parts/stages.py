"""Public money in its stages: what was opened, what was left after changes, and what was spent of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Final

from markupsafe import Markup

from evaluation.assess import IndicatorResult
from evaluation.findings import published_id
from evaluation.framework import Kind
from evaluation.load import Observation, Stage
from evaluation.locale.language import _
from evaluation.report.charts.bars import Amount, draw_bars
from evaluation.report.charts.sheet import at_both_widths
from evaluation.words.markup import element
from evaluation.words.writer import Writer

STAGES: Final[Mapping[Stage, str]] = {
    Stage.OPENING: _("opening budget"),
    Stage.MODIFIED: _("after changes"),
    Stage.SPENT: _("spent"),
}
"""Stages in their order; an amount of which no document says its stage is none of them."""
Period = tuple[dt.date | None, dt.date | None]


def stages_chart(writer: Writer, item: IndicatorResult) -> Markup:
    """Bars of the latest period whose money is known at more than one stage; nothing where there is none."""
    found = latest_stages(writer, item)
    if len(found) < len(STAGES) - 1:
        return Markup("")
    language, any_of = writer.language, next(iter(found.values()))
    amounts = [
        writer.say("{stage} {amount}", stage=language.text(STAGES[stage]), amount=writer.published(o))
        for stage, o in found.items()
    ]
    said = writer.say(
        "The same money by stage, {period}: {amounts}.",
        period=writer.when(any_of.period_start, any_of.period_end),
        amounts=Markup(", ").join(amounts),
    )
    bars = [
        Amount(
            language.text(STAGES[stage]),
            float(o.value),
            writer.bare(o.value, o.unit, o.qualifier),
            published_id(o),
            o.qualifier,
        )
        for stage, o in found.items()
    ]
    name, unit = f"fig-{item.indicator.id}-stages", writer.unit(any_of.unit)
    drawn = at_both_widths(lambda width: draw_bars(name, bars, unit, width))
    alt = language.text("Bar chart. {caption}", caption=said.striptags())
    return writer.chart(drawn, alt, element("strong", said))


def latest_stages(writer: Writer, item: IndicatorResult) -> Mapping[Stage, Observation]:
    """Amounts of the latest period of which more than one stage is told, in the order of the stages."""
    if item.indicator.kind is not Kind.AMOUNT:
        return {}
    periods: dict[Period, dict[Stage, Observation]] = {}
    for o in _observations(item):
        stage = writer.tables.measures[o.measure].stage
        if stage is not None and stage in STAGES:
            periods.setdefault((o.period_start, o.period_end), {}).setdefault(stage, o)
    several = {period: found for period, found in periods.items() if len(found) > 1}
    if not several:
        return {}
    found = several[max(several, key=lambda period: (period[1] or dt.date.min, period[0] or dt.date.min))]
    return {stage: found[stage] for stage in STAGES if stage in found}


def _observations(item: IndicatorResult) -> Iterable[Observation]:
    """The series before what stands beside it."""
    yield from (o for figure in item.series.figures for o in figure.observations)
    yield from (aside.observation for aside in item.series.aside)

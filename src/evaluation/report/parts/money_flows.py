"""Flows of money as statements of documents, and their chart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from markupsafe import Markup

from evaluation.drawing.marks import Chart
from evaluation.evidence.flows import delivered_of, stated_by, stated_of
from evaluation.findings import published_id
from evaluation.framework import Money
from evaluation.load import Observation, Qualifier, Role
from evaluation.report.charts.bars import Amount, draw_bars
from evaluation.report.charts.sheet import at_both_widths
from evaluation.words.markup import element
from evaluation.words.placed import could_be_told
from evaluation.words.writer import Writer


def reading_of(writer: Writer, flow: Money) -> list[Markup]:
    """How to read the statements of a flow, where that was to be known on the day of the report."""
    return [writer.told(flow.reading)] if could_be_told(writer, [flow.reading]) else []


def is_delivery_unknown(writer: Writer, flow: Money) -> bool:
    """Whether something was promised and no document read says what came of it."""
    roles = {writer.evidence.dataset.tables.measures[m].role for m in flow.measures}
    return Role.COMMITMENT in roles and not delivered_of(writer.evidence, flow)


def statements(writer: Writer, flow: Money) -> list[Observation]:
    """What documents say of a flow of money, in the order of publication."""
    return stated_of(writer.evidence, flow)


def money_chart(writer: Writer, flow: Money, stated: list[Observation]) -> Markup:
    """Chart of the statements on a flow of money in their order; one of an undated document has no place in it."""
    dated = [o for o in stated if writer.evidence.source_of(o).published_on is not None] or stated
    caption = element("strong", money_message(writer, flow, dated))
    for o in (o for o in stated if o not in dated):
        caption += " " + writer.say(
            "Undated: {amount} ({date}).", amount=writer.published(o), date=stated_on(writer, o)
        )
    if has_lower_minimum(stated):
        caption += " " + writer.language.text("A later minimum that is lower does not show that the amount fell.")
    bars = [
        Amount(
            str(stated_on(writer, o, is_short=True).striptags()),
            float(o.value),
            writer.bare(o.value, o.unit, o.qualifier),
            published_id(o),
            o.qualifier,
            is_dated=True,
        )
        for o in dated
    ]
    alt = writer.language.text("Bar chart. {caption}", caption=caption.striptags())
    name, what = f"fig-{flow.id}", writer.unit(stated[0].unit)

    def draw(width: float) -> Chart:
        return draw_bars(name, bars, what, width)

    return writer.chart(at_both_widths(draw), alt, caption)


def money_message(writer: Writer, flow: Money, stated: Sequence[Observation]) -> Markup:
    """What a chart of a flow of money says: the first, the highest and the last of its amounts."""
    highest = max(stated, key=lambda o: o.value)
    telling = dict.fromkeys([stated[0].observation_id, highest.observation_id, stated[-1].observation_id])
    told = [
        writer.say("{amount} ({date})", amount=writer.published(o), date=stated_on(writer, o))
        for o in stated
        if o.observation_id in telling
    ]
    amounts = Markup(", ").join(told)
    return writer.say("{title}, as stated: {amounts}.", title=writer.told(flow.title), amounts=amounts)


def has_lower_minimum(stated: Sequence[Observation]) -> bool:
    """Whether a minimum is lower than what was stated before it: both may be true, and no fall is shown."""
    return any(
        later.qualifier is Qualifier.AT_LEAST and later.measure == earlier.measure and later.value < earlier.value
        for earlier, later in combinations(stated, 2)
    )


def stated_on(writer: Writer, observation: Observation, *, is_short: bool = False) -> Markup:
    """Day, month or year of the document that states a figure, or by when it was known; its month written short."""
    date, by = writer.evidence.source_of(observation).published_on, stated_by(writer.evidence, observation)
    if date is not None:
        return writer.when(date.first_day(), date.last_day()) if is_short else writer.date(str(date))
    return writer.say("by {date}", date=writer.when(by, by) if is_short else writer.date(by))


def once(stated: Iterable[Observation]) -> list[Observation]:
    """Statements without those that only repeat an earlier value of the same measure."""
    first: dict[tuple[str, str], Observation] = {}
    for observation in stated:
        first.setdefault((observation.measure, str(observation.value)), observation)
    return list(first.values())

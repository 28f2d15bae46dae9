"""Money and commitments, milestones, the claims of the final statement, and what came after the end."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from evaluation.assess import Progress
from evaluation.framework import ALL, Money
from evaluation.load import Milestone, Observation
from evaluation.locale.language import Language
from evaluation.report.parts.context import context_tables
from evaluation.report.parts.cover import cover
from evaluation.report.parts.indicator import indicator_section
from evaluation.report.parts.money_flows import is_delivery_unknown, money_chart, once, stated_on, statements
from evaluation.words.block import Block
from evaluation.words.markup import (
    Column,
    Origin,
    data_behind,
    element,
    heading,
    paragraph,
    sourced,
    table,
)
from evaluation.words.wording import CORROBORATION, badge
from evaluation.words.writer import Writer


@dataclass(frozen=True, slots=True)
class MoneyChapter:
    """What the notebook of money and milestones calls; every method gives the output of one cell."""

    progress: Progress
    language: Language

    def cover(self) -> Block:
        """Title page, should the notebook be printed alone."""
        return cover(self.progress.evidence, self.language, self.language.text("Money and milestones"), "money")

    def flows(self) -> Block:
        """Each flow of money as documents stated it, and what is known to have been delivered."""
        writer = self._writer()
        parts = []
        for flow in writer.evidence.dataset.framework.money:
            parts += self._flow(writer, flow)
        return writer.block(*parts)

    def shared(self) -> Block:
        """Indicators and tables that serve all objectives; none of them decides one."""
        writer = self._writer()
        items = self.progress.shared
        sections = [indicator_section(writer, item) for item in items]
        tables = context_tables(writer, ALL)
        if not sections and not tables:
            return writer.block()
        said = [paragraph(writer.language.text("What follows serves all objectives and decides none of them."))]
        return writer.block(*said, *sections, *tables)

    def milestones(self) -> Block:
        """Dated facts in order of time."""
        writer = self._writer()
        text = writer.language.text
        columns = [Column(text("Date")), Column(text("What happened")), Column(text("Source"))]
        rows = [
            [_when(writer, m), _what(writer, m), writer.cite([m.source])]
            for m in writer.evidence.milestones
            if m.corroborated is None
        ]
        return writer.block(table(text("Milestones of the programme"), columns, rows, "table-milestones"))

    def claims(self) -> Block:
        """Each claim of the final statement against the figures."""
        writer = self._writer()
        text = writer.language.text
        columns = [
            Column(text("What the statement says")),
            Column(text("Do our figures bear it out?")),
            Column(text("Why")),
        ]
        rows = []
        for claim in (m for m in writer.evidence.milestones if m.corroborated is not None):
            assert claim.corroborated is not None
            word, outlook = CORROBORATION[claim.corroborated.value]
            rows.append([_what(writer, claim), badge(writer.language, outlook, word), self._why(writer, claim)])
        return writer.block(table(text("Claims of the final statement"), columns, rows, "table-claims"))

    def afterwards(self) -> Block:
        """Figures of periods after the last one that counts in a verdict."""
        writer = self._writer()
        text = writer.language.text
        until = writer.evidence.dataset.framework.programme.judged_until
        columns = [
            Column(text("Indicator")),
            Column(text("Period")),
            Column(text("Figure"), is_number=True),
            Column(text("Authority")),
            Column(text("Source")),
        ]
        rows = []
        for item in self.progress.indicators:
            sheet = item.indicator
            for number, figure in enumerate(item.after(until), 1):
                rows.append(
                    [
                        Markup("{} {}").format(writer.ref(sheet.id), writer.told(sheet.short_title)),
                        writer.when(figure.start, figure.end),
                        writer.figure(figure, sheet.unit, f"{sheet.id}.after.{number}"),
                        writer.authority(figure.authority),
                        writer.cite([o.source for o in figure.observations]),
                    ]
                )
        if not rows:
            return writer.block(
                paragraph(text("No figure of a later period was found in the documents we could read."))
            )
        caption = text("Figures of periods after the last one that counts in a verdict")
        return writer.block(table(caption, columns, rows, "table-afterwards"))

    def _flow(self, writer: Writer, flow: Money) -> list[Markup]:
        text = writer.language.text
        stated = statements(writer, flow)
        parts = [heading(3, writer.told(flow.title)), paragraph(writer.told(flow.reading))]
        drawn = once(o for o in stated if o.measure in flow.drawn)
        if len(drawn) > 1:
            parts.append(money_chart(writer, flow, drawn))
            parts.append(data_behind(text("Figures behind this chart"), self._statements(writer, flow, stated)))
        elif stated:
            parts.append(self._statements(writer, flow, stated))
        if is_delivery_unknown(writer, flow):
            parts.append(
                paragraph(
                    element("strong", text("Delivered: ")),
                    text("no report of what was delivered was found in the documents we could read."),
                )
            )
        return parts

    def _statements(self, writer: Writer, flow: Money, stated: list[Observation]) -> Markup:
        text = writer.language.text
        columns = [
            Column(text("Stated in")),
            Column(text("What")),
            Column(text("Amount"), is_number=True),
            Column(text("Period meant")),
            Column(text("Source")),
            Column(text("Remark")),
        ]
        rows = [
            [
                stated_on(writer, o),
                writer.measure(o.measure),
                writer.published(o),
                writer.when(o.period_start, o.period_end),
                writer.cite([o.source]),
                writer.told(flow.remarks[o.observation_id]) if o.observation_id in flow.remarks else "",
            ]
            for o in stated
        ]
        return table(writer.say("{title}: every statement", title=writer.told(flow.title)), columns, rows)

    def _why(self, writer: Writer, claim: Milestone) -> Markup:
        told = sourced(Origin.FRAMEWORK, writer.language.of_record(claim, "reason"))
        tables = writer.evidence.dataset.tables
        known = {o.observation_id for o in writer.evidence.observations}
        shown = [tables.observation(i) for i in claim.evidence if i in known]
        if not shown:
            return told
        cited = writer.cite([o.source for o in shown])
        return writer.say("{reason} Figures: {sources}.", reason=told, sources=cited)

    def _writer(self) -> Writer:
        return Writer(self.language, self.progress.evidence)


def _when(writer: Writer, milestone: Milestone) -> Markup:
    first = writer.date(str(milestone.date))
    return first if milestone.date_end is None else first + Markup(" – ") + writer.date(str(milestone.date_end))


def _what(writer: Writer, milestone: Milestone) -> Markup:
    title = writer.language.of_record(milestone, "title")
    detail = writer.language.of_record(milestone, "detail")
    shown = element("strong", sourced(Origin.FRAMEWORK, title))
    return shown + Markup(". ") + sourced(Origin.FRAMEWORK, detail) if detail else shown

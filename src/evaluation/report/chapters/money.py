"""Money and commitments, and milestones."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from evaluation.assess import Progress
from evaluation.framework import Money
from evaluation.load import Milestone, Observation
from evaluation.report.parts.cover import cover
from evaluation.report.parts.indicator.message import charts_with_a_message
from evaluation.report.parts.money_flows import (
    is_delivery_unknown,
    money_chart,
    once,
    reading_of,
    stated_on,
    statements,
)
from evaluation.report.parts.stages import stages_chart
from evaluation.report.parts.verdict import scorecard
from evaluation.words.block import Block
from evaluation.words.markup import (
    Column,
    Origin,
    element,
    heading,
    in_annex,
    paragraph,
    sourced,
    table,
)
from evaluation.words.writer import Desk, Shown, Writer, cell


@dataclass(frozen=True, slots=True)
class MoneyChapter:
    """What the notebook of money and milestones calls; every method gives the output of one cell."""

    progress: Progress
    desk: Desk

    def cover(self) -> Block:
        """Title page, should the notebook be printed alone."""
        return cover(
            self.progress.evidence, self.desk.language, self.desk.language.text("Funding and milestones"), "money"
        )

    @cell
    def flows(self, writer: Writer) -> Shown:
        """Each flow of money as documents stated it, and what is known to have been delivered."""
        parts = []
        for flow in writer.evidence.dataset.framework.money:
            parts += self._flow(writer, flow)
        return parts

    @cell
    def statements(self, writer: Writer) -> Shown:
        """Every statement of the flows that the main report draws."""
        flows = [(flow, statements(writer, flow)) for flow in writer.evidence.dataset.framework.money]
        drawn = [(flow, stated) for flow, stated in flows if len(_drawn(flow, stated)) > 1]
        if not drawn:
            return ()
        tables = (self._statements(writer, flow, stated) for flow, stated in drawn)
        return (heading(2, writer.language.text("Funding: every statement"), "statements"), *tables)

    @cell
    def shared(self, writer: Writer) -> Shown:
        """Indicators that serve all objectives; none of them decides one."""
        shared = self.progress.shared
        if not shared:
            return ()
        said = writer.language.text("What follows serves all objectives and decides none of them.")
        title = writer.language.text("For all objectives")
        card = scorecard(writer, shared, title, "scorecard-all")
        judged = [item for item in shared if item.judged]
        stages = (stages_chart(writer, item) for item in judged)
        return (paragraph(said), card, *charts_with_a_message(writer, judged), *stages)

    @cell
    def milestones(self, writer: Writer) -> Shown:
        """Dated facts in order of time."""
        text = writer.language.text
        columns = [
            Column[Milestone](text("Date"), lambda m: _when(writer, m)),
            Column[Milestone](text("What happened"), lambda m: _what(writer, m)),
            Column[Milestone](text("Source"), lambda m: writer.cite([m.source])),
        ]
        facts = [m for m in writer.evidence.milestones if m.corroborated is None]
        return table(text("Milestones of the program"), columns, facts, "table-milestones")

    def _flow(self, writer: Writer, flow: Money) -> list[Markup]:
        text = writer.language.text
        stated = statements(writer, flow)
        parts = [heading(3, writer.told(flow.title)), *map(paragraph, reading_of(writer, flow))]
        drawn = _drawn(flow, stated)
        if len(drawn) > 1:
            parts.append(money_chart(writer, flow, drawn))
            parts.append(paragraph(in_annex(f"statements-{flow.id}", text("Every statement behind this chart")), "."))
        elif stated:
            parts.append(self._statements(writer, flow, stated))
        if is_delivery_unknown(writer, flow):
            parts.append(
                paragraph(
                    element("strong", text("Delivered: ")),
                    text("no report of what was delivered was found."),
                )
            )
        return parts

    def _statements(self, writer: Writer, flow: Money, stated: list[Observation]) -> Markup:
        text = writer.language.text
        columns = [
            Column[Observation](text("Stated in"), lambda o: stated_on(writer, o)),
            Column[Observation](text("What"), lambda o: writer.measure(o.measure)),
            Column[Observation](text("Amount"), writer.published, is_number=True),
            Column[Observation](text("Period meant"), lambda o: writer.when(o.period_start, o.period_end)),
            Column[Observation](text("Source"), lambda o: writer.cite([o.source])),
            Column[Observation](
                text("Remark"), lambda o: writer.told(said) if (said := flow.remarks.get(o.observation_id)) else ""
            ),
        ]
        caption = writer.say("{title}: every statement", title=writer.told(flow.title))
        return table(caption, columns, stated, f"statements-{flow.id}")


def _drawn(flow: Money, stated: list[Observation]) -> list[Observation]:
    """What of a flow has a place in its chart."""
    return once(o for o in stated if o.measure in flow.drawn)


def _when(writer: Writer, milestone: Milestone) -> Markup:
    first = writer.date(str(milestone.date))
    return first if milestone.date_end is None else first + Markup(" – ") + writer.date(str(milestone.date_end))


def _what(writer: Writer, milestone: Milestone) -> Markup:
    title = writer.language.of_record(milestone, "title")
    detail = writer.language.of_record(milestone, "detail")
    shown = element("strong", sourced(Origin.FRAMEWORK, title))
    return shown + Markup(". ") + sourced(Origin.FRAMEWORK, detail) if detail else shown

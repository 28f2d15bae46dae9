"""What each chapter comes to, in a sentence or two: a chapter opens with it, and its evidence follows."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from evaluation.assess import Progress
from evaluation.framework import Money
from evaluation.report.parts.answers import credit
from evaluation.report.parts.money_flows import is_delivery_unknown, stated_on, statements
from evaluation.report.parts.things_to_know import documents_read, figures_differ
from evaluation.words.markup import paragraph
from evaluation.words.writer import Desk, Shown, Writer, cell


@dataclass(frozen=True, slots=True)
class Answers:
    """What the notebooks call after the heading of a chapter; every method gives the output of one cell."""

    progress: Progress
    desk: Desk

    @cell
    def money(self, writer: Writer) -> Shown:
        """The last amount stated for each flow, and whether a delivery is known."""
        flows = [flow for flow in writer.evidence.dataset.framework.money if statements(writer, flow)]
        return _answer(*(_flow(writer, flow) for flow in flows))

    @cell
    def credit(self, writer: Writer) -> Shown:
        """What can be credited to the programme, a question of its own beside the three of each objective."""
        return paragraph(credit(writer))

    @cell
    def milestones(self, writer: Writer) -> Shown:
        """Number of dated facts and the time they span."""
        facts = [m for m in writer.evidence.milestones if m.corroborated is None]
        if not facts:
            return _answer(writer.say("No dated fact was found."))
        said = writer.say(
            "Dated facts that documents report: {number}, from {first} to {last}.",
            number=writer.number("milestones.facts"),
            first=writer.date(str(facts[0].date)),
            last=writer.date(str(facts[-1].date)),
        )
        return _answer(said)

    @cell
    def data(self, writer: Writer) -> Shown:
        """How much of the documents could be read, and how far the registers agree."""
        return _answer(*documents_read(writer), *figures_differ(writer))


def _answer(*sentences: Markup) -> Shown:
    return [paragraph(said, class_="answer") for said in sentences]


def _flow(writer: Writer, flow: Money) -> Markup:
    last = statements(writer, flow)[-1]
    said = writer.say(
        "{title}: {amount}, as last stated ({date}).",
        title=writer.told(flow.title),
        amount=writer.published(last),
        date=stated_on(writer, last),
    )
    if not is_delivery_unknown(writer, flow):
        return said
    return said + Markup(" ") + writer.say("What was delivered was not found.")

"""What each chapter comes to, in a sentence or two: a chapter opens with it, and its evidence follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from evaluation.assess import Progress
from evaluation.framework import Money
from evaluation.load import Corroboration, Milestone
from evaluation.locale.language import Language, _
from evaluation.report.parts.money_flows import is_delivery_unknown, stated_on, statements
from evaluation.report.parts.things_to_know import ALL, conflicts, reading
from evaluation.report.parts.verdict import tally
from evaluation.words.block import Block
from evaluation.words.markup import paragraph
from evaluation.words.writer import Writer

FACTS: Final = _("dated facts of the programme that documents report")
CLAIMS: Final = _("claims of the final statement")
BORNE_OUT: Final = {
    Corroboration.YES: _("claims of the final statement that figures bear out"),
    Corroboration.PARTLY: _("claims of the final statement that figures bear out in part"),
    Corroboration.NO: _("claims of the final statement that nothing read bears out"),
}
LATER: Final = _("figures of periods after the last one that counts in a verdict")


@dataclass(frozen=True, slots=True)
class Answers:
    """What the notebooks call after the heading of a chapter; every method gives the output of one cell."""

    progress: Progress
    language: Language

    def scorecard(self) -> Block:
        """How many indicators came to which class."""
        writer = self._writer()
        items = list(self.progress.indicators)
        return _answer(writer, tally(writer, items, "scorecard", ALL))

    def money(self) -> Block:
        """The last amount stated for each flow, and whether a delivery is known."""
        writer = self._writer()
        flows = [flow for flow in writer.evidence.dataset.framework.money if statements(writer, flow)]
        return _answer(writer, *(_flow(writer, flow) for flow in flows))

    def milestones(self) -> Block:
        """Number of dated facts and the time they span."""
        writer = self._writer()
        facts = [m for m in writer.evidence.milestones if m.corroborated is None]
        if not facts:
            return _answer(writer, writer.say("No dated fact was found in the documents we could read."))
        said = writer.say(
            "Dated facts that documents report: {number}, from {first} to {last}.",
            number=writer.count("milestones.facts", len(facts), FACTS, documents=(m.source for m in facts)),
            first=writer.date(str(facts[0].date)),
            last=writer.date(str(facts[-1].date)),
        )
        return _answer(writer, said)

    def claims(self) -> Block:
        """How many claims of the final statement figures bear out."""
        writer = self._writer()
        claims = [m for m in writer.evidence.milestones if m.corroborated is not None]
        if not claims:
            return _answer(writer, writer.say("No claim had been published by the date of this report."))

        known = {o.observation_id for o in writer.evidence.observations}

        def count(kind: Corroboration) -> Markup:
            found = [m for m in claims if m.corroborated is kind]
            return writer.count(
                f"claims.{kind.value}",
                len(found),
                BORNE_OUT[kind],
                (i for m in found for i in m.evidence if i in known),
                _sources(found),
            )

        said = writer.say(
            "Claims: {total}. Borne out by figures: {yes}; in part: {partly}; not: {no}.",
            total=writer.count("claims.all", len(claims), CLAIMS, documents=_sources(claims)),
            yes=count(Corroboration.YES),
            partly=count(Corroboration.PARTLY),
            no=count(Corroboration.NO),
        )
        return _answer(writer, said)

    def afterwards(self) -> Block:
        """How many figures of later periods there are."""
        writer = self._writer()
        until = writer.evidence.dataset.framework.programme.judged_until
        items = list(self.progress.indicators)
        ids = [i for item in items for figure in item.after(until) for i in figure.ids]
        number = sum(len(item.after(until)) for item in items)
        said = writer.say(
            "Figures of later periods found in the documents we could read: {number}.",
            number=writer.count("afterwards.figures", number, LATER, ids),
        )
        return _answer(writer, said)

    def data(self) -> Block:
        """How much of the documents could be read, and how far the registers agree."""
        writer = self._writer()
        return _answer(writer, reading(writer), conflicts(writer))

    def _writer(self) -> Writer:
        return Writer(self.language, self.progress.evidence)


def _answer(writer: Writer, *sentences: Markup) -> Block:
    return writer.block(*(paragraph(said, class_="answer") for said in sentences))


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
    return said + Markup(" ") + writer.say("What was delivered was not found in the documents we could read.")


def _sources(found: list[Milestone]) -> list[str]:
    return [m.source for m in found]

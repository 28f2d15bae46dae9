"""How good the data are: coverage, restatements, conflicts between authorities, decisions taken, documents read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from evaluation.assess import Progress
from evaluation.framework import Correction
from evaluation.load import Confidence, Observation, Read
from evaluation.locale.language import _
from evaluation.report.parts.arithmetic import impossible_figures
from evaluation.report.parts.cover import cover
from evaluation.report.parts.disputed import decided, disagreements, restated
from evaluation.report.parts.figures import counted, of_whom
from evaluation.report.parts.vintages import chart_of_vintages
from evaluation.words.block import Block
from evaluation.words.evidence import CONFIDENCES, READS
from evaluation.words.markup import Column, paragraph, table
from evaluation.words.writer import Desk, Shown, Writer, cell

ACTIONS: Final = {
    "exclude": _("Set aside"),
    "prefer": _("Preferred to another figure"),
    "rescale": _("Rescaled"),
    "break": _("Marked as a break"),
    "beside": _("All stand side by side"),
    "doubt": _("Kept, with a doubt on record"),
}
ANSWERED: Final = _("A sceptic would answer: {objection}")


@dataclass(frozen=True, slots=True)
class DataChapter:
    """What the notebook on data calls about their quality; every method gives the output of one cell."""

    progress: Progress
    desk: Desk

    def cover(self) -> Block:
        """Title page, should the notebook be printed alone."""
        return cover(
            self.progress.evidence, self.desk.language, self.desk.language.text("Data, methods and sources"), "data"
        )

    @cell
    def documents_read(self, writer: Writer) -> Shown:
        """How much of the documents could be read, and how sure the figures are."""
        text = writer.language.text
        columns = [
            Column[Read](text("How the document was read"), lambda read: text(READS[read])),
            Column[Read](
                text("Documents"), lambda read: writer.number(f"quality.documents.{read.value}"), is_number=True
            ),
            Column[Read](
                text("Figures from them"), lambda read: writer.number(f"quality.figures.{read.value}"), is_number=True
            ),
        ]
        dates = writer.say(
            "{partly} of {total} figures come from documents whose day of publication is known only in part; such a "
            "document counts from the last day it can have appeared. {undated} documents have no known date at all and "
            "are left out.",
            partly=writer.number("quality.figures.partly_dated"),
            total=writer.number("quality.figures.all"),
            undated=writer.number("quality.documents.undated"),
        )
        return (
            table(text("Documents by how much of them could be read"), columns, Read, "table-reading"),
            paragraph(dates),
        )

    @cell
    def confidence(self, writer: Writer) -> Shown:
        """How sure it is that each row says what its document says."""
        text = writer.language.text
        columns = [
            Column[Confidence](text("Confidence in the reading"), lambda c: text(CONFIDENCES[c])),
            Column[Confidence](
                text("Figures"), lambda c: writer.number(f"quality.confidence.{c.value}"), is_number=True
            ),
        ]
        return table(text("Figures by confidence"), columns, Confidence, "table-confidence")

    @cell
    def restatements(self, writer: Writer) -> Shown:
        """Figures that one kind of authority published with different values."""
        return (*restated(writer, self.progress), chart_of_vintages(writer))

    @cell
    def conflicts(self, writer: Writer) -> Shown:
        """Figures of different kinds of authorities for the same thing."""
        return disagreements(writer, self.progress)

    @cell
    def decisions(self, writer: Writer) -> Shown:
        """Decisions about published values, each with its reason and grounds."""
        text = writer.language.text
        tables = writer.evidence.dataset.tables

        def named(decision: Correction) -> Markup:
            acted = decision.set_aside or decision.observations
            return Markup("; ").join(self._named(writer, tables.observation(o)) for o in acted)

        columns = [
            Column[Correction](
                text("Decision"), lambda d: Markup("{}: {}").format(writer.ref(d.id), text(ACTIONS[d.action]))
            ),
            Column(text("Figures"), named),
            Column[Correction](text("Reason"), lambda d: _argued(writer, d)),
            Column[Correction](text("Decided"), lambda d: decided(writer, d)),
            Column[Correction](text("Grounds"), lambda d: writer.cite(d.grounds)),
        ]
        return table(text("Decisions about published figures"), columns, writer.evidence.corrections, "table-decisions")

    @cell
    def arithmetic(self, writer: Writer) -> Shown:
        """Figures that cannot be as their document prints them."""
        return impossible_figures(writer)

    @cell
    def comparators(self, writer: Writer) -> Shown:
        """Figures from elsewhere, as context."""
        text = writer.language.text
        sheet = writer.evidence.dataset.framework.comparators
        if sheet is None:
            return paragraph(text("No comparator is declared."))
        columns = [
            Column[Observation](
                text("Area and measure"),
                lambda o: Markup("{}: {}").format(writer.area(o.area), of_whom(writer, o)),
            ),
            Column[Observation](text("Period"), lambda o: writer.when(o.period_start, o.period_end)),
            Column[Observation](text("Figure"), writer.published, is_number=True),
            Column[Observation](text("Source"), lambda o: writer.cite([o.source])),
        ]
        chosen = [o for o in writer.evidence.observations if o.area in sheet.areas]
        chosen.sort(key=lambda o: (sheet.areas.index(o.area), o.measure, str(o.period_start)))
        caption = text("Figures from elsewhere (context only)")
        return (paragraph(writer.told(sheet.reading)), table(caption, columns, chosen, "table-comparators"))

    def _named(self, writer: Writer, observation: Observation) -> Markup:
        return Markup("{} ({}, {}: {})").format(
            writer.ref(observation.observation_id),
            counted(writer, observation),
            writer.period(observation.period_start, observation.period_end),
            writer.published_bare(observation),
        )


def _argued(writer: Writer, decision: Correction) -> Markup:
    """Why it was decided so, and what a sceptic would answer."""
    reason = writer.told(decision.reason)
    if decision.objection is None:
        return reason
    return Markup("{} {}").format(reason, writer.say(ANSWERED, objection=writer.told(decision.objection)))

"""How good the data are: coverage, restatements, conflicts between authorities, decisions taken, documents read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from evaluation.assess import Progress
from evaluation.load import Confidence, Observation, Read
from evaluation.locale.language import _
from evaluation.report.parts.cover import cover
from evaluation.report.parts.disputed import decided, disagreements, restated
from evaluation.report.parts.vintages import chart_of_vintages
from evaluation.words.block import Block
from evaluation.words.markup import Column, paragraph, table
from evaluation.words.wording import CONFIDENCES, READS
from evaluation.words.writer import Desk, Shown, Writer, cell

ACTIONS: Final = {
    "exclude": _("Set aside"),
    "prefer": _("Preferred to another figure"),
    "rescale": _("Rescaled"),
    "break": _("Marked as a break"),
    "beside": _("All stand side by side"),
    "doubt": _("Kept, with a doubt on record"),
}


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
    def reading(self, writer: Writer) -> Shown:
        """How much of the documents could be read, and how sure the figures are."""
        text = writer.language.text
        columns = [
            Column(text("How the document was read")),
            Column(text("Documents"), is_number=True),
            Column(text("Figures from them"), is_number=True),
        ]
        rows = [
            [
                text(READS[read]),
                writer.number(f"quality.documents.{read.value}"),
                writer.number(f"quality.figures.{read.value}"),
            ]
            for read in Read
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
            table(text("Documents by how much of them could be read"), columns, rows, "table-reading"),
            paragraph(dates),
        )

    @cell
    def confidence(self, writer: Writer) -> Shown:
        """How sure it is that each row says what its document says."""
        text = writer.language.text
        columns = [Column(text("Confidence in the reading")), Column(text("Figures"), is_number=True)]
        rows = [[text(CONFIDENCES[c]), writer.number(f"quality.confidence.{c.value}")] for c in Confidence]
        return table(text("Figures by confidence"), columns, rows, "table-confidence")

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
        columns = [
            Column(text("Decision")),
            Column(text("Figures")),
            Column(text("Reason")),
            Column(text("Decided")),
            Column(text("Grounds")),
        ]
        tables = writer.evidence.dataset.tables
        rows = []
        for decision in writer.evidence.corrections:
            acted = decision.set_aside or decision.observations
            rows.append(
                [
                    Markup("{}: {}").format(writer.ref(decision.id), text(ACTIONS[decision.action])),
                    Markup("; ").join(self._named(writer, tables.observation(o)) for o in acted),
                    writer.told(decision.reason),
                    decided(writer, decision),
                    writer.cite(decision.grounds),
                ]
            )
        return table(text("Decisions about published figures"), columns, rows, "table-decisions")

    @cell
    def comparators(self, writer: Writer) -> Shown:
        """Figures from elsewhere, as context."""
        text = writer.language.text
        sheet = writer.evidence.dataset.framework.comparators
        if sheet is None:
            return paragraph(text("No comparator is declared."))
        columns = [
            Column(text("Area and measure")),
            Column(text("Period")),
            Column(text("Figure"), is_number=True),
            Column(text("Source")),
        ]
        chosen = [o for o in writer.evidence.observations if o.area in sheet.areas]
        chosen.sort(key=lambda o: (sheet.areas.index(o.area), o.measure, str(o.period_start)))
        rows = [
            [
                Markup("{}: {}").format(writer.area(o.area), writer.measure(o.measure)),
                writer.when(o.period_start, o.period_end),
                writer.published(o),
                writer.cite([o.source]),
            ]
            for o in chosen
        ]
        caption = text("Figures from elsewhere (context only)")
        return (paragraph(writer.told(sheet.reading)), table(caption, columns, rows, "table-comparators"))

    def _named(self, writer: Writer, observation: Observation) -> Markup:
        return Markup("{} ({}, {}: {})").format(
            writer.ref(observation.observation_id),
            writer.measure(observation.measure),
            writer.period(observation.period_start, observation.period_end),
            writer.published_bare(observation),
        )

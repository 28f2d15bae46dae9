"""How good the data are: coverage, restatements, conflicts between authorities, decisions taken, documents read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from evaluation.assess import Progress
from evaluation.framework import Correction
from evaluation.load import Confidence, Observation, Read
from evaluation.locale.language import Language, _
from evaluation.report.parts.arithmetic import impossible_figures
from evaluation.report.parts.cover import all_figures, cover, partly_dated
from evaluation.report.parts.disputed import chart_of_vintages, decided, disagreements, restated
from evaluation.words.block import Block
from evaluation.words.markup import Column, paragraph, table
from evaluation.words.wording import CONFIDENCES, READS
from evaluation.words.writer import Writer

ACTIONS: Final = {
    "exclude": _("Set aside"),
    "prefer": _("Preferred to another figure"),
    "rescale": _("Rescaled"),
    "break": _("Marked as a break"),
    "beside": _("All stand side by side"),
    "doubt": _("Kept, with a doubt on record"),
}
ANSWERED: Final = _("A sceptic would answer: {objection}")
UNDATED: Final = _("documents without any known date")


@dataclass(frozen=True, slots=True)
class DataChapter:
    """What the notebook on data calls about their quality; every method gives the output of one cell."""

    progress: Progress
    language: Language

    def cover(self) -> Block:
        """Title page, should the notebook be printed alone."""
        return cover(self.progress.evidence, self.language, self.language.text("Data, methods and sources"), "data")

    def reading(self) -> Block:
        """How much of the documents could be read, and how sure the figures are."""
        writer = self._writer()
        text = writer.language.text
        evidence = writer.evidence
        published = [
            s for s in evidence.sources.values() if (day := s.known_on()) is not None and day <= evidence.as_of
        ]
        columns = [
            Column(text("How the document was read")),
            Column(text("Documents"), is_number=True),
            Column(text("Figures from them"), is_number=True),
        ]
        rows = [
            [
                text(READS[read]),
                writer.count(
                    f"quality.documents.{read.value}",
                    sum(s.read is read for s in published),
                    _("documents read in this way"),
                    documents=(s.source_id for s in published if s.read is read),
                ),
                self._figures(
                    writer,
                    f"quality.figures.{read.value}",
                    _("figures from documents read in this way"),
                    [o for o in evidence.observations if evidence.source_of(o).read is read],
                ),
            ]
            for read in Read
        ]
        dates = writer.say(
            "{partly} of {total} figures come from documents whose day of publication is known only in part; such a "
            "document counts from the last day it can have appeared. {undated} documents have no known date at all and "
            "are left out.",
            partly=partly_dated(writer),
            total=all_figures(writer),
            undated=writer.count(
                "quality.documents.undated",
                len(evidence.undated_sources),
                UNDATED,
                documents=(s.source_id for s in evidence.undated_sources),
            ),
        )
        return writer.block(
            table(text("Documents by how much of them could be read"), columns, rows, "table-reading"), paragraph(dates)
        )

    def confidence(self) -> Block:
        """How sure it is that each row says what its document says."""
        writer = self._writer()
        text = writer.language.text
        columns = [Column(text("Confidence in the reading")), Column(text("Figures"), is_number=True)]
        what = _("figures with this confidence in their reading")
        rows = [
            [
                text(CONFIDENCES[c]),
                self._figures(
                    writer,
                    f"quality.confidence.{c.value}",
                    what,
                    [o for o in writer.evidence.observations if o.confidence is c],
                ),
            ]
            for c in Confidence
        ]
        return writer.block(table(text("Figures by confidence"), columns, rows, "table-confidence"))

    def restatements(self) -> Block:
        """Figures that one kind of authority published with different values."""
        writer = self._writer()
        return writer.block(*restated(writer, self.progress), chart_of_vintages(writer))

    def conflicts(self) -> Block:
        """Figures of different kinds of authorities for the same thing."""
        writer = self._writer()
        return writer.block(*disagreements(writer, self.progress))

    def decisions(self) -> Block:
        """Decisions about published values, each with its reason and grounds."""
        writer = self._writer()
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
                    _argued(writer, decision),
                    decided(writer, decision),
                    writer.cite(decision.grounds),
                ]
            )
        return writer.block(table(text("Decisions about published figures"), columns, rows, "table-decisions"))

    def arithmetic(self) -> Block:
        """Figures that cannot be as their document prints them."""
        writer = self._writer()
        return writer.block(*impossible_figures(writer))

    def comparators(self) -> Block:
        """Figures from elsewhere, as context."""
        writer = self._writer()
        text = writer.language.text
        sheet = writer.evidence.dataset.framework.comparators
        if sheet is None:
            return writer.block(paragraph(text("No comparator is declared.")))
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
        return writer.block(paragraph(writer.told(sheet.reading)), table(caption, columns, rows, "table-comparators"))

    @staticmethod
    def _figures(writer: Writer, name: str, what: str, chosen: Iterable[Observation]) -> Markup:
        ids = [o.observation_id for o in chosen]
        return writer.count(name, len(ids), what, ids)

    def _named(self, writer: Writer, observation: Observation) -> Markup:
        return Markup("{} ({}, {}: {})").format(
            writer.ref(observation.observation_id),
            writer.measure(observation.measure),
            writer.period(observation.period_start, observation.period_end),
            writer.published_bare(observation),
        )

    def _writer(self) -> Writer:
        return Writer(self.language, self.progress.evidence)


def _argued(writer: Writer, decision: Correction) -> Markup:
    """Why it was decided so, and what a sceptic would answer."""
    reason = writer.told(decision.reason)
    if decision.objection is None:
        return reason
    return Markup("{} {}").format(reason, writer.say(ANSWERED, objection=writer.told(decision.objection)))

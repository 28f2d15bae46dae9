"""How good the data are: coverage, restatements, conflicts between authorities, decisions taken, documents read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from evaluation.assess import Progress
from evaluation.evidence import Rivals, conflicts, restatements
from evaluation.load import Confidence, Observation, Read
from evaluation.report.block import Block
from evaluation.report.cover import cover
from evaluation.report.language import Language, _
from evaluation.report.markup import Column, paragraph, table
from evaluation.report.sources import READS
from evaluation.report.wording import CONFIDENCES
from evaluation.report.writer import Writer

ACTIONS: Final = {
    "exclude": _("Set aside"),
    "prefer": _("Preferred to another figure"),
    "rescale": _("Rescaled"),
    "break": _("Marked as a break"),
}


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
        reads = Counter(s.read for s in published)
        figures = Counter(evidence.source_of(o).read for o in evidence.observations)
        columns = [
            Column(text("How the document was read")),
            Column(text("Documents"), is_number=True),
            Column(text("Figures from them"), is_number=True),
        ]
        rows = [
            [
                text(READS[read]),
                writer.count(f"quality.documents.{read.value}", reads[read]),
                writer.count(f"quality.figures.{read.value}", figures[read]),
            ]
            for read in Read
        ]
        dates = writer.say(
            "{partly} of {total} figures come from documents whose day of publication is known only in part; such a "
            "document counts from the last day it can have appeared. {undated} documents have no known date at all and "
            "are left out.",
            partly=writer.count("quality.figures.partly_dated", evidence.partly_dated()),
            total=writer.count("quality.figures.all", len(evidence.observations)),
            undated=writer.count("quality.documents.undated", len(evidence.undated_sources)),
        )
        return writer.block(
            table(text("Documents by how much of them could be read"), columns, rows, "table-reading"), paragraph(dates)
        )

    def confidence(self) -> Block:
        """How sure it is that each row says what its document says."""
        writer = self._writer()
        text = writer.language.text
        counted = Counter(o.confidence for o in writer.evidence.observations)
        columns = [Column(text("Confidence in the reading")), Column(text("Figures"), is_number=True)]
        rows = [[text(CONFIDENCES[c]), writer.count(f"quality.confidence.{c.value}", counted[c])] for c in Confidence]
        return writer.block(table(text("Figures by confidence"), columns, rows, "table-confidence"))

    def restatements(self) -> Block:
        """Figures that one kind of authority published with different values."""
        writer = self._writer()
        caption = writer.language.text("Figures published again with another value")
        return writer.block(self._rivals(writer, restatements(writer.evidence), caption, "table-restatements"))

    def conflicts(self) -> Block:
        """Figures of different kinds of authorities for the same thing."""
        writer = self._writer()
        caption = writer.language.text("Figures on which authorities disagree")
        return writer.block(self._rivals(writer, conflicts(writer.evidence), caption, "table-conflicts"))

    def decisions(self) -> Block:
        """Decisions about published values, each with its reason and grounds."""
        writer = self._writer()
        text = writer.language.text
        columns = [
            Column(text("Decision")),
            Column(text("Figures")),
            Column(text("Reason")),
            Column(text("Grounds")),
        ]
        tables = writer.evidence.dataset.tables
        rows = []
        for decision in writer.evidence.corrections:
            acted = decision.over or decision.observations
            shown = [self._named(writer, tables.observation(o)) for o in acted]
            rows.append(
                [
                    f"{decision.id}: {text(ACTIONS[decision.action])}",
                    "; ".join(shown),
                    writer.own(decision.reason),
                    writer.cite(decision.grounds),
                ]
            )
        return writer.block(table(text("Decisions about published figures"), columns, rows, "table-decisions"))

    def comparators(self) -> Block:
        """Figures of elsewhere, as context."""
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
                f"{writer.area(o.area)}: {writer.measure(o.measure)}",
                writer.when(o.period_start, o.period_end),
                writer.published(o),
                writer.cite([o.source]),
            ]
            for o in chosen
        ]
        caption = text("Figures of elsewhere (context only)")
        return writer.block(paragraph(writer.own(sheet.reading)), table(caption, columns, rows, "table-comparators"))

    def _rivals(self, writer: Writer, found: Sequence[Rivals], caption: str, id_: str) -> Markup:
        text = writer.language.text
        columns = [
            Column(text("What")),
            Column(text("Period")),
            Column(text("Values, in order of publication")),
            Column(text("Spread"), is_number=True),
        ]
        rows: list[list[Markup | str]] = []
        for rivals in found:
            o = rivals.first
            people = [writer.group(name) for name in (o.sex, o.age_group) if name not in ("", "all")]
            place = [] if o.area == writer.evidence.dataset.framework.programme.area else [writer.area(o.area)]
            what = ", ".join([writer.measure(o.measure), *people, *place])
            values = Markup("; ").join(self._statement(writer, s) for s in rivals.statements)
            spread = "–" if rivals.spread is None else writer.language.percent(rivals.spread)
            rows.append([what, writer.when(o.period_start, o.period_end), values, spread])
        if not rows:
            return paragraph(text("None was found."))
        return table(caption, columns, rows, id_)

    def _statement(self, writer: Writer, observation: Observation) -> Markup:
        return writer.say(
            "{value} ({authority}, {source})",
            value=writer.published(
                observation, writer.bare(observation.value, observation.unit, observation.qualifier)
            ),
            authority=writer.authority(observation.authority),
            source=writer.cite([observation.source]),
        )

    def _named(self, writer: Writer, observation: Observation) -> str:
        period = writer.period(observation.period_start, observation.period_end)
        value = writer.bare(observation.value, observation.unit, observation.qualifier)
        return f"{observation.observation_id} ({writer.measure(observation.measure)}, {period}: {value})"

    def _writer(self) -> Writer:
        return Writer(self.language, self.progress.evidence)

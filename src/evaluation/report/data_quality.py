"""How good the data are: coverage, restatements, conflicts between authorities, decisions taken, documents read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from evaluation.assess import Progress
from evaluation.evidence import Aside
from evaluation.load import Confidence, Observation, Read
from evaluation.report.block import Block
from evaluation.report.cover import cover
from evaluation.report.language import Language
from evaluation.report.markup import Column, paragraph, table
from evaluation.report.sources import READS
from evaluation.report.wording import _
from evaluation.report.writer import Writer

CONFIDENCES: Final = {
    Confidence.HIGH: _("High"),
    Confidence.MEDIUM: _("Medium"),
    Confidence.LOW: _("Low"),
}
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
        """Figures that the same authority later published with another value."""
        writer = self._writer()
        return writer.block(
            self._pairs(writer, {Aside.RESTATED}, writer.language.text("Restated figures"), "table-restatements")
        )

    def conflicts(self) -> Block:
        """Figures of different authorities for the same period."""
        writer = self._writer()
        caption = writer.language.text("Figures of another authority for the same period")
        return writer.block(self._pairs(writer, {Aside.OTHER_AUTHORITY, Aside.ALTERNATIVE}, caption, "table-conflicts"))

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

    def _pairs(self, writer: Writer, reasons: set[Aside], caption: str, id_: str) -> Markup:
        text = writer.language.text
        columns = [
            Column(text("Indicator and period")),
            Column(text("Used"), is_number=True),
            Column(text("Beside it"), is_number=True),
            Column(text("Authority of the figure beside")),
            Column(text("Sources")),
        ]
        rows = []
        for item in (i for o in self.progress.objectives for i in o.indicators):
            used = {(f.start, f.end): f for f in item.series.figures}
            for aside in item.series.aside:
                figure = aside.figure
                chosen = used.get((figure.start, figure.end)) if figure else None
                if aside.reason not in reasons or chosen is None or figure is None or chosen.value == figure.value:
                    continue
                unit = item.indicator.unit
                name = f"{item.indicator.id} {writer.own(item.indicator.short_title)}"
                rows.append(
                    [
                        f"{name}, {writer.when(figure.start, figure.end)}",
                        writer.bare(chosen.value, unit, chosen.qualifier),
                        writer.published(aside.observation, writer.bare(figure.value, unit, figure.qualifier)),
                        writer.authority(figure.authority),
                        writer.cite([o.source for o in (*chosen.observations, *figure.observations)]),
                    ]
                )
        if not rows:
            return paragraph(text("None was found."))
        return table(caption, columns, rows, id_)

    def _named(self, writer: Writer, observation: Observation) -> str:
        period = writer.period(observation.period_start, observation.period_end)
        value = writer.bare(observation.value, observation.unit, observation.qualifier)
        return f"{observation.observation_id} ({writer.measure(observation.measure)}, {period}: {value})"

    def _writer(self) -> Writer:
        return Writer(self.language, self.progress.evidence)

"""The chapter of one objective: question, answer, indicators, other explanations, what cannot be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from evaluation.assess import ObjectiveResult
from evaluation.evidence import Evidence
from evaluation.locale.language import Language
from evaluation.report.parts.context import context_sources, context_tables
from evaluation.report.parts.cover import cover, hindsight
from evaluation.report.parts.indicator import indicator_section
from evaluation.report.parts.sources import sources_table
from evaluation.report.parts.verdict import scorecard, verdict
from evaluation.words.block import Block
from evaluation.words.markup import Column, bullets, element, heading, paragraph, table
from evaluation.words.writer import Writer


@dataclass(frozen=True, slots=True)
class ObjectiveChapter:
    """What the notebook of an objective calls; every method gives the output of one cell."""

    result: ObjectiveResult
    evidence: Evidence
    language: Language

    def cover(self) -> Block:
        """Title page of the objective's own report."""
        objective = self.result.objective
        code = self.language.code
        return cover(self.evidence, self.language, objective.title.of(code), f"objective-{objective.id}")

    def question(self) -> Block:
        """Heading of the chapter, the question and how the objective was worded."""
        writer, objective = self._writer(), self.result.objective
        title = writer.say(
            "Objective {id}: {title}", id=writer.ref(objective.id), title=writer.told(objective.short_title)
        )
        return writer.block(
            heading(2, title, f"objective-{objective.id}"),
            paragraph(element("strong", writer.told(objective.question)), class_="question"),
            paragraph(writer.told(objective.title), ". ", writer.told(objective.wording_note)),
            *([paragraph(element("strong", writer.told(objective.note)))] if objective.note else []),
        )

    def hindsight(self) -> Block:
        """Note that opens the objective's own report if it is one of an earlier day."""
        writer = self._writer()
        return writer.block(hindsight(writer))

    def verdict(self) -> Block:
        """Answer in short, and what it follows from."""
        writer = self._writer()
        return writer.block(verdict(writer, self.result))

    def scorecard(self) -> Block:
        """Table of the objective's indicators."""
        writer = self._writer()
        caption = writer.say("Indicators of objective {id}", id=writer.ref(self.result.objective.id))
        return writer.block(scorecard(writer, self.result.indicators, caption, f"scorecard-{self.result.objective.id}"))

    def indicators(self) -> Block:
        """Every indicator with its chart, figures and reference sheet."""
        writer = self._writer()
        return writer.block(*(indicator_section(writer, item) for item in self.result.indicators))

    def other_explanations(self) -> Block:
        """Events other than the programme that may have moved the figures."""
        writer = self._writer()
        own = {item.indicator.id for item in self.result.indicators}
        events = [
            e
            for e in self.evidence.events
            if e.kind != "programme" and (not e.indicators or own.intersection(e.indicators))
        ]
        items = [
            element("strong", writer.told(e.label)) + Markup(". ") + writer.told(e.text) + _cited(writer, e.sources)
            for e in events
        ]
        return writer.block(
            heading(3, writer.language.text("What else may explain the figures")),
            paragraph(
                writer.language.text(
                    "What the programme can be credited with is a separate question, and these figures cannot answer "
                    "it: those of the regions where it worked and those of other regions are too few to compare. Other "
                    "causes are documented, and the charts mark them:"
                )
            ),
            bullets(items),
        )

    def not_shown(self) -> Block:
        """What no document we could read shows, and where it may stand."""
        writer, objective = self._writer(), self.result.objective
        text = writer.language.text
        columns = [
            Column(text("Not found in the documents we could read")),
            Column(text("What was tried")),
            Column(text("Where it may be found")),
        ]
        rows = [
            [
                writer.told(gap.text),
                writer.told(gap.tried) if gap.tried else Markup("–"),
                writer.told(gap.likely_source) + _cited(writer, gap.sources),
            ]
            for gap in objective.not_shown
        ]
        caption = writer.say("What cannot be shown for objective {id}", id=writer.ref(objective.id))
        return writer.block(
            heading(3, text("What cannot be shown")),
            table(caption, columns, rows, f"not-shown-{objective.id}"),
            *self._would_change(writer),
        )

    def _would_change(self, writer: Writer) -> list[Markup]:
        objective, text = self.result.objective, writer.language.text
        if not objective.would_change:
            return []
        columns = [
            Column(text("Figure")),
            Column(text("Document likely to hold it")),
            Column(text("What it would change")),
        ]
        rows = [
            [
                writer.told(missing.figure),
                writer.told(missing.document) + _cited(writer, [missing.source] if missing.source else []),
                writer.told(missing.then),
            ]
            for missing in objective.would_change
        ]
        caption = writer.say("What would change the verdict on objective {id}", id=writer.ref(objective.id))
        return [table(caption, columns, rows, f"would-change-{objective.id}")]

    def context(self) -> Block:
        """Tables that readers ask for and no verdict rests on."""
        writer = self._writer()
        shown = context_tables(writer, self.result.objective.id)
        if not shown:
            return writer.block()
        return writer.block(heading(3, writer.language.text("Context")), *shown)

    def sources(self) -> Block:
        """Documents this chapter refers to, for its report of its own; the whole report lists them at its end."""
        writer = self._writer()
        events = self.evidence.events
        cited = {source for event in events for source in event.sources}
        cited |= {source for gap in self.result.objective.not_shown for source in gap.sources}
        cited |= {missing.source or "" for missing in self.result.objective.would_change}
        cited |= context_sources(self.evidence, self.result.objective.id)
        for item in self.result.indicators:
            cited |= {o.source for figure in item.series.figures for o in figure.observations}
            cited |= {aside.observation.source for aside in item.series.aside}
            cited |= {item.indicator.target.source or ""}
        known = self.evidence.is_known
        own = [s for s in self.evidence.sources.values() if s.source_id in cited and known(s.source_id)]
        title = writer.language.text("Sources")
        return writer.block(heading(2, title), sources_table(writer, own, writer.language.text("Documents")))

    def _writer(self) -> Writer:
        return Writer(self.language, self.evidence)


def _cited(writer: Writer, sources: Sequence[str]) -> Markup:
    return Markup(" ({})").format(writer.cite(sources)) if sources else Markup("")

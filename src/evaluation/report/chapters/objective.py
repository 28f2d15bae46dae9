"""The chapter of one objective: question, answer, indicators, other explanations, what cannot be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from evaluation.assess import ObjectiveResult
from evaluation.framework import NotShown, WouldChange
from evaluation.report.parts.answers import answers
from evaluation.report.parts.context import context_sources, context_tables
from evaluation.report.parts.cover import cover, hindsight
from evaluation.report.parts.indicator.course import events_beside
from evaluation.report.parts.indicator.section import indicator_section
from evaluation.report.parts.programme.objectives import objective_words
from evaluation.report.parts.sources import sources_table
from evaluation.report.parts.verdict import scorecard
from evaluation.words.block import Block
from evaluation.words.markup import Column, bullets, element, heading, paragraph, table
from evaluation.words.writer import Desk, Shown, Writer, cell


@dataclass(frozen=True, slots=True)
class ObjectiveChapter:
    """What the notebook of an objective calls; every method gives the output of one cell."""

    result: ObjectiveResult
    desk: Desk

    def cover(self) -> Block:
        """Title page of the objective's own report."""
        objective = self.result.objective
        code = self.desk.language.code
        return cover(self.desk.evidence, self.desk.language, objective.title.of(code), f"objective-{objective.id}")

    @cell
    def question(self, writer: Writer) -> Shown:
        """Heading of the chapter, the question and how the objective was worded."""
        objective = self.result.objective
        title = writer.say(
            "Objective {id}: {title}", id=writer.ref(objective.id), title=writer.told(objective.short_title)
        )
        return (
            heading(2, title, f"objective-{objective.id}"),
            paragraph(element("strong", writer.told(objective.question)), class_="question"),
            paragraph(objective_words(writer, objective), " ", writer.told(objective.wording_note)),
            *([paragraph(element("strong", writer.told(objective.note)))] if objective.note else []),
        )

    def hindsight(self) -> Block | None:
        """Note that opens the objective's own report if it is one of an earlier day; nothing today."""
        writer = self.desk.writer()
        said = hindsight(writer)
        return writer.block(said) if said else None

    @cell
    def verdict(self, writer: Writer) -> Shown:
        """The three questions, each with its answer and what it follows from."""
        return answers(writer, self.result)

    @cell
    def scorecard(self, writer: Writer) -> Shown:
        """Table of the objective's indicators."""
        caption = writer.say("Indicators of objective {id}", id=writer.ref(self.result.objective.id))
        return scorecard(writer, self.result.indicators, caption, f"scorecard-{self.result.objective.id}")

    @cell
    def indicators(self, writer: Writer) -> Shown:
        """Every indicator with its chart, figures and reference sheet."""
        items = self.result.indicators
        return events_beside(writer, items), *(indicator_section(writer, item) for item in items)

    @cell
    def other_explanations(self, writer: Writer) -> Shown:
        """Events other than the programme that may have moved the figures."""
        own = {item.indicator.id for item in self.result.indicators}
        events = [
            e
            for e in self.desk.evidence.events
            if e.kind != "programme" and (not e.indicators or own.intersection(e.indicators))
        ]
        items = [
            element("strong", writer.told(e.label)) + Markup(". ") + writer.told(e.text) + _cited(writer, e.sources)
            for e in events
        ]
        return (
            heading(3, writer.language.text("Other explanations")),
            paragraph(writer.language.text("Other causes are documented:")),
            bullets(items),
        )

    @cell
    def not_shown(self, writer: Writer) -> Shown:
        """What no document we could read shows, and where it may stand."""
        objective = self.result.objective
        text = writer.language.text
        columns = [
            Column[NotShown](text("Not found"), lambda gap: writer.told(gap.text)),
            Column[NotShown](text("What was tried"), lambda gap: writer.told(gap.tried) if gap.tried else Markup("–")),
            Column[NotShown](
                text("Where it may be found"),
                lambda gap: writer.told(gap.likely_source) + _cited(writer, gap.sources),
            ),
        ]
        caption = writer.say("Information gaps of objective {id}", id=writer.ref(objective.id))
        return (
            heading(3, text("Information gaps")),
            table(caption, columns, objective.not_shown, f"not-shown-{objective.id}"),
            self._would_change(writer),
        )

    @cell
    def context(self, writer: Writer) -> Shown:
        """Tables that readers ask for and no verdict rests on."""
        shown = context_tables(writer, self.result.objective.id)
        return (heading(3, writer.language.text("Context")), *shown) if shown else ()

    @cell
    def sources(self, writer: Writer) -> Shown:
        """Documents this chapter refers to, for its report of its own; the whole report lists them at its end."""
        events = self.desk.evidence.events
        cited = {source for event in events for source in event.sources}
        cited |= {source for gap in self.result.objective.not_shown for source in gap.sources}
        cited |= {missing.source or "" for missing in self.result.objective.would_change}
        cited |= {quoted.source for quoted in (self.result.objective.quoted,) if quoted}
        cited |= context_sources(self.desk.evidence, self.result.objective.id)
        for item in self.result.indicators:
            cited |= {o.source for figure in item.series.figures for o in figure.observations}
            cited |= {aside.observation.source for aside in item.series.aside}
            cited |= {item.indicator.target.source or ""}
        known = self.desk.evidence.is_known
        own = [s for s in self.desk.evidence.sources.values() if s.source_id in cited and known(s.source_id)]
        title = writer.language.text("Sources")
        return (heading(2, title), sources_table(writer, own, writer.language.text("Documents")))

    def _would_change(self, writer: Writer) -> Markup:
        """Figures that would change what is said of the objective; nothing where none is named."""
        objective, text = self.result.objective, writer.language.text
        if not objective.would_change:
            return Markup("")
        columns = [
            Column[WouldChange](text("Figure"), lambda missing: writer.told(missing.figure)),
            Column[WouldChange](
                text("Document likely to hold it"),
                lambda missing: writer.told(missing.document) + _cited(writer, [missing.source or ""]),
            ),
            Column[WouldChange](text("What it would change"), lambda missing: writer.told(missing.then)),
        ]
        caption = writer.say("What would change the verdict on objective {id}", id=writer.ref(objective.id))
        return table(caption, columns, objective.would_change, f"would-change-{objective.id}")


def _cited(writer: Writer, sources: Sequence[str]) -> Markup:
    named = [source for source in sources if source]
    return Markup(" ({})").format(writer.cite(named)) if named else Markup("")

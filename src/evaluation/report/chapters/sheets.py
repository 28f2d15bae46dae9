"""The annex of one objective: the sheet of each indicator, other figures, other explanations, all that is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from evaluation.assess import IndicatorResult, ObjectiveResult, Progress
from evaluation.framework import ALL
from evaluation.report.parts.answers import telling
from evaluation.report.parts.context import context_sources, context_tables
from evaluation.report.parts.cover import annex_cover
from evaluation.report.parts.gaps import gaps_of, gaps_table
from evaluation.report.parts.indicator.course import events_beside
from evaluation.report.parts.indicator.message import with_chart
from evaluation.report.parts.indicator.section import indicator_section
from evaluation.report.parts.sources import sources_table
from evaluation.words.block import Block
from evaluation.words.markup import bullets, element, heading, paragraph
from evaluation.words.placed import cited
from evaluation.words.writer import Desk, Shown, Writer, cell


@dataclass(frozen=True, slots=True)
class SheetsChapter:
    """What the notebook of an objective's sheets calls; every method gives the output of one cell."""

    result: ObjectiveResult
    desk: Desk

    def cover(self) -> Block:
        """Title page of the annex; in the objective's own report the chapter before has given one."""
        return annex_cover(self.desk.evidence, self.desk.language)

    @cell
    def heading(self, writer: Writer) -> Shown:
        """Heading of the objective's part of the annex."""
        objective = self.result.objective
        title = writer.say("Objective {id}: sheets of its indicators", id=writer.ref(objective.id))
        return heading(2, title, f"sheets-{objective.id}")

    def _id(self, writer: Writer) -> Markup:
        return writer.ref(self.result.objective.id)

    @cell
    def indicators(self, writer: Writer) -> Shown:
        """Every indicator with its figures and reference sheet, and its chart where the chapter has none of it."""
        return _sheets(writer, self.result.indicators, with_chart(writer, telling(self.result)))

    @cell
    def context(self, writer: Writer) -> Shown:
        """Tables that readers ask for and no verdict rests on."""
        shown = context_tables(writer, self.result.objective.id)
        return (heading(3, writer.say("Context of objective {id}", id=self._id(writer))), *shown) if shown else ()

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
            element("strong", writer.told(e.label)) + Markup(". ") + writer.told(e.text) + cited(writer, e.sources)
            for e in events
        ]
        return (
            heading(3, writer.say("Other explanations for objective {id}", id=self._id(writer))),
            paragraph(writer.language.text("Other causes are documented:")),
            bullets(items),
        )

    @cell
    def gaps(self, writer: Writer) -> Shown:
        """What no document we could read shows, what was tried, and where it may stand."""
        objective = self.result.objective
        title = heading(
            3, writer.say("Information gaps of objective {id}", id=self._id(writer)), f"gaps-{objective.id}"
        )
        return (title, gaps_table(writer, objective)) if gaps_of(writer, objective) else ()

    @cell
    def sources(self, writer: Writer) -> Shown:
        """Documents that the objective's own report refers to; the annex lists all at its end."""
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


@dataclass(frozen=True, slots=True)
class CommonSheets:
    """The sheets of what serves all objectives and decides none of them."""

    progress: Progress
    desk: Desk

    def cover(self) -> Block:
        """Title page, should the notebook be printed alone."""
        return annex_cover(self.desk.evidence, self.desk.language)

    @cell
    def indicators(self, writer: Writer) -> Shown:
        """Every such indicator with its figures and reference sheet."""
        shared = self.progress.shared
        if not shared:
            return ()
        title = heading(2, writer.language.text("For all objectives: sheets of the indicators"), "sheets-all")
        return (title, *_sheets(writer, shared, with_chart(writer, [item for item in shared if item.judged])))

    @cell
    def context(self, writer: Writer) -> Shown:
        """Tables that serve all objectives."""
        return context_tables(writer, ALL)


def _sheets(writer: Writer, items: Sequence[IndicatorResult], drawn: Sequence[IndicatorResult]) -> list[Markup]:
    """Sheets of indicators, of which some are drawn in the chapter."""
    here = [item for item in items if item not in drawn]
    return [events_beside(writer, here), *(indicator_section(writer, item, is_drawn=item in drawn) for item in items)]

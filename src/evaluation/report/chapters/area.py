"""The report of one area: what its own figures say, what was not found of it, and where to read on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from evaluation.assess import (
    IndicatorResult,
    Progress,
    assess,
    claimed,
    figures_used,
    indicators_with_figures,
)
from evaluation.evidence import Evidence, evidence_of, indicator_series
from evaluation.findings import findings_of
from evaluation.findings.of_area import area_count_id
from evaluation.framework import ALL, Indicator, Objective
from evaluation.load import Observation
from evaluation.locale.language import Language
from evaluation.report.parts.area_figures import (
    indicator_of_place,
    line_of,
    other_figures,
)
from evaluation.report.parts.cover import cover, hindsight
from evaluation.report.parts.indicator.course import events_beside
from evaluation.report.parts.sources import sources_table
from evaluation.words.block import BRIEF, Block
from evaluation.words.markup import bullets, element, heading, paragraph
from evaluation.words.writer import Desk, Shown, Writer, cell


@dataclass(frozen=True)  # no slots: it remembers what it assessed
class AreaChapter:
    """What the notebooks of an area call; every method gives the output of one cell.

    Parameters
    ----------
    whole : Evidence
        That of the whole programme, to say what there is of it.
    area : str
    language : Language
    only : str, optional
        Id of the objective to which the report is confined.
    """

    whole: Evidence
    area: str
    language: Language
    only: str = ""

    @cached_property
    def progress(self) -> Progress:
        """Every objective, on the figures of the area alone."""
        return assess(evidence_of(self.whole, self.area))

    @cached_property
    def desk(self) -> Desk:
        """What it is written with: the evidence of the area."""
        return Desk(self.language, self.progress.evidence, findings_of(self.progress, of_area=True))

    def cover(self) -> Block:
        """Head of the report; it is short, so that the answer follows on the same page."""
        code = self.language.code
        place = self.desk.writer().area(self.area).striptags()
        if self.only:
            title = self.whole.dataset.framework.objective(self.only).short_title.of(code)
            said = self.language.text("{place}: objective {id}, {title}", place=place, id=self.only, title=title)
            return cover(self.whole, self.language, said, f"objective-{self.only}", BRIEF)
        programme = self.whole.dataset.framework.programme.short_title.of(code)
        said = self.language.text("{place}: evaluation of the {programme}", place=place, programme=programme)
        return cover(self.whole, self.language, said, "evaluation", BRIEF)

    @cell
    def answer(self, writer: Writer) -> Shown:
        """What can be said of the area, and what its figures are not compared with."""
        place = writer.area(self.area)
        return (
            hindsight(writer) if writer.evidence.observations else Markup(""),
            heading(2, writer.say("What can be said of {place}", place=place), "answer"),
            paragraph(element("strong", self._said(writer)), class_="answer"),
            bullets((line_of(writer, item) for item in self._found), class_="moved"),
            paragraph(Markup(" ").join(self._around(writer))),
        )

    @cell
    def indicators(self, writer: Writer) -> Shown:
        """Every indicator of which there is a figure, with all its figures."""
        parts = [events_beside(writer, self._found)]
        for objective, items in self._groups:
            own = [item for item in items if item in self._found]
            if own:
                id_ = objective.id if objective else ALL
                parts.append(heading(2, _named(writer, objective), f"objective-{id_}"))
                parts += [indicator_of_place(writer, item, self._claimed) for item in own]
        return parts

    @cell
    def without(self, writer: Writer) -> Shown:
        """Indicators of which nothing was found, in one short list, with the time of the figures for the whole."""
        place, whole = writer.area(self.area), writer.area(self.whole.dataset.framework.programme.area)
        items = []
        for objective, group in self._groups:
            missing = [item.indicator for item in group if item not in self._found]
            if missing:
                named = Markup("; ").join(self._with_time(writer, sheet) for sheet in missing)
                items.append(Markup("{}: {}.").format(element("strong", _named(writer, objective)), named))
        if not items:
            return ()
        said = writer.say(
            "No figure of {place} was found for the following indicators. In brackets "
            "stands the time for which they give figures of {whole}.",
            place=place,
            whole=whole,
        )
        title = writer.say("Indicators without a figure of {place}", place=place)
        return (heading(2, title, "without"), paragraph(said), bullets(items))

    @cell
    def others(self, writer: Writer) -> Shown:
        """Figures of the area that no indicator asks for."""
        left = self._left
        if not left:
            return ()
        place = writer.area(self.area)
        said = writer.say(
            "Documents give these figures of {place}, too. No indicator asks for them, so they enter no verdict.",
            place=place,
        )
        title = writer.say("Other figures of {place}", place=place)
        return (heading(2, title, "others"), paragraph(said), other_figures(writer, left, title))

    @cell
    def sources(self, writer: Writer) -> Shown:
        """Documents behind the figures that are shown."""
        left = [] if self.only else self._left
        shown = {o.source for o in left} | {writer.evidence.dataset.tables.observation(i).source for i in self._shown}
        own = [source for source in self.whole.sources.values() if source.source_id in shown]
        if not own:
            return ()
        text = writer.language.text
        return (heading(2, text("Sources"), "sources"), sources_table(writer, own, text("Documents")))

    @cached_property
    def _groups(self) -> list[tuple[Objective | None, tuple[IndicatorResult, ...]]]:
        """Indicators by their objective; those that serve all of them come last, under none."""
        results = [o for o in self.progress.objectives if self.only in ("", o.objective.id)]
        shared = self.progress.shared if not self.only else ()
        return [*((o.objective, o.indicators) for o in results), *([(None, shared)] if shared else [])]

    @cached_property
    def _claimed(self) -> frozenset[str]:
        return claimed(self.progress.indicators)

    @cached_property
    def _found(self) -> tuple[IndicatorResult, ...]:
        """Indicators of which some document gives a figure of the area."""
        return indicators_with_figures(self.progress, self.only)

    @cached_property
    def _shown(self) -> frozenset[str]:
        """Ids of the figures that stand under an indicator."""
        rows = [row for item in self._found for row in figures_used(item, self._claimed, self.progress.evidence)]
        parts = {id_ for row in rows if row.figure for id_ in row.figure.refs}
        return frozenset(parts | {row.observation.observation_id for row in rows})

    @property
    def _left(self) -> list[Observation]:
        return [o for o in self.progress.evidence.observations if o.observation_id not in self._shown]

    def _said(self, writer: Writer) -> Markup:
        place = writer.area(self.area)
        if not self._found:
            if self.only:
                return writer.say("No figure of {place} for this objective was found.", place=place)
            if not self._left:
                return writer.say("No figure of {place} was found.", place=place)
            return writer.say(
                "No figure of {place} for any indicator was found. Other figures of it are listed below.",
                place=place,
            )
        name = area_count_id(self.only)
        counted = writer.say(
            "The documents that were read give figures of {place} for {number} of {all} indicators.",
            place=place,
            number=writer.number(f"{name}.with_figures"),
            all=writer.number(f"{name}.asked"),
        )
        if any(item.judged for item in self._found):
            return counted
        none = writer.say("They are too few to compare, so no verdict can be given on {place}.", place=place)
        return Markup("{} {}").format(counted, none)

    def _around(self, writer: Writer) -> list[Markup]:
        """Since when the programme worked there, what is not compared, and where to read on."""
        programme = self.whole.dataset.framework.programme
        if self.area == programme.area:
            return []
        place, whole = writer.area(self.area), writer.area(programme.area)
        since = self.whole.dataset.tables.areas[self.area].exposed_from
        said = []
        if since is not None and since <= self.whole.as_of:
            said.append(writer.say("The program worked in {place} from {date}.", place=place, date=writer.date(since)))
        said.append(
            writer.say(
                "Figures of {whole} say nothing about {place} alone: none is divided among areas, and no target that "
                "was set for {whole} is applied here. What the figures of {whole} show stands in the report on the "
                "whole program, “{report}”.",
                whole=whole,
                place=place,
                report=writer.language.text(
                    "Evaluation: {programme}", programme=programme.short_title.of(self.language.code)
                ),
            )
        )
        return said

    def _with_time(self, writer: Writer, sheet: Indicator) -> Markup:
        """Name of an indicator with the time from its first to its last figure for the whole programme."""
        asked = self.whole.dataset.framework.indicator(sheet.id)
        figures = indicator_series(self.whole, asked).figures
        name = Markup("{} {}").format(writer.ref(sheet.id), writer.told(sheet.short_title))
        if not figures:
            return Markup("{} ({})").format(name, writer.language.text("none either"))
        return Markup("{} ({})").format(name, writer.when(min(f.start for f in figures), max(f.end for f in figures)))


def _named(writer: Writer, objective: Objective | None) -> Markup:
    if objective is None:
        return writer.say("For all objectives")
    return writer.say("Objective {id}: {title}", id=writer.ref(objective.id), title=writer.told(objective.short_title))

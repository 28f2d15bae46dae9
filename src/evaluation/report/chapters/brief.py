"""The brief: the whole evaluation on two pages, of which the first stands alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from evaluation.assess import ObjectiveResult, Progress
from evaluation.framework import Shortened, Topic
from evaluation.report.parts.answers import answer_line, answers_in_brief, credit, leading
from evaluation.report.parts.appraisal import Appraiser
from evaluation.report.parts.claims import claims_counted, claims_in_short, claims_of
from evaluation.report.parts.cover import cover, hindsight
from evaluation.report.parts.indicator.course import small_chart
from evaluation.report.parts.money_flows import reading_of, statements
from evaluation.report.parts.things_to_know import things_to_know
from evaluation.report.parts.verdict import caveat, objective_title, scorecard
from evaluation.words.block import BRIEF, Block
from evaluation.words.markup import bullets, element, heading, paragraph, paragraphs
from evaluation.words.wording import SIGNS, badge
from evaluation.words.writer import Desk, Shown, Writer, cell


@dataclass(frozen=True, slots=True)
class BriefChapter:
    """What the notebook of the brief calls; every method gives the output of one cell."""

    progress: Progress
    desk: Desk

    def cover(self) -> Block:
        """Heading of the brief."""
        programme = self.progress.evidence.dataset.framework.programme
        name = programme.short_title.of(self.desk.language.code)
        title = self.desk.language.text("{programme} in brief", programme=name)
        appraisal = self.progress.evidence.dataset.framework.appraisal
        return cover(self.progress.evidence, self.desk.language, title, "brief", BRIEF, appraisal=appraisal)

    @cell
    def first_page(self, writer: Writer) -> Shown:
        """What it comes to, how far each objective got, the money, and whether it will last."""
        text = writer.language.text
        appraiser = Appraiser(self.progress, writer)
        programme = writer.evidence.dataset.framework.programme
        told = appraiser.sentences(Topic.BOTTOM_LINE, also_in=Shortened.PAGE)
        opening = appraiser.paragraphs(told) or paragraphs(writer.told(programme.summary))
        shown = [self._objective(writer, appraiser, result) for result in self.progress.objectives]
        parts = [hindsight(writer), *opening, *shown]
        if claims_of(writer):
            parts += [heading(2, text("What of the final statement holds?")), paragraph(claims_counted(writer))]
        said = partial(appraiser.section, also_in=Shortened.PAGE)
        parts += said(heading(2, text("Funding")), Topic.MONEY)
        parts += said(heading(2, text("Will it last?")), Topic.LASTING)
        if trusted := said(heading(2, text("How far can this be trusted?")), Topic.TRUST):
            return [*parts, *trusted, appraiser.legend()]
        return [*parts, heading(2, text("What to know first"), "things"), things_to_know(writer)]

    @cell
    def claims(self, writer: Writer) -> Shown:
        """Second page: each claim in a few words and what was found."""
        shown = claims_in_short(writer)
        title = heading(2, writer.language.text("The claims one by one"), "claims")
        return element("div", title, shown, class_="page") if shown else ()

    @cell
    def recommendations(self, writer: Writer) -> Shown:
        """Who is asked to do what by when, beside the chart of the objective whose figures say most."""
        appraiser = Appraiser(self.progress, writer)
        items = [appraiser.in_short(recommendation) for recommendation in appraiser.recommendations]
        if not items:
            return ()
        title = heading(2, writer.language.text("What should be done?"))
        leads = [lead for result in self.progress.objectives if (lead := leading(result)) is not None]
        charts = [small_chart(writer, lead) for lead in leads[:1]]
        return element("div", title, bullets(items), appraiser.signature(), *charts, class_="beside")

    @cell
    def figures(self, writer: Writer) -> Shown:
        """Where nobody judged: the indicators that allow a verdict, and each flow of money as it was stated."""
        text = writer.language.text
        if Appraiser(self.progress, writer).sentences(Topic.BOTTOM_LINE):
            return ()
        judged = [item for item in self.progress.indicators if item.judged_now]
        parts = []
        if judged:
            caption = text("Indicators whose figures allow a verdict")
            signs = [badge(writer.language, outlook, word) for outlook, word in SIGNS.items()]
            parts.append(scorecard(writer, judged, caption, "brief-scorecard"))
            parts.append(paragraph(text("How to read the signs:"), " ", Markup(" ").join(signs)))
        flows = [flow for flow in writer.evidence.dataset.framework.money if statements(writer, flow)]
        said = [
            paragraph(element("strong", writer.told(flow.title), "."), " ", reading)
            for flow in flows
            for reading in reading_of(writer, flow)
        ]
        return [*parts, *([heading(2, text("Funding"), "money"), *said] if said else [])]

    @cell
    def credit(self, writer: Writer) -> Shown:
        """What can be credited to the programme."""
        return paragraph(credit(writer))

    @cell
    def further(self, writer: Writer) -> Shown:
        """Where the report says more."""
        text = writer.language.text
        return (
            heading(2, text("Where to read on"), "further"),
            bullets(
                [
                    text("Claims, recommendations and the program itself: the main report."),
                    text("Every indicator with its chart, documents and caveats: the report of each objective."),
                    text("Rules for every finding, restated and disputed figures, and all documents: the annex."),
                ]
            ),
        )

    def _objective(self, writer: Writer, appraiser: Appraiser, result: ObjectiveResult) -> Markup:
        title = heading(2, objective_title(writer, result), f"brief-{result.objective.id}")
        found = appraiser.sentences(result.objective.id, also_in=Shortened.PAGE)
        if found:
            line = paragraph(answer_line(writer, result), class_="verdict")
            return element("div", title, line, appraiser.list_of(found))
        lead = leading(result)
        parts = [title, *answers_in_brief(writer, result, lead), *caveat(writer, result)]
        if lead is not None:
            parts.append(small_chart(writer, lead))
        return element("div", *parts, class_="beside")

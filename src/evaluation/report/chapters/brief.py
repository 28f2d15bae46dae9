"""The brief: the whole evaluation on two pages, as a delegation prints it before a dialogue."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from evaluation.assess import ObjectiveResult, Progress
from evaluation.report.parts.answers import answers_in_brief, credit, leading
from evaluation.report.parts.cover import cover, hindsight
from evaluation.report.parts.indicator.course import small_chart
from evaluation.report.parts.money_flows import money_chart, once, statements
from evaluation.report.parts.things_to_know import three_things
from evaluation.report.parts.verdict import caveat, objective_title, scorecard
from evaluation.words.block import BRIEF, Block
from evaluation.words.markup import bullets, element, heading, paragraph
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
        title = self.desk.language.text("The {programme} in two pages", programme=name)
        return cover(self.progress.evidence, self.desk.language, title, "brief", BRIEF)

    @cell
    def objectives(self, writer: Writer) -> Shown:
        """First page: each objective with its sentence, verdict, caveat and chart."""
        programme = writer.evidence.dataset.framework.programme
        shown = [self._objective(writer, result) for result in self.progress.objectives]
        return (hindsight(writer), paragraph(writer.told(programme.summary)), *shown)

    @cell
    def before_quoting(self, writer: Writer) -> Shown:
        """Second page: what to know before quoting a number, and the indicators that allow a verdict."""
        text = writer.language.text
        judged = [item for item in self.progress.indicators if item.judged_now]
        parts = [heading(2, text("Three things to know"), "things"), three_things(writer, self.progress)]
        parts.append(paragraph(credit(writer)))
        if judged:
            caption = text("Indicators whose figures allow a verdict")
            signs = [badge(writer.language, outlook, word) for outlook, word in SIGNS.items()]
            parts.append(scorecard(writer, judged, caption, "brief-scorecard"))
            parts.append(paragraph(text("How to read the signs:"), " ", Markup(" ").join(signs)))
        return element("div", *parts, class_="page")

    @cell
    def money(self, writer: Writer) -> Shown:
        """Each flow of money: what was stated, and what is not known."""
        parts = []
        for flow in writer.evidence.dataset.framework.money:
            stated = once(o for o in statements(writer, flow) if o.measure in flow.drawn)
            said = element("p", element("strong", writer.told(flow.title), "."), " ", writer.told(flow.reading))
            parts.append([said, money_chart(writer, flow, stated, is_small=True)] if len(stated) > 1 else [said])
        if not parts:
            return ()
        title = heading(2, writer.language.text("Funding"), "money")
        words = [title, *(part[0] for part in parts)]
        charts = [part[1] for part in parts if len(part) > 1]
        return element("div", *words, *charts[:1], class_="beside")

    @cell
    def further(self, writer: Writer) -> Shown:
        """Where the report says more."""
        text = writer.language.text
        return (
            heading(2, text("Where to read on"), "further"),
            bullets(
                [
                    text("Every indicator with its chart, documents and caveats: the report of each objective."),
                    text("Figures that were restated or that authorities dispute: How good the data are."),
                    text("What the annual dialogues could have known, and what targets would have changed: Dialogues."),
                    text("Rules for every verdict, and the list of all documents: Methods, Sources."),
                ]
            ),
        )

    def _objective(self, writer: Writer, result: ObjectiveResult) -> Markup:
        objective = result.objective
        lead = leading(result)
        parts = [
            heading(2, objective_title(writer, result), f"brief-{objective.id}"),
            *answers_in_brief(writer, result, lead),
        ]
        if objective.not_shown:
            parts.append(paragraph(caveat(writer, result), class_="caveat-line"))
        if lead is not None:
            parts.append(small_chart(writer, lead))
        return element("div", *parts, class_="beside")

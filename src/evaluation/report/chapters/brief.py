"""The brief: the whole evaluation on two pages, as a delegation prints it before a dialogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from evaluation.assess import IndicatorResult, ObjectiveResult, Progress, Verdict
from evaluation.locale.language import Language, _
from evaluation.methods import Outlook
from evaluation.report.parts.cover import cover, hindsight
from evaluation.report.parts.indicator import small_chart
from evaluation.report.parts.money_flows import money_chart, once, statements
from evaluation.report.parts.things_to_know import three_things
from evaluation.report.parts.verdict import caveat, moved, objective_title, scorecard, verdict_line
from evaluation.words.block import BRIEF, Block
from evaluation.words.markup import bullets, element, heading, paragraph
from evaluation.words.wording import SIGNS, badge
from evaluation.words.writer import Writer

TAKE: Final[Mapping[Verdict, str]] = {
    Verdict.PROGRESS_DEMONSTRATED: _("{objective}: outcomes for children moved in the wanted direction."),
    Verdict.PROGRESS_INDICATED: _(
        "{objective}: outcomes for children seem to have moved in the wanted direction, on weak evidence."
    ),
    Verdict.OUTCOMES_MIXED: _("{objective}: outcomes for children point both ways."),
    Verdict.OUTCOMES_WORSENED: _("{objective}: outcomes for children moved against the wanted direction."),
    Verdict.CAPACITY_GREW: _("{objective}: capacity grew, but no figure shows an effect on children."),
    Verdict.CAPACITY_MIXED: _("{objective}: capacity moved both ways, and no figure shows an effect on children."),
    Verdict.CAPACITY_FELL: _("{objective}: means shrank, and no figure shows an effect on children."),
    Verdict.NO_CLEAR_CHANGE: _("{objective}: the figures show no clear change."),
    Verdict.NOT_DEMONSTRABLE: _("{objective}: no figure in the documents we could read allows a verdict."),
}
"""The sentence that a reader should take along, for each verdict on an objective."""
CARRIES: Final[Mapping[Verdict, Outlook]] = {
    Verdict.PROGRESS_DEMONSTRATED: Outlook.FAVOURABLE,
    Verdict.PROGRESS_INDICATED: Outlook.FAVOURABLE,
    Verdict.OUTCOMES_WORSENED: Outlook.UNFAVOURABLE,
    Verdict.CAPACITY_GREW: Outlook.FAVOURABLE,
    Verdict.CAPACITY_FELL: Outlook.UNFAVOURABLE,
}
"""Class of the indicators that a verdict rests on, where they are of one class."""


@dataclass(frozen=True, slots=True)
class BriefChapter:
    """What the notebook of the brief calls; every method gives the output of one cell."""

    progress: Progress
    language: Language

    def cover(self) -> Block:
        """Heading of the brief."""
        programme = self.progress.evidence.dataset.framework.programme
        name = programme.short_title.of(self.language.code)
        title = self.language.text("The {programme} in two pages", programme=name)
        return cover(self.progress.evidence, self.language, title, "brief", BRIEF)

    def objectives(self) -> Block:
        """First page: each objective with its sentence, verdict, caveat and chart."""
        writer = self._writer()
        programme = writer.evidence.dataset.framework.programme
        shown = [self._objective(writer, result) for result in self.progress.objectives]
        return writer.block(hindsight(writer), paragraph(writer.told(programme.summary)), *shown)

    def before_quoting(self) -> Block:
        """Second page: what to know before quoting a number, and the indicators that allow a verdict."""
        writer = self._writer()
        text = writer.language.text
        judged = [item for item in self.progress.indicators if item.judged]
        parts = [heading(2, text("Three things to know"), "things"), three_things(writer, self.progress)]
        if judged:
            caption = text("Indicators whose figures allow a verdict")
            signs = [badge(writer.language, outlook, word) for outlook, word in SIGNS.items()]
            parts.append(scorecard(writer, judged, caption, "brief-scorecard"))
            parts.append(paragraph(text("How to read the signs:"), " ", Markup(" ").join(signs)))
        return writer.block(element("div", *parts, class_="page"))

    def money(self) -> Block:
        """Each flow of money: what was stated, and what is not known."""
        writer = self._writer()
        parts = []
        for flow in writer.evidence.dataset.framework.money:
            stated = once(o for o in statements(writer, flow) if o.measure in flow.drawn)
            said = element("p", element("strong", writer.told(flow.title), "."), " ", writer.told(flow.reading))
            parts.append([said, money_chart(writer, flow, stated, is_small=True)] if len(stated) > 1 else [said])
        if not parts:
            return writer.block()
        title = heading(2, writer.language.text("Money"), "money")
        words = [title, *(part[0] for part in parts)]
        charts = [part[1] for part in parts if len(part) > 1]
        return writer.block(element("div", *words, *charts[:1], class_="beside"))

    def further(self) -> Block:
        """Where the report says more."""
        writer = self._writer()
        text = writer.language.text
        return writer.block(
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
        take = writer.say(TAKE[result.synthesis.verdict], objective=writer.told(objective.short_title))
        parts = [
            heading(2, objective_title(writer, result), f"brief-{objective.id}"),
            paragraph(take, class_="take"),
            verdict_line(writer, result),
            bullets(moved(writer, item) for item in result.indicators if item.judged and item is not lead),
        ]
        if objective.not_shown:
            parts.append(paragraph(caveat(writer, result), class_="caveat-line"))
        if lead is not None:
            parts.append(small_chart(writer, lead))
        return element("div", *parts, class_="beside")

    def _writer(self) -> Writer:
        return Writer(self.language, self.progress.evidence)


def leading(result: ObjectiveResult) -> IndicatorResult | None:
    """Indicator whose chart stands for the objective: the first that carries the verdict, else the first drawn."""
    drawn = [item for item in result.indicators if item.series.figures]
    wanted = CARRIES.get(result.synthesis.verdict)
    carrying = [item for item in drawn if item.judged and wanted in (None, item.outlook)]
    return next(iter([*carrying, *drawn]), None)

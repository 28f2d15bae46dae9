"""The chapter of one objective: question, answer, indicators, other explanations, what cannot be shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from evaluation.assess import IndicatorResult, ObjectiveResult, Verdict
from evaluation.evidence import Evidence
from evaluation.framework import Level
from evaluation.methods import Outlook
from evaluation.report.block import Block
from evaluation.report.cover import cover
from evaluation.report.hindsight import hindsight
from evaluation.report.indicator_section import indicator_section
from evaluation.report.indicator_words import levels, rate, reading, status_badge, status_word
from evaluation.report.language import Language, _
from evaluation.report.markup import Column, box, bullets, element, heading, link, note, paragraph, small, table
from evaluation.report.readings import share
from evaluation.report.sources import sources_table
from evaluation.report.wording import GRADES, LEVELS, METHODS_SHORT, VERDICTS, badge
from evaluation.report.writer import Writer

SENTENCES: Final[Mapping[Verdict, str]] = {
    Verdict.PROGRESS_DEMONSTRATED: _(
        "The outcome figures moved in the wanted direction, and the evidence for them is at least moderate."
    ),
    Verdict.PROGRESS_INDICATED: _(
        "The outcome figures moved in the wanted direction, but the evidence for them is too weak to call it shown."
    ),
    Verdict.OUTCOMES_MIXED: _("Some outcome figures moved in the wanted direction and others against it."),
    Verdict.OUTCOMES_WORSENED: _("The outcome figures that could be judged moved against the wanted direction."),
    Verdict.CAPACITY_GREW: _(
        "Means and services grew. No outcome figure shows a clear change, so their effect on children is not shown."
    ),
    Verdict.CAPACITY_MIXED: _(
        "Some means and services grew and others shrank. No outcome figure shows a clear change, "
        "so an effect on children is not shown."
    ),
    Verdict.CAPACITY_FELL: _(
        "The means that could be judged shrank. No outcome figure shows a clear change, "
        "so an effect on children is not shown."
    ),
    Verdict.NO_CLEAR_CHANGE: _("The figures that could be judged show no clear change."),
    Verdict.NOT_DEMONSTRABLE: _("No figure in the documents we could read allows a verdict on this objective."),
}
CLASSES: Final[Mapping[Outlook, str]] = {
    Outlook.FAVOURABLE: _("indicators of the objective that moved in the wanted direction"),
    Outlook.UNCLEAR: _("indicators of the objective without clear change"),
    Outlook.UNFAVOURABLE: _("indicators of the objective that moved against the wanted direction"),
    Outlook.CONTEXT: _("indicators of the objective that are reported and not judged"),
    Outlook.NOT_COMPUTABLE: _("indicators of the objective without a verdict"),
}
DISAGREE: Final = _("Means, services and outcomes do not say the same thing: the indicators must be read one by one.")


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
        )

    def hindsight(self) -> Block | None:
        """Note that opens the objective's own report if it is one of an earlier day."""
        writer = self._writer()
        said = hindsight(writer)
        return writer.block(said) if said else None

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
        columns = [Column(text("Not found in the documents we could read")), Column(text("Where it may be found"))]
        rows = [
            [writer.told(gap.text), writer.told(gap.likely_source) + _cited(writer, gap.sources)]
            for gap in objective.not_shown
        ]
        caption = writer.say("What cannot be shown for objective {id}", id=writer.ref(objective.id))
        return writer.block(
            heading(3, text("What cannot be shown")), table(caption, columns, rows, f"not-shown-{objective.id}")
        )

    def sources(self) -> Block:
        """Documents this chapter refers to, for its report of its own; the whole report lists them at its end."""
        writer = self._writer()
        events = self.evidence.events
        cited = {source for event in events for source in event.sources}
        cited |= {source for gap in self.result.objective.not_shown for source in gap.sources}
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


def short_verdict(writer: Writer, result: ObjectiveResult) -> Markup:
    """Verdict on an objective for the summary page: the words to quote, the figures behind them, the caveat."""
    text = writer.language.text
    parts = [
        verdict_line(writer, result),
        paragraph(text(SENTENCES[result.synthesis.verdict])),
        bullets((moved(writer, item) for item in result.indicators if item.judged), class_="moved"),
    ]
    if result.objective.not_shown:
        parts.append(paragraph(caveat(writer, result), class_="caveat-line"))
    return box(f"summary-verdict-{result.objective.id}", *parts)


def verdict_line(writer: Writer, result: ObjectiveResult) -> Markup:
    """Verdict on an objective as a badge, with the strength of its evidence."""
    synthesis = result.synthesis
    grade = writer.say("Evidence: {grade}", grade=writer.language.text(GRADES[synthesis.grade]).lower())
    shown = badge(writer.language, synthesis.outlook, VERDICTS[synthesis.verdict])
    return paragraph(shown, " ", element("span", grade, class_="grade"), class_="verdict")


def moved(writer: Writer, item: IndicatorResult) -> Markup:
    """One line on an indicator with a verdict: figures, status, readings."""
    name = link(f"#indicator-{item.indicator.id}", writer.told(item.indicator.short_title))
    status = writer.language.text(status_word(item))
    if item.robustness.computable == 1:
        return Markup("{}: {} {}.").format(name, levels(writer, item), status)
    return Markup("{}: {} {} ({}).").format(name, levels(writer, item), status, share(writer, item))


def caveat(writer: Writer, result: ObjectiveResult) -> Markup:
    """The most important thing that was not found for an objective."""
    gap = writer.told(result.objective.not_shown[0].text)
    return writer.say("Not found in the documents we could read: {gap}.", gap=small(gap))


def verdict(writer: Writer, result: ObjectiveResult) -> Markup:
    """Verdict on an objective: the words a reader may quote, what they rest on, and the caveat beside them."""
    synthesis, objective = result.synthesis, result.objective
    text = writer.language.text
    parts = [
        paragraph(badge(writer.language, synthesis.outlook, VERDICTS[synthesis.verdict]), class_="verdict"),
        paragraph(text(SENTENCES[synthesis.verdict]), class_="answer"),
        paragraph(
            tally(writer, result.indicators, f"objective.{objective.id}", _("indicators of the objective")),
            " ",
            writer.say("Evidence behind the verdict: {grade}.", grade=text(GRADES[synthesis.grade]).lower()),
        ),
    ]
    if synthesis.levels_disagree:
        parts.append(paragraph(text(DISAGREE)))
    if objective.not_shown:
        parts.append(note(element("p", caveat(writer, result)), class_="note caveat"))
    return box(f"verdict-{objective.id}", *parts)


def tally(writer: Writer, items: Sequence[IndicatorResult], name: str, whose: str) -> Markup:
    """Say how many indicators came to which class.

    Parameters
    ----------
    writer : Writer
    items : sequence of IndicatorResult
    name : str
        Beginning of the ids of the numbers.
    whose : str
        What all of them together are, for the list of numbers.
    """
    inputs = [i for item in items for i in item.inputs]
    ids = [item.indicator.id for item in items]

    def counted(outlook: Outlook) -> Markup:
        own = [item.indicator.id for item in items if item.outlook is outlook]
        return writer.count(f"{name}.{outlook.value}", len(own), CLASSES[outlook], inputs, indicators=own)

    return writer.say(
        "Indicators: {total}. Moved in the wanted direction: {favourable}; against it: {unfavourable}; without clear "
        "change: {unclear}; context: {context}; without verdict: {without}.",
        total=writer.count(f"{name}.indicators", len(ids), whose, indicators=ids),
        favourable=counted(Outlook.FAVOURABLE),
        unclear=counted(Outlook.UNCLEAR),
        unfavourable=counted(Outlook.UNFAVOURABLE),
        context=counted(Outlook.CONTEXT),
        without=counted(Outlook.NOT_COMPUTABLE),
    )


def scorecard(writer: Writer, items: Sequence[IndicatorResult], caption: Markup | str, id_: str) -> Markup:
    """One row per indicator: level, baseline, latest, status, evidence."""
    text = writer.language.text
    columns = [
        Column(text("Indicator")),
        Column(text("Level")),
        Column(text("Baseline"), is_number=True),
        Column(text("Latest figure"), is_number=True),
        Column(text("Finding")),
        Column(text("Evidence")),
    ]
    return table(caption, columns, [_score(writer, item) for item in items], id_, class_="scorecard")


def _score(writer: Writer, item: IndicatorResult) -> list[Markup | str]:
    sheet, result = item.indicator, item.result
    title = Markup("{} {}").format(writer.ref(sheet.id), writer.told(sheet.short_title))
    name = link(f"#indicator-{sheet.id}", title)
    cells = []
    for role, value in (("baseline", result.baseline), ("latest", result.latest)):
        if value is None:
            cells.append(Markup("–"))
            continue
        when = element("span", writer.when(value.start, value.end), rate(writer, item, role, value), class_="when")
        cells.append(reading(writer, item, role, value) + Markup(" ") + when)
    level: Level = sheet.level
    grade = writer.language.text(GRADES[item.strength.grade])
    finding = status_badge(writer, item)
    if item.judged:
        finding += Markup(" ") + element("span", _how(writer, item), class_="when")
    return [name, writer.language.text(LEVELS[level]), *cells, finding, grade]


def _how(writer: Writer, item: IndicatorResult) -> Markup:
    """Method and robustness beside a verdict."""
    method = writer.language.text(METHODS_SHORT[item.result.method])
    if item.robustness.computable > 1:
        return writer.say("{method}, {share}", method=method, share=share(writer, item))
    return writer.say("{method}, one reading", method=method)


def _cited(writer: Writer, sources: Sequence[str]) -> Markup:
    return Markup(" ({})").format(writer.cite(sources)) if sources else Markup("")

"""The chapter of one objective: question, answers, scorecard, the charts that carry a message, what is not shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from evaluation.assess import ObjectiveResult
from evaluation.framework import Text, WouldChange
from evaluation.report.parts.answers import answers, credit, telling
from evaluation.report.parts.cover import cover, hindsight
from evaluation.report.parts.gaps import changes_of, gaps_of
from evaluation.report.parts.indicator.message import charts_with_a_message
from evaluation.report.parts.programme.objectives import objective_words
from evaluation.report.parts.verdict import objective_title, scorecard
from evaluation.report.steps import Steps
from evaluation.words.block import Block
from evaluation.words.markup import Column, bullets, element, heading, in_annex, paragraph, table
from evaluation.words.placed import cited, could_be_told, facts_told
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
        title = objective_title(writer, self.result)
        questions = filter(None, [writer.told(objective.question)])
        return (
            heading(2, title, f"objective-{objective.id}"),
            *(paragraph(element("strong", asked), class_="question") for asked in questions),
            paragraph(
                Markup(" ").join([objective_words(writer, objective), *_of_the_day(writer, objective.wording_note)])
            ),
            *(paragraph(element("strong", said)) for said in _of_the_day(writer, objective.note)),
        )

    @cell
    def facts(self, writer: Writer) -> Shown:
        """What no single indicator tells, in sentences with figures; then what there is by sex."""
        objective = self.result.objective
        told = facts_told(writer, objective.facts)
        by_sex = facts_told(writer, [objective.by_sex] if objective.by_sex else [])
        lead = element("strong", writer.language.text("By sex:"))
        return [*([paragraph(told)] if told else []), *([paragraph(lead, " ", by_sex)] if by_sex else [])]

    def hindsight(self) -> Block | None:
        """Note that opens the objective's own report if it is one of an earlier day; nothing today."""
        writer = self.desk.writer()
        said = hindsight(writer)
        return writer.block(said) if said else None

    def steps(self) -> Steps:
        """How the numbers of the chapter come about, table by table; in no report."""
        return Steps(self.desk.evidence, tuple(item.indicator.id for item in self.result.indicators))

    @cell
    def verdict(self, writer: Writer) -> Shown:
        """The three questions, each with its answer."""
        return answers(writer, self.result)

    @cell
    def credit(self, writer: Writer) -> Shown:
        """What can be credited to the programme, for the objective's own report; the whole says it once."""
        return paragraph(credit(writer))

    @cell
    def scorecard(self, writer: Writer) -> Shown:
        """Table of the objective's indicators."""
        caption = writer.say("Indicators of objective {id}", id=writer.ref(self.result.objective.id))
        return scorecard(writer, self.result.indicators, caption, f"scorecard-{self.result.objective.id}")

    @cell
    def charts(self, writer: Writer) -> Shown:
        """The few charts that carry a message, each with what it means."""
        return charts_with_a_message(writer, telling(self.result))

    @cell
    def not_shown(self, writer: Writer) -> Shown:
        """What no document we could read shows, and what would change the answers; the sheets say what was tried."""
        objective, text = self.result.objective, writer.language.text
        shown: list[Markup] = []
        if gaps := gaps_of(writer, objective):
            tried = in_annex(f"gaps-{objective.id}", text("what was tried, and where it may be found"))
            shown += [
                paragraph(writer.say("Not found ({tried}):", tried=tried)),
                bullets(writer.told(gap.text) for gap in gaps),
            ]
        title = heading(3, text("Information gaps, and what would change the answers"))
        changes = changes_of(writer, objective)
        return (title, *shown, self._would_change(writer, changes)) if shown or changes else ()

    def _would_change(self, writer: Writer, changes: Sequence[WouldChange]) -> Markup:
        """Figures that would change what is said of the objective; nothing where none is named."""
        objective, text = self.result.objective, writer.language.text
        columns = [
            Column[WouldChange](text("Figure"), lambda missing: writer.told(missing.figure)),
            Column[WouldChange](
                text("Document likely to hold it"),
                lambda missing: writer.told(missing.document) + cited(writer, [missing.source or ""]),
            ),
            Column[WouldChange](text("What it would change"), lambda missing: writer.told(missing.then)),
        ]
        caption = writer.say("What would change the verdict on objective {id}", id=writer.ref(objective.id))
        return table(caption, columns, changes, f"would-change-{objective.id}")


def _of_the_day(writer: Writer, text: Text | None) -> list[Markup]:
    """A text of the framework, if it could have been written on the day of the report."""
    return [writer.told(text)] if text is not None and could_be_told(writer, [text]) else []

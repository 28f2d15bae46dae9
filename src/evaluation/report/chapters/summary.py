"""The summary page: what was asked, the verdict on each objective, three things to know, the scorecard."""

from __future__ import annotations

from dataclasses import dataclass

from evaluation.assess import Progress, report_date
from evaluation.report.parts.answers import credit, short_answers
from evaluation.report.parts.cover import cover, hindsight
from evaluation.report.parts.imprint import report_title
from evaluation.report.parts.things_to_know import three_things
from evaluation.report.parts.verdict import caveat, objective_title, scorecard
from evaluation.words.block import Block
from evaluation.words.markup import box, heading, paragraph
from evaluation.words.writer import Desk, Shown, Writer, cell


@dataclass(frozen=True, slots=True)
class SummaryChapter:
    """What the summary notebook calls; every method gives the output of one cell."""

    progress: Progress
    desk: Desk

    def cover(self) -> Block:
        """Title page of the whole report."""
        programme = self.progress.evidence.dataset.framework.programme
        title = report_title(programme, self.desk.language)
        return cover(self.progress.evidence, self.desk.language, title, "evaluation")

    @cell
    def asked(self, writer: Writer) -> Shown:
        """What the programme was, and the question put to it."""
        programme = writer.evidence.dataset.framework.programme
        return (
            heading(2, writer.language.text("Summary"), "summary"),
            hindsight(writer),
            paragraph(writer.told(programme.summary)),
            paragraph(
                writer.say(
                    "This report asks of each objective how far it got, how sure one can be, and from which document. "
                    "It uses what was published by {date}; verdicts look at periods that ended by {limit}.",
                    date=writer.date(writer.evidence.as_of),
                    limit=writer.date(report_date(writer.evidence)),
                )
            ),
        )

    @cell
    def verdicts(self, writer: Writer) -> Shown:
        """The questions about each objective with their answers and its caveat, then what can be credited."""
        parts = []
        for result in self.progress.objectives:
            said = short_answers(writer, result)
            if result.objective.not_shown:
                said.append(paragraph(caveat(writer, result), class_="caveat-line"))
            parts += [heading(3, objective_title(writer, result)), box(f"summary-{result.objective.id}", *said)]
        return [*parts, paragraph(credit(writer))]

    @cell
    def three_things(self, writer: Writer) -> Shown:
        """What a reader must know before quoting a number."""
        return (heading(3, writer.language.text("Three things to know")), three_things(writer, self.progress))

    @cell
    def scorecard(self, writer: Writer) -> Shown:
        """Table of all indicators."""
        parts = []
        for result in self.progress.objectives:
            name = f"summary-scorecard-{result.objective.id}"
            parts.append(scorecard(writer, result.indicators, objective_title(writer, result), name))
        if self.progress.shared:
            title = writer.language.text("For all objectives")
            parts.append(scorecard(writer, self.progress.shared, title, "summary-scorecard-all"))
        return parts

"""The executive summary: what was found, claim by claim and objective by objective, and what is to be done."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from evaluation.assess import Progress, report_date
from evaluation.framework import Topic
from evaluation.report.parts.answers import answer_line, credit, short_answers
from evaluation.report.parts.appraisal import Appraiser
from evaluation.report.parts.claims import claims_of, claims_table
from evaluation.report.parts.cover import cover, hindsight
from evaluation.report.parts.imprint import report_title
from evaluation.report.parts.things_to_know import things_to_know
from evaluation.report.parts.verdict import caveat, objective_title
from evaluation.words.block import Block
from evaluation.words.markup import box, bullets, heading, paragraph, paragraphs
from evaluation.words.writer import Desk, Shown, Writer, cell


@dataclass(frozen=True, slots=True)
class SummaryChapter:
    """What the summary notebook calls; every method gives the output of one cell.

    What people wrote stands in editions that know all that it rests on; elsewhere the answers stand in its place that
    follow from the figures alone.
    """

    progress: Progress
    desk: Desk

    def cover(self) -> Block:
        """Title page of the whole report, with one sentence of answer."""
        programme = self.progress.evidence.dataset.framework.programme
        title = report_title(programme, self.desk.language)
        appraiser = Appraiser(self.progress, self.desk.writer())
        answer = next((appraiser.say(one, one.text).striptags() for one in appraiser.sentences(Topic.BOTTOM_LINE)), "")
        return cover(
            self.progress.evidence,
            self.desk.language,
            title,
            "evaluation",
            subtitle=answer,
            has_places=True,
            appraisal=appraiser.appraisal,
        )

    @cell
    def bottom_line(self, writer: Writer) -> Shown:
        """What it comes to, in a few sentences; without any, what was asked."""
        opening = (heading(2, writer.language.text("Summary"), "summary"), hindsight(writer))
        appraiser = Appraiser(self.progress, writer)
        said = appraiser.paragraphs(appraiser.sentences(Topic.BOTTOM_LINE))
        if said:
            return (*opening, box("bottom-line", *said), appraiser.legend())
        programme = writer.evidence.dataset.framework.programme
        return (*opening, *paragraphs(writer.told(programme.summary)), paragraph(_asked(writer)))

    @cell
    def objectives(self, writer: Writer) -> Shown:
        """How far each objective got: the answers to its questions, and the numbers that matter with their limits."""
        appraiser = Appraiser(self.progress, writer)
        shown = []
        for result in self.progress.objectives:
            title = objective_title(writer, result)
            if found := appraiser.sentences(result.objective.id):
                title = Markup(" ").join([title, answer_line(writer, result)])
                said = [appraiser.list_of(found)]
            else:
                said = [*short_answers(writer, result), *caveat(writer, result)]
            shown += [heading(3, title), box(f"summary-{result.objective.id}", *said)]
        if not appraiser.sentences(Topic.BOTTOM_LINE):
            shown.append(paragraph(credit(writer)))
        return shown

    @cell
    def claims(self, writer: Writer) -> Shown:
        """What the programme says of itself, and what was found; nothing before it said anything."""
        if not claims_of(writer):
            return ()
        title = heading(3, writer.language.text("What of the final statement holds?"), "claims")
        return (title, claims_table(writer))

    @cell
    def money(self, writer: Writer) -> Shown:
        """What was put in, and whether the gains last."""
        text = writer.language.text
        appraiser = Appraiser(self.progress, writer)
        return [
            *appraiser.section(heading(3, text("What happened to the money?")), Topic.MONEY),
            *appraiser.section(heading(3, text("Will it last?")), Topic.LASTING),
        ]

    @cell
    def recommendations(self, writer: Writer) -> Shown:
        """Who is asked to do what by when; their reasons stand in the last chapter."""
        appraiser = Appraiser(self.progress, writer)
        items = [appraiser.in_short(recommendation) for recommendation in appraiser.recommendations]
        if not items:
            return ()
        title = heading(3, writer.language.text("What should be done?"), "recommended")
        return (title, bullets(items), appraiser.signature())

    @cell
    def trust(self, writer: Writer) -> Shown:
        """How far it can be trusted; where nobody wrote of it, what a reader must know before quoting a number."""
        text = writer.language.text
        title = heading(3, text("How far can this be trusted?"))
        if said := Appraiser(self.progress, writer).section(title, Topic.TRUST):
            return said
        return (heading(3, text("What to know first")), things_to_know(writer))


def _asked(writer: Writer) -> Markup:
    return writer.say(
        "This report asks of each objective how far it got, how sure one can be, and from which document. "
        "It uses what was published by {date}; verdicts look at periods that ended by {limit}.",
        date=writer.date(writer.evidence.as_of),
        limit=writer.date(report_date(writer.evidence)),
    )

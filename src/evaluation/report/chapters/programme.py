"""The programme: what it wanted, who did what and where, how it was to work, and how all this is known."""

from __future__ import annotations

from dataclasses import dataclass

from evaluation.assess import Progress
from evaluation.framework import Objective
from evaluation.report.parts.cover import cover
from evaluation.report.parts.programme.chain import chain_section
from evaluation.report.parts.programme.help import help_notice
from evaluation.report.parts.programme.known import background, how_known, purpose
from evaluation.report.parts.programme.objectives import objective_words
from evaluation.report.parts.programme.partners import partners_table
from evaluation.report.parts.programme.where import where_section
from evaluation.words.block import Block
from evaluation.words.markup import Column, heading, table
from evaluation.words.writer import Desk, Shown, Writer, cell


@dataclass(frozen=True, slots=True)
class ProgrammeChapter:
    """What the notebook calls for this chapter; every method gives the output of one cell.

    What the framework does not say vanishes with its heading.
    """

    progress: Progress
    desk: Desk

    def cover(self) -> Block:
        """Title page, should the notebook be printed alone."""
        return cover(self.progress.evidence, self.desk.language, self.desk.language.text("The program"), "programme")

    @cell
    def help(self, writer: Writer) -> Shown:
        """Where children and witnesses find help; stands before all figures."""
        return help_notice(writer)

    @cell
    def objectives(self, writer: Writer) -> Shown:
        """Heading of the chapter; the problem, whom the report is for, and the objectives with their questions."""
        text = writer.language.text
        columns = [
            Column[Objective](
                text("Objective"),
                lambda o: (
                    writer.say("{id}: {title}", id=writer.ref(o.id), title=writer.told(o.short_title))
                    if o.id[:1].isdigit()
                    else writer.told(o.short_title)
                ),
            ),
            Column[Objective](text("In the words of the program"), lambda o: objective_words(writer, o)),
        ]
        if any(o.question for o in writer.evidence.dataset.framework.objectives):
            columns.append(Column(text("What this report asks"), lambda o: writer.told(o.question)))
        objectives = writer.evidence.dataset.framework.objectives
        return (
            heading(2, text("The program"), "programme"),
            background(writer),
            purpose(writer),
            table(text("Objectives and questions"), columns, objectives, "table-objectives"),
        )

    @cell
    def partners(self, writer: Writer) -> Shown:
        """Who did what."""
        shown = partners_table(writer)
        return (heading(3, writer.language.text("Who did what")), shown) if shown else ()

    @cell
    def where(self, writer: Writer) -> Shown:
        """Where the programme worked, and from when."""
        return where_section(writer, heading(3, writer.language.text("Where it worked")))

    @cell
    def chain(self, writer: Writer) -> Shown:
        """How it was to bring about its results."""
        shown = chain_section(writer)
        return (heading(3, writer.language.text("How it was to work")), *shown) if shown else ()

    @cell
    def known(self, writer: Writer) -> Shown:
        """What was searched and read, and what "not found" means."""
        return (heading(3, writer.language.text("How we know")), how_known(writer))

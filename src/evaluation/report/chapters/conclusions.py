"""What follows: whether it lasts, how well the programme was monitored, what can be learned, who should do what."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from evaluation.assess import Progress
from evaluation.framework import Topic
from evaluation.report.parts.afterwards import later_figures
from evaluation.report.parts.appraisal import Appraiser
from evaluation.words.markup import heading, paragraph
from evaluation.words.writer import Desk, Shown, Writer, cell


@dataclass(frozen=True, slots=True)
class ConclusionsChapter:
    """What the notebook calls at the end of the main report; every method gives the output of one cell.

    All of it is judgement: where an edition can say none, no heading is left over.
    """

    progress: Progress
    desk: Desk

    @cell
    def lasting(self, writer: Writer) -> Shown:
        """Whether what was gained lasts: what is known of money, rules and the time after the end."""
        title = heading(3, writer.language.text("Will it last?"), "lasting")
        said = Appraiser(self.progress, writer).section(title, Topic.AFTERWARDS)
        later = later_figures(writer, self.progress.indicators)
        return [*(said or [title]), *later] if later else said

    @cell
    def monitoring(self, writer: Writer) -> Shown:
        """How well the programme was monitored."""
        return self._section(writer, Topic.MONITORING, writer.language.text("How well was it monitored?"))

    @cell
    def lessons(self, writer: Writer) -> Shown:
        """What others can learn from it."""
        return self._section(writer, Topic.LESSONS, writer.language.text("Lessons"))

    @cell
    def conclusions(self, writer: Writer) -> Shown:
        """What it comes to: what is strong and what is weak, and why."""
        return self._section(writer, Topic.CONCLUSIONS, writer.language.text("Conclusions"))

    @cell
    def recommendations(self, writer: Writer) -> Shown:
        """Each recommendation with whose task it is and what would make it needless; then who stands for them."""
        appraiser = Appraiser(self.progress, writer)
        found = appraiser.recommendations
        if not found:
            return ()
        title = heading(2, writer.language.text("Recommendations"), "recommendations")
        parts = [part for recommendation in found for part in appraiser.in_full(recommendation)]
        order = paragraph(writer.language.text("They stand in the order of their weight."))
        return [title, appraiser.signature(), order, *parts, *appraiser.replies()]

    def _section(self, writer: Writer, topic: Topic, title: str) -> list[Markup]:
        return Appraiser(self.progress, writer).section(heading(3, title, topic.value), topic)

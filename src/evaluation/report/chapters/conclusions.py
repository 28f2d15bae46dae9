"""What follows: whether it lasts, how well the programme was monitored, what can be learned, who should do what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from evaluation.assess import Progress
from evaluation.framework import Criterion, Topic
from evaluation.locale.language import _
from evaluation.report.parts.afterwards import later_figures
from evaluation.report.parts.appraisal import Appraiser
from evaluation.words.markup import Column, heading, paragraph, table
from evaluation.words.writer import Desk, Shown, Writer, cell

CRITERIA: Final[Mapping[str, str]] = {
    "relevance": _("Relevance"),
    "coherence": _("Coherence"),
    "effectiveness": _("Effectiveness"),
    "efficiency": _("Efficiency"),
    "impact": _("Impact"),
    "sustainability": _("Sustainability"),
}
COVERED: Final[Mapping[str, str]] = {
    "yes": _("Covered"),
    "partly": _("Partly covered"),
    "not_assessed": _("Not assessed"),
}


@dataclass(frozen=True, slots=True)
class ConclusionsChapter:
    """What the notebook calls at the end of the main report; every method gives the output of one cell.

    All of it is judgement: where an edition can say none, no heading is left over.
    """

    progress: Progress
    desk: Desk

    @cell
    def lasting(self, writer: Writer) -> Shown:
        """Whether what was gained lasts: money, rules, the time after the end; first, who stands for what follows."""
        title = heading(3, writer.language.text("Will it last?"), "lasting")
        appraiser = Appraiser(self.progress, writer)
        said = appraiser.section(title, Topic.AFTERWARDS)
        later = later_figures(writer, self.progress.indicators)
        signed = [appraiser.signature()] if said else []
        return [*signed, *(said or [title]), *later] if later else [*signed, *said]

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
    def criteria(self, writer: Writer) -> Shown:
        """What can be said by each of the usual criteria of evaluation; nothing where the framework has none."""
        criteria = writer.evidence.dataset.framework.criteria
        if not criteria:
            return ()
        text = writer.language.text
        columns = [
            Column[Criterion](text("Criterion"), lambda c: text(CRITERIA[c.id])),
            Column[Criterion](text("In this report"), lambda c: text(COVERED[c.covered])),
            Column[Criterion](text("Why"), lambda c: writer.told(c.note)),
        ]
        title = heading(3, text("By the usual criteria"), "criteria")
        return title, table(text("Evaluation criteria of the OECD-DAC"), columns, criteria, "table-criteria")

    @cell
    def recommendations(self, writer: Writer) -> Shown:
        """Each recommendation with whose task it is and what would make it needless; then who stands for them."""
        appraiser = Appraiser(self.progress, writer)
        found = appraiser.recommendations
        if not found:
            return ()
        title = heading(2, writer.language.text("Recommendations"), "recommendations")
        parts = [part for n, one in enumerate(found, 1) for part in appraiser.in_full(one, n)]
        order = paragraph(writer.language.text("They stand in the order of their weight."))
        return [title, appraiser.signature(), order, *parts, *appraiser.replies()]

    def _section(self, writer: Writer, topic: Topic, title: str) -> list[Markup]:
        return Appraiser(self.progress, writer).section(heading(3, title, topic.value), topic)

"""Figures of one document that cannot all be as they are printed."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from evaluation.evidence.arithmetic import Impossible, Remark, known_remarks
from evaluation.load import Observation
from evaluation.locale.language import _
from evaluation.report.parts.figures import of_whom
from evaluation.words.markup import Column, paragraph, table
from evaluation.words.writer import Writer

WHY: Final = {
    Impossible.SHARE_OF_COUNTS: _("The percentage is not the one that the two counts give."),
    Impossible.SHARE_OF_WHOLE: _("No whole number out of this total gives the percentage."),
    Impossible.SHARE_OF_PART: _("There is no total of which this number is the percentage."),
    Impossible.PART_ABOVE_TOTAL: _("The part is more than its total."),
    Impossible.GROUP_ABOVE_WIDER: _("The group is more than the wider group that contains it."),
    Impossible.GROUPS_ABOVE_TOTAL: _("Groups that do not overlap add up to more than their total."),
    Impossible.PLACE_ABOVE_COUNTRY: _("The place has more than the country that it lies in."),
    Impossible.PART_OF_TIME: _("A part of the time has more than the whole."),
    Impossible.TIMES_BELOW_TOTAL: _("The parts of the time add up to less than the whole."),
    Impossible.CHANGE_OF_LEVELS: _("The change is not the one between the two levels."),
}


def impossible_figures(writer: Writer) -> list[Markup]:
    """Sentence and table of the remarks on documents that had appeared by the date of the report."""
    remarks = known_remarks(writer.evidence)
    said = writer.say(
        "Every published figure was compared with the others of its document: percentages with their counts, parts "
        "with their totals, changes with their levels. What cannot be: {count}. All stay as published.",
        count=writer.number("arithmetic.remarks"),
    )
    if not remarks:
        return [paragraph(said)]
    text = writer.language.text
    columns = [
        Column[Remark](text("Printed"), lambda r: _figure(writer, r.figure)),
        Column[Remark](text("Beside it"), lambda r: Markup("; ").join(_figure(writer, o) for o in r.beside)),
        Column[Remark](text("Why it cannot be"), lambda r: text(WHY[r.kind])),
        Column[Remark](text("Document"), lambda r: writer.cite([r.figure.source])),
    ]
    caption = text("Figures that cannot be as they are printed")
    return [paragraph(said), table(caption, columns, remarks, "table-arithmetic")]


def _figure(writer: Writer, o: Observation) -> Markup:
    what = Markup(", ").join([of_whom(writer, o), writer.period(o.period_start, o.period_end)])
    return writer.say("{what}: {figure} ({id})", what=what, figure=writer.published(o), id=writer.ref(o.observation_id))

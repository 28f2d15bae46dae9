"""What a report as of an earlier day owes its reader: that it was written later, and how sure its dates are."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from evaluation.report.language import _
from evaluation.report.markup import element, note
from evaluation.report.writer import Writer

PARTLY_DATED: Final = _("figures from documents whose day of publication is known only in part")
ALL: Final = _("figures published by the date of this report")


def partly_dated(writer: Writer) -> Markup:
    """Number of figures whose place before or after a day is only partly known."""
    ids = writer.evidence.partly_dated
    return writer.count("quality.figures.partly_dated", len(ids), PARTLY_DATED, ids)


def all_figures(writer: Writer) -> Markup:
    """Number of figures in the report's evidence."""
    ids = [o.observation_id for o in writer.evidence.observations]
    return writer.count("quality.figures.all", len(ids), ALL, ids)


def hindsight(writer: Writer) -> Markup:
    """Note that opens a report of an earlier day; nothing in a report of today."""
    evidence = writer.evidence
    if evidence.is_latest:
        return Markup("")
    said = writer.say(
        "This is the report as it could have been written on {date}: the questions, rules and decisions are of today, "
        "the figures are those published by that day. {partly} of its {total} figures come from documents whose day "
        "of publication is known only in part; such a document counts from the last day it can have appeared. Texts "
        "that speak of later documents or years are marked.",
        date=writer.date(evidence.as_of),
        partly=partly_dated(writer),
        total=all_figures(writer),
    )
    return note(element("p", element("strong", writer.language.text("Written with hindsight. ")), said))

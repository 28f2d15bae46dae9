"""What no document that could be read shows, with what was tried and where it may stand; and what would change then.

A report of an earlier day has those that were to be known on it: what is missing in a document that was still to come,
or after a year that was, was missed by nobody.
"""

from __future__ import annotations

from markupsafe import Markup

from evaluation.framework import NotShown, Objective, WouldChange
from evaluation.words.markup import Column, table
from evaluation.words.placed import cited, could_be_told
from evaluation.words.writer import Writer


def gaps_of(writer: Writer, objective: Objective) -> list[NotShown]:
    """What cannot be shown for an objective, as far as it was to be known."""
    return [
        gap
        for gap in objective.not_shown
        if could_be_told(writer, (gap.text, gap.likely_source, gap.tried), gap.sources)
    ]


def changes_of(writer: Writer, objective: Objective) -> list[WouldChange]:
    """Figures that would change what is said of an objective, as far as that was to be known."""
    return [
        missing
        for missing in objective.would_change
        if could_be_told(
            writer, (missing.figure, missing.document, missing.then), [missing.source] if missing.source else []
        )
    ]


def gaps_table(writer: Writer, objective: Objective) -> Markup:
    """Table of what cannot be shown for an objective; nothing where nothing is named."""
    text = writer.language.text
    columns = [
        Column[NotShown](text("Not found"), lambda gap: writer.told(gap.text)),
        Column[NotShown](text("What was tried"), lambda gap: writer.told(gap.tried) if gap.tried else Markup("–")),
        Column[NotShown](
            text("Where it may be found"),
            lambda gap: writer.told(gap.likely_source) + cited(writer, gap.sources),
        ),
    ]
    caption = writer.say("Information gaps of objective {id}", id=writer.ref(objective.id))
    return table(caption, columns, gaps_of(writer, objective), f"not-shown-{objective.id}")

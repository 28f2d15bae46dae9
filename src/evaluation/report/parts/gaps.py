"""What no document that could be read shows, with what was tried and where it may stand."""

from __future__ import annotations

from markupsafe import Markup

from evaluation.framework import NotShown, Objective
from evaluation.words.markup import Column, table
from evaluation.words.placed import cited
from evaluation.words.writer import Writer


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
    return table(caption, columns, objective.not_shown, f"not-shown-{objective.id}")

"""Targets that others set, as a table: what they count, of whom, by when. No result is set against them here."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from evaluation.findings.of_evidence import target_id
from evaluation.load import Target
from evaluation.locale.language import _
from evaluation.words.markup import Column, Origin, paragraph, sourced, table
from evaluation.words.writer import Writer

SAID: Final = _(
    "These targets were set by others than the program, and none of them is a target of it. No result of a part of a "
    "period is set against them."
)


def targets_table(writer: Writer) -> list[Markup]:
    """Sentence and table of the targets known on the date of the report; nothing where there are none."""
    known = writer.evidence.targets
    if not known:
        return []
    text = writer.language.text
    columns = [
        Column[Target](text("What the target counts"), lambda t: _counted(writer, t)),
        Column[Target](text("Period"), lambda t: writer.when(t.period_start, t.period_end)),
        Column[Target](text("Target"), lambda t: _value(writer, t), is_number=True),
        Column[Target](text("Set by"), lambda t: writer.authority(t.authority)),
        Column[Target](text("Source"), lambda t: writer.cite([t.source])),
    ]
    return [paragraph(text(SAID)), table(text("Targets that others set"), columns, known, "table-targets")]


def _counted(writer: Writer, target: Target) -> Markup:
    return sourced(Origin.FRAMEWORK, writer.language.of_record(target, "counts"))


def _value(writer: Writer, target: Target) -> Markup:
    return writer.state(target_id(target), writer.quantity(float(target.value), target.unit))

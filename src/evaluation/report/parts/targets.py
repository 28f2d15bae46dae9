"""Targets that others set, as a table: what they count, of whom, by when. No result is set against them here."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from evaluation.findings.finding import Finding
from evaluation.load import Target
from evaluation.locale.language import _
from evaluation.words.markup import Column, Origin, paragraph, sourced, table
from evaluation.words.writer import Writer

SAID: Final = _(
    "These targets were set by others than the programme, and none of them is a target of it. No result of a part of a "
    "period is set against them."
)


def targets_table(writer: Writer) -> list[Markup]:
    """Sentence and table of the targets known on the date of the report; nothing where there are none."""
    known = writer.evidence.targets
    if not known:
        return []
    text = writer.language.text
    columns = [
        Column(text("What the target counts")),
        Column(text("Period")),
        Column(text("Target"), is_number=True),
        Column(text("Set by")),
        Column(text("Source")),
    ]
    rows: list[list[Markup | str]] = [
        [
            sourced(Origin.FRAMEWORK, writer.language.of_record(target, "counts")),
            writer.when(target.period_start, target.period_end),
            _value(writer, target),
            writer.authority(target.authority),
            writer.cite([target.source]),
        ]
        for target in known
    ]
    return [paragraph(text(SAID)), table(text("Targets that others set"), columns, rows, "table-targets")]


def _value(writer: Writer, target: Target) -> Markup:
    inputs = (target.observation,) if target.observation else ()
    value = float(target.value)
    finding = Finding(f"target.{target.target_id}", value, target.unit, "published", inputs, (target.source,))
    return writer.state(finding, writer.quantity(value, target.unit))

"""Tables of context: figures that no verdict rests on, and what documents say in words."""

from __future__ import annotations

from markupsafe import Markup

from evaluation.evidence import Evidence
from evaluation.framework import Context
from evaluation.load import Observation
from evaluation.words.markup import Column, paragraph, table
from evaluation.words.writer import Writer


def context_tables(writer: Writer, objective: str) -> list[Markup]:
    """Every table of context of an objective, or of all objectives, with what is known on the date of the report."""
    shown = []
    for context in writer.evidence.dataset.framework.context:
        rows = _rows(writer, context) if context.objective == objective else []
        if rows:
            shown.append(paragraph(writer.told(context.reading)))
            name = f"context-{context.id}"
            shown.append(table(writer.told(context.title), _columns(writer, context), rows, name))
    return shown


def context_sources(evidence: Evidence, objective: str) -> set[str]:
    """Documents that these tables rest on."""
    tables = [c for c in evidence.dataset.framework.context if c.objective == objective]
    said = {saying.source for c in tables for saying in c.sayings}
    return said | {o.source for c in tables for o in _known(evidence, c)}


def _known(evidence: Evidence, context: Context) -> list[Observation]:
    wanted = {id_: number for number, id_ in enumerate(context.figures)}
    found = [o for o in evidence.observations if o.observation_id in wanted]
    return sorted(found, key=lambda o: wanted[o.observation_id])


def _columns(writer: Writer, context: Context) -> list[Column]:
    text = writer.language.text
    if context.sayings:
        return [Column(text("Document")), *(Column(writer.told(column)) for column in context.columns)]
    return [
        Column(text("What")),
        Column(text("Period")),
        Column(text("Figure"), is_number=True),
        Column(text("Authority")),
        Column(text("Source")),
    ]


def _rows(writer: Writer, context: Context) -> list[list[Markup | str]]:
    evidence = writer.evidence
    if context.sayings:
        return [
            [
                Markup("{} {}").format(writer.title(evidence.sources[s.source]), writer.cite([s.source])),
                *(writer.told(cell) for cell in s.cells),
            ]
            for s in context.sayings
            if evidence.is_known(s.source)
        ]
    return [
        [
            _what(writer, o),
            writer.when(o.period_start, o.period_end),
            writer.published(o),
            writer.authority(o.authority),
            writer.cite([o.source]),
        ]
        for o in _known(evidence, context)
    ]


def _what(writer: Writer, o: Observation) -> Markup:
    people = [writer.group(name) for name in (o.sex, o.age_group) if name not in ("", "all")]
    place = [] if o.area == writer.evidence.dataset.framework.programme.area else [writer.area(o.area)]
    return Markup(", ").join([writer.measure(o.measure), *people, *place])

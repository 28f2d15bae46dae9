"""Tables of context: figures that no verdict rests on, and what documents say in words."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from evaluation.evidence import Evidence
from evaluation.framework import Context, Saying
from evaluation.load import Observation
from evaluation.report.parts.figures import Row, counted, figures_table, published_row
from evaluation.report.parts.panels import panels_of
from evaluation.report.parts.places import map_of_places
from evaluation.words.markup import Column, paragraph, table
from evaluation.words.writer import Writer


def context_tables(writer: Writer, objective: str) -> list[Markup]:
    """Every table of context of an objective, or of all objectives, with what is known on the date of the report."""
    shown = []
    for context in writer.evidence.dataset.framework.context:
        if context.objective == objective and (found := _table(writer, context)):
            shown += [paragraph(writer.told(context.reading)), found]
    return shown


def context_sources(evidence: Evidence, objective: str) -> set[str]:
    """Documents that these tables rest on."""
    tables = [c for c in evidence.dataset.framework.context if c.objective == objective]
    said = {saying.source for c in tables for saying in c.sayings}
    return said | {o.source for c in tables for o in _known(evidence, c)}


def _table(writer: Writer, context: Context) -> Markup:
    """Table of what is known of it; nothing if that is nothing."""
    caption, name = writer.told(context.title), f"context-{context.id}"
    if context.sayings:
        sayings = [saying for saying in context.sayings if writer.evidence.is_known(saying.source)]
        columns = [Column[Saying](writer.language.text("Document"), lambda saying: _document(writer, saying))]
        columns += [Column(writer.told(title), partial(_cell, writer, n)) for n, title in enumerate(context.columns)]
        return table(caption, columns, sayings, name) if sayings else Markup("")

    def row(observation: Observation) -> Row:
        return published_row(observation, writer.published(observation))

    text = writer.language.text
    figures = _known(writer.evidence, context)
    what = Column[Observation](text("What"), lambda o: counted(writer, o))
    if not figures:
        return Markup("")
    shown = figures_table(writer, caption, figures, row, text("Figure"), before=[what], has_confidence=False, id_=name)
    return (map_of_places if context.is_map else panels_of)(writer, context, figures, shown)


def _known(evidence: Evidence, context: Context) -> list[Observation]:
    wanted = {id_: number for number, id_ in enumerate(context.figures)}
    found = [o for o in evidence.observations if o.observation_id in wanted]
    return sorted(found, key=lambda o: wanted[o.observation_id])


def _document(writer: Writer, saying: Saying) -> Markup:
    return Markup("{} {}").format(writer.title(writer.evidence.sources[saying.source]), writer.cite([saying.source]))


def _cell(writer: Writer, number: int, saying: Saying) -> Markup:
    return writer.told(saying.cells[number])

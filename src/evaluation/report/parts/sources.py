"""The list of documents; every reference number in a report links to its row."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from evaluation.load import Source
from evaluation.words.markup import QUOTED, Column, Origin, element, link, sourced, table
from evaluation.words.wording import READS, RELATIONS
from evaluation.words.writer import Writer


def sources_table(writer: Writer, sources: Iterable[Source], caption: str) -> Markup:
    """Documents with what could be read of them; each row can be linked to by its number."""
    text = writer.language.text
    columns = [Column(text("No.")), Column(text("Document")), Column(text("Published")), Column(text("Read"))]
    rows = []
    for source in sources:
        when = writer.date(str(source.published_on)) if source.published_on else text("no date")
        named = link(source.url, writer.title(source))
        publisher = Markup(". {}").format(sourced(Origin.TITLE, source.publisher))
        anchor = element("span", writer.ref(source.source_id), id_=f"source-{source.source_id}")
        quoted = element("span", named, publisher, class_=QUOTED)
        read = text(READS[source.read])
        stands = f"; {text(RELATIONS[source.relation])}" if source.relation else ""
        rows.append([anchor, quoted + _copy(writer, source), when, read + stands])
    return table(caption, columns, rows, class_="sources")


def _copy(writer: Writer, source: Source) -> Markup:
    """What we read of it, where that is not the publisher's own page."""
    words = writer.language.of_record(source, "copy")
    return Markup(" ({})").format(sourced(Origin.FRAMEWORK, words)) if words else Markup("")

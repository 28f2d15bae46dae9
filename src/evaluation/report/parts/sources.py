"""The list of documents; every reference number in a report links to its row."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from evaluation.load import Source
from evaluation.words.evidence import READS, RELATIONS
from evaluation.words.lineage import published_said
from evaluation.words.markup import QUOTED, Column, Origin, element, link, sourced, table
from evaluation.words.writer import Writer


def sources_table(writer: Writer, sources: Iterable[Source], caption: str) -> Markup:
    """Documents with what could be read of them; each row can be linked to by its number."""
    text = writer.language.text
    columns = [
        Column[Source](text("No."), lambda s: element("span", writer.ref(s.source_id), id_=f"source-{s.source_id}")),
        Column[Source](text("Document"), lambda s: _named(writer, s)),
        Column[Source](text("Published"), lambda s: sourced(Origin.PERIOD, published_said(s, writer.language))),
        Column[Source](text("Read"), lambda s: _read(writer, s)),
    ]
    return table(caption, columns, sources, class_="sources")


def _named(writer: Writer, source: Source) -> Markup:
    """Title and publisher as the document prints them, and which copy was read."""
    # a title that ends with a sign of its own has no full stop after it
    end = "" if source.title.strip().endswith(("?", "!", ".", "…")) else "."
    publisher = Markup("{} {}").format(end, sourced(Origin.TITLE, source.publisher))
    quoted = element("span", link(source.url, writer.title(source)), publisher, class_=QUOTED)
    return quoted + _copy(writer, source)


def _read(writer: Writer, source: Source) -> str:
    """How much of it was read, and how it stands to the programme where that is told."""
    text = writer.language.text
    stands = f"; {text(RELATIONS[source.relation])}" if source.relation else ""
    return text(READS[source.read]) + stands


def _copy(writer: Writer, source: Source) -> Markup:
    """What we read of it, where that is not the publisher's own page."""
    words = writer.language.of_record(source, "copy")
    return Markup(" ({})").format(sourced(Origin.FRAMEWORK, words)) if words else Markup("")

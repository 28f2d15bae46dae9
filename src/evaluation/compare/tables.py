"""Tables and lists of what differs between two builds: figures, documents, decisions, numbers and sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from markupsafe import Markup

from evaluation.compare.causes import Pair
from evaluation.compare.figures import FigureChange, FigureKind
from evaluation.compare.sentences import ChapterChange, SentenceChange
from evaluation.compare.writer import ChangeWriter
from evaluation.findings.finding import Finding
from evaluation.framework import Correction
from evaluation.load import Source
from evaluation.locale.language import _
from evaluation.words.markup import Column, Origin, sourced
from evaluation.words.outline import Grid, Items, Part, Prose, Title

KINDS: Final = {
    FigureKind.RESTATED: _("Restated: a document of the same authority says another value"),
    FigureKind.DIFFERS: _("Another register, or body of the same kind, says another value"),
    FigureKind.CORRECTED: _("Corrected in our own table"),
    FigureKind.ADDED: _("New: nothing was stated before"),
    FigureKind.REMOVED: _("No longer there"),
    FigureKind.FURTHER: _("Documents more or less, with the same latest value"),
}


def figures(changes: Sequence[FigureChange], writer: ChangeWriter, most: int | None) -> Iterator[Part]:
    """One table for each kind of change."""
    for kind, caption in KINDS.items():
        if found := [change for change in changes if change.kind is kind]:
            yield _table(found, writer.language.text(caption), writer, most)
            yield from _more(len(found), most, writer)


def _table(found: Sequence[FigureChange], caption: str, writer: ChangeWriter, most: int | None) -> Grid:
    text = writer.language.text
    columns = [
        Column[FigureChange](text("Figure"), lambda change: writer.figure(change.shown)),
        Column[FigureChange](
            text("Period"), lambda change: writer.when(change.shown.period_start, change.shown.period_end)
        ),
        Column[FigureChange](text("Then"), lambda change: writer.value(change.before, "before"), is_number=True),
        Column[FigureChange](text("Now"), lambda change: writer.value(change.after, "after"), is_number=True),
        Column[FigureChange](text("Authority and document"), lambda change: _origins(change, writer)),
    ]
    if found[0].kind is FigureKind.CORRECTED:
        columns.append(Column(text("What reads otherwise"), lambda change: writer.fields(change)))
    return Grid(caption, columns, found[:most])


def _origins(change: FigureChange, writer: ChangeWriter) -> Markup:
    """Whose figure it is and in which document; both, where one document took the place of another."""
    now = writer.origin(change.shown, is_titled=True)
    if change.before is None or change.after is None or change.before.source == change.after.source:
        return now
    return writer.say("{before} → {after}", before=writer.origin(change.before, is_titled=True), after=now)


def documents(found: Sequence[Pair[Source]], writer: ChangeWriter, most: int | None) -> Iterator[Part]:
    """Documents that only one build knows, or of which it records something else."""
    text = writer.language.text
    for title, chosen in (
        (text("New documents"), [p.after for p in found if p.before is None]),
        (text("Documents that are no longer there"), [p.before for p in found if p.after is None]),
        (text("Documents of which something else is recorded"), [p.after for p in found if p.before and p.after]),
    ):
        if chosen:
            yield Title(2, title)
            yield Items([writer.source(source) for source in chosen[:most] if source])
            yield from _more(len(chosen), most, writer)


def decisions(found: Sequence[Pair[Correction]], writer: ChangeWriter) -> Iterator[Part]:
    """Declared decisions that are not the same, with their reasons."""
    if found:
        yield Title(2, writer.language.text("Decisions about figures"))
        yield Items([_decision(pair, writer) for pair in found])


def _decision(pair: Pair[Correction], writer: ChangeWriter) -> Markup:
    message = _("{id}, changed: {reason}")
    if pair.before is None or pair.after is None:
        message = _("{id}, new: {reason}") if pair.before is None else _("{id}, no longer taken: {reason}")
    correction = pair.after or pair.before
    assert correction is not None
    reason = sourced(Origin.FRAMEWORK, correction.reason.of(writer.language.code))
    return writer.say(message, id=writer.ref(pair.id), reason=reason)


def numbers(found: Sequence[Pair[Finding]], writer: ChangeWriter, most: int | None) -> Iterator[Part]:
    """Computed numbers that both builds state; those of only one follow from what was said above."""
    text = writer.language.text
    both = [p for p in found if p.before and p.after and p.after.method != "published"]
    if not both:
        return
    columns = [
        Column[Pair[Finding]](text("Finding"), lambda pair: writer.ref(pair.id)),
        Column[Pair[Finding]](text("Then"), lambda pair: writer.number(pair.before, "before"), is_number=True),
        Column[Pair[Finding]](text("Now"), lambda pair: writer.number(pair.after, "after"), is_number=True),
    ]
    yield Title(2, text("Computed numbers"))
    yield Grid(text("Numbers that both state, with another value"), columns, both[:most])
    yield from _more(len(both), most, writer)


def sentences(chapters: Sequence[ChapterChange], writer: ChangeWriter, most: int | None) -> Iterator[Part]:
    """Sentences that are not the same, chapter by chapter."""
    if chapters:
        yield Title(2, writer.language.text("Sentences that changed"))
    for chapter in chapters:
        yield Title(3, sourced(Origin.QUOTE, chapter.title))
        yield Items([_sentence(sentence, writer) for sentence in chapter.sentences[:most]])
        yield from _more(len(chapter.sentences), most, writer)


def _sentence(change: SentenceChange, writer: ChangeWriter) -> Markup:
    before, after = (sourced(Origin.QUOTE, side or "") for side in (change.before, change.after))
    if change.before is None:
        return writer.say("New: “{sentence}”", sentence=after)
    if change.after is None:
        return writer.say("No longer said: “{sentence}”", sentence=before)
    return writer.say("“{before}” Now: “{after}”", before=before, after=after)


def _more(number: int, most: int | None, writer: ChangeWriter) -> Iterator[Part]:
    if most is not None and number > most:
        yield Prose(writer.counted("And {n} more.", "And {n} more.", f"more.{number - most}", number - most))

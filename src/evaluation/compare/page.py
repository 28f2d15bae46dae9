"""What changed between two builds, in the order in which a stakeholder asks: verdicts and why, figures, sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import Final

from markupsafe import Markup

from evaluation.compare.changes import Changes, IndicatorChange, ObjectiveChange
from evaluation.compare.figures import FigureKind
from evaluation.compare.sentences import ChapterChange
from evaluation.compare.tables import decisions, documents, figures, numbers, sentences
from evaluation.compare.writer import ChangeWriter
from evaluation.facts.read import Facts
from evaluation.findings.finding import Finding
from evaluation.locale.language import Language, _
from evaluation.words.markup import Column, Origin, element, sourced
from evaluation.words.outline import Grid, Items, Part, Prose, Title

SHOWN_FINGERPRINT: Final = 12
SEVERAL: Final = _("Several causes acted at once; the two builds do not tell which of them made the difference.")
BEHIND: Final = _(
    "The reports of {label} are not what the data and notebooks beside them give. They are compared as they stand."
)
EARLIER_FORM: Final = _(
    "One of the two is of an earlier form: it has one verdict for each objective, where three questions are answered "
    "now, and counts readings, methods among them, where sensitivity checks are counted now. Neither is compared; the "
    "verdicts on indicators, what they rest on and why they changed are."
)
INPUTS: Final = {
    "data": _("data"),
    "notebooks": _("notebooks"),
    "computing": _("programs that compute"),
    "code": _("programs as a whole"),
    "lock": _("packages"),
}


@dataclass(frozen=True, slots=True)
class Compared:
    """Two builds and what differs between them.

    Parameters
    ----------
    old, new : Facts
    labels : tuple of str
        What either is called: a folder, a commit or a day.
    changes : Changes
    chapters : tuple of ChapterChange or None
        None where the text of a report in this language was missing on one side.
    behind : tuple of str, optional
        What those are called whose reports are not what their own data and notebooks give.
    """

    old: Facts
    new: Facts
    labels: tuple[str, str]
    changes: Changes
    chapters: tuple[ChapterChange, ...] | None
    behind: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changes) or bool(self.chapters)

    @property
    def sentences(self) -> int:
        """Number of sentences that are not the same."""
        return sum(len(chapter.sentences) for chapter in self.chapters or ())


def outline(
    compared: Compared, language: Language, most: int | None = None, findings: dict[str, Finding] | None = None
) -> list[Part]:
    """All that changed, in parts.

    Parameters
    ----------
    compared : Compared
    language : Language
    most : int, optional
        Rows and sentences of each kind to show; all if left out.
    findings : dict, optional
        Filled with the numbers that are stated, by id.
    """
    writer = ChangeWriter(language, compared.old, compared.new, {} if findings is None else findings)
    return [*_summary(compared, writer), *(_details(compared, writer, most) if compared else ())]


def _summary(compared: Compared, writer: ChangeWriter) -> Iterator[Part]:
    text = writer.language.text
    yield Title(2, text("What changed"))
    for label in compared.behind:
        yield Prose(writer.say(BEHIND, label=sourced(Origin.REFERENCE, label)))
    if compared.old.form != compared.new.form:
        yield Prose(writer.say(EARLIER_FORM))
    yield Prose(element("strong", _lead(compared, writer)))
    if compared.chapters is None:
        yield Prose(text("The sentences were not compared: one of the two has no report in this language."))
    elif not compared.chapters:
        yield Prose(text("The sentences of the reports are the same."))
    rows = [
        [text("Reports"), *(sourced(Origin.REFERENCE, label) for label in compared.labels)],
        [text("As known on"), *(writer.date(facts.as_of) for facts in (compared.old, compared.new))],
        [
            text("Data fingerprint"),
            *(_short(facts.data_fingerprint) for facts in (compared.old, compared.new)),
        ],
        [text("Version"), *(sourced(Origin.REFERENCE, f.version) for f in (compared.old, compared.new))],
    ]
    titles = ("", text("Then"), text("Now"))
    columns: list[Column[list[Markup | str]]] = [Column(title, itemgetter(n)) for n, title in enumerate(titles)]
    yield Grid(text("What was compared"), columns, rows)
    ours, theirs = compared.old.inputs, compared.new.inputs
    if differing := [text(words) for name, words in INPUTS.items() if ours[name] != theirs[name]]:
        yield Prose(writer.say("Made from other {inputs}.", inputs=writer.language.join(differing)))


def _lead(compared: Compared, writer: ChangeWriter) -> Markup:
    if not compared:
        return writer.say("Nothing changed: verdicts, figures, documents, decisions and computed numbers are the same.")
    changes = compared.changes
    kinds = {kind: sum(c.kind is kind for c in changes.figures) for kind in FigureKind}
    counted = writer.counted
    parts = [
        counted("{n} verdict changed", "{n} verdicts changed", "verdicts", changes.verdicts)
        or writer.say("No verdict changed"),
        counted("{n} figure restated", "{n} figures restated", "restated", kinds[FigureKind.RESTATED]),
        counted(
            "{n} figure told otherwise by another register",
            "{n} figures told otherwise by another register",
            "differs",
            kinds[FigureKind.DIFFERS],
        ),
        counted("{n} figure corrected", "{n} figures corrected", "corrected", kinds[FigureKind.CORRECTED]),
        counted("{n} new figure", "{n} new figures", "added", kinds[FigureKind.ADDED]),
        counted("{n} figure gone", "{n} figures gone", "removed", kinds[FigureKind.REMOVED]),
        counted(
            "{n} document new, gone or other", "{n} documents new, gone or other", "documents", len(changes.documents)
        ),
        counted("{n} other decision", "{n} other decisions", "decisions", len(changes.decisions)),
        counted("{n} other computed number", "{n} other computed numbers", "findings", len(changes.findings)),
        counted("{n} other sentence", "{n} other sentences", "sentences", compared.sentences),
    ]
    return Markup("; ").join(part for part in parts if part) + "."


def _details(compared: Compared, writer: ChangeWriter, most: int | None) -> Iterator[Part]:
    changes, text = compared.changes, writer.language.text
    everything: list[ObjectiveChange | IndicatorChange] = [*changes.objectives, *changes.indicators]
    if verdicts := [change for change in everything if change.is_verdict]:
        yield Title(2, text("Verdicts that changed, and why"))
        for change in verdicts:
            yield from _change(change, writer)
    if behind := [change for change in everything if not change.is_verdict]:
        yield Title(2, text("Verdicts that stayed, though something behind them changed"))
        if most is None:
            for change in behind:
                yield from _change(change, writer)
        else:
            yield Items([_name(change, writer) for change in behind])
    if changes.figures:
        yield Title(2, text("Figures"))
        yield from figures(changes.figures, writer, most)
    yield from documents(changes.documents, writer, most)
    yield from decisions(changes.decisions, writer)
    yield from numbers(changes.findings, writer, most)
    yield from sentences(compared.chapters or (), writer, most)


def _change(change: ObjectiveChange | IndicatorChange, writer: ChangeWriter) -> Iterator[Part]:
    """Then and now, through what, and why."""
    yield Title(3, _name(change, writer))
    before, after = (
        writer.standing(record, side) if record else writer.say("not there")
        for record, side in ((change.before, "before"), (change.after, "after"))
    )
    same = before.striptags() == after.striptags()
    yield Prose(after if same else writer.say("{before} → {after}", before=before, after=after))
    if isinstance(change, ObjectiveChange) and change.through:
        ids = Markup(", ").join(writer.ref(id_) for id_ in change.through)
        yield Prose(writer.say("It changed through {indicators}.", indicators=ids))
    yield Items([writer.because(cause, change) for cause in change.because])
    if len(change.because) > 1:
        yield Prose(writer.language.text(SEVERAL))


def _name(change: ObjectiveChange | IndicatorChange, writer: ChangeWriter) -> Markup:
    record = change.after or change.before
    assert record is not None
    title = sourced(Origin.FRAMEWORK, record.title.of(writer.language.code))
    message = _("Objective {id}: {title}") if isinstance(change, ObjectiveChange) else _("{id} {title}")
    return writer.say(message, id=writer.ref(change.id), title=title)


def _short(fingerprint: str) -> Markup:
    return element("code", sourced(Origin.REFERENCE, fingerprint[:SHOWN_FINGERPRINT]))

"""How all this is known: what was searched, what of it could be read, why no more, and what is read next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from markupsafe import Markup

from evaluation.assess import NEEDED_SHARE, Question, questions_of
from evaluation.locale.language import _
from evaluation.words.answers import QUESTIONS
from evaluation.words.markup import bullets, note, paragraph
from evaluation.words.placed import cited, could_be_told, facts_told
from evaluation.words.writer import Writer

ONE: Final = _(
    "One question is asked of each objective: {questions} What can be credited to the program is asked apart."
)
THREE: Final = _(
    "Three questions are asked of each objective: {questions} What can be credited to the program is asked apart."
)
SEVERAL: Final = _(
    "These questions are asked of each objective: {questions} What can be credited to the program is asked apart."
)
"""How the questions are named, where indicators have a place in the results chain or some have none."""

READ: Final[Mapping[str, str]] = {
    "whole": _("read whole"),
    "passage": _("read in a passage beyond their opening"),
    "opening": _("read in their opening only"),
    "relayed": _("known as another document relays them"),
}
"""How far documents were read, from the most to the least."""


def background(writer: Writer) -> Markup:
    """Sentences on the problem, of those whose figures were all known."""
    told = facts_told(writer, writer.evidence.dataset.framework.background)
    return paragraph(told) if told else told


def purpose(writer: Writer) -> Markup:
    """For whom the report is, and what it asks."""
    said = [writer.told(text) for text in writer.evidence.dataset.framework.purpose]
    asked = questions_of(sheet.level for sheet in writer.evidence.dataset.framework.indicators)
    questions = Markup(" ").join(writer.language.text(QUESTIONS[question]) for question in asked)
    told = ONE if len(asked) == 1 else SEVERAL if Question.INDICATORS in asked else THREE
    said.append(writer.say(told, questions=questions))
    return paragraph(Markup(" ").join(said))


def _documents_read(writer: Writer) -> Markup:
    """How far the documents were read, without the ways in which none was."""
    parts = [
        writer.say("{n} {how}", n=writer.number(f"quality.documents.{name}"), how=writer.language.text(how))
        for name, how in READ.items()
        if writer.value(f"quality.documents.{name}")
    ]
    total = writer.number("summary.sources")
    return writer.say("Documents: {total}, of these {parts}.", total=total, parts=Markup(", ").join(parts))


def how_known(writer: Writer) -> Markup:
    """The box that explains once what “not found” means, with its reason."""
    search = writer.evidence.dataset.framework.search
    said = [
        writer.say(
            "Of {total} documents, {whole} were read whole, {passage} in a passage beyond their opening, {opening} in "
            "their opening only, and {relayed} as another document relays them.",
            total=writer.number("summary.sources"),
            **{name: writer.number(f"quality.documents.{name}") for name in READ},
        )
        if all(writer.value(f"quality.documents.{name}") for name in READ)
        else _documents_read(writer)
    ]
    if search:
        said = [writer.told(search.found), said[0] + Markup(" ") + writer.told(search.limits)]
    said.append(
        writer.say(
            "A finding compares the latest figure with an earlier one. It counts as shown only if chance and rounding "
            "cannot explain it and at least {needed} of all defensible choices of figures and years agree; the annex "
            "has the rules.",
            needed=writer.rule(str(NEEDED_SHARE)),
        )
    )
    said.append(
        writer.say(
            "“Not found” in this report therefore means: not found in what could be read of these documents. It does "
            "not mean that a figure does not exist or was not published."
        )
    )
    if search and search.following and could_be_told(writer, [search.following], search.sources):
        said.append(writer.told(search.following) + cited(writer, search.sources))
    return note(bullets(said), class_="note")

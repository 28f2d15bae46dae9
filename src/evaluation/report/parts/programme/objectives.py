"""An objective in the words of a document, or in ours where that one was not known yet."""

from __future__ import annotations

from markupsafe import Markup

from evaluation.framework import Objective
from evaluation.words.markup import Origin, sourced
from evaluation.words.writer import Writer


def objective_words(writer: Writer, objective: Objective) -> Markup:
    """What the objective is, and whose words these are: a translation of a document's words is ours."""
    quoted = objective.quoted
    if quoted is None or not writer.evidence.is_known(quoted.source):
        return writer.say("{objective} (in our words).", objective=writer.told(objective.title))
    words = sourced(Origin.QUOTE, writer.say("“{quote}”", quote=writer.own(quoted.text)))
    source = writer.cite([quoted.source])
    if writer.evidence.sources[quoted.source].language == writer.language.code:
        return writer.say("{quote} ({source}).", quote=words, source=source)
    return writer.say("{quote} (our translation of {source}).", quote=words, source=source)

"""Where children and witnesses find help."""

from __future__ import annotations

from markupsafe import Markup

from evaluation.words.markup import Origin, element, note, sourced
from evaluation.words.placed import cited
from evaluation.words.writer import Writer


def help_notice(writer: Writer) -> Markup:
    """Where children and witnesses find help, with the date of the document that says so; nothing where none does."""
    found = writer.evidence.dataset.framework.help
    if found is None:
        return Markup("")
    # help is for whoever reads today, so it stands in reports of earlier days too
    days = [str(d) for id_ in found.sources if (d := writer.evidence.sources[id_].published_on)]
    since = writer.say("Source of {date}; such numbers change.", date=writer.date(max(days))) if days else Markup("")
    words = sourced(Origin.FRAMEWORK, writer.own(found.text))
    return note(element("p", element("strong", words), " ", since, cited(writer, found.sources)))

"""What a title page says."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

import evaluation
from evaluation.evidence import Evidence
from evaluation.framework import Appraisal, Place
from evaluation.locale.language import Language, _
from evaluation.report.parts.glossary import abbreviations_of
from evaluation.report.parts.imprint import imprint_of
from evaluation.words.block import REPORT, Block
from evaluation.words.markup import element, note
from evaluation.words.writer import Writer

IN_ANNEX: Final = _("Indicator sheets, data at each dialogue, methods and sources")


def cover(
    evidence: Evidence,
    language: Language,
    title: str,
    document: str,
    layout: str = REPORT,
    subtitle: str = "",
    *,
    has_places: bool = False,
    appraisal: Appraisal | None = None,
) -> Block:
    """Title page of a report; its words travel beside the cell's output and are set by the renderer.

    The places of the programme stand on that of the whole; other chapters are not handed them.

    Where there is an `appraisal` in the report, its imprint says who stands for it.

    A document of the layout `brief` has a heading in its place, and no contents.
    """
    programme = evidence.dataset.framework.programme
    code = language.code
    as_of_text = language.date(evidence.as_of)
    details = {
        "language": code,
        "document": document,
        "layout": layout,
        "title": title,
        "subtitle": subtitle or language.text("What the published figures show, how surely, and from which document"),
        "programme": programme.title.of(code),
        "period": language.period(programme.start, programme.end if programme.end <= evidence.as_of else None),
        "as_of": evidence.as_of.isoformat(),
        "as_of_text": as_of_text,
        "places": _places(evidence, language) if has_places else "",
        "version": evaluation.__version__,
        "published": language.date(programme.published) if programme.published else "",
        "imprint": imprint_of(programme, language, appraisal),
        "paper": language.paper,
        "annex": language.text(IN_ANNEX),
        "abbreviations": abbreviations_of(evidence, language),
    }
    shown = Markup('<p class="cover">{}</p>').format(title)
    return Block(shown, cover=details)


def _places(evidence: Evidence, language: Language) -> str:
    """Where the programme worked; on an earlier day the places that it had reached by then, as a document tells."""
    areas = evidence.dataset.tables.areas
    reached = [
        place for place in evidence.dataset.framework.places if evidence.is_latest or _is_reached(evidence, place)
    ]
    return language.join([language.of_record(areas[place.area], "name") for place in reached])


def _is_reached(evidence: Evidence, place: Place) -> bool:
    day = evidence.dataset.tables.areas[place.area].exposed_from
    return (day is None or day <= evidence.as_of) and any(map(evidence.is_known, place.sources))


def annex_cover(evidence: Evidence, language: Language) -> Block:
    """Title page of the annex, which begins with whatever chapter is the first in it."""
    programme = evidence.dataset.framework.programme.short_title.of(language.code)
    title = language.text("Annex to the evaluation: {programme}", programme=programme)
    subtitle = language.text(IN_ANNEX)
    return cover(evidence, language, title, "annex", subtitle=subtitle)


def hindsight(writer: Writer) -> Markup:
    """Note that opens a report of an earlier day; nothing in a report of today."""
    evidence = writer.evidence
    if evidence.is_latest:
        return Markup("")
    said = writer.say(
        "This is the report as it could have been written on {date}: the questions, rules and decisions are of today, "
        "the figures are those published by that day. {partly} of its {total} figures come from documents whose day "
        "of publication is known only in part; such a document counts from the last day it can have appeared. Texts "
        "that speak of later documents or years are marked.",
        date=writer.date(evidence.as_of),
        partly=writer.number("quality.figures.partly_dated"),
        total=writer.number("quality.figures.all"),
    )
    return note(element("p", element("strong", writer.language.text("Written with hindsight. ")), said))

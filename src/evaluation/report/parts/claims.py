"""What the programme says of itself, claim by claim: in its own words, what was found, and on whose word."""

from __future__ import annotations

from markupsafe import Markup, escape

from evaluation.evidence import basis_of_claim
from evaluation.load import Corroboration, Milestone
from evaluation.words.evidence import BASES_SHORT, CORROBORATION
from evaluation.words.markup import QUOTED, Column, Origin, element, foreign, sourced, table
from evaluation.words.wording import badge
from evaluation.words.writer import Writer


def claims_counted(writer: Writer) -> Markup:
    """How many claims of the final statement stand."""
    return writer.say(
        "Claims of the statement: {total}. Stand: {stands}; stand in part: {in_part}; could not be checked: "
        "{unchecked}; contradicted: {contradicted}.",
        total=writer.number("claims.all"),
        stands=writer.number(f"claims.{Corroboration.STANDS}"),
        in_part=writer.number(f"claims.{Corroboration.IN_PART}"),
        unchecked=writer.number(f"claims.{Corroboration.UNCHECKED}"),
        contradicted=writer.number(f"claims.{Corroboration.CONTRADICTED}"),
    )


def claims_table(writer: Writer) -> Markup:
    """Each claim in its own words, what was found and why, and whether what it was checked by is independent."""
    text = writer.language.text
    columns = [
        Column[Milestone](text("What the statement says"), lambda claim: _claimed(writer, claim)),
        Column[Milestone](text("What was found, and on whose word"), lambda claim: _found(writer, claim)),
    ]
    return table(_caption(writer), columns, claims_of(writer), "table-claims")


def claims_in_short(writer: Writer) -> Markup:
    """Each claim in a few words of ours, and what was found."""
    text = writer.language.text
    columns = [
        Column[Milestone](text("What the statement says"), lambda claim: _titled(writer, claim)),
        Column[Milestone](text("What was found"), lambda claim: borne_out(writer, claim)),
        Column[Milestone](text("On whose word"), lambda claim: _basis(writer, claim)),
    ]
    return table(claims_counted(writer), columns, claims_of(writer), "brief-claims")


def claims_of(writer: Writer) -> list[Milestone]:
    """Claims that were known, in order of time."""
    return [m for m in writer.evidence.milestones if m.corroborated is not None]


def borne_out(writer: Writer, claim: Milestone) -> Markup:
    """Verdict on a claim."""
    assert claim.corroborated is not None
    word, outlook = CORROBORATION[claim.corroborated.value]
    return badge(writer.language, outlook, word)


def _claimed(writer: Writer, claim: Milestone) -> Markup:
    """The claim in the words of its document; in ours where they are not at hand."""
    of_document = writer.tables.sources[claim.source].language
    original, own = claim.quote.only(of_document), claim.quote.only(writer.language.code)
    if not original:
        return _titled(writer, claim)
    quote = writer.say("“{quote}”", quote=own or foreign(original, of_document, writer.language.code))
    return element("span", sourced(Origin.QUOTE, quote), class_=QUOTED)


def _caption(writer: Writer) -> Markup:
    """How many stand; whether the words are ours is told where they are."""
    said = claims_counted(writer)
    languages = {writer.tables.sources[claim.source].language for claim in claims_of(writer)}
    if languages == {writer.language.code} or not any(c.quote.only(writer.language.code) for c in claims_of(writer)):
        return said
    return writer.say("{said} The translation is ours.", said=said)


def _titled(writer: Writer, claim: Milestone) -> Markup:
    return sourced(Origin.FRAMEWORK, writer.language.of_record(claim, "title"))


def _basis(writer: Writer, claim: Milestone) -> str:
    """Whose word bears on a claim, but for its own document."""
    basis = basis_of_claim(writer.evidence, claim)
    return writer.language.text(BASES_SHORT[basis]) if basis else writer.language.text("no figure")


def _found(writer: Writer, claim: Milestone) -> Markup:
    """The verdict with its reason, on whose word it rests and in which documents."""
    told = sourced(Origin.FRAMEWORK, writer.language.of_record(claim, "reason"))
    known = writer.evidence.published
    # the statement itself is no evidence for what it says
    shown = [known[i] for i in claim.evidence if i in known and known[i].source != claim.source]
    rests_on = Markup("; ").join(
        [escape(_basis(writer, claim)), *([writer.cite([o.source for o in shown])] if shown else [])]
    )
    return Markup(" ").join([borne_out(writer, claim), told, element("span", "[", rests_on, "]", class_="sure")])

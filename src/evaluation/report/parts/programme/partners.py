"""Who took part: what each body did, for which objectives, where, when, and with what award."""

from __future__ import annotations

from markupsafe import Markup

from evaluation.framework import Partner
from evaluation.load import PartialDate
from evaluation.words.markup import Column, Origin, element, sourced, table
from evaluation.words.writer import Writer


def partners_table(writer: Writer) -> Markup:
    """A row for each body that a known document names; what none says is said to be not found."""
    text = writer.language.text
    known = [p for p in writer.evidence.dataset.framework.partners if is_known(writer, p)]
    columns = [
        Column[Partner](text("Body"), lambda p: writer.told(p.name)),
        Column[Partner](text("What it did"), lambda p: writer.told(p.role)),
        Column[Partner](text("Objectives"), lambda p: _objectives(writer, p)),
        Column[Partner](text("Where and when"), lambda p: _where_and_when(writer, p)),
        Column[Partner](text("Award"), lambda p: _award(writer, p)),
        Column[Partner](text("Source"), lambda p: writer.cite([s for s in p.sources if writer.evidence.is_known(s)])),
    ]
    return table(text("Bodies that took part"), columns, known, "table-partners")


def is_known(writer: Writer, partner: Partner) -> bool:
    """Whether a document that names the body had appeared, and its part had begun."""
    has_begun = partner.start is None or PartialDate(partner.start).last_day() <= writer.evidence.as_of
    return has_begun and any(map(writer.evidence.is_known, partner.sources))


def _not_found(writer: Writer) -> str:
    return writer.language.text("not found")


def _objectives(writer: Writer, partner: Partner) -> Markup | str:
    return Markup(", ").join(map(writer.ref, partner.objectives)) or _not_found(writer)


def _where_and_when(writer: Writer, partner: Partner) -> Markup:
    return Markup("{} {}").format(_areas(writer, partner), element("span", _when(writer, partner), class_="when"))


def _areas(writer: Writer, partner: Partner) -> Markup | str:
    return Markup(", ").join(map(writer.area, partner.areas)) or _not_found(writer)


def _when(writer: Writer, partner: Partner) -> Markup | str:
    """From when to when; an end that was still to come is none."""
    if partner.start is None:  # a body of the state took part in its own right, and of that no years are asked
        return writer.language.text("years not found") if partner.is_paid else ""
    dated = writer.language.date
    end = partner.end if partner.end and PartialDate(partner.end).last_day() <= writer.evidence.as_of else None
    if end is None:
        return sourced(Origin.PERIOD, writer.language.text("since {date}; end not found", date=dated(partner.start)))
    return sourced(Origin.PERIOD, f"{dated(partner.start)} – {dated(end)}")


def _award(writer: Writer, partner: Partner) -> Markup | str:
    """What it was given; a dash where it was given nothing."""
    known = {o.observation_id: o for o in writer.evidence.observations}
    if partner.award in known:
        return writer.published(known[partner.award])
    return _not_found(writer) if partner.is_paid else "–"

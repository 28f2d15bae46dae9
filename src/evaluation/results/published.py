"""What documents say, as known on the date: the figures, their documents, and the words that the figures use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from evaluation.evidence import Evidence
from evaluation.load import Confidence, MeasureKind, Qualifier, Read, Relation
from evaluation.locale.language import _
from evaluation.results.table import Field, Row, Sheet, Table, day, key, number, optional

PART_DATE: Final = "as far as it is known: a day, a month or a year"

SOURCES: Final = Sheet(
    "sources",
    _("Documents published by the date of the report"),
    "One row for each document, among them those without any date that a finding counts.",
    (
        key("source_id", "Stable id of the document."),
        key("title", "Title, as the document gives it."),
        key("publisher", "Who published it, and who republished the copy that was read."),
        optional("published_on", f"Date of publication, {PART_DATE}; empty where it is not known."),
        day("known_on", "Day from which it certainly could be known: the last day that its date allows."),
        optional("known_by_reason", "Why it must have existed by then, where it bears no date."),
        key("language", "Language of the document."),
        key("url", "Address."),
        optional("coverage_start", f"First date it speaks of, {PART_DATE}."),
        optional("coverage_end", f"Last date it speaks of, {PART_DATE}."),
        Field(
            "read", "string", "How much could be read; relayed is what another document says of it.", True, tuple(Read)
        ),
        optional(
            "relation",
            "How it stands to the programme: of it, of a party to it, independent; a relay stands as whom it relays.",
            words=tuple(Relation),
        ),
        optional("note", "Limits, and how the date was found."),
    ),
    ("source_id",),
)
OBSERVATIONS: Final = Sheet(
    "observations",
    _("Every published figure, each as its document gives it"),
    "One row for one number as one document published it. A restated figure is a row of its own; nothing is edited.",
    (
        key("observation_id", "Stable id of the figure."),
        key("measure", "What is measured."),
        Field("value", "number", "The number, with the digits that the document prints.", required=True),
        Field(
            "qualifier",
            "string",
            "How the document states it; derived: added up or subtracted.",
            True,
            tuple(Qualifier),
        ),
        key("unit", "Unit of the value."),
        day("period_start", "First day of the period; empty where the document leaves it open."),
        day("period_end", "Last day of the period; for a state at a point in time, that day."),
        key("area", "Place."),
        key("authority", "Body and register that the figure comes from."),
        optional("sex", "all, female, male; empty where it does not apply or is not told."),
        optional("age_group", "Age group; empty as for sex."),
        key("source_id", "Document that published it."),
        optional("locator", "Where in the document."),
        optional("note", "What a user must know."),
        Field(
            "confidence", "string", "How sure it is that the row says what the document says.", True, tuple(Confidence)
        ),
    ),
    ("observation_id",),
    {"measure": "measures", "unit": "units", "area": "areas", "authority": "authorities", "source_id": "sources"},
)
MEASURES: Final = Sheet(
    "measures",
    _("What is measured, with its definition"),
    "One row for each measure.",
    (
        key("measure", "Name of the measure."),
        key("title_en", "Title in English."),
        key("title_es", "Title in Spanish."),
        optional("definition_en", "Definition in English."),
        optional("definition_es", "Definition in Spanish."),
        Field("kind", "string", "Nature of the value.", True, tuple(MeasureKind)),
        key("unit", "Its unit."),
        optional("part_of", "Measure that it cannot exceed for the same period, area, authority and document."),
    ),
    ("measure",),
    {"unit": "units", "part_of": "measures"},
)
UNITS: Final = Sheet(
    "units",
    _("Units"),
    "One row for each unit.",
    (
        key("unit", "Name of the unit."),
        key("kind_of_number", "How it is written: count, percent, money, rate, ordinal."),
        key("many_en", "The unit in English, in the plural."),
        key("many_es", "The unit in Spanish, in the plural."),
    ),
    ("unit",),
)
AREAS: Final = Sheet(
    "areas",
    _("Places"),
    "One row for each place.",
    (
        key("area", "Name of the place in the tables."),
        key("name_en", "Name in English."),
        key("name_es", "Name in Spanish."),
        day("exposed_from", "Day from which the programme worked there; empty where it did not or it is not known."),
    ),
    ("area",),
)
AUTHORITIES: Final = Sheet(
    "authorities",
    _("Bodies and registers that figures come from"),
    "One row for each body and register.",
    (
        key("authority", "Name of the authority in the tables."),
        key("name_en", "Name in English."),
        key("name_es", "Name in Spanish."),
        key("group", "Kind of authority; several names of one body share it."),
        optional("relation", "How the body stands to the programme.", words=tuple(r for r in Relation if r != "relay")),
    ),
    ("authority",),
)
DECISIONS: Final = Sheet(
    "decisions",
    _("Declared decisions about published figures"),
    "One row for each decision in force on the date, and each figure it is about.",
    (
        key("decision_id", "Id of the decision."),
        key("observation_id", "Figure it is about."),
        key("role", "subject: the decision is about it; over: it gives way to the subject."),
        key("action", "exclude, prefer, rescale and break change a series; beside and doubt leave it as it is."),
        number("factor", "Factor that the value is multiplied by, where the action is rescale."),
        day("break_on", "Day across which values cannot be compared, where the action is break."),
        key("reason_en", "Why, in English."),
        key("reason_es", "Why, in Spanish."),
        optional("objection_en", "What a sceptic would answer, in English."),
        optional("objection_es", "What a sceptic would answer, in Spanish."),
        key("decided_by", "On whose word."),
        day("decided_on", "Since when."),
    ),
    ("decision_id", "role", "observation_id"),
    {"observation_id": "observations"},
)


def published(evidence: Evidence, counted: Iterable[str] = ()) -> tuple[Table, ...]:
    """Tables of what was published by the date of the evidence.

    Parameters
    ----------
    evidence : Evidence
    counted : iterable of str, optional
        Further documents to list: those without any date, which a finding counts.
    """
    tables, named = evidence.dataset.tables, set(counted)
    listed = [s for s in tables.sources.values() if evidence.is_known(s.source_id) or s.source_id in named]
    sources = (_cells(SOURCES, s, known_on=s.known_on()) for s in listed)
    observations = (_cells(OBSERVATIONS, o, source_id=o.source) for o in evidence.observations)
    return (
        Table(OBSERVATIONS, tuple(observations)),
        Table(SOURCES, tuple(sources)),
        Table(DECISIONS, tuple(_decisions(evidence))),
        Table(MEASURES, tuple(_cells(MEASURES, m) for m in tables.measures.values())),
        Table(AUTHORITIES, tuple(_cells(AUTHORITIES, a) for a in tables.authorities.values())),
        Table(AREAS, tuple(_cells(AREAS, a) for a in tables.areas.values())),
        Table(UNITS, tuple(_cells(UNITS, u) for u in tables.units.values())),
    )


def _cells(sheet: Sheet, record: object, **given: Any) -> Row:
    """Row of a record whose fields are named as the columns; `given` are those that are not."""
    values = {f.name: given[f.name] if f.name in given else getattr(record, f.name) for f in sheet.fields}
    partial = {
        name: str(values[name]) for name in ("published_on", "coverage_start", "coverage_end") if values.get(name)
    }
    return values | partial


def _decisions(evidence: Evidence) -> Iterator[Row]:
    for decision in evidence.corrections:
        for role, ids in (("subject", decision.observations), ("over", decision.over)):
            for observation in ids:
                yield {
                    "decision_id": decision.id,
                    "observation_id": observation,
                    "role": role,
                    "action": decision.action,
                    "factor": decision.factor,
                    "break_on": decision.date,
                    "reason_en": decision.reason.en,
                    "reason_es": decision.reason.es,
                    "objection_en": decision.objection.en if decision.objection else "",
                    "objection_es": decision.objection.es if decision.objection else "",
                    "decided_by": decision.decided_by,
                    "decided_on": decision.decided_on,
                }

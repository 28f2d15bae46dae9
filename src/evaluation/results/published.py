"""What documents say, as known on the date: the figures, their documents, and the words that the figures use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from evaluation.evidence import Evidence
from evaluation.framework import Correction
from evaluation.load import (
    Area,
    Authority,
    Confidence,
    Measure,
    MeasureKind,
    Observation,
    PartialDate,
    Qualifier,
    Read,
    Relation,
    Source,
    Stage,
    Unit,
)
from evaluation.locale.language import _
from evaluation.results.table import Field, Table, TableSchema, day, key, number, optional, texts

PART_DATE: Final = "as far as it is known: a day, a month or a year"

SOURCES: Final[TableSchema[Source]] = TableSchema(
    "sources",
    _("Documents published by the date of the report"),
    "One row for each document, among them those without any date that a finding counts.",
    (
        key("source_id", "Stable id of the document."),
        key("title", "Title, as the document gives it."),
        key("publisher", "Who published it, and who republished the copy that was read."),
        optional(
            "published_on",
            f"Date of publication, {PART_DATE}; empty where it is not known.",
            lambda s: _partial(s.published_on),
        ),
        day(
            "known_on",
            "Day from which it certainly could be known: the last day that its date allows.",
            lambda s: s.known_on(),
        ),
        optional("known_by_reason", "Why it must have existed by then, where it bears no date."),
        key("language", "Language of the document."),
        key("url", "Address."),
        optional("coverage_start", f"First date it speaks of, {PART_DATE}.", lambda s: _partial(s.coverage_start)),
        optional("coverage_end", f"Last date it speaks of, {PART_DATE}.", lambda s: _partial(s.coverage_end)),
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
OBSERVATIONS: Final[TableSchema[Observation]] = TableSchema(
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
        key("source_id", "Document that published it.", lambda o: o.source),
        optional("locator", "Where in the document."),
        optional("note", "What a user must know."),
        Field(
            "confidence", "string", "How sure it is that the row says what the document says.", True, tuple(Confidence)
        ),
    ),
    ("observation_id",),
    {"measure": "measures", "unit": "units", "area": "areas", "authority": "authorities", "source_id": "sources"},
)
MEASURES: Final[TableSchema[Measure]] = TableSchema(
    "measures",
    _("What is measured, with its definition"),
    "One row for each measure.",
    (
        key("measure", "Name of the measure."),
        *texts("title", "Title in {language}."),
        *texts("definition", "Definition in {language}.", required=False),
        Field("kind", "string", "Nature of the value.", True, tuple(MeasureKind)),
        key("unit", "Its unit."),
        optional("part_of", "Measure that it cannot exceed for the same period, area, authority and document."),
        optional("stage", "Of public money: how far it has come, where that is told.", words=tuple(Stage)),
    ),
    ("measure",),
    {"unit": "units", "part_of": "measures"},
)
UNITS: Final[TableSchema[Unit]] = TableSchema(
    "units",
    _("Units"),
    "One row for each unit.",
    (
        key("unit", "Name of the unit."),
        key("kind_of_number", "How it is written: count, percent, money, rate, ordinal."),
        *texts("many", "The unit in {language}, in the plural."),
    ),
    ("unit",),
)
AREAS: Final[TableSchema[Area]] = TableSchema(
    "areas",
    _("Places"),
    "One row for each place.",
    (
        key("area", "Name of the place in the tables."),
        *texts("name", "Name in {language}."),
        day("exposed_from", "Day from which the programme worked there; empty where it did not or it is not known."),
    ),
    ("area",),
)
AUTHORITIES: Final[TableSchema[Authority]] = TableSchema(
    "authorities",
    _("Bodies and registers that figures come from"),
    "One row for each body and register.",
    (
        key("authority", "Name of the authority in the tables."),
        *texts("name", "Name in {language}."),
        key("group", "Kind of authority; several names of one body share it."),
        optional("relation", "How the body stands to the programme.", words=tuple(r for r in Relation if r != "relay")),
    ),
    ("authority",),
)


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision and one figure that it is about."""

    decision: Correction
    observation: str
    role: Literal["subject", "over"]


def _objection(row: DecisionRow, code: str) -> str:
    return row.decision.objection.of(code) if row.decision.objection else ""


DECISIONS: Final[TableSchema[DecisionRow]] = TableSchema(
    "decisions",
    _("Declared decisions about published figures"),
    "One row for each decision in force on the date, and each figure it is about.",
    (
        key("decision_id", "Id of the decision.", lambda d: d.decision.id),
        key("observation_id", "Figure it is about.", lambda d: d.observation),
        key("role", "subject: the decision is about it; over: it gives way to the subject."),
        key(
            "action",
            "exclude, prefer, rescale and break change a series; beside and doubt leave it as it is.",
            lambda d: d.decision.action,
        ),
        number(
            "factor",
            "Factor that the value is multiplied by, where the action is rescale.",
            lambda d: d.decision.factor,
        ),
        day(
            "break_on",
            "Day across which values cannot be compared, where the action is break.",
            lambda d: d.decision.date,
        ),
        *texts("reason", "Why, in {language}.", lambda d, code: d.decision.reason.of(code)),
        *texts("objection", "What a sceptic would answer, in {language}.", _objection, required=False),
        key("decided_by", "On whose word.", lambda d: d.decision.decided_by),
        day("decided_on", "Since when.", lambda d: d.decision.decided_on),
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
    return (
        Table.of(OBSERVATIONS, evidence.observations),
        Table.of(SOURCES, listed),
        Table.of(DECISIONS, _decisions(evidence)),
        Table.of(MEASURES, tables.measures.values()),
        Table.of(AUTHORITIES, tables.authorities.values()),
        Table.of(AREAS, tables.areas.values()),
        Table.of(UNITS, tables.units.values()),
    )


def _partial(date: PartialDate | None) -> str | None:
    return str(date) if date else None


def _decisions(evidence: Evidence) -> Iterator[DecisionRow]:
    for decision in evidence.corrections:
        yield from (DecisionRow(decision, id_, "subject") for id_ in decision.observations)
        yield from (DecisionRow(decision, id_, "over") for id_ in decision.over)

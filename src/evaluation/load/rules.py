"""Rules across columns and tables that a Table Schema cannot express; one function each, listed in RULES.

A rule reads typed rows and yields faults. Where a row refers to something unknown, or to a row that could not be
typed, the rule is silent: that has its own fault.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from evaluation.errors import Fault
from evaluation.load.cells.words import did_you_mean, worded
from evaluation.load.records import Milestone, Observation, Source, Target
from evaluation.load.rows import Row, TypedRows
from evaluation.load.target_rules import TARGET_RULES
from evaluation.load.vocabulary import Corroboration, MeasureKind, Relation, Role

Rule = Callable[[TypedRows], Iterator[Fault]]

_ADDITIVE = frozenset({MeasureKind.COUNT, MeasureKind.STOCK, MeasureKind.AMOUNT})
_SPEAK_OF_THE_FUTURE = frozenset({Role.TARGET, Role.COMMITMENT, Role.SETTING})
_DECIDED_AHEAD = frozenset({MeasureKind.AMOUNT, MeasureKind.RATE})


def check_rules(rows: TypedRows) -> list[Fault]:
    """Apply every rule and return all faults."""
    return [fault for rule in RULES for fault in rule(rows)]


def end_before_start(rows: TypedRows) -> Iterator[Fault]:
    """A period ends on or after the day it starts. One end alone is fine: the document leaves the other open."""
    remedy = "Exchange the two dates, or look them up in the source"
    for row in rows.observations:
        figure = row.record
        if figure.period_start and figure.period_end and figure.period_end < figure.period_start:
            yield row.fault("period_end", f"the period ends before it starts ({figure.period_start})", remedy)
    for milestone in rows.milestones:
        event = milestone.record
        if event.date_end and event.date_end.last_day() < event.date.first_day():
            yield milestone.fault("date_end", f"the milestone ends before it begins ({event.date})", remedy)
    for source in rows.sources:
        first, last = source.record.coverage_start, source.record.coverage_end
        if first and last and last.last_day() < first.first_day():
            yield source.fault("coverage_end", f"the coverage ends before it starts ({first})", remedy)


def negative_value(rows: TypedRows) -> Iterator[Fault]:
    """Counts, stocks and amounts are not negative."""
    for row in rows.observations:
        measure = rows.measure.get(row.record.measure)
        if measure and measure.kind in _ADDITIVE and row.record.value < 0:
            remedy = "Delete the minus sign if the source has none; a change over time is a measure of kind 'rate'"
            yield row.fault("value", f"a {measure.kind} cannot be negative", remedy)


def percent_out_of_range(rows: TypedRows) -> Iterator[Fault]:
    """A share in percent lies between 0 and 100; growth, a rate, may lie beyond."""
    for row in rows.observations:
        measure, unit = rows.measure.get(row.record.measure), rows.unit.get(row.record.unit)
        if not measure or not unit or measure.kind != MeasureKind.SHARE or unit.kind_of_number != "percent":
            continue
        remedy = "Correct the value; a growth rate needs a measure of kind 'rate'"
        if row.record.value > 100:
            yield row.fault("value", "a share is above 100 percent", remedy)
        elif row.record.value < 0:
            yield row.fault("value", "a share is below 0 percent", remedy)


def unit_differs(rows: TypedRows) -> Iterator[Fault]:
    """An observation has the unit of its measure."""
    for row in rows.observations:
        measure = rows.measure.get(row.record.measure)
        if measure and measure.unit in rows.unit and row.record.unit != measure.unit:
            remedy = (
                f"Write {measure.unit!r} if the source counts in it; a figure in another unit needs another measure"
            )
            yield row.fault("unit", f"the measure {measure.measure!r} is in {measure.unit!r}", remedy)


def same_figure_twice(rows: TypedRows) -> Iterator[Fault]:
    """One statement of one source is one row; the same figure in another source is another row."""
    first: dict[tuple[object, ...], Row[Observation]] = {}
    for row in rows.observations:
        figure = row.record
        place = (figure.measure, figure.value, figure.unit, figure.period_start, figure.period_end, figure.area)
        key = (*place, figure.authority, figure.sex or "all", figure.age_group or "all", figure.source)
        earlier = first.setdefault(key, row)
        if earlier.record.observation_id != figure.observation_id:
            problem = f"the same figure as {earlier.record.observation_id} in row {earlier.line}"
            yield row.fault("observation_id", problem, "Delete one of the two rows; a note can name both places")


def published_before_period(rows: TypedRows) -> Iterator[Fault]:
    """A document cannot report what begins after it appeared; plans, terms and budgets are decided ahead."""
    for row in rows.observations:
        measure, source = rows.measure.get(row.record.measure), rows.source.get(row.record.source)
        known_on = source.known_on() if source else None
        if not measure or not known_on or not row.record.period_start:
            continue
        if measure.role in _SPEAK_OF_THE_FUTURE or measure.kind in _DECIDED_AHEAD:
            continue
        if row.record.period_start > known_on:
            problem = f"the period starts after its source {row.record.source} was known ({known_on})"
            remedy = "Correct the period or the source's date; what is planned needs a measure with role 'target'"
            yield row.fault("period_start", problem, remedy)


def known_by_misused(rows: TypedRows) -> Iterator[Fault]:
    """`known_by` stands in for a missing publication date, and argues why."""
    for row in rows.sources:
        source = row.record
        if source.known_by and source.published_on:
            remedy = "Leave known_by empty; it is only for sources without a publication date"
            yield row.fault("known_by", f"the source has a publication date ({source.published_on})", remedy)
        if source.known_by and not source.known_by_reason:
            remedy = "Say what shows that the source existed by that day"
            yield row.fault("known_by_reason", f"known_by ({source.known_by}) has no reason", remedy)


def words_in_one_language(rows: TypedRows) -> Iterator[Fault]:
    """What we say of the copy of a document, of a milestone and of a target stands in every language or in none."""
    translated: tuple[Row[Source] | Row[Milestone] | Row[Target], ...] = (
        *rows.sources,
        *rows.milestones,
        *rows.targets,
    )
    for row in translated:
        for field in worded(type(row.record)):
            texts = getattr(row.record, field).texts
            written = next((code for code, text in texts if text), None)
            for code, text in texts:
                if written and not text:
                    problem = f"{field}_{written} has words, {field}_{code} has none"
                    yield row.fault(f"{field}_{code}", problem, "Write the same in every language")


def unknown_evidence(rows: TypedRows) -> Iterator[Fault]:
    """The evidence of a milestone consists of observations that exist."""
    known = rows.ids.get("observations", frozenset())
    for row in rows.milestones:
        for observation_id in row.record.evidence if known else ():
            if observation_id not in known:
                hint = did_you_mean(observation_id, known)
                remedy = f"Correct the id{hint}; ids are separated by spaces"
                yield Fault(row.file, row.line, "evidence", observation_id, "unknown observation", remedy)


def claim_not_judged(rows: TypedRows) -> Iterator[Fault]:
    """A claim says whether the figures bear it out."""
    for row in rows.milestones:
        if row.record.kind == "claim" and row.record.corroborated is None:
            yield row.fault(
                "corroborated",
                "a claim is not judged",
                "Write stands, in_part, unchecked or contradicted, and the reason",
            )


def claim_confirms_itself(rows: TypedRows) -> Iterator[Fault]:
    """A claim of which something stands has more to show than what the programme says: claims repeat each other."""
    bodies = {row.record.authority for row in rows.authorities if row.record.relation is Relation.PROGRAMME}
    programme = {id_ for id_, source in rows.source.items() if source.relation is Relation.PROGRAMME}
    figures = {row.record.observation_id: row.record for row in rows.observations}
    for row in rows.milestones:
        claim = row.record
        named = [figures[i] for i in claim.evidence if i in figures]
        own = [o for o in named if o.source in programme | {claim.source} or o.authority in bodies]
        if (
            claim.corroborated in (Corroboration.STANDS, Corroboration.IN_PART)
            and own
            and len(own) == len(claim.evidence)
        ):
            remedy = f"Name a figure of another document, or write {Corroboration.UNCHECKED}"
            whose = ", ".join(dict.fromkeys(o.source for o in own))
            yield row.fault("evidence", f"only {whose} bears the claim out, which is the programme itself", remedy)


RULES: tuple[Rule, ...] = (
    end_before_start,
    negative_value,
    percent_out_of_range,
    unit_differs,
    same_figure_twice,
    published_before_period,
    known_by_misused,
    words_in_one_language,
    unknown_evidence,
    claim_not_judged,
    claim_confirms_itself,
    *TARGET_RULES,
)

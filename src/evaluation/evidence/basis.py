"""How a figure stands to the programme: counted by others, kept by a party anyway, or only claimed of its own doing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum

from evaluation.evidence.rivals import may_be_one
from evaluation.evidence.vintage import Evidence
from evaluation.load import MeasureKind, Milestone, Observation, Relation
from evaluation.methods import YEAR, Point


class Basis(StrEnum):
    """Whose word a figure is, from the strongest to the weakest."""

    INDEPENDENT = "independent"
    RECORD = "record"  # a register that a party keeps anyway: neither claimed nor independent
    CLAIMED = "claimed"  # what the programme says of its own doing, and nobody else


def basis_of(evidence: Evidence, observation: Observation) -> Basis | None:
    """Whose word a figure is; None where nothing is said of how its source or its authority stands.

    A document of the programme claims whatever it says of the programme's or a party's doing. A relay stands as whom it
    relays, which is the authority. A claim stops being one where a figure of another basis says the same.
    """
    return _borne_out(evidence, observation)


def is_claimed(evidence: Evidence, observation: Observation) -> bool:
    """Whether a figure is only claimed."""
    return basis_of(evidence, observation) is Basis.CLAIMED


def only_repeats(evidence: Evidence, figure: Point, others: Iterable[Point]) -> bool:
    """Whether a figure is a claim by its own word that one of these others bears out: the two are one figure."""
    said = [o for o in figure.observations if _stated(evidence, o) is Basis.CLAIMED]
    known = [o for other in others if other is not figure for o in other.observations]
    return any(_stated(evidence, k) is not Basis.CLAIMED and _same(evidence, k, o) for o in said for k in known)


def basis_of_claim(evidence: Evidence, claim: Milestone) -> Basis | None:
    """The strongest basis of what bears on a claim, by the same rule as that of a figure; None where nothing does.

    Its own document may not confirm it: neither does a figure of it bear on the claim, nor does one make of what
    another document claims anything more.
    """
    known = evidence.published
    bearing = [known[i] for i in claim.evidence if i in known and known[i].source != claim.source]
    found = [b for o in bearing if (b := _borne_out(evidence, o, but_for=claim.source))]
    return min(found, key=list(Basis).index, default=None)


def _borne_out(evidence: Evidence, observation: Observation, *, but_for: str = "") -> Basis | None:
    """Basis of a figure, or the strongest of those that say the same where it is a claim; one document left out."""
    stated = _stated(evidence, observation)
    if stated is not Basis.CLAIMED:
        return stated
    others = (
        _stated(evidence, o)
        for o in evidence.of_measures([observation.measure])
        if o.source != but_for and _same(evidence, o, observation)
    )
    return min((b for b in others if b), key=list(Basis).index, default=stated)


def _stated(evidence: Evidence, observation: Observation) -> Basis | None:
    of_body = evidence.dataset.tables.authorities[observation.authority].relation
    of_source = evidence.source_of(observation).relation
    if of_body is Relation.INDEPENDENT:
        return Basis.INDEPENDENT
    if Relation.PROGRAMME in (of_body, of_source):
        return Basis.CLAIMED
    if of_body is Relation.PARTY or of_source is Relation.PARTY:
        return Basis.RECORD
    return Basis.INDEPENDENT if of_source is Relation.INDEPENDENT else None


def _same(evidence: Evidence, one: Observation, other: Observation) -> bool:
    """Whether another document gives the same: measure, place, people and time, equal within rounding."""
    return (
        one.observation_id != other.observation_id
        and one.source != other.source
        and (one.measure, one.area, one.sex or "all", one.age_group or "all")
        == (other.measure, other.area, other.sex or "all", other.age_group or "all")
        and _is_of_one_time(evidence, one, other)
        and may_be_one(one, other)
    )


def _is_of_one_time(evidence: Evidence, one: Observation, other: Observation) -> bool:
    """Whether two figures are of one period; of stocks, whose days seldom agree, of one frequency is enough.

    What is said of a longer time, such as of all years of the programme, is of no frequency.
    """
    if (one.period_start, one.period_end) == (other.period_start, other.period_end):
        return True
    if one.period_end is None or other.period_end is None:
        return False
    if evidence.dataset.tables.measures[one.measure].kind is not MeasureKind.STOCK:
        return False
    months = _months_between_figures(evidence, one.measure)
    if any(
        _months(o.period_start or end, end) > months for o, end in ((one, one.period_end), (other, other.period_end))
    ):
        return False
    first, second = (day.year * YEAR + day.month - 1 for day in (one.period_end, other.period_end))
    return first // months == second // months


def _months(start: dt.date, end: dt.date) -> int:
    """Calendar months that a period touches."""
    return (end.year - start.year) * YEAR + end.month - start.month + 1


def _months_between_figures(evidence: Evidence, measure: str) -> int:
    """Shortest frequency that an indicator declares which asks for the measure, in months; else a year."""
    sheets = evidence.dataset.framework.indicators
    declared = (s.months for s in sheets if any(measure in f.measures for f in s.select.filters))
    return min((months for months in declared if months), default=YEAR)

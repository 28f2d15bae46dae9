"""The same thing stated with different values: restated, disputed, defined anew, or only rounded."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, groupby

from evaluation.evidence.vintage import Evidence
from evaluation.load import Observation, Qualifier
from evaluation.methods.comparisons.bounds import half_unit


@dataclass(frozen=True, slots=True)
class Rivals:
    """Statements of one measure for one period, area, sex and age group that do not agree.

    Parameters
    ----------
    statements : tuple of Observation
        One for each value and authority, in order of publication.
    considered : tuple of str
        Ids of all observations of the same thing, those that only repeat a value among them.
    """

    statements: tuple[Observation, ...]
    considered: tuple[str, ...]

    @property
    def first(self) -> Observation:
        """Earliest statement."""
        return self.statements[0]

    @property
    def last(self) -> Observation:
        """Latest statement."""
        return self.statements[-1]

    @property
    def smallest(self) -> float:
        """Smallest value stated."""
        return min(float(o.value) for o in self.statements)

    @property
    def largest(self) -> float:
        """Largest value stated."""
        return max(float(o.value) for o in self.statements)

    @property
    def spread(self) -> float | None:
        """Largest value less the smallest, relative to the smallest; None if that is zero."""
        return (self.largest - self.smallest) / self.smallest if self.smallest else None

    @property
    def change(self) -> float | None:
        """Last value less the first, relative to the first; None if that is zero."""
        first, last = float(self.first.value), float(self.last.value)
        return (last - first) / first if first else None


def subject(evidence: Evidence, observation: Observation) -> tuple[str, ...]:
    """What a figure is about: measure, period, area, sex, age group, and the group of its authority."""
    o, authorities = observation, evidence.dataset.tables.authorities
    period = (str(o.period_start), str(o.period_end))
    return (o.measure, *period, o.area, o.sex or "all", o.age_group or "all", authorities[o.authority].group)


def comparable(evidence: Evidence) -> tuple[str, ...]:
    """Ids of all figures that another one speaks of the same thing as, whether or not the two agree."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for observation in _usable(evidence):
        groups.setdefault(subject(evidence, observation)[:-1], []).append(observation.observation_id)
    return tuple(id_ for ids in groups.values() if len(ids) > 1 for id_ in ids)


def restatements(evidence: Evidence, measures: Collection[str] = ()) -> tuple[Rivals, ...]:
    """Values that one authority replaced in a later document by another for the same thing.

    Two registers are a disagreement; another definition and a rounding are neither. Where measures are named, those of
    no other are looked at.
    """
    return tuple(r for r in _restated(evidence, measures) if not _is_redefined(evidence, r))


def conflicts(evidence: Evidence, measures: Collection[str] = ()) -> tuple[Rivals, ...]:
    """Values that authorities, or registers of one of them, give differently for the same thing; each one's latest.

    Where measures are named, those of no other are looked at.
    """
    return tuple(r for r in _disputed(evidence, measures) if not _is_redefined(evidence, r))


def redefinitions(evidence: Evidence) -> tuple[Rivals, ...]:
    """Values for the same thing that differ because they count different things, as a decision declares."""
    found = (*_restated(evidence), *_disputed(evidence))
    return tuple(dict.fromkeys(r for r in found if _is_redefined(evidence, r)))


def roundings(evidence: Evidence) -> tuple[Rivals, ...]:
    """Values for the same thing whose words allow them to be one: a little over 8,800 and 8,842."""
    found = []
    for group in _groups(evidence, lambda o: subject(evidence, o)[:-1]):
        statements = _first_of_each(group)
        values = {o.value for o in statements}
        if len(values) > 1 and all(may_be_one(a, b) for a, b in combinations(statements, 2)):
            found.append(_rivals(statements, group))
    return tuple(found)


def may_be_one(one: Observation, other: Observation) -> bool:
    """Whether what two figures say allows them to be the same number."""
    (low, high), (least, most) = _allowed(one), _allowed(other)
    if max(low, least) <= min(high, most):
        return True
    if {one.qualifier, other.qualifier} - {Qualifier.EXACT, Qualifier.DERIVED}:
        return False
    digits = max(int(v.as_tuple().exponent) for v in (one.value, other.value))
    return digits < 0 and abs(one.value - other.value) * 2 <= Decimal(1).scaleb(digits)


def _allowed(o: Observation) -> tuple[float, float]:
    """Least and most that the words of a document allow."""
    value = float(o.value)
    if o.qualifier is Qualifier.AT_LEAST:
        return value, math.inf
    if o.qualifier is Qualifier.AT_MOST:
        return -math.inf, value
    half = half_unit(value) if o.qualifier is Qualifier.ABOUT else 0.0
    return value - half, value + half


def _restated(evidence: Evidence, measures: Collection[str] = ()) -> Iterator[Rivals]:
    for group in _groups(evidence, lambda o: (*subject(evidence, o), o.authority), measures):
        first, *later = _first_of_each(group)
        kept = [first]
        for o in later:
            if o.source not in {k.source for k in kept} and not may_be_one(o, kept[-1]):
                kept.append(o)
        if len(kept) > 1:
            yield _rivals(kept, group)


def _disputed(evidence: Evidence, measures: Collection[str] = ()) -> Iterator[Rivals]:
    for group in _groups(evidence, lambda o: subject(evidence, o)[:-1], measures):
        # each authority's latest value, in the order in which it was first published
        latest = {o.authority: o for o in group}
        statements = [o for o in _first_of_each(group) if latest[o.authority].value == o.value]
        if any(not may_be_one(a, b) for a, b in combinations(statements, 2) if a.authority != b.authority):
            yield _rivals(statements, group)


def _rivals(statements: Sequence[Observation], group: Sequence[Observation]) -> Rivals:
    return Rivals(tuple(statements), tuple(o.observation_id for o in group))


def _is_redefined(evidence: Evidence, rivals: Rivals) -> bool:
    """Whether a decision says that these values stand side by side because they count different things."""
    ids = {o.observation_id for o in rivals.statements}
    return any(c.differs and ids <= {*c.observations} for c in evidence.corrections)


def _groups(
    evidence: Evidence, thing: Callable[[Observation], tuple[str, ...]], measures: Collection[str] = ()
) -> Iterator[list[Observation]]:
    """Statements of the same thing, in order of publication."""

    def known(o: Observation) -> dt.date:
        return evidence.source_of(o).known_on() or dt.date.max

    ordered = sorted(_usable(evidence, measures), key=lambda o: (*thing(o), known(o), o.observation_id))
    for _, group in groupby(ordered, key=thing):
        yield list(group)


def _usable(evidence: Evidence, measures: Collection[str] = ()) -> list[Observation]:
    """Figures of a period, those set aside by our own decisions among them, which count in full.

    Left out is only what a decision excludes because it states another thing, or a thing of another period.
    """
    excluded = {i for c in evidence.corrections if c.action == "exclude" and c.differs for i in c.observations}
    asked = evidence.of_measures(measures) if measures else evidence.observations
    return [o for o in asked if o.period_end is not None and o.observation_id not in excluded]


def _first_of_each(group: Sequence[Observation]) -> list[Observation]:
    """A value that one authority repeats is one statement, that of its first document."""
    first: dict[tuple[str, Decimal], Observation] = {}
    for observation in group:
        first.setdefault((observation.authority, observation.value), observation)
    return list(first.values())

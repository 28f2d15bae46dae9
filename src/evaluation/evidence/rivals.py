"""The same thing stated with different values: restatements by one authority, conflicts between authorities."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from evaluation.evidence.vintage import Evidence
from evaluation.load import Observation


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


def restatements(evidence: Evidence) -> tuple[Rivals, ...]:
    """Figures that authorities of one group published with different values, register by register or over time.

    Authorities are grouped as in authorities.csv, because documents name the same body in different ways.
    """
    return _rivals(evidence, lambda o: subject(evidence, o), lambda o: o.authority)


def conflicts(evidence: Evidence) -> tuple[Rivals, ...]:
    """Figures that authorities of different groups published with different values; the latest of each group."""
    authorities = evidence.dataset.tables.authorities
    found = _rivals(evidence, lambda o: subject(evidence, o)[:-1], lambda o: authorities[o.authority].group)
    latest = [
        replace(r, statements=tuple({authorities[o.authority].group: o for o in r.statements}.values())) for r in found
    ]
    return tuple(r for r in latest if len({o.value for o in r.statements}) > 1)


def _rivals(
    evidence: Evidence, thing: Callable[[Observation], tuple[str, ...]], side: Callable[[Observation], str]
) -> tuple[Rivals, ...]:
    """Group statements of the same thing; keep groups in which values differ.

    A value that one side repeats is one statement, that of its first document.
    """

    def known(o: Observation) -> dt.date:
        return evidence.source_of(o).known_on() or dt.date.max

    ordered = sorted(_usable(evidence), key=lambda o: (*thing(o), known(o), o.observation_id))
    found = []
    for _, group in groupby(ordered, key=thing):
        considered = list(group)
        statements = _first_of_each(considered, side)
        if len({o.value for o in statements}) > 1:
            found.append(Rivals(tuple(statements), tuple(o.observation_id for o in considered)))
    return tuple(found)


def _usable(evidence: Evidence) -> list[Observation]:
    """Figures of a period. What a decision excludes is left out: it was found not to state its thing at all."""
    excluded = {i for c in evidence.corrections if c.action == "exclude" for i in c.observations}
    return [o for o in evidence.observations if o.period_end is not None and o.observation_id not in excluded]


def _first_of_each(group: Sequence[Observation], side: Callable[[Observation], str]) -> list[Observation]:
    first: dict[tuple[str, str], Observation] = {}
    for observation in group:
        first.setdefault((side(observation), str(observation.value)), observation)
    return list(first.values())

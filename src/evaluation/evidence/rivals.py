"""The same thing stated with different values: restatements by one authority, conflicts between authorities."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
    """

    statements: tuple[Observation, ...]

    @property
    def first(self) -> Observation:
        """Earliest statement."""
        return self.statements[0]

    @property
    def last(self) -> Observation:
        """Latest statement."""
        return self.statements[-1]

    @property
    def spread(self) -> float | None:
        """Largest value less the smallest, relative to the smallest; None if that is zero."""
        values = [float(o.value) for o in self.statements]
        return (max(values) - min(values)) / min(values) if min(values) else None


def restatements(evidence: Evidence) -> tuple[Rivals, ...]:
    """Figures that authorities of one group published with different values, register by register or over time.

    Authorities are grouped as in authorities.csv, because documents name the same body in different ways.
    """
    authorities = evidence.dataset.tables.authorities
    return _rivals(evidence, lambda o: (authorities[o.authority].group,), lambda o: o.authority)


def conflicts(evidence: Evidence) -> tuple[Rivals, ...]:
    """Figures that authorities of different groups published with different values; the latest of each group."""
    authorities = evidence.dataset.tables.authorities
    found = _rivals(evidence, lambda o: (), lambda o: authorities[o.authority].group)
    latest = [Rivals(tuple({authorities[o.authority].group: o for o in r.statements}.values())) for r in found]
    return tuple(r for r in latest if len({o.value for o in r.statements}) > 1)


def _rivals(
    evidence: Evidence, scope: Callable[[Observation], tuple[str, ...]], side: Callable[[Observation], str]
) -> tuple[Rivals, ...]:
    """Group statements of the same thing; keep groups in which values differ.

    A value that one side repeats is one statement, that of its first document. What a decision excludes is left out:
    it was found not to state this thing at all.
    """
    excluded = {i for c in evidence.corrections if c.action == "exclude" for i in c.observations}

    def thing(o: Observation) -> tuple[str, ...]:
        period = (str(o.period_start), str(o.period_end))
        return (o.measure, *period, o.area, o.sex or "all", o.age_group or "all", *scope(o))

    def known(o: Observation) -> dt.date:
        return evidence.source_of(o).known_on() or dt.date.max

    usable = [o for o in evidence.observations if o.period_end is not None and o.observation_id not in excluded]
    ordered = sorted(usable, key=lambda o: (*thing(o), known(o), o.observation_id))
    found = []
    for _, group in groupby(ordered, key=thing):
        statements = _first_of_each(list(group), side)
        if len({o.value for o in statements}) > 1:
            found.append(Rivals(tuple(statements)))
    return tuple(found)


def _first_of_each(group: Sequence[Observation], side: Callable[[Observation], str]) -> list[Observation]:
    first: dict[tuple[str, str], Observation] = {}
    for observation in group:
        first.setdefault((side(observation), str(observation.value)), observation)
    return list(first.values())

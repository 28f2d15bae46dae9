"""Two builds compared: which verdicts changed and why, as far as what the builds recorded can tell.

Values in, values out. Causes are told apart by the fingerprints that a build keeps of the parts that decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from evaluation.assess import Aspect, IndicatorRecord, ObjectiveRecord, aspects_of, said_of
from evaluation.compare.causes import (
    Because,
    Cause,
    Pair,
    code_causes,
    common_causes,
    deciding,
    merged,
    own_causes,
    pairs,
)
from evaluation.compare.figures import FigureChange, compare_figures
from evaluation.facts.read import Facts
from evaluation.findings.finding import Finding
from evaluation.framework import Correction
from evaluation.load import Source


@dataclass(frozen=True, slots=True)
class IndicatorChange:
    """An indicator of which something is not the same; None where a build does not have it."""

    id: str
    before: IndicatorRecord | None
    after: IndicatorRecord | None
    because: tuple[Because, ...]

    @property
    def is_verdict(self) -> bool:
        """Whether what is said of it changed, and not only what stands behind that."""
        if self.before is None or self.after is None:
            return True
        return _verdict(self.before) != _verdict(self.after)


@dataclass(frozen=True, slots=True)
class ObjectiveChange:
    """An objective of which something is not the same, and the indicators through which it changed."""

    id: str
    before: ObjectiveRecord | None
    after: ObjectiveRecord | None
    through: tuple[str, ...]
    because: tuple[Because, ...]

    @property
    def is_verdict(self) -> bool:
        """Whether an answer changed, and not only the evidence behind it."""
        if self.before is None or self.after is None:
            return True
        return _said(self.before) != _said(self.after)


@dataclass(frozen=True, slots=True)
class Changes:
    """All differences between the facts of two builds; empty where nothing changed."""

    objectives: tuple[ObjectiveChange, ...]
    indicators: tuple[IndicatorChange, ...]
    figures: tuple[FigureChange, ...]
    documents: tuple[Pair[Source], ...]
    decisions: tuple[Pair[Correction], ...]
    findings: tuple[Pair[Finding], ...]

    def __bool__(self) -> bool:
        return any((self.objectives, self.indicators, self.figures, self.documents, self.decisions, self.findings))

    @property
    def verdicts(self) -> int:
        """Number of verdicts that changed, on objectives and indicators."""
        return sum(o.is_verdict for o in self.objectives) + sum(i.is_verdict for i in self.indicators)


def compare(old: Facts, new: Facts) -> Changes:
    """Find everything in which the facts of two builds differ, and for each verdict what may have changed it."""
    figures = compare_figures(old.tables, new.tables)
    indicators = tuple(_indicators(old, new, figures))
    return Changes(
        tuple(_objectives(old, new, indicators)),
        indicators,
        figures,
        tuple(pairs(old.tables.sources, new.tables.sources, _seen_in(old, new))),
        tuple(pairs(old.corrections, new.corrections, deciding)),
        tuple(pairs(old.findings, new.findings, lambda finding: (finding.value, finding.unit))),
    )


def _indicators(old: Facts, new: Facts, figures: tuple[FigureChange, ...]) -> Iterator[IndicatorChange]:
    for id_ in dict.fromkeys((*old.indicators, *new.indicators)):
        before, after = old.indicators.get(id_), new.indicators.get(id_)
        if before is None or after is None:
            alone = Because(Cause.RULE, names=("indicator",))
            renamed = tuple(_other_ids(id_, old, new) if before else _other_ids(id_, new, old))
            yield IndicatorChange(
                id_, before, after, (alone, Because(Cause.RENAMED, names=renamed)) if renamed else (alone,)
            )
            continue
        because = list(own_causes(old, new, before, after, figures))
        differs = _result(before) != _result(after)
        if not because and not differs:
            continue
        if differs:
            because += common_causes(old, new, before, after)
        yield IndicatorChange(id_, before, after, tuple(because) or (Because(Cause.UNKNOWN),))


def _objectives(old: Facts, new: Facts, indicators: tuple[IndicatorChange, ...]) -> Iterator[ObjectiveChange]:
    for id_ in dict.fromkeys((*old.objectives, *new.objectives)):
        before, after = old.objectives.get(id_), new.objectives.get(id_)
        if before and after and _synthesis(before) == _synthesis(after):
            continue
        own = [
            i
            for i in indicators
            if any(e and e.objective == id_ for e in (i.before, i.after)) and _counts(i, before, after)
        ]
        if before is None or after is None:
            because: tuple[Because, ...] = (Because(Cause.RULE, names=("objective",)),)
        else:
            because = (
                merged(b for i in own for b in i.because) or tuple(code_causes(old, new)) or (Because(Cause.UNKNOWN),)
            )
        yield ObjectiveChange(id_, before, after, tuple(i.id for i in own), because)


def _other_ids(id_: str, one: Facts, other: Facts) -> Iterator[str]:
    """Indicators that only the other build has, and that ask first for what this one does."""
    asked = _asked_first(one, id_)
    yield from (i for i in other.indicators if i not in one.indicators and _asked_first(other, i) == asked)


def _asked_first(facts: Facts, id_: str) -> tuple[object, ...]:
    """The first measure of an indicator, with the places and groups it is asked for."""
    figures = facts.deciding[id_].rule["figures"]
    chosen = figures["value"] or figures["numerator"]
    return (chosen["measures"][0], *(tuple(chosen[name]) for name in ("areas", "sexes", "ages")))


def _seen_in(old: Facts, new: Facts) -> Callable[[Source], Source]:
    """What is compared of a document: an earlier form does not say how it stands to the programme."""
    return (lambda source: source) if old.form == new.form else (lambda source: replace(source, relation=None))


def _verdict(record: IndicatorRecord) -> tuple[object, ...]:
    """What is said of an indicator; support and numbers may change without it."""
    return aspects_of(record)[Aspect.STATUS]


def _said(record: ObjectiveRecord) -> tuple[object, ...]:
    return tuple(said_of(a) for a in record.answers)


def _synthesis(record: ObjectiveRecord) -> tuple[object, ...]:
    return (_said(record), tuple((dict(a.standings), a.evidence) for a in record.answers))


def _result(record: IndicatorRecord) -> tuple[object, ...]:
    """All that is said of an indicator and the numbers behind it; a figure that moves neither is told as a figure."""
    return tuple(what for aspect, what in aspects_of(record).items() if aspect is not Aspect.SERIES)


def _counts(change: IndicatorChange, before: ObjectiveRecord | None, after: ObjectiveRecord | None) -> bool:
    """Whether the change can be seen in the answers on an objective: what it says there, or its evidence."""
    if change.before is None or change.after is None or before is None or after is None:
        return True
    seen = [
        (
            i.evidence.grade,
            [(a.standings.get(i.id), a.stale.get(i.id), i.id in a.with_target, a.pace.get(i.id)) for a in o.answers],
        )
        for i, o in ((change.before, before), (change.after, after))
    ]
    return seen[0] != seen[1]

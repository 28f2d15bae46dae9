"""Why a verdict may have changed between two builds, told apart by the fingerprints of the parts that decide it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Generic, TypeVar

from evaluation.assess import IndicatorRecord
from evaluation.assess.main_method import OWN
from evaluation.compare.figures import FigureChange, FigureKind
from evaluation.facts.read import Facts
from evaluation.framework import Correction, TargetSheet
from evaluation.methods import Reason

T = TypeVar("T")


class Cause(StrEnum):
    """Why a verdict may have changed."""

    ADDED = "added"  # figures of things that nothing was stated of
    REMOVED = "removed"  # figures that nothing is stated of any more
    RESTATED = "restated"  # a later document of the same authority says another value
    DIFFERS = "differs"  # another register, or body of the same kind, says another value
    CORRECTED = "corrected"  # a row of our table reads otherwise
    FURTHER = "further"  # documents more or less, with the same latest values
    DOCUMENTS = "documents"  # what is known of a document's date, or how it was read
    DECISIONS = "decisions"  # declared decisions about figures
    TARGET = "target"
    RULE = "rule"  # the rest of the reference sheet, or a limit of a method
    RENAMED = "renamed"  # it has another id in the other build
    DATE = "date"  # the last day whose periods count
    CODE = "code"  # the programs that compute, or the packages they use
    UNKNOWN = "unknown"  # nothing that the builds recorded differs


DATE_REASONS: Final = (Reason.NOT_DUE,)
"""Reasons that a later day alone can bring or take away."""


@dataclass(frozen=True, slots=True)
class Because:
    """One cause, with what it consists of.

    Parameters
    ----------
    cause : Cause
    figures : tuple of FigureChange
    names : tuple of str
        Decisions, documents or parts of the rule, by their names.
    """

    cause: Cause
    figures: tuple[FigureChange, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair(Generic[T]):
    """Anything that is not the same in two builds: a document, a decision or a finding; None where one has none."""

    id: str
    before: T | None
    after: T | None


def own_causes(
    old: Facts, new: Facts, before: IndicatorRecord, after: IndicatorRecord, figures: tuple[FigureChange, ...]
) -> Iterator[Because]:
    """Causes among the parts that decide this indicator alone."""
    then, now = old.deciding[before.id], new.deciding[after.id]
    differing = {name for name, value in then.fingerprints.items() if value != now.fingerprints[name]}
    if "data" in differing:
        inputs = {*before.inputs, *after.inputs}
        touching = [change for change in figures if inputs.intersection(change.ids)]
        for kind in FigureKind:
            if own := tuple(change for change in touching if change.kind is kind):
                yield Because(Cause(kind.value), own)
        if documents := tuple(sorted(_reread(old, new, inputs))):
            yield Because(Cause.DOCUMENTS, names=documents)
    if "decisions" in differing:
        yield Because(Cause.DECISIONS, names=tuple(_decisions(old, new, before, after)))
    if "target" in differing and (old.form == new.form or _set(before.target) != _set(after.target)):
        yield Because(Cause.TARGET)
    if "rule" in differing:
        names = sorted(then.rule.keys() | now.rule.keys())
        yield Because(Cause.RULE, names=tuple(n for n in names if then.rule.get(n) != now.rule.get(n)))


def common_causes(old: Facts, new: Facts, before: IndicatorRecord, after: IndicatorRecord) -> Iterator[Because]:
    """Causes that act on every indicator."""
    if old.judged_until != new.judged_until and _date_acts(old, new, before, after):
        yield Because(Cause.DATE)
    yield from code_causes(old, new)


def code_causes(old: Facts, new: Facts) -> Iterator[Because]:
    """The programs that compute, and the packages they use."""
    if names := tuple(name for name in ("computing", "lock") if old.inputs[name] != new.inputs[name]):
        yield Because(Cause.CODE, names=names)


def _set(target: TargetSheet) -> tuple[object, ...]:
    """What a target asks for; forms of the file differ in what else they say of it."""
    return (target.value, target.percent_of_baseline, target.date, target.source, target.by_period)


def _date_acts(old: Facts, new: Facts, before: IndicatorRecord, after: IndicatorRecord) -> bool:
    """Whether another last day can make a difference by itself.

    A change from the baseline looks at the date only to leave out what is not due and to tell the age of the last
    figure. If neither reading ends after the earlier day and none of this was said, the date has done nothing to the
    verdict; how much of the years is covered and how old the last figure is, which grade the evidence, always depend
    on it.
    """
    first = min(old.judged_until, new.judged_until)
    results = (before.result, after.result)
    untouched = (
        all(result.method == OWN and result.reason not in DATE_REASONS for result in results)
        and all(result.latest.end <= first for result in results if result.latest)
        and before.result.flags == after.result.flags
        and before.evidence.grade is after.evidence.grade
    )
    return not untouched


def _reread(old: Facts, new: Facts, inputs: set[str]) -> Iterator[str]:
    for id_ in {
        o.source for tables in (old.tables, new.tables) for o in tables.observations if o.observation_id in inputs
    }:
        before, after = old.tables.sources.get(id_), new.tables.sources.get(id_)
        if before and after and (before.known_on(), before.read) != (after.known_on(), after.read):
            yield id_


def _decisions(old: Facts, new: Facts, before: IndicatorRecord, after: IndicatorRecord) -> Iterator[str]:
    inputs = {*before.inputs, *after.inputs}
    for pair in pairs(old.corrections, new.corrections, deciding):
        acting = [c for c in (pair.before, pair.after) if c]
        if any(inputs.intersection((*c.observations, *c.over)) for c in acting):
            yield pair.id


def merged(found_causes: Iterable[Because]) -> tuple[Because, ...]:
    """Causes of several indicators, each once, in the order of `Cause`."""
    found: dict[Cause, Because] = {}
    for because in found_causes:
        known = found.get(because.cause, Because(because.cause))
        figures = dict.fromkeys((*known.figures, *because.figures))
        found[because.cause] = Because(
            because.cause, tuple(figures), tuple(dict.fromkeys((*known.names, *because.names)))
        )
    return tuple(found[cause] for cause in Cause if cause in found)


def pairs(old: Mapping[str, T], new: Mapping[str, T], seen: Callable[[T], object]) -> Iterator[Pair[T]]:
    """What differs between two mappings, as far as `seen` looks at it, in the order of the ids."""
    for id_ in sorted(old.keys() | new.keys()):
        before, after = old.get(id_), new.get(id_)
        if before is None or after is None or seen(before) != seen(after):
            yield Pair(id_, before, after)


def deciding(correction: Correction) -> tuple[object, ...]:
    """What a decision does, without its reason: another word decides nothing."""
    return (correction.action, correction.observations, correction.over, correction.factor, correction.date)

"""How strong the evidence for an indicator is, graded from counted facts by one table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from evaluation.evidence import (
    Basis,
    Evidence,
    IndicatorSeries,
    Rivals,
    basis_of,
    conflicts,
    is_claimed,
    only_repeats,
    restatements,
)
from evaluation.load import Read
from evaluation.methods import Point, Window, age, frequency_of, months_after


class Grade(StrEnum):
    """Grade of one fact, and of the evidence as a whole; NONE means that there is no figure at all."""

    STRONG = "strong"
    MODERATE = "moderate"
    WEAK = "weak"
    NONE = "none"

    @property
    def is_weak(self) -> bool:
        """Whether what rests on it is probable at most."""
        return self in (Grade.WEAK, Grade.NONE)


@dataclass(frozen=True, slots=True)
class Bound:
    """Limits of one fact: at `strong` it is strong, at `moderate` moderate, beyond weak."""

    strong: float
    moderate: float
    more_is_better: bool

    def grade(self, value: float) -> Grade:
        """Grade a value; a value exactly at a limit takes the better grade."""
        sign = 1 if self.more_is_better else -1
        if sign * (value - self.strong) >= 0:
            return Grade.STRONG
        return Grade.MODERATE if sign * (value - self.moderate) >= 0 else Grade.WEAK


BOUNDS: Final[Mapping[str, Bound]] = {
    "points_before": Bound(3, 2, True),
    "points_after": Bound(4, 2, True),
    "coverage": Bound(0.8, 0.5, True),
    "age": Bound(1, 2, False),
    "restatement": Bound(0.05, 0.25, False),
    "conflict": Bound(0.10, 0.25, False),
    "first_hand": Bound(0.75, 0.40, True),
    "independence": Bound(2, 1, True),
}
"""Facts and their limits, applied exactly as the report prints them: figures before and after the start that no change
of definition parts from the latest, share of the due periods after the baseline that have a figure, age of the last
figure in its own periods, largest restatement and largest difference between authorities or registers in the time that
the figures cover, share of figures
not read in a relay, whose word the compared figures are: independent 2, a party's record 1, only claimed 0."""
INDEPENDENCE: Final[Mapping[Basis, float]] = {Basis.INDEPENDENT: 2.0, Basis.RECORD: 1.0, Basis.CLAIMED: 0.0}

DECISIVE: Final = ("points_before", "points_after", "independence")
"""Facts that alone make all evidence weak where they are zero."""
STRONG_FACTS: Final = 4
WEAK_FACTS: Final = 3


@dataclass(frozen=True, slots=True)
class Strength:
    """Grade of the evidence, with the facts that it follows from.

    Parameters
    ----------
    grade : Grade
    facts : mapping of str to float
        Value of each fact of `BOUNDS`; shares lie between 0 and 1.
    grades : mapping of str to Grade
        Grade of each fact.
    """

    grade: Grade
    facts: Mapping[str, float]
    grades: Mapping[str, Grade]

    @property
    def costs(self) -> tuple[str, ...]:
        """Facts that cost the evidence a better grade: what alone decides, else those that are weak."""
        if self.grade is Grade.WEAK and (alone := [n for n in DECISIVE if self.facts.get(n) == 0]):
            return tuple(alone)
        return tuple(name for name, grade in self.grades.items() if grade is Grade.WEAK)


def strength(evidence: Evidence, series: IndicatorSeries, cut_off: dt.date) -> Strength:
    """Grade the evidence behind one series.

    Strong needs no weak fact and at least four strong ones; three weak facts, no figure on one side of the programme's
    start, or a figure compared that is only claimed make it weak; everything else is moderate. Claims count in no fact,
    and one that a figure of the series bears out makes no second figure of it.
    """
    known = [f for f in series.figures if f.end <= cut_off]
    if not known:
        return Strength(Grade.NONE, {}, {})
    sheet = series.indicator
    due = [
        f
        for f in known
        if not (any(is_claimed(evidence, o) for o in f.observations) or only_repeats(evidence, f, known))
    ]
    if not due:
        return Strength(Grade.WEAK, {"independence": 0.0}, {"independence": Grade.WEAK})
    start = evidence.dataset.framework.programme.start
    alike = _of_one_definition(series, due)
    before = [f for f in alike if f.end < start]
    frequency = frequency_of(due, sheet.months)
    about = set(series.candidates)
    measures = {measure for f in sheet.select.filters for measure in f.measures}
    restated, disputed = (
        [r for r in found(evidence, measures) if _is_about(r, about) and _is_within(r, due)]
        for found in (restatements, conflicts)
    )
    facts = {
        "points_before": float(len(before)),
        "points_after": float(len(alike) - len(before)),
        "coverage": _coverage(due, sheet.baseline.end, cut_off, frequency),
        "age": float(age(due[-1].end, cut_off, frequency)),
        "restatement": max((abs(r.change or 0.0) for r in restated), default=0.0),
        "conflict": max((r.spread or 0.0 for r in disputed), default=0.0),
        "first_hand": sum(_first_hand(evidence, f) for f in due) / len(due),
    }
    window = Window(sheet.baseline.start, sheet.baseline.end)
    compared = [known[-1], *(f for f in known if window.holds(f, sheet.kind))]
    bases = [b for f in compared for o in f.observations if (b := basis_of(evidence, o))]
    if bases:
        facts["independence"] = min(INDEPENDENCE[b] for b in bases)
    grades = {name: BOUNDS[name].grade(value) for name, value in facts.items()}
    return Strength(_overall(facts, grades), facts, grades)


def _overall(facts: Mapping[str, float], grades: Mapping[str, Grade]) -> Grade:
    weak = sum(g is Grade.WEAK for g in grades.values())
    strong = sum(g is Grade.STRONG for g in grades.values())
    if weak >= WEAK_FACTS or any(facts.get(name) == 0 for name in DECISIVE):
        return Grade.WEAK
    return Grade.STRONG if weak == 0 and strong >= STRONG_FACTS else Grade.MODERATE


def _of_one_definition(series: IndicatorSeries, due: Sequence[Point]) -> list[Point]:
    """Figures that no change of what is counted parts from the latest one."""
    last = max((b.date for b in series.indicator.breaks if not b.comparable and b.date <= due[-1].end), default=None)
    return [f for f in due if last is None or f.end >= last]


def _coverage(figures: Sequence[Point], baseline_end: dt.date, cut_off: dt.date, frequency: int) -> float:
    """Share of the due periods after the baseline that some figure touches; all of them, where none was due."""
    first = baseline_end + dt.timedelta(1)
    number = 0
    covered = 0
    while (end := months_after(first, frequency * (number + 1)) - dt.timedelta(1)) <= cut_off:
        begin = months_after(first, frequency * number)
        covered += any(f.start <= end and begin <= f.end for f in figures)
        number += 1
    return covered / number if number else 1.0


def _is_about(rivals: Rivals, observations: Set[str]) -> bool:
    return not observations.isdisjoint(rivals.considered)


def _is_within(rivals: Rivals, figures: Sequence[Point]) -> bool:
    """Whether their period touches the time that the series covers; of other years it makes nothing less sure."""
    first, end = rivals.first, max(f.end for f in figures)
    assert first.period_end is not None
    return (first.period_start or first.period_end) <= end and first.period_end >= min(f.start for f in figures)


def _first_hand(evidence: Evidence, figure: Point) -> bool:
    return all(evidence.source_of(o).read is not Read.RELAYED for o in figure.observations)

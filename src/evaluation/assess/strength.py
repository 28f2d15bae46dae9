"""How strong the evidence for an indicator is, graded from counted facts by one table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from evaluation.evidence import Aside, Evidence, IndicatorSeries
from evaluation.load import Read
from evaluation.methods import Point, age, frequency_of


class Grade(StrEnum):
    """Grade of one fact, and of the evidence as a whole; NONE means that there is no figure at all."""

    STRONG = "strong"
    MODERATE = "moderate"
    WEAK = "weak"
    NONE = "none"


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
    "points_before": Bound(3, 1, True),
    "points_after": Bound(4, 2, True),
    "coverage": Bound(0.8, 0.5, True),
    "age": Bound(1, 2, False),
    "restatement": Bound(0.05, 0.25, False),
    "conflict": Bound(0.10, 0.25, False),
    "first_hand": Bound(0.75, 0.40, True),
}
"""Facts and their limits: figures before and after the start, share of years with a figure, age of the last figure
in years, largest restatement, largest gap between authorities, share of figures not read in a relay."""

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


def strength(evidence: Evidence, series: IndicatorSeries, cut_off: dt.date) -> Strength:
    """Grade the evidence behind one series.

    Strong needs no weak fact and at least four strong ones; three weak facts, or no figure on one side of the
    programme's start, make it weak; everything else is moderate.
    """
    due = [f for f in series.figures if f.end <= cut_off]
    if not due:
        return Strength(Grade.NONE, {}, {})
    start = evidence.dataset.framework.programme.start
    before = [f for f in due if f.end <= max(start, series.indicator.baseline.end)]
    facts = {
        "points_before": float(len(before)),
        "points_after": float(len(due) - len(before)),
        "coverage": _coverage(due, series.indicator.baseline.end, cut_off),
        "age": float(age(due[-1].end, cut_off, frequency_of(due, series.indicator.months))),
        "restatement": _largest_gap(series, {Aside.RESTATED}),
        "conflict": _largest_gap(series, {Aside.OTHER_AUTHORITY, Aside.ALTERNATIVE}),
        "first_hand": sum(_first_hand(evidence, f) for f in due) / len(due),
    }
    grades = {name: BOUNDS[name].grade(value) for name, value in facts.items()}
    return Strength(_overall(facts, grades), facts, grades)


def _overall(facts: Mapping[str, float], grades: Mapping[str, Grade]) -> Grade:
    weak = sum(g is Grade.WEAK for g in grades.values())
    strong = sum(g is Grade.STRONG for g in grades.values())
    if weak >= WEAK_FACTS or 0 in (facts["points_before"], facts["points_after"]):
        return Grade.WEAK
    return Grade.STRONG if weak == 0 and strong >= STRONG_FACTS else Grade.MODERATE


def _coverage(figures: list[Point], baseline_end: dt.date, cut_off: dt.date) -> float:
    """Share of the calendar years from the end of the baseline to the report date that some figure touches."""
    years = range(baseline_end.year, cut_off.year + 1)
    covered = {year for f in figures for year in range(f.start.year, f.end.year + 1)}
    return len(covered.intersection(years)) / max(1, len(years))


def _largest_gap(series: IndicatorSeries, reasons: set[Aside]) -> float:
    """Largest relative difference between a figure in the series and one set aside for the same period."""
    chosen = {(f.start, f.end): f.value for f in series.figures}
    gaps = [0.0]
    for item in series.aside:
        if item.reason not in reasons or item.figure is None:
            continue
        value = chosen.get((item.figure.start, item.figure.end))
        if value:
            gaps.append(abs(item.figure.value - value) / abs(value))
    return max(gaps)


def _first_hand(evidence: Evidence, figure: Point) -> bool:
    return all(evidence.source_of(o).read is not Read.RELAYED for o in figure.observations)

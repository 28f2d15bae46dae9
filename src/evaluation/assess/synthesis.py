"""From indicators to an objective: one table of rules, first match wins. No weights and no index."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from evaluation.assess.indicator import IndicatorResult
from evaluation.assess.strength import Grade
from evaluation.framework import Level
from evaluation.methods import Outlook


class Verdict(StrEnum):
    """What may be said of an objective."""

    PROGRESS_DEMONSTRATED = "progress_demonstrated"
    PROGRESS_INDICATED = "progress_indicated"
    OUTCOMES_MIXED = "outcomes_mixed"
    OUTCOMES_WORSENED = "outcomes_worsened"
    CAPACITY_GREW = "capacity_grew"
    CAPACITY_MIXED = "capacity_mixed"
    CAPACITY_FELL = "capacity_fell"
    NO_CLEAR_CHANGE = "no_clear_change"
    NOT_DEMONSTRABLE = "not_demonstrable"


@dataclass(frozen=True, slots=True)
class Tally:
    """Verdicts of an objective's indicators, counted by level; a change that is not demonstrated counts as unclear."""

    counts: Mapping[tuple[Level, Outlook], int]
    strong_outcomes: bool

    def of(self, outlook: Outlook, *levels: Level) -> int:
        """Number of indicators with an outlook at the given levels (all levels if none is given)."""
        return sum(n for (level, found), n in self.counts.items() if found is outlook and level in (levels or Level))

    @property
    def judged(self) -> int:
        """Number of indicators with a verdict."""
        return sum(self.of(outlook) for outlook in JUDGED)


JUDGED: Final = (Outlook.FAVOURABLE, Outlook.UNCLEAR, Outlook.UNFAVOURABLE)
OUTCOME: Final = (Level.OUTCOME,)
CAPACITY: Final = (Level.INPUT, Level.OUTPUT)

Rule = Callable[[Tally], bool]


def _only(outlook: Outlook, levels: tuple[Level, ...]) -> Rule:
    opposite = Outlook.UNFAVOURABLE if outlook is Outlook.FAVOURABLE else Outlook.FAVOURABLE
    return lambda t: t.of(outlook, *levels) > 0 and t.of(opposite, *levels) == 0


def _both(levels: tuple[Level, ...]) -> Rule:
    return lambda t: t.of(Outlook.FAVOURABLE, *levels) > 0 and t.of(Outlook.UNFAVOURABLE, *levels) > 0


RULES: Final[tuple[tuple[Verdict, Rule], ...]] = (
    (Verdict.NOT_DEMONSTRABLE, lambda t: t.judged == 0),
    (Verdict.PROGRESS_DEMONSTRATED, lambda t: _only(Outlook.FAVOURABLE, OUTCOME)(t) and t.strong_outcomes),
    (Verdict.PROGRESS_INDICATED, _only(Outlook.FAVOURABLE, OUTCOME)),
    (Verdict.OUTCOMES_MIXED, _both(OUTCOME)),
    (Verdict.OUTCOMES_WORSENED, _only(Outlook.UNFAVOURABLE, OUTCOME)),
    (Verdict.CAPACITY_GREW, _only(Outlook.FAVOURABLE, CAPACITY)),
    (Verdict.CAPACITY_MIXED, _both(CAPACITY)),
    (Verdict.CAPACITY_FELL, _only(Outlook.UNFAVOURABLE, CAPACITY)),
    (Verdict.NO_CLEAR_CHANGE, lambda t: True),
)
"""Rules in order. The first that holds gives the verdict; where no outcome indicator moved, capacity is all that
can be spoken of."""

OUTLOOKS: Final[Mapping[Verdict, Outlook]] = {
    Verdict.PROGRESS_DEMONSTRATED: Outlook.FAVOURABLE,
    Verdict.PROGRESS_INDICATED: Outlook.FAVOURABLE,
    Verdict.OUTCOMES_MIXED: Outlook.UNCLEAR,
    Verdict.OUTCOMES_WORSENED: Outlook.UNFAVOURABLE,
    Verdict.CAPACITY_GREW: Outlook.UNCLEAR,
    Verdict.CAPACITY_MIXED: Outlook.UNCLEAR,
    Verdict.CAPACITY_FELL: Outlook.UNFAVOURABLE,
    Verdict.NO_CLEAR_CHANGE: Outlook.UNCLEAR,
    Verdict.NOT_DEMONSTRABLE: Outlook.NOT_COMPUTABLE,
}


@dataclass(frozen=True, slots=True)
class Synthesis:
    """Verdict on an objective with what it follows from.

    Parameters
    ----------
    verdict : Verdict
    tally : Tally
    grade : Grade
        Strength of evidence of the indicators that carry the verdict: the weakest among them.
    levels_disagree : bool
        Whether inputs, outputs and outcomes point in different directions.
    """

    verdict: Verdict
    tally: Tally
    grade: Grade
    levels_disagree: bool

    @property
    def outlook(self) -> Outlook:
        """Class of the verdict, for its sign and colour."""
        return OUTLOOKS[self.verdict]


def synthesise(results: Sequence[IndicatorResult]) -> Synthesis:
    """Apply the rules to an objective's indicators."""
    counts: dict[tuple[Level, Outlook], int] = {}
    for result in results:
        key = (result.indicator.level, result.outlook_now)
        counts[key] = counts.get(key, 0) + 1
    outcomes = [r for r in results if r.judged_now and r.indicator.level is Level.OUTCOME]
    strong = bool(outcomes) and all(r.strength.grade in (Grade.STRONG, Grade.MODERATE) for r in outcomes)
    tally = Tally(counts, strong)
    verdict = next(verdict for verdict, rule in RULES if rule(tally))
    return Synthesis(verdict, tally, _grade(results), _disagree(tally))


def _grade(results: Sequence[IndicatorResult]) -> Grade:
    order = list(Grade)
    judged = [order.index(r.strength.grade) for r in results if r.judged_now]
    return order[max(judged)] if judged else Grade.NONE


def _disagree(tally: Tally) -> bool:
    signs = {
        outlook for level in Level for outlook in (Outlook.FAVOURABLE, Outlook.UNFAVOURABLE) if tally.of(outlook, level)
    }
    return len(signs) > 1

"""From indicators to an objective: three questions, answered apart. No weights, no index, no verdict on the whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from evaluation.assess.indicator import JUDGED, IndicatorResult
from evaluation.assess.strength import Grade
from evaluation.framework import Direction, Level
from evaluation.methods import Outlook


class Question(StrEnum):
    """What is asked of an objective, in this order."""

    MEANS = "means"
    SERVICES = "services"
    OUTCOMES = "outcomes"
    INDICATORS = "indicators"  # of those whose place in the results chain nobody said


LEVELS: Final[Mapping[Question, Level | None]] = {
    Question.MEANS: Level.INPUT,
    Question.SERVICES: Level.OUTPUT,
    Question.OUTCOMES: Level.OUTCOME,
    Question.INDICATORS: None,
}
"""The indicators that answer a question."""


class Standing(StrEnum):
    """What one indicator says to its question."""

    AS_INTENDED = "as_intended"
    AGAINST = "against"
    DEPENDS = "depends_on_choices"  # tested, but not shown
    UNTESTED_AS_INTENDED = "untested_as_intended"
    UNTESTED_AGAINST = "untested_against"
    NO_CLEAR_CHANGE = "no_clear_change"
    NOT_JUDGED = "not_judged"


class Answer(StrEnum):
    """What may be said to a question."""

    NOT_JUDGED = "not_judged"
    MIXED = "mixed"
    AS_INTENDED = "as_intended"
    AGAINST = "against"
    DEPENDS = "depends_on_choices"
    UNTESTED_MIXED = "untested_mixed"
    UNTESTED_AS_INTENDED = "untested_as_intended"
    UNTESTED_AGAINST = "untested_against"
    NO_CLEAR_CHANGE = "no_clear_change"


Stands = Mapping[str, Standing]
Rule = tuple[Answer, Callable[[frozenset[Standing]], bool], tuple[Standing, ...]]
_BOTH: Final = (Standing.AS_INTENDED, Standing.AGAINST)
_UNTESTED: Final = (Standing.UNTESTED_AS_INTENDED, Standing.UNTESTED_AGAINST)


def _all(*needed: Standing) -> Callable[[frozenset[Standing]], bool]:
    return lambda found: found.issuperset(needed)


RULES: Final[tuple[Rule, ...]] = (
    (Answer.NOT_JUDGED, lambda found: not found - {Standing.NOT_JUDGED}, ()),
    (Answer.MIXED, _all(*_BOTH), _BOTH),
    (Answer.AS_INTENDED, _all(Standing.AS_INTENDED), (Standing.AS_INTENDED,)),
    (Answer.AGAINST, _all(Standing.AGAINST), (Standing.AGAINST,)),
    (Answer.DEPENDS, _all(Standing.DEPENDS), (Standing.DEPENDS,)),
    (Answer.UNTESTED_MIXED, _all(*_UNTESTED), _UNTESTED),
    (Answer.UNTESTED_AS_INTENDED, _all(Standing.UNTESTED_AS_INTENDED), (Standing.UNTESTED_AS_INTENDED,)),
    (Answer.UNTESTED_AGAINST, _all(Standing.UNTESTED_AGAINST), (Standing.UNTESTED_AGAINST,)),
    (Answer.NO_CLEAR_CHANGE, lambda found: True, (Standing.NO_CLEAR_CHANGE,)),
)
"""Rules in order: the first that holds of what the indicators say gives the answer, which rests on those named last."""

OUTLOOKS: Final[Mapping[Answer, Outlook]] = {
    Answer.NOT_JUDGED: Outlook.NOT_COMPUTABLE,
    Answer.MIXED: Outlook.UNCLEAR,
    Answer.AS_INTENDED: Outlook.FAVOURABLE,
    Answer.AGAINST: Outlook.UNFAVOURABLE,
    Answer.DEPENDS: Outlook.UNCLEAR,
    Answer.UNTESTED_MIXED: Outlook.UNCLEAR,
    Answer.UNTESTED_AS_INTENDED: Outlook.UNCLEAR,
    Answer.UNTESTED_AGAINST: Outlook.UNCLEAR,
    Answer.NO_CLEAR_CHANGE: Outlook.UNCLEAR,
}


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with its answer and what it follows from.

    Parameters
    ----------
    question : Question
    answer : Answer
    outlook : Outlook
        Class of the answer, for its sign and colour; none to be had where it is one as of an earlier time.
    not_known_since : int or None
        Where no current indicator could be judged: year of the latest figure that could; the answer is one as of then.
    rises_only : bool
        Whether a rise is wanted of every indicator with a direction, so that "grew" may be said.
    standings : mapping of str to Standing
        By the id of each indicator of the level that has a direction.
    stale : mapping of str to int
        Those of them whose latest figure no longer says how things are, with its year.
    context : tuple of str
        Indicators of the level without a direction.
    rests_on : tuple of str
        Indicators that the answer rests on.
    with_target : tuple of str
    pace : mapping of str to str
        Status of those with a target that could be judged and are current.
    evidence : Grade
        The weakest among the indicators that the answer rests on.
    """

    question: Question
    answer: Answer
    outlook: Outlook
    not_known_since: int | None
    rises_only: bool
    standings: Stands
    stale: Mapping[str, int]
    context: tuple[str, ...]
    rests_on: tuple[str, ...]
    with_target: tuple[str, ...]
    pace: Mapping[str, str]
    evidence: Grade

    @property
    def current(self) -> Stands:
        """What is said by the indicators that still say how things are, or that could not be judged."""
        return {id_: standing for id_, standing in self.standings.items() if id_ not in self.stale}

    def saying(self, standing: Standing) -> tuple[str, ...]:
        """Indicators of a standing, as of the time that the answer is of."""
        known = self.standings if self.not_known_since is not None else self.current
        return tuple(id_ for id_, found in known.items() if found is standing)

    @property
    def is_told(self) -> bool:
        """Whether there is anything of this level to tell of."""
        return bool(self.standings or self.context)


@dataclass(frozen=True, slots=True)
class Synthesis:
    """The questions about an objective, each with its answer; nothing is said of all of them together."""

    answers: tuple[Answered, ...]

    def to(self, question: Question) -> Answered:
        """The answer to a question."""
        return next(answered for answered in self.answers if answered.question is question)


def synthesise(results: Sequence[IndicatorResult]) -> Synthesis:
    """Answer the questions from an objective's own indicators; those of the whole programme are not among them."""
    return Synthesis(tuple(_answer(question, results) for question in questions_of(r.indicator.level for r in results)))


def questions_of(levels: Iterable[Level | None]) -> tuple[Question, ...]:
    """Questions about indicators of some levels: three where a level is told, another of those without one."""
    found = set(levels)
    by_level = tuple(question for question, level in LEVELS.items() if level)
    without = (Question.INDICATORS,) if None in found else ()
    return (*by_level, *without) if found - {None} or not found else without


def standing_of(item: IndicatorResult) -> Standing:
    """What an indicator says to the question whether it moved, and which way."""
    result = item.direction
    if result.outlook not in JUDGED:
        return Standing.NOT_JUDGED
    if result.outlook in (Outlook.FAVOURABLE, Outlook.UNFAVOURABLE):
        if not item.direction_robustness.holds:
            return Standing.DEPENDS
        return Standing.AS_INTENDED if result.outlook is Outlook.FAVOURABLE else Standing.AGAINST
    if result.status != "moved_untested":
        return Standing.NO_CLEAR_CHANGE
    is_intended = result.moved == item.indicator.direction.sign
    return Standing.UNTESTED_AS_INTENDED if is_intended else Standing.UNTESTED_AGAINST


def _answer(question: Question, results: Sequence[IndicatorResult]) -> Answered:
    # by id, so that the order in which indicators are assessed changes nothing
    of_level = sorted((r for r in results if r.indicator.level is LEVELS[question]), key=lambda r: r.indicator.id)
    asked = [r for r in of_level if r.indicator.direction is not Direction.NONE]
    standings = {r.indicator.id: standing_of(r) for r in asked}
    judged = [r for r in asked if standings[r.indicator.id] is not Standing.NOT_JUDGED]
    stale = {r.indicator.id: r.direction.latest.end.year for r in judged if _is_stale(r) and r.direction.latest}
    current = {id_ for id_ in standings if id_ not in stale}
    is_past = bool(stale) and not any(standings[id_] is not Standing.NOT_JUDGED for id_ in current)
    counting = {id_: s for id_, s in standings.items() if is_past or id_ in current}
    found = frozenset(counting.values())
    answer, _, bases = next(rule for rule in RULES if rule[1](found))
    rests_on = tuple(id_ for id_, standing in counting.items() if standing in bases)
    return Answered(
        question,
        answer,
        Outlook.NOT_COMPUTABLE if is_past else OUTLOOKS[answer],
        max(stale.values()) if is_past else None,
        all(r.indicator.direction is Direction.RISE for r in asked),
        standings,
        stale,
        tuple(r.indicator.id for r in of_level if r.indicator.direction is Direction.NONE),
        rests_on,
        tuple(r.indicator.id for r in asked if r.pace),
        {r.indicator.id: r.pace.status for r in asked if r.pace and r.judged_now},
        _weakest([r.strength.grade for r in asked if r.indicator.id in rests_on]),
    )


def _is_stale(item: IndicatorResult) -> bool:
    return not item.direction.is_current


def _weakest(grades: Sequence[Grade]) -> Grade:
    order = list(Grade)
    return order[max(map(order.index, grades))] if grades else Grade.NONE

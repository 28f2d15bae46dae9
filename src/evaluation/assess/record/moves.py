"""What moved between two states of the data: values, verdicts and answers, each with what it was and what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from evaluation.assess.record.of_programme import IndicatorRecord, ProgressRecord
from evaluation.assess.record.of_result import PointRecord
from evaluation.assess.synthesis import Answered, Question
from evaluation.methods import Outlook


class Aspect(StrEnum):
    """What may move of an indicator, in the order in which it is told."""

    LATEST = "latest"
    BASELINE = "baseline"
    CHANGE = "change"
    TARGET = "target"
    STATUS = "status"
    CHECKS = "checks"
    EVIDENCE = "evidence"
    SERIES = "series"


@dataclass(frozen=True, slots=True)
class IndicatorMove:
    """An indicator of which something moved; None where one of the two states does not have it."""

    id: str
    before: IndicatorRecord | None
    after: IndicatorRecord | None

    @property
    def aspects(self) -> tuple[Aspect, ...]:
        """What moved; all of it, where only one of the two has the indicator."""
        if self.before is None or self.after is None:
            return tuple(Aspect)
        then, now = aspects_of(self.before), aspects_of(self.after)
        return tuple(aspect for aspect in Aspect if then[aspect] != now[aspect])


@dataclass(frozen=True, slots=True)
class AnswerMove:
    """A question about an objective to which the answer is another; None where one of the two does not ask it."""

    objective: str
    question: Question
    before: Answered | None
    after: Answered | None


@dataclass(frozen=True, slots=True)
class Moves:
    """All that moved; empty where nothing did."""

    indicators: tuple[IndicatorMove, ...]
    answers: tuple[AnswerMove, ...]

    def __bool__(self) -> bool:
        return bool(self.indicators or self.answers)


def find_moves(before: ProgressRecord, after: ProgressRecord) -> Moves:
    """Indicators and answers that are not the same, in the order of the framework."""
    return Moves(tuple(_indicators(before, after)), tuple(_answers(before, after)))


def aspects_of(record: IndicatorRecord) -> Mapping[Aspect, tuple[object, ...]]:
    """Each aspect of an indicator as what is compared of it.

    How old a figure is counts for nothing, because each day changes it; nor does which document a value stands in.
    """
    result, target, robustness = record.result, record.target, record.robustness
    # where no verdict is for another reason, that its figure is old besides changes nothing of what is said
    is_old = result.is_outdated and (result.outlook is not Outlook.NOT_COMPUTABLE or not result.reason)
    # on weak evidence a move is called a probable one
    is_probable = record.evidence.grade.is_weak and result.outlook in (Outlook.FAVOURABLE, Outlook.UNFAVOURABLE)
    return {
        Aspect.LATEST: (_without_documents(result.latest),),
        Aspect.BASELINE: (_without_documents(result.baseline),),
        Aspect.CHANGE: (result.method, result.difference, result.estimate, result.interval),
        Aspect.TARGET: (target.value, target.percent_of_baseline, target.date, target.source),
        Aspect.STATUS: (result.status, result.reason, is_old, record.outlook, record.demonstrated, is_probable),
        Aspect.CHECKS: (robustness.agreeing, robustness.total, robustness.reversed_by),
        Aspect.EVIDENCE: (record.evidence.grade,),
        Aspect.SERIES: (record.points,),
    }


def said_of(answered: Answered) -> tuple[object, ...]:
    """What is compared of an answer: what is said, not what stands behind it."""
    a = answered
    return (a.question, a.answer, a.not_known_since, a.with_target, dict(a.pace))


def _indicators(before: ProgressRecord, after: ProgressRecord) -> Iterator[IndicatorMove]:
    then, now = ({record.id: record for record in state.indicators} for state in (before, after))
    for id_ in dict.fromkeys((*now, *then)):
        move = IndicatorMove(id_, then.get(id_), now.get(id_))
        if move.aspects:
            yield move


def _answers(before: ProgressRecord, after: ProgressRecord) -> Iterator[AnswerMove]:
    then, now = (
        {(record.id, a.question): a for record in state.objectives for a in record.answers} for state in (before, after)
    )
    for objective, question in dict.fromkeys((*now, *then)):
        was, found = (side.get((objective, question)) for side in (then, now))
        if was is None or found is None or _told(was) != _told(found):
            yield AnswerMove(objective, question, was, found)


def _told(answered: Answered) -> tuple[object, ...]:
    """What is said, and how strong the evidence for it is."""
    return (*said_of(answered), answered.evidence)


def _without_documents(point: PointRecord | None) -> PointRecord | None:
    """A value without what it rests on: another document that says the same is no other result."""
    return point and replace(point, observations=())

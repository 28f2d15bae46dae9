"""Records of a programme, its objectives and its indicators."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter

from evaluation.assess.indicator import IndicatorResult, Warn
from evaluation.assess.inputs import Scatter, report_date
from evaluation.assess.record.of_result import ResultRecord, RobustnessRecord
from evaluation.assess.strength import Strength
from evaluation.assess.synthesis import Answered
from evaluation.assess.without_one import Turn
from evaluation.evidence import Aside, SetAside
from evaluation.framework import Cumulation, Direction, Kind, Level, TargetSheet, Text
from evaluation.methods import Outlook

if TYPE_CHECKING:
    from evaluation.assess.progress import ObjectiveResult, Progress


DIGITS: Final = 6
"""Digits that the facts behind a grade are kept with."""


@dataclass(frozen=True, slots=True)
class ObjectiveRecord:
    """What is answered of one objective.

    Parameters
    ----------
    id : str
    title : Text
    answers : tuple of Answered
        To each question, in their order.
    indicators : tuple of str
        Ids, in the order of the framework.
    """

    id: str
    title: Text
    answers: tuple[Answered, ...]
    indicators: tuple[str, ...]

    @classmethod
    def of(cls, found: ObjectiveResult) -> ObjectiveRecord:
        """Record of an objective."""
        own = tuple(item.indicator.id for item in found.indicators)
        return cls(found.objective.id, found.objective.title, found.synthesis.answers, own)


@dataclass(frozen=True, slots=True)
class AsideRecord:
    """A figure that is not in the series, and the figures that stand in its place."""

    observation: str
    reason: Aside
    correction: str | None
    instead: tuple[str, ...]

    @classmethod
    def of(cls, found: SetAside) -> AsideRecord:
        """Record of a figure that was set aside."""
        decision = found.correction.id if found.correction else None
        return cls(found.observation.observation_id, found.reason, decision, found.instead)


@dataclass(frozen=True, slots=True)
class IndicatorRecord:
    """What can be said of one indicator.

    Parameters
    ----------
    id, objective : str
    title : Text
    level, kind, direction, cumulation, unit, target
        As the reference sheet has them.
    outlook : Outlook
        Class in which it counts: a change that is not demonstrated counts as unclear.
    demonstrated : bool
    result : ResultRecord
        Outcome of the indicator's own method.
    others : mapping of str to ResultRecord
        Outcomes of the other methods, by name.
    robustness : RobustnessRecord
    evidence : Strength
    points : int
        Figures in the series.
    set_aside : tuple of AsideRecord
    warnings : tuple of Warn
    yardstick : tuple of Scatter
        Scatter of like indicators, beside a change that could not be tested.
    turns : tuple of Turn
        Figures without which a verdict would be another.
    inputs : tuple of str
        Every observation on which the verdict and its specifications rest.
    """

    id: str
    objective: str
    title: Text
    level: Level | None
    kind: Kind
    direction: Direction
    cumulation: Cumulation
    unit: str
    target: TargetSheet
    outlook: Outlook
    demonstrated: bool
    result: ResultRecord
    others: Mapping[str, ResultRecord]
    robustness: RobustnessRecord
    evidence: Strength
    points: int
    set_aside: tuple[AsideRecord, ...]
    warnings: tuple[Warn, ...]
    yardstick: tuple[Scatter, ...]
    turns: tuple[Turn, ...]
    inputs: tuple[str, ...]

    @classmethod
    def of(cls, item: IndicatorResult) -> IndicatorRecord:
        """Record of an indicator."""
        sheet = item.indicator
        return cls(
            sheet.id,
            sheet.objective,
            sheet.title,
            sheet.level,
            sheet.kind,
            sheet.direction,
            sheet.cumulation,
            sheet.unit,
            sheet.target,
            item.outlook,
            item.demonstrated,
            ResultRecord.of(item.result),
            {name: ResultRecord.of(result) for name, result in item.others.items()},
            RobustnessRecord.of(item.robustness),
            replace(item.strength, facts={name: round(fact, DIGITS) for name, fact in item.strength.facts.items()}),
            len(item.series.figures),
            tuple(AsideRecord.of(aside) for aside in item.series.aside),
            item.warnings,
            item.yardstick,
            item.turns,
            item.inputs,
        )


@dataclass(frozen=True, slots=True)
class ProgressRecord:
    """The verdicts on a programme on the evidence of a date."""

    programme: str
    as_of: dt.date
    judged_until: dt.date
    data_fingerprint: str
    objectives: tuple[ObjectiveRecord, ...]
    indicators: tuple[IndicatorRecord, ...]

    @classmethod
    def of(cls, progress: Progress) -> ProgressRecord:
        """Record of an assessment."""
        dataset = progress.evidence.dataset
        return cls(
            dataset.framework.programme.id,
            progress.evidence.as_of,
            report_date(progress.evidence),
            dataset.fingerprint,
            tuple(ObjectiveRecord.of(objective) for objective in progress.objectives),
            tuple(IndicatorRecord.of(item) for item in progress.indicators),
        )

    @classmethod
    def from_dict(cls, content: Mapping[str, Any]) -> ProgressRecord:
        """Record of what `to_dict` gave; keys of anything else are left out.

        Raises
        ------
        KeyError, ValueError
            If a field is missing, or holds what none of ours does.
        """
        own: ProgressRecord = TypeAdapter(ProgressRecord).validate_python(
            {f.name: content[f.name] for f in fields(cls)}
        )
        return own

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready form: plain types, dates in ISO form, texts in every language."""
        plain: dict[str, Any] = TypeAdapter(ProgressRecord).dump_python(self, mode="json")
        return plain

"""Verdicts as files keep them: what was found, without the series it was found in.

The fields of these classes are the one list that JSON, tables and comparisons follow: JSON is written and read from
their types, a column of a published table names the field it shows, and two builds are compared as these records.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter

from evaluation.assess.indicator import IndicatorResult, Warn
from evaluation.assess.inputs import Scatter, report_date
from evaluation.assess.robustness import Choice, ChoiceShare, Robustness
from evaluation.assess.strength import Strength
from evaluation.assess.synthesis import Answered
from evaluation.assess.without_one import Turn
from evaluation.evidence import Aside, SetAside
from evaluation.framework import Cumulation, Direction, Kind, Level, TargetSheet, Text
from evaluation.methods import Flag, Outlook, Point, Reason, Result, TippingPoint

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
class PointRecord:
    """A value that a method compared, with the ids of what it rests on."""

    value: float
    start: dt.date
    end: dt.date
    days: int
    qualifier: str
    numerator: float | None
    denominator: float | None
    observations: tuple[str, ...]

    @classmethod
    def of(cls, point: Point) -> PointRecord:
        """Record of a point."""
        return cls(
            point.value,
            point.start,
            point.end,
            point.days,
            point.qualifier,
            point.numerator,
            point.denominator,
            point.refs,
        )


@dataclass(frozen=True, slots=True)
class ResultRecord:
    """Outcome of a method; the fields are those of `Result`, and the class of the status."""

    method: str
    status: str
    outlook: Outlook
    reasons: tuple[Reason, ...]
    score: float | None
    estimate: float | None
    difference: float | None
    interval: tuple[float, float] | None
    baseline: PointRecord | None
    latest: PointRecord | None
    later: PointRecord | None
    moved: int
    tipping: TippingPoint | None
    chance: tuple[float, float] | None
    scatter: float | None
    dispersion: float | None
    projection: float | None
    slope: float | None
    slope_interval: tuple[float, float] | None
    flags: tuple[Flag, ...]
    age: int | None
    frequency: int
    points_used: int
    thresholds: Mapping[str, float]

    @classmethod
    def of(cls, result: Result) -> ResultRecord:
        """Record of a result."""
        same = {f.name: getattr(result, f.name) for f in fields(cls)}
        compared = {name: PointRecord.of(same[name]) for name in ("baseline", "latest", "later") if same[name]}
        return cls(**same | compared)

    @property
    def reason(self) -> Reason | None:
        """The first reason."""
        return self.reasons[0] if self.reasons else None

    @property
    def is_outdated(self) -> bool:
        """Whether the verdict is one as of an earlier time."""
        return Flag.OUTDATED in self.flags


@dataclass(frozen=True, slots=True)
class SpecificationRecord:
    """Outcome of one pair of figures; no choices means our own."""

    choices: tuple[Choice, ...]
    result: ResultRecord


@dataclass(frozen=True, slots=True)
class RobustnessRecord:
    """In how many specifications a verdict holds."""

    agreeing: int
    total: int
    shares: tuple[ChoiceShare, ...]
    turns_on: Choice | None
    reversed_by: Choice | None
    specifications: tuple[SpecificationRecord, ...]

    @classmethod
    def of(cls, found: Robustness) -> RobustnessRecord:
        """Record of all specifications."""
        each = tuple(SpecificationRecord(s.choices, ResultRecord.of(s.result)) for s in found.specifications)
        return cls(found.agreeing, found.total, found.shares, found.turns_on, found.reversed_by, each)


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
    level: Level
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

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready form: plain types, dates in ISO form, texts in every language."""
        plain: dict[str, Any] = TypeAdapter(ProgressRecord).dump_python(self, mode="json")
        return plain

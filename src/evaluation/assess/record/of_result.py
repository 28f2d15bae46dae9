"""Records of what a method found, and of how many specifications agree."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, fields

from evaluation.assess.robustness import ChoiceShare, Robustness
from evaluation.assess.specification import Choice
from evaluation.methods import Flag, Outlook, Point, Reason, Result, TippingPoint


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

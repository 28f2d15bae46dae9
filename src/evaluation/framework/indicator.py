"""The reference sheet of an indicator. Every field is used by the computation or printed in the report."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from evaluation.framework.alternatives import Alternatives
from evaluation.framework.parts import FirstDay, LastDay, Part, Text
from evaluation.framework.target import TargetSheet
from evaluation.framework.vocabulary import Cumulation, Direction, Kind, Level, months_of


def _frequency(words: str) -> str:
    months_of(words)  # raises with the words that are known
    return words


Frequency = Annotated[str, AfterValidator(_frequency)]
"""How often figures come: month, quarter, half-year, year, or a number of them such as `5 years`."""

ALL: Final = "all"
"""Objective of an indicator or a table that serves the whole programme; it decides no single objective."""


class Filter(Part):
    """Which observations count; an empty `sexes` or `ages` means not disaggregated."""

    measures: tuple[str, ...] = Field(min_length=1)
    areas: tuple[str, ...] = Field(min_length=1)
    sexes: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()


class Selection(Part):
    """One measure (`value`), or a ratio whose two parts are kept.

    Figures of `beside` are shown beside the series and never enter it: another stage of a budget, another definition.
    """

    value: Filter | None = None
    numerator: Filter | None = None
    denominator: Filter | None = None
    beside: Filter | None = None

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        ratio = (self.numerator is not None, self.denominator is not None)
        if (self.value is not None) == any(ratio) or ratio.count(True) == 1:
            raise ValueError("give either `value`, or both `numerator` and `denominator`")
        return self

    @property
    def filters(self) -> tuple[Filter, ...]:
        """All filters of the selection."""
        return tuple(f for f in (self.value, self.numerator, self.denominator) if f is not None)

    @property
    def asked(self) -> tuple[Filter, ...]:
        """All filters of the selection, and that of the figures beside it."""
        return (*self.filters, self.beside) if self.beside else self.filters


class Authorities(Part):
    """Whose figures feed the series, in order of preference, and whose stand beside it.

    Where a sheet names none, all bodies that its figures are of; see `evidence.with_bodies`.
    """

    preferred: tuple[str, ...] = Field(min_length=1)
    alternatives: tuple[str, ...] = ()
    reason: Text | None = None


class Period(Part):
    """Period whose figures stand for the situation before the programme, or for that of the end."""

    start: FirstDay
    end: LastDay
    reason: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _written_short(cls, value: object) -> object:
        """A year, a month or a day is its own window; so are two of them."""
        if isinstance(value, list) and len(value) == 2:
            return {"start": value[0], "end": value[1]}
        return {"start": value, "end": value} if isinstance(value, int | str | dt.date) else value

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.end < self.start:
            raise ValueError("the period ends before it starts")
        return self


class Material(Part):
    """Smallest change of a complete total that may be called one; `per_year` says that it grows with every year."""

    value: float = Field(gt=0)
    of: Literal["baseline", "absolute"]
    per_year: bool = False
    reason: Text


class Break(Part):
    """A change of definition; with `comparable: false` no verdict is given across it."""

    date: dt.date
    reason: Text
    comparable: bool


class Judgement(Part):
    """What no program can judge; a person fills it in."""

    validity: Text | None = None
    integrity: Text | None = None


class Quality(Part):
    """What auditors ask of a figure: how it was verified, what limits its accuracy, and how that is made up for."""

    verified: Text
    limits: Text
    compensated: Text


def _usual_cumulation(kind: Kind | None) -> Cumulation:
    """What "to date" means where nothing is said: the state of a stock, else the figure of its own period."""
    return Cumulation.STOCK if kind is Kind.STOCK else Cumulation.NON_CUMULATIVE


class Indicator(Part):
    """Reference sheet of one indicator.

    `measure`, with `area`, `sex` and `age` where the figures are not of the whole programme and of all, is short for
    `select`.

    `chosen` says why these figures feed it and no others; `quality` what auditors ask of them.
    """

    id: str = Field(pattern=r"^\w+(\.\w+)*$")
    objective: str
    level: Level | None = None
    title: Text
    short_title: Text = Field(default_factory=lambda told: told.get("title"))
    definition: Text | None = None
    why: Text | None = None
    chosen: Text | None = None
    unit: str
    kind: Kind
    direction: Direction
    direction_reason: Text | None = None
    cumulation: Cumulation = Field(default_factory=lambda told: _usual_cumulation(told.get("kind")))
    frequency: Frequency | None = None
    sample: bool = False
    select: Selection
    authorities: Authorities = Authorities.model_construct(preferred=(), alternatives=(), reason=None)
    baseline: Period
    latest: Period | None = None
    target: TargetSheet
    method: str | None = None
    material_change: Material | None = None
    dispersion_group: str | None = None
    breaks: tuple[Break, ...] = ()
    alternatives: Alternatives = Alternatives()
    limitations: tuple[Text, ...] = ()
    quality: Quality | None = None
    person_judgement: Judgement | None = None

    @property
    def considered(self) -> tuple[Filter, ...]:
        """All that may decide the verdict or one of its readings: the selection, and other measures of a choice."""
        value = self.select.value
        others = [c.measures for c in self.alternatives.figures if c.measures] if value else []
        return (*self.select.filters, *(value.model_copy(update={"measures": m}) for m in others if value))

    @property
    def months(self) -> int | None:
        """Months between its figures, where they are declared."""
        return months_of(self.frequency) if self.frequency else None

    @model_validator(mode="after")
    def _verdict_possible(self) -> Self:
        if self.latest is not None and self.latest.start <= self.baseline.end:
            raise ValueError("the window of `latest` begins before the baseline has ended")
        judged = self.direction is not Direction.NONE and self.target.none is not None
        if judged and self.material_change is None and self.kind in (Kind.STOCK, Kind.AMOUNT, Kind.RATE):
            raise ValueError("a stock, amount or rate with a direction and without a target needs `material_change`")
        if self.cumulation is Cumulation.RUNNING_TOTAL and self.kind in (Kind.SHARE, Kind.RATE):
            raise ValueError("a share or a rate is no running total; say `non_cumulative` or `stock`")
        return self

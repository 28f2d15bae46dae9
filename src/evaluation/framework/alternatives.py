"""Defensible choices other than ours; a verdict is computed with every combination of them."""

from __future__ import annotations

import datetime as dt
from typing import Literal, Self

from pydantic import Field, model_validator

from evaluation.framework.parts import Part, Text

MethodName = Literal[
    "gap_closed",
    "change",
    "statcan_2024",
    "unsd_2023",
    "destatis_trend",
    "linear_trend",
    "change_interval",
    "spc_xmr",
]
"""Methods that can judge an indicator."""


class FiguresChoice(Part):
    """Whose figures feed the series, and of which measures.

    `undo` names decisions of corrections.yaml that are not taken then.
    """

    id: str = Field(pattern=r"^[a-z0-9_]+$")
    label: Text
    reason: Text
    measures: tuple[str, ...] = ()
    preferred: tuple[str, ...] = ()
    undo: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.measures and not self.preferred and not self.undo:
            raise ValueError("name other `measures`, other authorities in `preferred`, or decisions in `undo`")
        return self


class BaselineChoice(Part):
    """Another period that may stand for the situation before the programme."""

    id: str = Field(pattern=r"^[a-z0-9_]+$")
    label: Text
    reason: Text
    start: dt.date
    end: dt.date

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.end < self.start:
            raise ValueError("the baseline window ends before it starts")
        return self


class RuledOut(Part):
    """Figures of the same thing that are no defensible choice, with the reason: named, or all those of a time.

    Of a time are the figures whose whole period lies within it.
    """

    observations: tuple[str, ...] = ()
    start: dt.date | None = None
    end: dt.date | None = None
    reason: Text

    @model_validator(mode="after")
    def _says_which(self) -> Self:
        if (self.start is None) != (self.end is None):
            raise ValueError("give both `start` and `end`, or neither")
        if bool(self.observations) == (self.start is not None):
            raise ValueError("name `observations`, or a time with `start` and `end`")
        return self


class Alternatives(Part):
    """Choices by kind; ours is not listed among them.

    `first_release` gives the reason why the value published first for a period may be taken instead of the last.
    `ruled_out` says of other figures of the same thing why they are none.
    """

    figures: tuple[FiguresChoice, ...] = ()
    first_release: Text | None = None
    baselines: tuple[BaselineChoice, ...] = ()
    ruled_out: tuple[RuledOut, ...] = ()

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        listed = ([c.id for c in self.figures], [c.id for c in self.baselines])
        for ids in listed:
            repeated = sorted({i for i in ids if ids.count(i) > 1})
            if repeated:
                raise ValueError(f"alternative listed twice: {', '.join(repeated)}")
        return self

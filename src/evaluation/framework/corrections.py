"""Declared decisions about published values: what `data/corrections.yaml` may say."""

from __future__ import annotations

import datetime as dt
from typing import Literal, Self

from pydantic import Field, model_validator

from evaluation.framework.parts import Part, Text


class Correction(Part):
    """A declared decision about published values."""

    id: str
    action: Literal["exclude", "prefer", "rescale", "break"]
    observations: tuple[str, ...] = Field(min_length=1)
    over: tuple[str, ...] = ()
    factor: float | None = Field(default=None, gt=0)
    date: dt.date | None = None
    reason: Text
    decided_by: str
    decided_on: dt.date
    grounds: tuple[str, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _complete(self) -> Self:
        for action, field in (("prefer", "over"), ("rescale", "factor"), ("break", "date")):
            if (self.action == action) != bool(getattr(self, field)):
                raise ValueError(f"`{field}` belongs to action `{action}`, and is needed there")
        return self


class Corrections(Part):
    """Everything `data/corrections.yaml` says."""

    corrections: tuple[Correction, ...]

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        ids = [c.id for c in self.corrections]
        repeated = sorted({i for i in ids if ids.count(i) > 1})
        if repeated:
            raise ValueError(f"correction id used twice: {', '.join(repeated)}")
        set_aside = {o for c in self.corrections for o in (c.observations if c.action == "exclude" else c.over)}
        kept = {o for c in self.corrections if c.action == "prefer" for o in c.observations}
        contradicted = sorted(set_aside & kept)
        if contradicted:
            raise ValueError(f"preferred by one correction and set aside by another: {', '.join(contradicted)}")
        return self

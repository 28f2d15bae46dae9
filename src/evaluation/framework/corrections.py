"""Declared decisions about published values: what `data/corrections.yaml` may say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal, Self

from pydantic import Field, model_validator

from evaluation.framework.parts import Part, Text


class Correction(Part):
    """A declared decision about published values.

    `exclude`, `prefer`, `rescale` and `break` change a series. `beside` says why figures that disagree all stand, and
    `doubt` that a document itself mistrusts a figure; both leave the series as they are. Where figures stand side by
    side, or one is excluded, because they count different things, `differs: definition` says so; where one was printed
    for a period that is not its own, `differs: period`. Then they are no disagreement. `objection` is
    what a sceptic would answer to the reason.
    """

    id: str
    action: Literal["exclude", "prefer", "rescale", "break", "beside", "doubt"]
    observations: tuple[str, ...] = Field(min_length=1)
    over: tuple[str, ...] = ()
    factor: float | None = Field(default=None, gt=0)
    date: dt.date | None = None
    differs: Literal["definition", "period"] | None = None
    reason: Text
    objection: Text | None = None
    decided_by: str
    decided_on: dt.date
    grounds: tuple[str, ...] = Field(min_length=1)

    @property
    def set_aside(self) -> tuple[str, ...]:
        """Observations that enter no series because of it."""
        return self.observations if self.action == "exclude" else self.over

    @model_validator(mode="after")
    def _complete(self) -> Self:
        for action, field in (("prefer", "over"), ("rescale", "factor"), ("break", "date")):
            if (self.action == action) != bool(getattr(self, field)):
                raise ValueError(f"`{field}` belongs to action `{action}`, and is needed there")
        if self.differs and self.action not in ("beside", "exclude"):
            raise ValueError("`differs` belongs to the actions `beside` and `exclude`")
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
        faults = [
            f"{observation}: {' and '.join(f'{c.action} in {c.id}' for c in clashing)}"
            for observation, clashing in sorted(_contradictions(self.corrections).items())
        ]
        if faults:
            raise ValueError(f"corrections contradict each other on {'; '.join(faults)}")
        return self


def _contradictions(corrections: Sequence[Correction]) -> dict[str, list[Correction]]:
    """Observations on which two decisions cannot both be right, with those decisions."""
    found = {}
    for observation in sorted({o for c in corrections for o in (*c.observations, *c.over)}):
        acting = [c for c in corrections if observation in (*c.observations, *c.over)]
        aside = [c for c in acting if observation in c.over or c.action == "exclude"]
        used = [c for c in acting if c not in aside and c.action in ("prefer", "rescale", "break")]
        rescaled = [c for c in acting if c.action == "rescale"]
        if len(aside) > 1 or (aside and used):
            found[observation] = [*aside, *used]
        elif len(rescaled) > 1:
            found[observation] = rescaled
    return found

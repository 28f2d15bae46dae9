"""The target of an indicator, or why there is none."""

from __future__ import annotations

from typing import Self

from pydantic import AliasChoices, Field, model_validator

from evaluation.framework.parts import LastDay, Part, Text


class TargetSheet(Part):
    """A target with its source, or the reason why there is none.

    A target is a `value`, or in per cent of the baseline: 85 is 0.85 times what the baseline was, as it is known today.
    `by_period` names rows of targets.csv, one for each period, which have values, dates and documents of their own.
    """

    value: float | None = None
    percent_of_baseline: float | None = Field(default=None, gt=0)
    by_period: tuple[str, ...] = ()
    date: LastDay | None = Field(default=None, validation_alias=AliasChoices("date", "by"))
    source: str | None = None
    reason: Text | None = None
    none: Text | None = None

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        size = (self.value, self.percent_of_baseline)
        rest = (self.date, self.source, self.reason)
        needed = (self.date, self.source)
        if self.by_period:
            if any(part is not None for part in (*size, self.date, self.source, self.none)):
                raise ValueError("targets `by_period` take a `reason` and nothing else; targets.csv says the rest")
            return self
        if self.none is not None:
            if any(part is not None for part in (*size, *rest)):
                raise ValueError("`none` and a target exclude each other")
            return self
        if sum(part is not None for part in size) == 2:
            raise ValueError("give either `value` or `percent_of_baseline`")
        if all(part is None for part in size) or any(part is None for part in needed):
            raise ValueError(
                "a target needs `value` or `percent_of_baseline`, and `date` and `source`; or say `none` with the "
                "reason"
            )
        return self

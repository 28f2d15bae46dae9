"""Targets that somebody set, or a reader wants to try, and that no agreement of the programme contains."""

from __future__ import annotations

import datetime as dt

from pydantic import Field

from evaluation.framework.indicator import Filter
from evaluation.framework.parts import Part, Text


class Whole(Part):
    """What an indicator's figures are a share of, where a target is a percentage."""

    figures: Filter
    authorities: tuple[str, ...] = Field(min_length=1)


class Scenario(Part):
    """A target tried out, to see what the verdict would have been with it.

    `since` is the day from which the target existed; before it, a dialogue could not have used it. Without `of` the
    target is in the indicator's own unit; with it, in per cent of the whole named there. A target of one's own has
    no `source`.
    """

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    indicator: str
    title: Text
    value: float
    date: dt.date
    since: dt.date
    source: str | None = None
    of: Whole | None = None
    reason: Text
    caveat: Text

"""The programme that is evaluated, its dialogues, events and objectives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import Field

from evaluation.framework.parts import FirstDay, LastDay, Part, PartialDateText, Text
from evaluation.framework.setting import Fact, Quoted
from evaluation.framework.vocabulary import Level


class Event(Part):
    """Something dated that readers must know when they look at a chart."""

    id: str
    kind: Literal["confounder", "break", "programme"]
    start: dt.date
    end: dt.date | None = None
    label: Text
    text: Text
    sources: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()


class Dialogue(Part):
    """One annual dialogue, or edition of a report; the date may be known only to the month.

    `verdicts` are what its document said of indicators, by their ids, in its words; they stand beside ours.
    """

    date: PartialDateText
    title: Text
    source: str
    verdicts: Mapping[str, Text] = Field(default_factory=dict)


class Criterion(Part):
    """One OECD-DAC criterion and whether this report covers it."""

    id: Literal["relevance", "coherence", "effectiveness", "efficiency", "impact", "sustainability"]
    covered: Literal["yes", "partly", "not_assessed"]
    note: Text


class Programme(Part):
    """The programme that is evaluated; `method` judges its indicators, where their sheets name no other.

    Figures count for a verdict until `judged_until`, its end where nothing else is said.

    `authors` are those who answer for the report, `contact` an address at which readers reach them, `published` the day
    on which they gave it out, or part of it.
    """

    id: str
    title: Text
    short_title: Text = Field(default_factory=lambda told: told.get("title"))
    plain_title: Text | None = None
    summary: Text | None = None
    area: str
    start: FirstDay
    end: LastDay
    judged_until: LastDay = Field(default_factory=lambda told: told.get("end"))
    judged_until_reason: Text | None = None
    baseline_note: Text | None = None
    method: str | None = None
    imprint: tuple[Text, ...] = ()
    authors: Text | None = None
    contact: str | None = Field(default=None, min_length=1)
    published: PartialDateText | None = None
    events: tuple[Event, ...] = ()


class Money(Part):
    """One flow of money or other means, as documents stated it; `drawn` names the measures of its chart.

    `remarks` are what a reader must know of a single statement, by the id of its observation.
    """

    id: str
    title: Text
    measures: tuple[str, ...]
    drawn: tuple[str, ...] = ()
    areas: tuple[str, ...]
    delivered: tuple[str, ...] = ()
    reading: Text
    remarks: Mapping[str, Text] = Field(default_factory=dict)


class Comparators(Part):
    """Figures of elsewhere, shown in one table as context and never compared by a method."""

    areas: tuple[str, ...]
    reading: Text


class NotShown(Part):
    """Something no document we could read shows, the document likely to hold it, and what was tried to find it."""

    text: Text
    likely_source: Text
    tried: Text | None = None
    sources: tuple[str, ...] = ()


class WouldChange(Part):
    """A figure that would change what is said of an objective, and the document that is likely to hold it."""

    figure: Text
    document: Text
    source: str | None = None
    then: Text


class Objective(Part):
    """One objective of the programme, in our words; `note` is what must be said of all its figures at once.

    `facts` are sentences with figures that no single indicator tells; `answers` what is said, by the level of the
    indicators that it is asked of, to whether resources, services and outcomes moved; `by_sex` what there is of girls
    and of boys.

    `quoted` is the objective in the words of a document.
    """

    id: str
    title: Text
    short_title: Text = Field(default_factory=lambda told: told.get("title"))
    question: Text | None = None
    wording_note: Text | None = None
    quoted: Quoted | None = None
    note: Text | None = None
    answers: Mapping[Level, Fact] = Field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    by_sex: Fact | None = None
    not_shown: tuple[NotShown, ...] = ()
    would_change: tuple[WouldChange, ...] = ()

    def told(self) -> Iterator[tuple[tuple[str | int, ...], Fact]]:
        """Every sentence with figures, with its place in the entry."""
        yield from ((("answers", level.value), fact) for level, fact in self.answers.items())
        yield from ((("facts", number), fact) for number, fact in enumerate(self.facts))
        if self.by_sex:
            yield ("by_sex",), self.by_sex

"""Judgement written by people: sentences and recommendations, each with the findings that it rests on."""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from collections.abc import Mapping
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from evaluation.framework.parts import Part, PartialDateText, Text
from evaluation.framework.slots import slot_faults, slots
from evaluation.locale import SOURCE_LANGUAGE


class Topic(StrEnum):
    """What a sentence is about, where it is not an objective."""

    BOTTOM_LINE = "bottom_line"
    MONEY = "money"
    LASTING = "lasting"
    AFTERWARDS = "afterwards"
    MONITORING = "monitoring"
    LESSONS = "lessons"
    CONCLUSIONS = "conclusions"
    TRUST = "trust"


class Shortened(StrEnum):
    """What is made of the summary for those who read less; a sentence names those in which it stands too."""

    BRIEF = "brief"
    PAGE = "page"  # first page of the brief, which stands alone, and the plain text
    PICTURE = "picture"


class Sureness(StrEnum):
    """How sure a sentence is in which no indicator moves: that, its findings say."""

    DOCUMENTED = "documented"
    REPORTED = "reported"
    OPEN = "open"


class Grounded(Part):
    """Whatever is written by people and rests on findings.

    Parameters
    ----------
    rests_on : mapping of str to float
        Value of each finding when this was written, by its id; that of an observation for a published figure.
    sources : tuple of str
        Documents that it rests on beside them.
    """

    id: str
    rests_on: Mapping[str, float] = Field(default_factory=dict)
    sources: tuple[str, ...] = ()

    @property
    @abstractmethod
    def texts(self) -> tuple[Text, ...]:
        """What it says."""

    @property
    def indicators(self) -> tuple[str, ...]:
        """Indicators of whose movement it speaks."""
        named = (
            name
            for text in self.texts
            for slot in slots(text.of(SOURCE_LANGUAGE))
            if slot.form.is_verb
            for name in slot.names
        )
        return tuple(dict.fromkeys(named))

    @model_validator(mode="after")
    def _grounded(self) -> Self:
        faults = []
        for text in self.texts:
            for code in dict(text):
                faults += [f"{self.id}, {code}: {fault}" for fault in slot_faults(text.of(code), self.rests_on)]
        if faults:
            raise ValueError("\n".join(faults))
        return self


class Sentence(Grounded):
    """One sentence of the appraisal, or two that cannot be parted.

    Parameters
    ----------
    about : str
        A topic, or the id of an objective.
    also_in : tuple of Shortened
        Where it stands beside the summary.
    short : Text, optional
        The same in fewer words, for the picture.
    sureness : Sureness, optional
        How sure it is; left out where indicators move in it.
    """

    about: str
    text: Text
    short: Text | None = None
    also_in: tuple[Shortened, ...] = ()
    sureness: Sureness | None = None

    @property
    def texts(self) -> tuple[Text, ...]:
        """What it says."""
        return (self.text, self.short) if self.short else (self.text,)

    @model_validator(mode="after")
    def _sure(self) -> Self:
        if bool(self.indicators) is (self.sureness is not None):
            raise ValueError(
                f"{self.id}: name `sureness`, or say by a place such as {{1.1:rose}} how indicators moved, and not both"
            )
        return self


class Recommendation(Grounded):
    """What one body is asked to do.

    Parameters
    ----------
    addressee : Text
        The body by its lasting function.
    action : Text
        What it is asked to publish, count, set or settle.
    by : str
        Day, month or year.
    duty : Text
        What makes it the task of that body.
    needless_if : Text
        The finding that would make it needless.
    because : Text, optional
        The conclusion that it follows from.
    """

    addressee: Text
    action: Text
    by: PartialDateText
    duty: Text
    needless_if: Text
    because: Text | None = None

    @property
    def texts(self) -> tuple[Text, ...]:
        """What it says."""
        return (self.action, self.duty, self.needless_if, *([self.because] if self.because else []))


class Reply(Part):
    """What a party answered."""

    body: Text
    date: PartialDateText
    text: Text


class Appraisal(Part):
    """Judgement on the programme; without an `author` nobody stands for it, and reports say so."""

    author: Text | None = None
    written_on: dt.date
    sentences: tuple[Sentence, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    replies: tuple[Reply, ...] = ()

    @model_validator(mode="after")
    def _once(self) -> Self:
        ids = [part.id for part in self.grounded]
        if repeated := sorted({id_ for id_ in ids if ids.count(id_) > 1}):
            raise ValueError(f"id used twice: {', '.join(repeated)}")
        return self

    @property
    def grounded(self) -> tuple[Grounded, ...]:
        """Everything in it that rests on findings."""
        return (*self.sentences, *self.recommendations)

"""What readers must know before the figures: who did what and where, how it was to work, how all this is known."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from evaluation.framework.indicator import ALL
from evaluation.framework.parts import Part, PartialDateText, Text
from evaluation.framework.slots import slots
from evaluation.locale import SOURCE_LANGUAGE


class Quoted(Part):
    """The words of a document, whose language they have; in the other languages they are our translation."""

    text: Text
    source: str


class Partner(Part):
    """A body that took part, and its role.

    `is_paid` says that it was given money under the programme, `award` is the observation that says how much.
    """

    id: str
    name: Text
    role: Text
    objectives: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    start: PartialDateText | None = None
    end: PartialDateText | None = None
    is_paid: bool = False
    award: str | None = None
    sources: tuple[str, ...] = Field(min_length=1)


class Place(Part):
    """An area in which the programme worked, from the day that areas.csv gives; `tile` is the one it is drawn on."""

    area: str
    tile: str | None = None
    sources: tuple[str, ...] = Field(min_length=1)


class Link(Part):
    """What an objective, or all of them, has at one stage of the results chain, and whether figures follow it."""

    objective: str
    text: Text
    followed: Literal["yes", "partly", "no"]


class Stage(Part):
    """One stage of the results chain: one link for all objectives, or one for each."""

    title: Text
    links: tuple[Link, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_for_all_or_one_each(self) -> Self:
        named = [link.objective for link in self.links]
        if len(set(named)) < len(named) or (ALL in named and len(named) > 1):
            raise ValueError("give one link for all objectives, or one for each of them")
        return self


class ResultsChain(Part):
    """How the programme was to bring about its results, stage by stage, and where the figures stop following it."""

    reading: Text
    stages: tuple[Stage, ...] = ()
    sources: tuple[str, ...] = ()


class Fact(Part):
    """A sentence with figures: `{F0001:bare}` stands for what the document of that observation says.

    `sources` are documents that it rests on beside those of its figures.
    """

    text: Text
    sources: tuple[str, ...] = ()

    @property
    def figures(self) -> tuple[str, ...]:
        """Ids of the observations that it states, in the order of the first language."""
        return tuple(dict.fromkeys(_stated(self.text.of(SOURCE_LANGUAGE))))

    @model_validator(mode="after")
    def _same_figures(self) -> Self:
        told = {tuple(sorted(_stated(words))) for words in self.text.model_dump().values()}
        if len(told) > 1:
            raise ValueError("each language must state the same figures")
        return self


class Search(Part):
    """How documents were found, why most were not read whole, and what is read next."""

    found: Text
    limits: Text
    following: Text | None = None
    sources: tuple[str, ...] = ()


class Help(Part):
    """Where children and witnesses find help, as documents say; such numbers change, so their date is printed."""

    text: Text
    sources: tuple[str, ...] = Field(min_length=1)


def _stated(words: str) -> list[str]:
    return [name for slot in slots(words) for name in slot.names]

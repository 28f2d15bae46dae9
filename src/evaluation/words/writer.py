"""Findings put into words: every number a report shows is written here, in the reader's language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import wraps
from inspect import Parameter, Signature
from typing import Final, Protocol, TypeVar

from markupsafe import Markup, escape

from evaluation.drawing.marks import Chart
from evaluation.evidence import Evidence
from evaluation.findings import Finding, Findings, published_id
from evaluation.framework import Text
from evaluation.load import Observation, PartialDate, Tables, Unit
from evaluation.locale.language import Language
from evaluation.methods import Point
from evaluation.words.block import Block, join
from evaluation.words.lineage import knows_later, lineage_of
from evaluation.words.markup import IN_ANNEX, Origin, chart, element, sourced
from evaluation.words.names import Names, references
from evaluation.words.quantity import MILLION, SIGNS, bare, millions

FEW: Final = 10
"""Events per year below which one digit after the point tells something."""
Shown = Markup | Iterable[Markup | str]
"""What a cell shows: one element, or several one after the other."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a chapter is written with.

    Parameters
    ----------
    language : Language
    evidence : Evidence
    findings : Findings
        Every number that may be stated.
    """

    language: Language
    evidence: Evidence
    findings: Findings

    def writer(self) -> Writer:
        """Writer of one block."""
        return Writer(self.language, self.evidence, self.findings)


class Chapter(Protocol):
    """Whatever is written at a desk."""

    @property
    def desk(self) -> Desk:
        """What it is written with."""


C = TypeVar("C", bound=Chapter)


def cell(write: Callable[[C, Writer], Shown]) -> Callable[[C], Block]:
    """Make of a method that writes one that shows: it is handed a writer, and its block is finished."""

    @wraps(write)
    def block(chapter: C) -> Block:
        writer = chapter.desk.writer()
        shown = write(chapter, writer)
        return writer.block(*([shown] if isinstance(shown, Markup) else shown))

    # what `?` and the Tab key show of it: whoever calls it hands it no writer
    block.__signature__ = Signature([Parameter("self", Parameter.POSITIONAL_ONLY)], return_annotation="Block")  # type: ignore[attr-defined]
    return block


@dataclass(frozen=True, slots=True)
class Scale:
    """Labels of one chart.

    Parameters
    ----------
    name : str
        What its values count.
    language : Language
    unit : Unit
    is_large : bool
        Whether values are written in millions, as the name says.
    """

    name: str
    language: Language
    unit: Unit
    is_large: bool

    def label(self, value: float, qualifier: str = "exact") -> str:
        """A value as it was published."""
        if self.is_large:
            return SIGNS.get(qualifier, "") + millions(self.language, value)
        return bare(self.language, self.unit, value, qualifier)

    def rate(self, value: float, qualifier: str = "exact") -> str:
        """A computed number of events per year: whole, or with one digit after the point below ten."""
        return SIGNS.get(qualifier, "") + self.language.number(value, 0 if abs(value) >= FEW else 1)

    def tick(self, value: float) -> str:
        """A round value of the axis."""
        if self.is_large:
            return millions(self.language, value)
        if self.unit.kind_of_number == "percent":
            return self.language.percent(value / 100)
        return self.language.number(value, None)


@dataclass(frozen=True, slots=True)
class Writer(Names):
    """Writes one block: knows the language, the evidence and all findings, and remembers those it was asked to state.

    Parameters
    ----------
    language : Language
    evidence : Evidence
    findings : Findings
        A writer states these and can make none.
    stated : dict of str to Finding
    drawn : list of tuple of Chart
    named : dict of str to (date, date)
        Periods by the words for them. All three are filled while the block is written.
    """

    language: Language
    evidence: Evidence
    findings: Findings
    stated: dict[str, Finding] = field(default_factory=dict)
    drawn: list[tuple[Chart, ...]] = field(default_factory=list)
    named: dict[str, tuple[dt.date, dt.date]] = field(default_factory=dict)

    @property
    def tables(self) -> Tables:
        """Tables of the dataset."""
        return self.evidence.dataset.tables

    def block(self, *parts: Markup | str) -> Block:
        """Finish the block."""
        stated = tuple(self.stated.values())
        lineage = lineage_of(stated, self.evidence, self.language)
        drawn, named = tuple(self.drawn), dict(self.named)
        return Block(join(parts), stated, lineage, charts=drawn, periods=named, evidence=self.evidence)

    def period(self, start: dt.date | None, end: dt.date | None) -> Markup:
        """Name a period in a sentence, and remember its days."""
        return self._remember(Names.period(self, start, end), start, end)

    def when(self, start: dt.date | None, end: dt.date | None) -> Markup:
        """Name a period in a table, and remember its days."""
        return self._remember(Names.when(self, start, end), start, end)

    def date(self, day: dt.date | str) -> Markup:
        """Name a day, or a month or year where no more is known, and remember its days."""
        shown = Names.date(self, day)
        if isinstance(day, str):
            partial = PartialDate(day)
            return self._remember(shown, partial.first_day(), partial.last_day())
        return self._remember(shown, day, day)

    def _remember(self, shown: Markup, start: dt.date | None, end: dt.date | None) -> Markup:
        if end is not None:
            self.named[" ".join(shown.striptags().split())] = (start or end, end)
        return shown

    def chart(self, drawn: Sequence[Chart], alt: str, caption: Markup | str) -> Markup:
        """Show a chart, and remember it and the findings whose values it names."""
        for words in (words for one in drawn for words in one.words):
            if words.states:
                self.stated[words.states] = self.findings[words.states]
        self.drawn.append(tuple(drawn))
        return chart(drawn, alt, caption)

    def own(self, text: Text) -> str:
        """Text of the framework in the report's language, for charts and alternative texts."""
        return text.of(self.language.code)

    def told(self, text: Text | None) -> Markup:
        """Text of the framework in the report's language, marked as such, and as hindsight where it is; or nothing."""
        if text is None:
            return Markup("")
        words = text.of(self.language.code)
        shown = sourced(Origin.FRAMEWORK, words)
        if not knows_later(words, self.evidence):
            return shown
        mark = element("span", self.language.text("[written with later knowledge]"), class_="hindsight")
        return shown + Markup(" ") + mark

    def state(self, finding_id: str, shown: str | Markup) -> Markup:
        """Show a finding and remember it.

        Raises
        ------
        UnknownFindingError
            If nothing made a finding of this name.
        """
        self.stated[finding_id] = self.findings[finding_id]
        return element("span", shown, class_="finding", data_finding=finding_id)

    def number(self, finding_id: str, decimals: int | None = None) -> Markup:
        """State a pure number, such as how many things were counted; None for as many decimals as it has."""
        return self.state(finding_id, self.language.number(self.value(finding_id), decimals))

    def percent(self, finding_id: str) -> Markup:
        """State a share or a relative change in per cent."""
        return self.state(finding_id, self.language.percent(self.value(finding_id)))

    def counted(self, one: str, many: str, finding_id: str) -> Markup:
        """State a counted number within its noun: `{n}` of the message becomes the finding."""
        chosen = self.language.plural(one, many, int(self.value(finding_id)), n="{n}")
        return escape(chosen).format(n=self.number(finding_id))

    def ratio(self, finding_id: str) -> Markup:
        """State the two parts of a ratio: `97 of 330`."""
        part, whole = self.number(f"{finding_id}.part"), self.number(f"{finding_id}.whole")
        return self.say("{part} of {whole}", part=part, whole=whole)

    def value(self, finding_id: str) -> float:
        """Value of a finding that is a number, to choose words by; it is not stated."""
        value = self.findings[finding_id].value
        if not isinstance(value, int | float):
            raise TypeError(f"the finding {finding_id!r} is no number: {value!r}")
        return value

    def scale(self, values: Iterable[float], unit: str) -> Scale:
        """How the values of a chart are labelled: sums of which none is below a million in millions, said once."""
        is_large = min((abs(v) for v in values if v), default=0.0) >= MILLION
        name = self.language.text("millions of {unit}", unit=self.unit(unit)) if is_large else self.unit(unit)
        return Scale(name, self.language, self.tables.units[unit], is_large)

    def published(self, observation: Observation) -> Markup:
        """State a figure exactly as a document gives it."""
        o = observation
        return self.state(published_id(o), self.quantity(o.value, o.unit, o.qualifier))

    def published_bare(self, observation: Observation) -> Markup:
        """State a figure as a document gives it, without its unit."""
        o = observation
        return self.state(published_id(o), self.bare(o.value, o.unit, o.qualifier))

    def figure(self, figure: Point, unit: str, finding_id: str) -> Markup:
        """State a point of a series in a table; a ratio also with its two parts."""
        value = self.state(finding_id, self.bare(figure.value, unit, figure.qualifier))
        if figure.numerator is None or figure.denominator is None:
            return value
        return Markup("{} ({})").format(value, self.ratio(finding_id))

    def cite(self, sources: Sequence[str]) -> Markup:
        """Reference numbers of documents, each a link to the list of sources.

        Texts of the framework are of today; a document that appeared after the date of the report is not in its list.
        """
        known = self.evidence.is_known
        return references((s, f"{IN_ANNEX}source-{s}" if known(s) else "") for s in sources)

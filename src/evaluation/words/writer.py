"""Findings put into words: every number a report shows is written here, in the reader's language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from markupsafe import Markup, escape

from evaluation.evidence import Evidence, Figure
from evaluation.findings.finding import Finding, Formula
from evaluation.findings.formulas import of_figure
from evaluation.framework import Text
from evaluation.load import Observation, Source
from evaluation.locale.language import Language
from evaluation.words.block import Block, join
from evaluation.words.lineage import knows_later, lineage_of
from evaluation.words.markup import Origin, element, foreign, link, sourced
from evaluation.words.quantity import MILLION, SIGNS, bare, millions, quantity
from evaluation.words.wording import GROUPS


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes one block: knows the language and the evidence, and remembers the findings it was asked to state.

    Parameters
    ----------
    language : Language
    evidence : Evidence
    findings : dict of str to Finding
        Filled while the block is written.
    """

    language: Language
    evidence: Evidence
    findings: dict[str, Finding] = field(default_factory=dict)

    def block(self, *parts: Markup | str) -> Block:
        """Finish the block."""
        findings = tuple(self.findings.values())
        return Block(join(parts), findings, lineage_of(findings, self.evidence, self.language))

    def say(self, message: str, /, **values: Markup | str) -> Markup:
        """Translate a message and put markup into its placeholders; everything else is escaped."""
        return escape(self.language.text(message)).format(**values)

    def own(self, text: Text) -> str:
        """Text of the framework in the report's language, for charts and alternative texts."""
        return text.of(self.language.code)

    def told(self, text: Text) -> Markup:
        """Text of the framework in the report's language, marked as such, and as hindsight where it is."""
        words = text.of(self.language.code)
        shown = sourced(Origin.FRAMEWORK, words)
        if not knows_later(words, self.evidence):
            return shown
        mark = element("span", self.language.text("[written with later knowledge]"), class_="hindsight")
        return shown + Markup(" ") + mark

    def state(self, finding: Finding, shown: str | Markup) -> Markup:
        """Show a finding and remember it."""
        self.findings[finding.id] = finding
        return element("span", shown, class_="finding", data_finding=finding.id)

    def count(
        self,
        finding_id: str,
        number: int,
        what: str,
        inputs: Iterable[str] = (),
        documents: Iterable[str] = (),
        indicators: Iterable[str] = (),
    ) -> Markup:
        """Show a number of things that was counted; `what` says which things, as a message of the catalogue."""
        found = self.number_of(finding_id, number, what, inputs, documents, indicators)
        return self.state(found, self.language.number(number))

    def number_of(
        self,
        finding_id: str,
        number: int,
        what: str,
        inputs: Iterable[str] = (),
        documents: Iterable[str] = (),
        indicators: Iterable[str] = (),
    ) -> Finding:
        """Finding that so many things were counted; `what` says which things, as a message of the catalogue."""
        inputs, documents, indicators = (tuple(dict.fromkeys(ids)) for ids in (inputs, documents, indicators))
        if not number and not (inputs or documents or indicators):
            # that there is none was found in all of them
            documents = tuple(s for s in self.evidence.sources if self.evidence.is_known(s))
        formula = Formula(what)
        return Finding(finding_id, number, "1", "count", inputs, documents, formula=formula, indicators=indicators)

    def counted(self, one: str, many: str, finding: Finding) -> Markup:
        """Show a counted number within its noun: `{n}` of the message becomes the finding."""
        number = int(finding.value or 0)
        chosen = self.language.plural(one, many, number, n="{n}")
        return escape(chosen).format(n=self.state(finding, self.language.number(number)))

    def quantity(self, value: float | Decimal, unit: str, qualifier: str = "exact") -> str:
        """Write a value with its unit and qualifier."""
        return quantity(self.language, self.evidence.dataset.tables.units[unit], value, qualifier)

    def bare(self, value: float | Decimal, unit: str, qualifier: str = "exact") -> str:
        """Write a value without its unit."""
        return bare(self.language, self.evidence.dataset.tables.units[unit], value, qualifier)

    def labels(self, figures: Sequence[Figure], unit: str) -> tuple[list[str], str]:
        """Labels of the points of a chart and of its axis; large sums are labelled in millions, said once.

        Where one of them is below a million, all are labelled as they are: 5,000 is no number of millions to read.
        """
        if min((abs(f.value) for f in figures if f.value), default=0.0) < MILLION:
            return [self.bare(f.value, unit, f.qualifier) for f in figures], self.unit(unit)
        labels = [SIGNS.get(f.qualifier, "") + millions(self.language, f.value) for f in figures]
        return labels, self.language.text("millions of {unit}", unit=self.unit(unit))

    def unit(self, unit: str) -> str:
        """Unit in the plural, as an axis names it."""
        sheet = self.evidence.dataset.tables.units[unit]
        return self.language.of_record(sheet, "many")

    def unit_heading(self, unit: str) -> Markup:
        """The same as the heading of a column; digits in it, as in "per 100,000 inhabitants", are words of the data."""
        return sourced(Origin.FRAMEWORK, self.unit(unit))

    def published(self, observation: Observation, shown: str | None = None) -> Markup:
        """State a figure exactly as a document gives it."""
        finding = Finding(
            published_id(observation),
            float(observation.value),
            observation.unit,
            "published",
            (observation.observation_id,),
        )
        words = shown or self.quantity(observation.value, observation.unit, observation.qualifier)
        return self.state(finding, words)

    def published_bare(self, observation: Observation) -> Markup:
        """State a figure as a document gives it, without its unit."""
        return self.published(observation, self.bare(observation.value, observation.unit, observation.qualifier))

    def figure(self, figure: Figure, unit: str, finding_id: str) -> Markup:
        """State a point of a series in a table."""
        method = "published" if figure.numerator is None else "ratio"
        shown = self.bare(figure.value, unit, figure.qualifier)
        finding = Finding(finding_id, figure.value, unit, method, figure.ids, formula=of_figure(figure))
        return self.state(finding, shown)

    def period(self, start: dt.date | None, end: dt.date | None) -> Markup:
        """Name a period in a sentence."""
        return sourced(Origin.PERIOD, self.language.period(start, end))

    def when(self, start: dt.date | None, end: dt.date | None) -> Markup:
        """Name a period in a table."""
        return sourced(Origin.PERIOD, self.language.period(start, end, short=True))

    def date(self, day: dt.date | str) -> Markup:
        """Name a day, or a month or year where no more is known."""
        return sourced(Origin.PERIOD, self.language.date(day))

    def ref(self, id_: str) -> Markup:
        """Number of an objective, indicator, figure or decision."""
        return sourced(Origin.REFERENCE, id_)

    def rule(self, shown: str) -> Markup:
        """A limit of a method."""
        return sourced(Origin.RULE, shown)

    def authority(self, authority: str) -> Markup:
        """Name of an authority."""
        sheet = self.evidence.dataset.tables.authorities[authority]
        return sourced(Origin.FRAMEWORK, self.language.of_record(sheet, "name"))

    def area(self, area: str) -> Markup:
        """Name of an area."""
        sheet = self.evidence.dataset.tables.areas[area]
        return sourced(Origin.FRAMEWORK, self.language.of_record(sheet, "name"))

    def group(self, name: str) -> Markup:
        """Name of a sex or age group; one without words is shown as the table has it."""
        return sourced(Origin.FRAMEWORK, self.language.text(GROUPS[name]) if name in GROUPS else name)

    def measure(self, measure: str) -> Markup:
        """Title of a measure."""
        sheet = self.evidence.dataset.tables.measures[measure]
        return sourced(Origin.FRAMEWORK, self.language.of_record(sheet, "title"))

    def cite(self, sources: Sequence[str]) -> Markup:
        """Reference numbers of documents, each a link to the list of sources.

        Texts of the framework are of today; a document that appeared after the date of the report is not in its list.
        """
        known = self.evidence.is_known
        return Markup(", ").join(
            sourced(Origin.REFERENCE, link(f"#source-{s}", s) if known(s) else s) for s in dict.fromkeys(sources)
        )

    def title(self, source: Source) -> Markup:
        """Title of a document, marked as foreign where it is."""
        return sourced(Origin.TITLE, foreign(source.title.strip(), source.language, self.language.code))


def published_id(observation: Observation) -> str:
    """Id of the finding that states a figure exactly as a document gives it."""
    return f"observation.{observation.observation_id}"

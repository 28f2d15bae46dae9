"""Findings put into words: every number a report shows is written here, in the reader's language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from markupsafe import Markup, escape

from evaluation.evidence import Evidence, Figure
from evaluation.framework import Text
from evaluation.load import Observation, Source
from evaluation.report.block import Block, Finding, join
from evaluation.report.language import Language, _
from evaluation.report.markup import element, foreign, link

MILLION: Final = 1_000_000
QUALIFIED: Final = {
    "at_least": _("at least {value}"),
    "about": _("about {value}"),
    "at_most": _("at most {value}"),
}
SIGNS: Final = {"at_least": "≥ ", "about": "≈ ", "at_most": "≤ "}
GROUPS: Final = {
    "female": _("women and girls"),
    "male": _("men and boys"),
    "under_18": _("under 18"),
    "18_plus": _("18 and over"),
    "13_17": _("aged 13 to 17"),
    "0_12": _("aged 0 to 12"),
    "adolescents": _("adolescents"),
    "secondary_school": _("at secondary school"),
}


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
        return Block(join(parts), tuple(self.findings.values()))

    def say(self, message: str, /, **values: Markup | str | int) -> Markup:
        """Translate a message and put markup or numbers into its placeholders; everything else is escaped."""
        shown = {k: self.language.number(v) if isinstance(v, int) else v for k, v in values.items()}
        return escape(self.language.text(message)).format(**shown)

    def many(self, one: str, many: str, number: int, /, **values: Markup | str) -> Markup:
        """Translate with the plural form that `number` needs, written in digits as `{n}`."""
        chosen = self.language.plural(one, many, number, **{k: f"{{{k}}}" for k in values})
        return escape(chosen).format(**values)

    def own(self, text: Text) -> str:
        """Text of the framework in the report's language."""
        return text.of(self.language.code)

    def state(self, finding: Finding, shown: str | Markup) -> Markup:
        """Show a finding and remember it."""
        self.findings[finding.id] = finding
        return element("span", shown, class_="finding", data_finding=finding.id)

    def count(self, finding_id: str, number: int, inputs: Iterable[str] = ()) -> Markup:
        """Show a number of things that was counted."""
        return self.state(Finding(finding_id, number, "1", "count", tuple(inputs)), self.language.number(number))

    def quantity(self, value: float | Decimal, unit: str, qualifier: str = "exact") -> str:
        """Write a value with its unit and qualifier: `at least 9.8 million U.S. dollars`, `24.8%`, `1 office`."""
        sheet = self.evidence.dataset.tables.units[unit]
        if sheet.kind_of_number == "percent":
            shown = self.language.percent(float(value) / 100, self._decimals(value, sheet.decimals))
        else:
            spanish = self.language.code == "es"
            one = sheet.one_es if spanish else sheet.one_en
            many = sheet.many_es if spanish else sheet.many_en
            if abs(Decimal(str(value))) >= MILLION:
                shown = self.language.text("{number} million {unit}", number=self._millions(value), unit=many)
            else:
                number = self.language.number(value, self._decimals(value, sheet.decimals))
                shown = f"{number} {one if value == 1 else many}"
        template = QUALIFIED.get(qualifier)
        return self.language.text(template, value=shown) if template else shown

    def bare(self, value: float | Decimal, unit: str, qualifier: str = "exact") -> str:
        """Write a value without its unit, for tables and chart labels; bounds are signs."""
        sheet = self.evidence.dataset.tables.units[unit]
        sign = SIGNS.get(qualifier, "")
        if sheet.kind_of_number == "percent":
            return sign + self.language.percent(float(value) / 100, self._decimals(value, sheet.decimals))
        if abs(Decimal(str(value))) >= MILLION:
            return sign + self.language.text("{number} million", number=self._millions(value))
        return sign + self.language.number(value, self._decimals(value, sheet.decimals))

    def labels(self, figures: Sequence[Figure], unit: str) -> tuple[list[str], str]:
        """Labels of the points of a chart and of its axis; large sums are labelled in millions, said once."""
        if max((f.value for f in figures), default=0.0) < MILLION:
            return [self.bare(f.value, unit, f.qualifier) for f in figures], self.unit(unit)
        labels = [SIGNS.get(f.qualifier, "") + self._millions(f.value) for f in figures]
        return labels, self.language.text("millions of {unit}", unit=self.unit(unit))

    def unit(self, unit: str) -> str:
        """Unit in the plural, as a heading or an axis names it."""
        sheet = self.evidence.dataset.tables.units[unit]
        return sheet.many_es if self.language.code == "es" else sheet.many_en

    def published(self, observation: Observation, shown: str | None = None) -> Markup:
        """State a figure exactly as a document gives it."""
        finding = Finding(
            f"observation.{observation.observation_id}",
            float(observation.value),
            observation.unit,
            "published",
            (observation.observation_id,),
        )
        words = shown or self.quantity(observation.value, observation.unit, observation.qualifier)
        return self.state(finding, words)

    def figure(self, figure: Figure, unit: str, finding_id: str) -> Markup:
        """State a point of a series in a table."""
        method = "published" if figure.numerator is None else "ratio"
        shown = self.bare(figure.value, unit, figure.qualifier)
        return self.state(Finding(finding_id, figure.value, unit, method, figure.ids), shown)

    def period(self, start: dt.date | None, end: dt.date | None) -> str:
        """Name a period in a sentence."""
        return self.language.period(start, end)

    def when(self, start: dt.date | None, end: dt.date | None) -> str:
        """Name a period in a table."""
        return self.language.period(start, end, short=True)

    def authority(self, authority: str) -> str:
        """Name of an authority."""
        sheet = self.evidence.dataset.tables.authorities[authority]
        return sheet.name_es if self.language.code == "es" else sheet.name_en

    def area(self, area: str) -> str:
        """Name of an area."""
        sheet = self.evidence.dataset.tables.areas[area]
        return sheet.name_es if self.language.code == "es" else sheet.name_en

    def group(self, name: str) -> str:
        """Name of a sex or age group; one without words is shown as the table has it."""
        return self.language.text(GROUPS[name]) if name in GROUPS else name

    def measure(self, measure: str) -> str:
        """Title of a measure."""
        sheet = self.evidence.dataset.tables.measures[measure]
        return sheet.title_es if self.language.code == "es" else sheet.title_en

    def cite(self, sources: Sequence[str]) -> Markup:
        """Reference numbers of documents, each a link to the list of sources.

        Texts of the framework are of today; a document that appeared after the date of the report is not in its list.
        """
        known = self.evidence.is_known
        return Markup(", ").join(link(f"#source-{s}", s) if known(s) else escape(s) for s in dict.fromkeys(sources))

    def title(self, source: Source) -> Markup:
        """Title of a document, marked as foreign where it is."""
        return foreign(source.title.strip(), source.language, self.language.code)

    def remark(self, text: str) -> Markup:
        """A remark of the data tables, which are written in English."""
        return foreign(text, "en", self.language.code) if text else Markup("")

    def _millions(self, value: float | Decimal) -> str:
        millions = Decimal(str(value)) / MILLION
        return self.language.number(millions, self._decimals(millions, 2))

    @staticmethod
    def _decimals(value: float | Decimal, most: int) -> int:
        """Digits after the point that the value needs, at most `most`."""
        digits = f"{Decimal(str(value)):.{most}f}"
        return len(digits.partition(".")[2].rstrip("0"))

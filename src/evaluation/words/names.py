"""Values, periods and the names of things, in the reader's language and marked with where they come from."""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Iterable
from decimal import Decimal

from markupsafe import Markup, escape

from evaluation.load import Source, Tables
from evaluation.locale.language import Language
from evaluation.words.markup import Origin, foreign, link, sourced
from evaluation.words.quantity import bare, quantity, unit_name
from evaluation.words.wording import GROUPS


class Names(ABC):
    """Whoever writes names things in one language, by the words that tables have for them."""

    __slots__ = ()

    language: Language

    @property
    @abstractmethod
    def tables(self) -> Tables:
        """Tables that have the words."""

    def say(self, message: str, /, **values: Markup | str) -> Markup:
        """Translate a message and put markup into its placeholders; everything else is escaped."""
        return escape(self.language.text(message)).format(**values)

    def quantity(self, value: float | Decimal, unit: str, qualifier: str = "exact") -> str:
        """Write a value with its unit and qualifier."""
        return quantity(self.language, self.tables.units[unit], value, qualifier)

    def bare(self, value: float | Decimal, unit: str, qualifier: str = "exact") -> str:
        """Write a value without its unit."""
        return bare(self.language, self.tables.units[unit], value, qualifier)

    def unit(self, unit: str) -> str:
        """Unit in the plural, as an axis names it."""
        return unit_name(self.language, self.tables.units[unit])

    def unit_heading(self, unit: str) -> Markup:
        """The same as the heading of a column; digits in it, as in "per 100,000 inhabitants", are words of the data."""
        return sourced(Origin.FRAMEWORK, self.unit(unit))

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
        """Number of an objective, indicator, figure, document or decision."""
        return sourced(Origin.REFERENCE, id_)

    def rule(self, shown: str) -> Markup:
        """A limit of a method."""
        return sourced(Origin.RULE, shown)

    def authority(self, authority: str) -> Markup:
        """Name of an authority."""
        return sourced(Origin.FRAMEWORK, self.language.of_record(self.tables.authorities[authority], "name"))

    def area(self, area: str) -> Markup:
        """Name of an area."""
        return sourced(Origin.FRAMEWORK, self.language.of_record(self.tables.areas[area], "name"))

    def group(self, name: str) -> Markup:
        """Name of a sex or age group; one without words is shown as the table has it."""
        return sourced(Origin.FRAMEWORK, self.language.text(GROUPS[name]) if name in GROUPS else name)

    def measure(self, measure: str) -> Markup:
        """Title of a measure."""
        return sourced(Origin.FRAMEWORK, self.language.of_record(self.tables.measures[measure], "title"))

    def title(self, source: Source) -> Markup:
        """Title of a document, marked as foreign where it is."""
        return sourced(Origin.TITLE, foreign(source.title.strip(), source.language, self.language.code))


def references(links: Iterable[tuple[str, str]]) -> Markup:
    """Reference numbers of documents, each a link to its address; one without any stands alone."""
    return Markup(", ").join(
        sourced(Origin.REFERENCE, link(address, id_) if address else id_) for id_, address in dict(links).items()
    )

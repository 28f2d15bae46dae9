"""Words, numbers and dates in the reader's language. Every string a report shows passes through here.

English is the source language: message ids are the English sentences. A further language is a catalogue
`locale/<code>/LC_MESSAGES/evaluation.po`, compiled in memory when it is first used, so that no compiled file
can be out of step with it.
"""

from __future__ import annotations

import datetime as dt
import gettext
import io
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Final

from babel import Locale
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from evaluation.errors import ParameterError

LOCALE_DIR: Final = Path(__file__).parents[1] / "locale"
DOMAIN: Final = "evaluation"
LOCALES: Final = {"en": "en_US", "es": "es_PE"}
"""Number and date conventions of each language: the two governments' own."""
PAPER: Final = {"en": "us-letter", "es": "a4"}
NBSP: Final = "\u00a0"


def _(message: str) -> str:
    """Mark a message for the catalogue where it is written down; it is translated where it is shown."""
    return message


def catalogue_path(code: str) -> Path:
    """Path of the message catalogue of a language."""
    return LOCALE_DIR / code / "LC_MESSAGES" / f"{DOMAIN}.po"


def available_languages() -> tuple[str, ...]:
    """Codes of the languages a report can be written in: English and every language with a catalogue."""
    return tuple(code for code in LOCALES if code == "en" or catalogue_path(code).is_file())


@cache
def _translations(code: str) -> gettext.NullTranslations:
    if code == "en":
        return gettext.NullTranslations()
    buffer = io.BytesIO()
    with catalogue_path(code).open("rb") as file:
        write_mo(buffer, read_po(file, locale=code, domain=DOMAIN))
    buffer.seek(0)
    return gettext.GNUTranslations(buffer)


@dataclass(frozen=True, slots=True)
class Language:
    """One language of a report; immutable and cheap to pass around.

    Examples
    --------
    >>> Language.of("en").number(1234.5)
    '1,234.5'
    """

    code: str

    @classmethod
    def of(cls, code: str) -> Language:
        """Language by its code.

        Raises
        ------
        ParameterError
            If there is no catalogue for the code.
        """
        if code not in available_languages():
            raise ParameterError(
                f"language: there is no catalogue for {code!r}. Use one of: {', '.join(available_languages())}."
            )
        return cls(code)

    @property
    def locale(self) -> Locale:
        """Babel locale that decides how numbers and dates are written."""
        return Locale.parse(LOCALES[self.code])

    @property
    def paper(self) -> str:
        """Paper size of the PDF in the name Typst uses."""
        return PAPER[self.code]

    def text(self, message: str, /, **values: object) -> str:
        """Translate `message` and fill its `{placeholders}`; with no values the message stands as it is."""
        translated = _translations(self.code).gettext(message) if message else ""
        return translated.format(**values) if values else translated

    def plural(self, one: str, many: str, number: int, /, **values: object) -> str:
        """Translate with the plural form that `number` needs; `{n}` is the number as the language writes it."""
        translated = _translations(self.code).ngettext(one, many, number)
        return translated.format(**({"n": self.number(number)} | values))

    def number(self, value: float | Decimal | int, decimals: int | None = None) -> str:
        """Write a number; `decimals` fixes the digits after the point, else at most three, as many as needed."""
        pattern = "#,##0.###" if decimals is None else "#,##0" + ("." + "0" * decimals if decimals else "")
        text: str = format_decimal(value, format=pattern, locale=self.locale, decimal_quantization=True)
        return text.replace("-", "\u2212") if value < 0 else text

    def percent(self, share: float, decimals: int = 0) -> str:
        """Write a share between 0 and 1 as a percentage."""
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "") + "%"
        text: str = format_percent(share, format=pattern, locale=self.locale)
        text = text.replace("%", f"{NBSP}%") if self.code == "es" else text
        return text.replace("-", "\u2212") if share < 0 else text

    def date(self, value: dt.date | str) -> str:
        """Write a day, or only the month or year where that is all that is known (`2022-11`, `2022`)."""
        if isinstance(value, dt.date):
            return self._format(value, "d 'de' MMMM 'de' y" if self.code == "es" else "MMMM d, y")
        parts = value.split("-")
        if len(parts) == 1:
            return value
        if len(parts) == 2:
            month = dt.date(int(parts[0]), int(parts[1]), 1)
            return self._format(month, "MMMM 'de' y" if self.code == "es" else "MMMM y")
        return self.date(dt.date.fromisoformat(value))

    def period(self, start: dt.date | None, end: dt.date | None, *, short: bool = False) -> str:
        """Name a period: `2016`, `2016–2017`, `January–July 2017`, or the single day; months abbreviated if `short`."""
        if start is None and end is None:
            return self.text("period not stated")
        if start is None or end is None:
            known = end if start is None else start
            assert known is not None
            message = _("until {date}") if start is None else _("from {date}")
            return self.text(message, date=self._day(known, short))
        if start == end:
            return self._day(start, short)
        whole_years = (start.month, start.day) == (1, 1) and (end.month, end.day) == (12, 31)
        if whole_years:
            return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
        if start.day == 1 and _is_month_end(end):
            month = "MMM" if short else "MMMM"
            first, last = self._format(start, month), self._format(end, month)
            if start.year != end.year:
                return " – ".join(self._format(d, self._pattern(month)) for d in (start, end))
            year = f" de {end.year}" if self.code == "es" else f" {end.year}"
            return (first if first == last else f"{first}–{last}") + year
        return f"{self._day(start, short)} – {self._day(end, short)}"

    def join(self, items: list[str]) -> str:
        """Join words as prose: `a`, `a and b`, `a, b and c`."""
        if len(items) < 2:
            return "".join(items)
        return self.text("{first} and {last}", first=", ".join(items[:-1]), last=items[-1])

    def _day(self, value: dt.date, short: bool) -> str:
        if not short:
            return self.date(value)
        return self._format(value, "d MMM y" if self.code == "es" else "MMM d, y")

    def _pattern(self, month: str) -> str:
        return f"{month} 'de' y" if self.code == "es" else f"{month} y"

    def _format(self, value: dt.date, pattern: str) -> str:
        text: str = format_date(value, pattern, locale=self.locale)
        return text


def _is_month_end(day: dt.date) -> bool:
    return (dt.date.fromordinal(day.toordinal() + 1)).day == 1

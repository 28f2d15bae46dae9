"""Words, numbers and dates in the reader's language. Every string a report shows passes through here.

English is the source language: message ids are the English sentences. A further language is a catalogue
`locale/<code>/LC_MESSAGES/evaluation.po`, compiled in memory when it is first used, so that no compiled file
can be out of step with it. Its header names the locale and the paper; how dates are put together are messages too.
"""

from __future__ import annotations

import datetime as dt
import gettext
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import dropwhile, takewhile
from pathlib import Path
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from evaluation.errors import ParameterError
from evaluation.locale import DOMAIN, SOURCE_LANGUAGE, available_languages, catalogue_path

SOURCE_HEADER: Final = {"Language": "en_US", "X-Paper": "us-letter"}
"""Conventions of the source language, which has no catalogue."""
PAPER: Final = "a4"
"""Paper of a language whose catalogue names none."""
NBSP: Final = "\u00a0"


def _(message: str) -> str:
    """Mark a message for the catalogue where it is written down; it is translated where it is shown."""
    return message


Forms = tuple[str, str]
"""A message of one thing, and the same of several."""


def forms(one: str, many: str) -> Forms:
    """Mark a message that counts for the catalogue where it is written down."""
    return one, many


@cache
def _header(path: Path) -> Mapping[str, str]:
    """Header of a catalogue, read without the messages after it; what it leaves open follows from its folder.

    Raises
    ------
    ParameterError
        If it names a language whose numbers and dates nobody knows how to write.
    """
    with path.open(encoding="utf-8") as file:
        lines = takewhile(str.strip, dropwhile(lambda line: line.startswith("#") or not line.strip(), file))
        found = [re.fullmatch(r'"([\w-]+): (.*)\\n"', line.strip()) for line in lines]
    named = {match[1]: match[2] for match in found if match and match[2].strip()}
    named = {"Language": path.parents[1].name, "X-Paper": PAPER} | named
    named["Language"] = named["Language"].replace("-", "_")
    try:
        Locale.parse(named["Language"])
    except (UnknownLocaleError, ValueError):
        raise ParameterError(
            f"language: how numbers and dates are written in {named['Language']!r} is not known. Name a language of "
            f'which it is in the header of {path}, such as "Language: es_PE\\n".'
        ) from None
    return named


@cache
def _translations(path: Path | None) -> gettext.NullTranslations:
    if path is None:
        return gettext.NullTranslations()
    buffer = io.BytesIO()
    with path.open("rb") as file:
        write_mo(buffer, read_po(file, locale=_header(path)["Language"], domain=DOMAIN))
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
        return Locale.parse(self._conventions["Language"])

    @property
    def paper(self) -> str:
        """Paper size of the PDF in the name Typst uses."""
        return self._conventions["X-Paper"]

    def text(self, message: str, /, **values: object) -> str:
        """Translate `message` and fill its `{placeholders}`; with no values the message stands as it is."""
        translated = self._catalogue.gettext(message) if message else ""
        return translated.format(**values) if values else translated

    def plural(self, one: str, many: str, number: int, /, **values: object) -> str:
        """Translate with the plural form that `number` needs; `{n}` is the number as the language writes it."""
        translated = self._catalogue.ngettext(one, many, number)
        return translated.format(**({"n": self.number(number)} | values))

    def number(self, value: float | Decimal | int, decimals: int | None = None) -> str:
        """Write a number; `decimals` fixes the digits after the point, else at most three, as many as needed."""
        pattern = "#,##0.###" if decimals is None else "#,##0" + ("." + "0" * decimals if decimals else "")
        text: str = format_decimal(value, format=pattern, locale=self.locale, decimal_quantization=True)
        return text.replace("-", "\u2212") if value < 0 else text

    def percent(self, share: float, decimals: int = 0) -> str:
        """Write a share between 0 and 1 as a percentage."""
        return self.text("{number}%", number=self.number(Decimal(str(share)) * 100, decimals))

    def date(self, value: dt.date | str) -> str:
        """Write a day, or only the month or year where that is all that is known (`2022-11`, `2022`)."""
        if isinstance(value, dt.date):
            return self._format(value, self.text("MMMM d, y"))
        parts = value.split("-")
        if len(parts) == 1:
            return value
        if len(parts) == 2:
            month = dt.date(int(parts[0]), int(parts[1]), 1)
            return self._format(month, self.text("MMMM y"))
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
            pattern = self.text("MMM y") if short else self.text("MMMM y")
            last = self._format(end, pattern)
            if start.year != end.year:
                return f"{self._format(start, pattern)} – {last}"
            if start.month == end.month:
                return last
            return self._format(start, "MMM" if short else "MMMM") + f"–{last}"
        return f"{self._day(start, short)} – {self._day(end, short)}"

    def of_record(self, record: object, field: str) -> str:
        """Name, title or other text of a row of data/, from its column in this language; English where it has none."""
        words: str = getattr(record, field).of(self.code)
        return words

    def join(self, items: list[str]) -> str:
        """Join words as prose: `a`, `a and b`, `a, b and c`."""
        if len(items) < 2:
            return "".join(items)
        return self.text("{first} and {last}", first=", ".join(items[:-1]), last=items[-1])

    def _day(self, value: dt.date, short: bool) -> str:
        if not short:
            return self.date(value)
        return self._format(value, self.text("MMM d, y"))

    @property
    def _path(self) -> Path | None:
        return None if self.code == SOURCE_LANGUAGE else catalogue_path(self.code)

    @property
    def _catalogue(self) -> gettext.NullTranslations:
        return _translations(self._path)

    @property
    def _conventions(self) -> Mapping[str, str]:
        return SOURCE_HEADER if self._path is None else _header(self._path)

    def _format(self, value: dt.date, pattern: str) -> str:
        text: str = format_date(value, pattern, locale=self.locale)
        return text


def _is_month_end(day: dt.date) -> bool:
    return (dt.date.fromordinal(day.toordinal() + 1)).day == 1

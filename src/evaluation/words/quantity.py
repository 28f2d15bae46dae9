"""Values with and without their units, in the reader's language and with the digits that the unit allows."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from evaluation.load import Unit
from evaluation.locale.language import NBSP, Language, _

MILLION: Final = 1_000_000
QUALIFIED: Final = {
    "at_least": _("at least {value}"),
    "about": _("about {value}"),
    "at_most": _("at most {value}"),
}
NUMBER: Final = "{number}"
"""Stands in the words of a unit where its number does not come before them, as in `S/ {number}`."""
SIGNS: Final = {"at_least": "≥ ", "about": "≈ ", "at_most": "≤ "}


def quantity(language: Language, unit: Unit, value: float | Decimal, qualifier: str = "exact") -> str:
    """Write a value with its unit and qualifier: `at least 9.8 million U.S. dollars`, `24.8%`, `1 office`."""
    if unit.kind_of_number == "percent":
        shown = language.percent(float(value) / 100, decimals(value, unit.decimals))
    else:
        many = language.of_record(unit, "many")
        if abs(Decimal(str(value))) >= MILLION and NUMBER not in many:
            shown = language.text("{number} million {unit}", number=millions(language, value), unit=many)
        else:
            words = language.of_record(unit, "one") if value == 1 else many
            number = bare(language, unit, value)
            # a minus stands before the sign of the money, as a plus does
            minus, size = (number[0], number[1:]) if number.startswith("\u2212") else ("", number)
            # a sign of money and its number stay on one line
            before = words.replace(f" {NUMBER}", NBSP + NUMBER)
            shown = minus + before.replace(NUMBER, size) if NUMBER in words else f"{number} {words}"
    template = QUALIFIED.get(qualifier)
    return language.text(template, value=shown) if template else shown


def unit_name(language: Language, unit: Unit) -> str:
    """A unit in the plural without any number, as an axis or a heading names it."""
    return " ".join(language.of_record(unit, "many").replace(NUMBER, "").split())


def bare(language: Language, unit: Unit, value: float | Decimal, qualifier: str = "exact") -> str:
    """Write a value without its unit, for tables and chart labels; bounds are signs."""
    sign = SIGNS.get(qualifier, "")
    if unit.kind_of_number == "percent":
        return sign + language.percent(float(value) / 100, decimals(value, unit.decimals))
    if abs(Decimal(str(value))) >= MILLION:
        return sign + language.text("{number} million", number=millions(language, value))
    return sign + language.number(value, decimals(value, unit.decimals))


def millions(language: Language, value: float | Decimal) -> str:
    """Write a large value as a number of millions, with at most two digits after the point."""
    shown = Decimal(str(value)) / MILLION
    return language.number(shown, decimals(shown, 2))


def as_printed(unit: Unit, value: float | Decimal) -> float:
    """The number that a reader of a value sees: rounded as it is written."""
    exact = Decimal(str(value))
    if unit.kind_of_number != "percent" and abs(exact) >= MILLION:
        return float(round(exact / MILLION, 2) * MILLION)
    return float(round(exact, unit.decimals))


def decimals(value: float | Decimal, most: int) -> int:
    """Digits after the point that the value needs, at most `most`."""
    digits = f"{Decimal(str(value)):.{most}f}"
    return len(digits.partition(".")[2].rstrip("0"))

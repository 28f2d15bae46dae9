"""Columns of a sheet with a row for each indicator, and words in its cells, in any language that there is."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from evaluation.locale import available_languages
from evaluation.locale.language import Language, _

HEADINGS: Final[Mapping[str, str]] = {
    "objective": _("objective"),
    "indicator": _("indicator"),
    "unit": _("unit"),
    "kind": _("kind"),
    "direction": _("direction"),
    "level": _("level"),
    "area": _("area"),
    "baseline": _("baseline"),
    "baseline_period": _("baseline period"),
    "target": _("target"),
    "target_period": _("target period"),
    "no_target": _("why no target"),
    "material_change": _("smallest change"),
    "source": _("source"),
    "read": _("read"),
    "relation": _("relation"),
}
"""Names of the columns; those that are no period and none of these are left out and named."""
ALIASES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("baseline year", "año de línea de base", "año base"), "baseline_period"),
    **dict.fromkeys(("target year", "año de la meta", "año meta"), "target_period"),
    **dict.fromkeys(("outcome", "resultado"), "objective"),
    **dict.fromkeys(("kpi", "indicator name", "nombre del indicador"), "indicator"),
    **dict.fromkeys(("unit of measure", "unidad de medida"), "unit"),
    **dict.fromkeys(("data source", "means of verification", "medio de verificación", "fuente de datos"), "source"),
}
"""Other names that offices give them."""
KINDS: Final[Mapping[str, str]] = {
    "count": _("count"),
    "stock": _("stock"),
    "amount": _("amount"),
    "share": _("share"),
    "rate": _("rate"),
}
DIRECTIONS: Final[Mapping[str, str]] = {"rise": _("rise"), "fall": _("fall"), "none": _("none")}
LEVELS: Final[Mapping[str, str]] = {"input": _("input"), "output": _("output"), "outcome": _("outcome")}
READS: Final[Mapping[str, str]] = {
    "whole": _("whole"),
    "passage": _("passage"),
    "opening": _("opening"),
    "relayed": _("relayed"),
}
RELATIONS: Final[Mapping[str, str]] = {
    "programme": _("program"),
    "party": _("party"),
    "independent": _("independent"),
    "relay": _("relay"),
}
VOCABULARIES: Final[Mapping[str, Mapping[str, str]]] = {
    "kind": KINDS,
    "direction": DIRECTIONS,
    "level": LEVELS,
    "read": READS,
    "relation": RELATIONS,
}
"""Words of the cells of a column; none has a default."""
LIKE: Final = 0.8


def heading_of(cell: str, named: Mapping[str, str] = MappingProxyType({})) -> str:
    """Column that a heading names, or that somebody named it for; empty if it is none."""
    for name, heading in named.items():
        if _plain(heading) == _plain(cell):
            return name
    found = _known().get(_plain(cell), "")
    return "" if found in named else found


def word_of(column: str, cell: str) -> str:
    """Word of the vocabulary that a cell of a column says; empty if it is none."""
    return _known(column).get(_plain(cell), "")


def meant(cell: str) -> str:
    """Column that a heading without one looks like; empty if none does."""
    known = _known()
    close = difflib.get_close_matches(_plain(cell), known, n=1, cutoff=LIKE)
    return known[close[0]] if close else ""


def words_in(column: str, language: Language) -> str:
    """Words that a cell of a column may say, in a language."""
    return ", ".join(language.text(word) for word in VOCABULARIES[column].values())


@cache
def _known(column: str = "") -> Mapping[str, str]:
    """Headings, or the words of a column, as they may be written."""
    words, others = (VOCABULARIES[column], {}) if column else (HEADINGS, ALIASES)
    found = {_plain(key): key for key in words}
    for code in available_languages():
        found |= {_plain(Language.of(code).text(word)): key for key, word in words.items()}
    return found | {_plain(word): key for word, key in others.items() if _plain(word) not in found}


def _plain(words: str) -> str:
    parts = unicodedata.normalize("NFD", words.casefold().replace("_", " "))
    return " ".join("".join(sign for sign in parts if not unicodedata.combining(sign)).split()).rstrip(":*")


def first_row_with(
    rows: Iterable[tuple[str, ...]], needed: Iterable[str], named: Mapping[str, str] = MappingProxyType({})
) -> int | None:
    """Number of the row that has headings for all that is needed."""
    asked = set(needed)
    for number, row in enumerate(rows):
        if asked <= {heading_of(cell, named) for cell in row if cell}:
            return number
    return None

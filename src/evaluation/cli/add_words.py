"""What can be told of a figure, a document and an indicator that are added, each in a few words.

The names are the columns of the tables, and the keys of a sheet with the language of each text.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from evaluation.locale import available_languages


def _in_each(texts: Mapping[str, str]) -> dict[str, str]:
    return {f"{name}_{code}": f"{what} [{code}]" for name, what in texts.items() for code in available_languages()}


_FIGURE: Final[Mapping[str, str]] = {
    "measure": "what is measured: a row of measures.csv",
    "value": "the number as the document prints it",
    "year": "the year it is of; or --period-end with --period-start, or alone for a state on a day",
    "period_start": "first day of the period",
    "period_end": "last day of the period; for a state on a day, that day",
    "authority": "body and register that it comes from: a row of authorities.csv",
    "source": "the document: a row of sources.csv",
    "locator": "where in the document: page, paragraph or table",
    "unit": "unit; that of the measure, if left out",
    "area": "place; the whole program's, if left out",
    "sex": "sex of the persons, where the document tells it",
    "age_group": "their age, where the document tells it",
    "note": "what a user must know",
}
FIGURE: Final[Mapping[str, str]] = {
    **_FIGURE,
    "qualifier": "how it is printed; exact, if left out",
    "confidence": "how sure it is that the row says what the document says; high, if left out",
    "observation_id": "id; the next free one, if left out",
}
SOURCE: Final[Mapping[str, str]] = {
    "title": "title as the document gives it",
    "publisher": "who published it",
    "published_on": "its date as far as it is known; or --known-by with --known-by-reason",
    "known_by": "where it has no date: a day by which it existed",
    "known_by_reason": "the argument for that day",
    "language": "language it is written in",
    "url": "its address",
    "read": "how far it was read",
    "relation": "how it stands to the program",
    **_in_each({"copy": "which copy or kind of text was read, where it matters"}),
    "coverage_start": "first date it speaks of",
    "coverage_end": "last date it speaks of",
    "note": "limits of it",
    "source_id": "id; the next free one, if left out",
}
INDICATOR: Final[Mapping[str, str]] = {
    "objective": "objective that it belongs to",
    "level": "its place in the results chain",
    "measure": "what is measured: a row of measures.csv, or the name of a new one",
    **_in_each({"title": "its title", "why": "why it says something about the objective"}),
    "direction": "change that is wanted; none for what is never judged",
    **_in_each({"direction_reason": "why that change", "limitation": "what its figures do not say"}),
    "authority": "whose figures count",
    **_in_each({"authority_reason": "why theirs and not those of others"}),
    "material_change": "smallest change that counts, in the unit",
    **_in_each({"material_change_reason": "why no smaller one"}),
    "target": "target, if there is one, in the unit",
    "target_date": "day by which it is to be reached",
    "target_source": "document that sets it",
    **_in_each({"target_reason": "why it is a target of this indicator"}),
    "baseline_start": "first day of the baseline; that of most indicators, if left out",
    "baseline_end": "its last day",
    **_in_each({"baseline_reason": "why that period"}),
    **_in_each({"short_title": "shorter title; the title, if left out"}),
    "cumulation": "what the figures add up to; follows from the measure, if left out",
    "id": "id; the next free one of the objective, if left out",
    "kind": "of a new measure: what kind of number it is",
    **_in_each({"definition": "of a new measure: what is counted, in one sentence"}),
    **{name: what for name, what in _FIGURE.items() if name not in ("measure", "authority")},
}
TOLD: Final[Mapping[str, Mapping[str, str]]] = {"figure": FIGURE, "source": SOURCE, "indicator": INDICATOR}

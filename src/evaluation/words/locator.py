"""Where in a document a figure stands, in the reader's language; headings of the document stay as they are."""

from __future__ import annotations

import re
from typing import Final

from evaluation.locale.language import Language, _

PLACES: Final = (
    (re.compile(r"paras (?P<first>\d+)-(?P<last>\d+)"), _("paragraphs {first} to {last}")),
    (re.compile(r"para (?P<n>\d+)"), _("paragraph {n}")),
    (re.compile(r"last para"), _("last paragraph")),
    (re.compile(r"p\. (?P<first>\d+)-(?P<last>\d+)"), _("pages {first} to {last}")),
    (re.compile(r"p\. (?P<n>\d+)"), _("page {n}")),
    (re.compile(r"graph (?P<n>\d+)"), _("chart {n}")),
    (re.compile(r"table (?P<n>\d+)"), _("table {n}")),
    (re.compile(r"text after table (?P<n>\d+)"), _("text after table {n}")),
    (re.compile(r"columns? (?P<n>.+)"), _("column {n}")),
    (re.compile(r"articles? (?P<n>\S+)"), _("article {n}")),
    (re.compile(r"rows of the country"), _("rows of the country")),
    (re.compile(r"rows by department"), _("rows by department")),
    (re.compile(r"by form of exploitation"), _("by form of exploitation")),
    (re.compile(r"section (?P<n>[\d.]+)"), _("section {n}")),
    (re.compile(r"objective (?P<n>\d+)"), _("objective {n}")),
    (re.compile(r"answer (?P<n>\d+)"), _("answer {n}")),
    (re.compile(r"bullet (?P<n>\d+)"), _("item {n} of a list")),
    (re.compile(r"(?P<year>\d{4}) edition"), _("edition of {year}")),
    (re.compile(r"opening"), _("opening")),
    (re.compile(r"title"), _("title")),
    (re.compile(r"abstract"), _("abstract")),
    (re.compile(r"summary"), _("summary")),
    (re.compile(r"counter"), _("counter")),
    (re.compile(r"headline text \((?P<place>[^)]+) copy\)"), _("headline of the copy from {place}")),
    (re.compile(r"(?P<agency>[A-Z]{2,}) version"), _("version of the agency {agency}")),
)
"""The words that the column `locator` is written in."""
SEPARATOR: Final = re.compile(r"(?:, | and )")


def place_in_document(language: Language, locator: str) -> str:
    """Say where a figure stands: `Prosecution, paragraph 1`; a part that is none of our words is a heading."""
    return ", ".join(_part(language, part) for part in SEPARATOR.split(locator)) if locator else ""


def _part(language: Language, part: str) -> str:
    for pattern, message in PLACES:
        if match := pattern.fullmatch(part):
            return language.text(message, **match.groupdict())
    heading = part.strip("'")
    return f"“{heading}”"

"""What the index of a folder says of editions elsewhere: those of earlier days, and those of single areas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from markupsafe import Markup

from evaluation.locale.language import Language
from evaluation.methods import Outlook
from evaluation.plan.manifest import VerdictLine
from evaluation.words.markup import Column, element, heading, paragraph, table
from evaluation.words.wording import badge

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class EditionLine:
    """A dated edition on the index page: its day, the link to its own index, and its verdicts by language."""

    as_of: str
    link: str
    verdicts: Mapping[str, Sequence[VerdictLine]]


@dataclass(frozen=True, slots=True)
class AreaEdition:
    """Reports of an area as known on one day: the link to their index, and the title of the first in each language."""

    as_of: str
    link: str
    titles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AreaLine:
    """An area on the index page with its editions, today's first."""

    editions: Sequence[AreaEdition]


def editions_section(editions: Sequence[EditionLine], language: Language) -> Markup:
    """One row for each day with the answers of then, and a link to its reports."""
    text, own = language.text, [edition for edition in editions if language.code in edition.verdicts]
    titles = tuple(dict.fromkeys(line.title for edition in own for line in edition.verdicts[language.code]))
    explained = text(
        "Each is the report as it could have been written on that day, with the figures published by then and the "
        "questions and rules of today."
    )
    columns = [
        Column[EditionLine](text("As known on"), lambda e: element("a", language.date(e.as_of), href=e.link)),
        *(_verdict_on(title, language) for title in titles),
    ]
    return element(
        "section",
        heading(2, text("The same report as of earlier days")),
        paragraph(explained),
        boxed(text("Verdicts as known on each day"), columns, own),
        lang=language.code,
    )


def areas_section(areas: Sequence[AreaLine], language: Language) -> Markup:
    """One row for each area with its days, each a link; nothing in a language in which there is none."""
    text = language.text
    editions = [[e for e in area.editions if language.code in e.titles] for area in areas]
    rows = [own for own in editions if own]
    if not rows:
        return Markup("")
    explained = text("Each rests on the figures that documents give for that area alone. Many areas have few or none.")
    title = text("Reports of single areas")
    columns = [
        Column[list[AreaEdition]](text("Report"), lambda own: own[0].titles[language.code]),
        Column[list[AreaEdition]](text("As known on"), lambda own: _days(own, language)),
    ]
    caption = text("Areas, and the days for which there is a report")
    shown = boxed(caption, columns, rows)
    return element("section", heading(2, title), paragraph(explained), shown, lang=language.code)


def _verdict_on(title: str, language: Language) -> Column[EditionLine]:
    """Column of one objective: the answers on it in each edition."""

    def cell(edition: EditionLine) -> Markup:
        shown = badges_by_title(edition.verdicts[language.code], language)
        return Markup(" ").join(shown.get(title, ["–"]))

    return Column(title, cell)


def _days(editions: Sequence[AreaEdition], language: Language) -> Markup:
    """The days for which there is a report of an area, each a link."""
    return Markup(" · ").join(
        element(
            "a",
            language.date(edition.as_of),
            element("span", f": {edition.titles[language.code]}", class_="unseen"),
            href=edition.link,
        )
        for edition in editions
    )


def badges_by_title(lines: Iterable[VerdictLine], language: Language) -> dict[str, list[Markup]]:
    """The answers on each objective, by its title."""
    found: dict[str, list[Markup]] = {}
    for line in lines:
        found.setdefault(line.title, []).append(badge(language, Outlook(line.outlook), line.verdict))
    return found


def boxed(caption: str, columns: Sequence[Column[T]], rows: Iterable[T]) -> Markup:
    """A table that scrolls by itself on a phone, as those of the reports do."""
    shown = table(caption, columns, rows)
    return element("div", shown, class_="table-box", role="region", tabindex="0", aria_label=caption)

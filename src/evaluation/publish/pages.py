"""The index of a folder of reports: what to read first, every report and edition, and the tables of all results."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from markupsafe import Markup

from evaluation.framework import Text
from evaluation.locale import SOURCE_LANGUAGE
from evaluation.locale.language import NBSP, Language, _
from evaluation.methods import Outlook
from evaluation.plan.manifest import FACTS, MANIFEST, Record, VerdictLine
from evaluation.plan.notebook import COMBINED
from evaluation.plan.request import AREA, FORMATS
from evaluation.publish.crate import CRATE
from evaluation.render.page import plain_page
from evaluation.results import DESCRIPTOR, FOLDER, SHEETS
from evaluation.words.block import join
from evaluation.words.markup import Column, bullets, element, heading, paragraph, table
from evaluation.words.wording import badge

T = TypeVar("T")

BACK: Final = {
    False: _("Reports as of today and of other days"),
    True: _("All reports: of the whole programme, of other days and of other areas"),
}
"""Words of the link from an edition to the page of all, by whether it is about an area."""
SHOWN_FINGERPRINT: Final = 12
KILOBYTE: Final = 1000


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


def index_html(
    records: Sequence[Record],
    title: Text,
    editions: Sequence[EditionLine] = (),
    areas: Sequence[AreaLine] = (),
    back: str = "",
) -> bytes:
    """Page that lists all reports of a folder, language by language, everything said once in each.

    Parameters
    ----------
    records : sequence of Record
        In the order in which they are shown.
    title : Text
        Of the programme.
    editions : sequence of EditionLine, optional
        Reports as of earlier days, each in a folder of its own.
    areas : sequence of AreaLine, optional
        Reports of single areas, likewise.
    back : str, optional
        Link to the page that lists all editions.
    """
    listed = [record.language for record in records] or [code for e in editions for code in e.verdicts]
    listed = listed or [code for area in areas for e in area.editions for code in e.titles]
    codes = tuple(dict.fromkeys(listed)) or (SOURCE_LANGUAGE,)
    languages = [Language.of(code) for code in codes]
    is_area = any(AREA in parameters for record in records for parameters in record.parameters)
    parts = [_back(back, languages, is_area=is_area)] if back else []
    if records:
        parts += [_language([r for r in records if r.language == own.code], own) for own in languages]
    if editions:
        parts += [_editions(editions, own) for own in languages]
    if areas:
        parts += [_areas(areas, own) for own in languages]
    if records:
        parts.append(element("footer", [_machines(own) for own in languages]))
    shown = {code: title.of(code) for code in codes}
    if is_area:
        shown |= {r.language: r.title for r in sorted(records, key=lambda r: r.document == COMBINED)}
    name = " · ".join(shown.values())
    titles = [element("span", words, lang=code) for code, words in shown.items()]
    return plain_page(languages[0], name, join([element("h1", Markup("<br>").join(titles)), *parts]))


def _back(link: str, languages: Sequence[Language], *, is_area: bool) -> Markup:
    """Way to the page that lists all editions."""
    words = [element("a", own.text(BACK[is_area]), href=link, lang=own.code) for own in languages]
    return paragraph(Markup(" · ").join(words))


def _machines(language: Language) -> Markup:
    """What the folder holds beside the reports, for programs and for whoever wants to redo the sums."""
    text = language.text
    told = text(
        "For machines: every figure the reports state, the meaning of every column, and from what each file was made"
    )
    files = [element("a", name, href=name) for name in (FACTS, DESCRIPTOR, CRATE, MANIFEST)]
    tables = [
        Markup("{}: {}").format(element("a", f"{sheet.name}.csv", href=f"{FOLDER}{sheet.name}.csv"), text(sheet.title))
        for sheet in SHEETS
    ]
    listed = paragraph(told, ": ", Markup(", ").join(files), ".")
    title = heading(2, text("Tables of all results"))
    return element("section", title, bullets(tables), listed, lang=language.code)


def _language(records: Sequence[Record], language: Language) -> Markup:
    """What to read first, the verdicts, then all reports; from what they were made is said once where it is one."""
    name = language.locale.get_language_name(language.code) or language.code
    by_document: dict[str, list[Record]] = {}
    for record in records:
        by_document.setdefault(record.document, []).append(record)
    whole = by_document.get(COMBINED, [])
    first = [own for own in by_document.values() if _is_apart(own[0], whole)]
    rows = [_in_order(own) for own in by_document.values() if own not in first]
    origins = {own[0].document: _made_from(own[0], language) for own in by_document.values()}
    is_one = len(set(origins.values())) == 1
    columns = [
        Column[list[Record]](language.text("Report"), lambda records: records[0].title),
        Column[list[Record]](language.text("Files"), lambda records: _links(records, language)),
        *(() if is_one else (_origin(origins, language),)),
    ]
    parts = [
        heading(2, name[:1].upper() + name[1:]),
        *(_start(_in_order(own), language, "" if is_one else origins[own[0].document]) for own in first),
        bullets(_verdicts(whole[0].verdicts if whole else (), language)),
        *([_boxed(language.text("Reports"), columns, rows)] if rows else []),
        *([paragraph(_sentence(next(iter(origins.values()))), class_="origin")] if is_one else []),
    ]
    return element("section", parts, lang=language.code)


def _is_apart(record: Record, whole: Sequence[Record]) -> bool:
    """Whether a report stands beside the whole one and is no chapter of it: the one to begin with."""
    chapters = {name for other in whole for name in other.chapters}
    return bool(chapters) and chapters.isdisjoint(record.chapters)


def _start(records: Sequence[Record], language: Language, origin: str) -> Markup:
    """The report that is to be read first, with its files."""
    title = element("strong", language.text("Start here"), ": ", records[0].title)
    made = [element("span", origin, class_="origin")] if origin else []
    return paragraph(title, " ", _links(records, language), *made, class_="start")


def _origin(origins: Mapping[str, str], language: Language) -> Column[list[Record]]:
    return Column(language.text("Made from"), lambda records: origins[records[0].document])


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _editions(editions: Sequence[EditionLine], language: Language) -> Markup:
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
        _boxed(text("Verdicts as known on each day"), columns, own),
        lang=language.code,
    )


def _areas(areas: Sequence[AreaLine], language: Language) -> Markup:
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
    shown = _boxed(caption, columns, rows)
    return element("section", heading(2, title), paragraph(explained), shown, lang=language.code)


def _verdicts(lines: Iterable[VerdictLine], language: Language) -> list[Markup]:
    by_title = _badges(lines, language)
    return [Markup("{}: {}").format(title, Markup(" ").join(badges)) for title, badges in by_title.items()]


def _badges(lines: Iterable[VerdictLine], language: Language) -> dict[str, list[Markup]]:
    """The answers on each objective, by its title."""
    found: dict[str, list[Markup]] = {}
    for line in lines:
        found.setdefault(line.title, []).append(badge(language, Outlook(line.outlook), line.verdict))
    return found


def _boxed(caption: str, columns: Sequence[Column[T]], rows: Iterable[T]) -> Markup:
    """A table that scrolls by itself on a phone, as those of the reports do."""
    shown = table(caption, columns, rows)
    return element("div", shown, class_="table-box", role="region", tabindex="0", aria_label=caption)


def _verdict_on(title: str, language: Language) -> Column[EditionLine]:
    """Column of one objective: the answers on it in each edition."""

    def cell(edition: EditionLine) -> Markup:
        shown = _badges(edition.verdicts[language.code], language)
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


def _in_order(records: Iterable[Record]) -> list[Record]:
    return sorted(records, key=lambda r: FORMATS.index(r.format) if r.format in FORMATS else len(FORMATS))


def _links(records: Sequence[Record], language: Language) -> Markup:
    return Markup(" · ").join(
        element(
            "a",
            f"{record.format.upper()},{NBSP}{_size(record.size, language)}",
            element("span", f": {record.title}", class_="unseen"),
            href=record.path,
        )
        for record in records
    )


def _made_from(newest: Record, language: Language) -> str:
    return language.text(
        "data as known on {date}, state {fingerprint}; version {version}",
        date=language.date(newest.as_of),
        fingerprint=newest.data[:SHOWN_FINGERPRINT],
        version=newest.version,
    )


def _size(size: int, language: Language) -> str:
    thousands = max(1, round(size / KILOBYTE))
    if thousands < KILOBYTE:
        return f"{language.number(thousands)}{NBSP}kB"
    return f"{language.number(thousands / KILOBYTE, 1)}{NBSP}MB"

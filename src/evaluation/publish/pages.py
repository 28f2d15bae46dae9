"""The index of a folder of reports: what to read first, every report and edition, and the tables of all results."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from markupsafe import Markup

from evaluation.framework import Text
from evaluation.locale import SOURCE_LANGUAGE
from evaluation.locale.language import NBSP, Language, _
from evaluation.plan.manifest import FACTS, MANIFEST, Record, VerdictLine
from evaluation.plan.notebook import ANNEX, COMBINED
from evaluation.plan.request import AREA, FORMATS
from evaluation.publish.crate import CRATE
from evaluation.publish.other_editions import (
    AreaLine,
    EditionLine,
    areas_section,
    badges_by_title,
    boxed,
    editions_section,
)
from evaluation.publish.passed_on import PICTURE, TEXT
from evaluation.render.page import plain_page
from evaluation.results import DESCRIPTOR, FOLDER, SCHEMAS
from evaluation.words.block import join
from evaluation.words.markup import Column, bullets, element, heading, paragraph

BACK: Final = {
    False: _("Reports as of today and of other days"),
    True: _("All reports: of the whole program, of other days and of other areas"),
}
"""Words of the link from an edition to the page of all, by whether it is about an area."""
KILOBYTE: Final = 1000
ABOUT: Final = _(
    "An evaluation computed from published figures: what they show, how surely, and from which document. Each number "
    "leads to its source."
)
"""What all this is, in two sentences."""


def index_html(
    records: Sequence[Record],
    title: Text,
    editions: Sequence[EditionLine] = (),
    areas: Sequence[AreaLine] = (),
    back: str = "",
    files: Iterable[str] = (),
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
    files : iterable of str, optional
        Paths of what lies beside the reports.
    """
    beside = frozenset(files)
    listed = [record.language for record in records] or [code for e in editions for code in e.verdicts]
    listed = listed or [code for area in areas for e in area.editions for code in e.titles]
    codes = tuple(dict.fromkeys(listed)) or (SOURCE_LANGUAGE,)
    languages = [Language.of(code) for code in codes]
    is_area = any(AREA in parameters for record in records for parameters in record.parameters)
    parts = [_back(back, languages, is_area=is_area)] if back else []
    if records:
        parts += [_language([r for r in records if r.language == own.code], own, beside) for own in languages]
    if editions:
        parts += [editions_section(editions, own) for own in languages]
    if areas:
        parts += [areas_section(areas, own) for own in languages]
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
        Markup("{}: {}").format(
            element("a", f"{schema.name}.csv", href=f"{FOLDER}{schema.name}.csv"), text(schema.title)
        )
        for schema in SCHEMAS
    ]
    listed = paragraph(told, ": ", Markup(", ").join(files), ".")
    title = heading(2, text("Tables of all results"))
    return element("section", title, bullets(tables), listed, lang=language.code)


def _language(records: Sequence[Record], language: Language, beside: Collection[str]) -> Markup:
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
        paragraph(language.text(ABOUT)),
        *(_start(_in_order(own), language, "" if is_one else origins[own[0].document]) for own in first),
        *_to_pass_on(language, beside),
        bullets(_verdicts(whole[0].verdicts if whole else (), language)),
        *([boxed(language.text("Reports"), columns, rows)] if rows else []),
        *([paragraph(_sentence(next(iter(origins.values()))), class_="origin")] if is_one else []),
    ]
    return element("section", parts, lang=language.code)


def _is_apart(record: Record, whole: Sequence[Record]) -> bool:
    """Whether a report stands beside the main one and has no chapter of it or of the annex: the one to begin with."""
    chapters = {name for other in whole for name in other.chapters}
    return bool(chapters) and record.document != ANNEX and chapters.isdisjoint(record.chapters)


def _start(records: Sequence[Record], language: Language, origin: str) -> Markup:
    """The report that is to be read first, with its files."""
    title = element("strong", language.text("Start here"), ": ", records[0].title)
    made = [element("span", origin, class_="origin")] if origin else []
    return paragraph(title, " ", _links(records, language), *made, class_="start")


def _to_pass_on(language: Language, beside: Collection[str]) -> list[Markup]:
    """The picture and the text that are there to be passed on; nothing where there are none."""
    text = language.text
    named = {f"{language.code}/{PICTURE}": text("one picture"), f"{language.code}/{TEXT}": text("plain text")}
    links = [element("a", words, href=path) for path, words in named.items() if path in beside]
    return [paragraph(text("To pass on: "), Markup(" · ").join(links))] if links else []


def _origin(origins: Mapping[str, str], language: Language) -> Column[list[Record]]:
    return Column(language.text("Made from"), lambda records: origins[records[0].document])


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _verdicts(lines: Iterable[VerdictLine], language: Language) -> list[Markup]:
    by_title = badges_by_title(lines, language)
    return [Markup("{}: {}").format(title, Markup(" ").join(badges)) for title, badges in by_title.items()]


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
        "data as known on {date}; version {version}",
        date=language.date(newest.as_of),
        version=newest.version,
    )


def _size(size: int, language: Language) -> str:
    thousands = max(1, round(size / KILOBYTE))
    if thousands < KILOBYTE:
        return f"{language.number(thousands)}{NBSP}kB"
    return f"{language.number(thousands / KILOBYTE, 1)}{NBSP}MB"

"""The two pages that are no report: the index of a folder of reports, and the page about a chapter that failed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from markupsafe import Markup

from evaluation.build.jobs import COMBINED
from evaluation.build.records import FACTS, MANIFEST, Record
from evaluation.build.run import Failure
from evaluation.methods import Outlook
from evaluation.render.page import stylesheet
from evaluation.report.language import NBSP, Language
from evaluation.report.markup import Column, bullets, definitions, element, heading, paragraph, table
from evaluation.report.wording import badge

OWN_STYLE: Final = (Path(__file__).parent / "pages.css").read_text(encoding="utf-8")
"""What these pages add to the style of the reports."""
FORMATS: Final = ("html", "pdf")
SHOWN_FINGERPRINT: Final = 12
KILOBYTE: Final = 1000


def index_html(records: Sequence[Record], title: str) -> bytes:
    """Page that lists all reports of a folder, language by language; its own words are in the first language."""
    codes = tuple(dict.fromkeys(record.language for record in records))
    first = Language.of(codes[0])
    parts = [_language([r for r in records if r.language == code], Language.of(code)) for code in codes]
    machine = first.text("For machines: every figure the reports state, and from what each file was made")
    files = [element("a", name, href=name) for name in (FACTS, MANIFEST)]
    ending = element("footer", paragraph(machine, ": ", Markup(", ").join(files), "."))
    return _page(first, title, element("h1", title), *parts, ending)


def error_html(failures: Iterable[Failure], language: Language, report: str) -> bytes:
    """Page about the chapters for which a report could not be made; `report` is the file name of the report."""
    title = language.text("This report could not be made")
    kept = language.text(
        "A chapter failed while it ran. If an earlier report exists, it was left as it was: {name}", name=report
    )
    return _page(language, title, element("h1", title), paragraph(kept), *(_failure(f, language) for f in failures))


def _language(records: Sequence[Record], language: Language) -> Markup:
    name = language.locale.get_language_name(language.code) or language.code
    whole = [record for record in records if record.document == COMBINED]
    verdicts = [
        Markup("{}: {}").format(line.title, badge(language, Outlook(line.outlook), line.verdict))
        for line in (whole[0].verdicts if whole else ())
    ]
    documents = tuple(dict.fromkeys(record.document for record in records))
    columns = [Column(language.text("Report")), Column(language.text("Files")), Column(language.text("Made from"))]
    rows = [_row([r for r in records if r.document == document], language) for document in documents]
    return element(
        "section",
        heading(2, name[:1].upper() + name[1:]),
        bullets(verdicts),
        table(language.text("Reports"), columns, rows),
        lang=language.code,
    )


def _row(records: Sequence[Record], language: Language) -> list[Markup | str]:
    ordered = sorted(records, key=lambda r: FORMATS.index(r.format) if r.format in FORMATS else len(FORMATS))
    links = Markup(" · ").join(
        element(
            "a",
            f"{record.format.upper()},{NBSP}{_size(record.size, language)}",
            element("span", f": {record.title}", class_="unseen"),
            href=record.path,
        )
        for record in ordered
    )
    newest = ordered[0]
    made = language.text(
        "data as known on {date}, state {fingerprint}; version {version}",
        date=language.date(newest.as_of),
        fingerprint=str(newest.inputs["data"])[:SHOWN_FINGERPRINT],
        version=newest.version,
    )
    return [newest.title, links, made]


def _size(size: int, language: Language) -> str:
    thousands = max(1, round(size / KILOBYTE))
    if thousands < KILOBYTE:
        return f"{language.number(thousands)}{NBSP}kB"
    return f"{language.number(thousands / KILOBYTE, 1)}{NBSP}MB"


def _failure(failure: Failure, language: Language) -> Markup:
    place = failure.job.notebook.name
    if failure.cell:
        place = language.text("{notebook}, cell {number}", notebook=place, number=failure.cell)
    # not the path of the data folder: the page lies among files that may be published
    values = [f"{name} = {value!r}" for name, value in failure.job.settings if name != "data_dir"]
    parts = [
        heading(2, place),
        definitions(
            [
                (language.text("What went wrong"), failure.error),
                (language.text("Parameters"), Markup("<br/>").join(values)),
            ]
        ),
    ]
    for name, text in ((language.text("The cell"), failure.source), (language.text("Traceback"), failure.traceback)):
        if text:
            # long lines scroll, so the keyboard must be able to reach them
            parts += [heading(3, name), element("pre", text.strip("\n"), tabindex="0", aria_label=name)]
    return element("section", parts)


def _page(language: Language, title: str, *content: Markup) -> bytes:
    head = [
        Markup('<meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/>'),
        element("title", title),
        Markup("<style>{}</style>").format(Markup(stylesheet() + OWN_STYLE)),  # noqa: S704 - our own files
    ]
    page = element("html", element("head", head), element("body", element("main", content)), lang=language.code)
    return f"<!DOCTYPE html>\n{page}\n".encode()

"""Two builds side by side: where each comes from, what differs, and the page that says so."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from evaluation.compare.changes import compare
from evaluation.compare.page import Compared, outline
from evaluation.compare.sentences import Chapters, compare_text, read_chapters
from evaluation.errors import DataError, ParameterError
from evaluation.facts.read import Facts, parse_facts, read_facts
from evaluation.findings.finding import Finding
from evaluation.load import DATA_SUFFIXES, fingerprint_contents
from evaluation.locale.language import Language
from evaluation.plan.edition import Edition, survey
from evaluation.plan.manifest import FACTS
from evaluation.plan.notebook import ANNEX, COMBINED
from evaluation.plan.plan import find_plans
from evaluation.plan.request import LATEST, Request, edition_folder, parse_day
from evaluation.plan.state import find_stale, has_other_inputs, missing_files
from evaluation.plan.steps import Listener, ignore
from evaluation.publish.reports import build
from evaluation.render import Document, check_numerals, compose, to_html, to_pdf
from evaluation.verify.history import read_commit, read_folder
from evaluation.words.block import REPORT
from evaluation.words.outline import to_markdown, to_markup

NAME: Final = "compare"
READ: Final = (COMBINED, ANNEX)
"""Reports whose sentences are compared."""
SHORT: Final = 12
"""Rows and sentences of each kind in a text for a pull request, which has room for some 60,000 characters."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where builds are looked for.

    Parameters
    ----------
    reports_dir, data_dir, notebooks_dir : Path
    workers : int, optional
        Most notebooks at a time, if a build has to be made.
    """

    reports_dir: Path
    data_dir: Path
    notebooks_dir: Path
    workers: int = 1


@dataclass(frozen=True, slots=True)
class Side:
    """One of two builds.

    Parameters
    ----------
    label : str
        What it is called.
    facts : Facts
    chapters : Chapters or None
        Text of its report in one language, if it has one.
    is_behind : bool, optional
        Whether its reports are not what the data and notebooks beside them give.
    """

    label: str
    facts: Facts
    chapters: Chapters | None
    is_behind: bool = False


def compare_builds(old: str, new: str, place: Place, language: Language, listener: Listener = ignore) -> Compared:
    """Compare two builds, each named by a folder of reports, by a day, or by a commit.

    Raises
    ------
    ParameterError
        If a name is none of these, there are no reports in it, or the two are of different programmes.
    DataError
        If the facts of a build are of another version, or a build has to be made and the data has faults.
    """
    before, after = (find_side(word, place, language, listener) for word in (old, new))
    programmes = before.facts.programme.id, after.facts.programme.id
    if len({*programmes}) > 1:
        raise ParameterError(
            f"compare: {old} has the reports of the program {programmes[0]!r}, and {new} those of {programmes[1]!r}. "
            "Name two builds of one program."
        )
    known = before.chapters is not None and after.chapters is not None
    chapters = compare_text(before.chapters or {}, after.chapters or {}) if known else None
    labels = (before.label, after.label)
    behind = tuple(dict.fromkeys(side.label for side in (before, after) if side.is_behind))
    return Compared(before.facts, after.facts, labels, compare(before.facts, after.facts), chapters, behind)


def find_side(word: str, place: Place, language: Language, listener: Listener = ignore) -> Side:
    """Find the build that a word names.

    Raises
    ------
    ParameterError
        If the word is no folder of reports, no day as YYYY-MM-DD, and no commit.
    """
    folder = Path(word)
    if folder.is_dir():
        return replace(_in_folder(folder, word, language), is_behind=_is_behind(folder, place, language))
    if word[:4].isdigit() and word[4:5] == "-":
        return _as_of(parse_day(NAME, word).isoformat(), place, language, listener)
    commit = read_commit(word, place.reports_dir, [FACTS, *_reports(language)])
    if commit is None:
        raise ParameterError(
            f"{NAME}: {word!r} is no folder of reports, no day written as YYYY-MM-DD, and no commit of this repository."
        )
    if commit.files[FACTS] is None:
        raise ParameterError(f"{NAME}: the commit {word} holds no {place.reports_dir}/{FACTS}.")
    label = word if commit.id.startswith(word) else f"{word} ({commit.id})"
    facts = parse_facts(commit.files[FACTS], f"{word}:{place.reports_dir}/{FACTS}")
    data = read_folder(word, place.data_dir)
    own = {name: content for name, content in data.items() if Path(name).suffix in DATA_SUFFIXES}
    has_moved_on = bool(own) and fingerprint_contents(own) != facts.data_fingerprint
    return replace(_side(label, facts, [commit.files[path] for path in _reports(language)]), is_behind=has_moved_on)


def files_of(compared: Compared, language: Language) -> dict[str, bytes]:
    """Comparison as HTML, PDF and Markdown, by file name."""
    document = _document(compared, language)
    page, paper = to_html(document), to_pdf(document)
    check_numerals(document, page, paper)
    return {
        f"{NAME}.html": page,
        f"{NAME}.pdf": paper,
        f"{NAME}.md": markdown_of(compared, language).encode(),
    }


def html_of(compared: Compared, language: Language) -> str:
    """Comparison as a page."""
    return to_html(_document(compared, language)).decode()


def markdown_of(compared: Compared, language: Language) -> str:
    """Comparison as a short text for a pull request."""
    return to_markdown(outline(compared, language, SHORT))


def _document(compared: Compared, language: Language) -> Document:
    findings: dict[str, Finding] = {}
    shown = to_markup(outline(compared, language, findings=findings))
    stated = {id_: finding.to_dict() for id_, finding in findings.items()}
    return compose(_cover(compared, language), shown, NAME, stated)


def _as_of(day: str, place: Place, language: Language, listener: Listener) -> Side:
    """Build of a day: the one that is there, if it was made from the same inputs, else one made for this purpose."""
    label = language.date(day)
    request = Request(
        place.data_dir,
        place.notebooks_dir,
        place.reports_dir,
        languages=(language.code,),
        as_of=(day, LATEST),
        formats=("html",),
        workers=place.workers,
    )
    # the reports of today are those of the day of the newest source
    for edition in survey(request):
        if _is_current(edition):
            side = _in_folder(edition.root, label, language)
            if side.facts.as_of.isoformat() == day:
                return side
    with tempfile.TemporaryDirectory(prefix="ev-", ignore_cleanup_errors=True) as temporary:
        apart = replace(request, out_dir=Path(temporary), as_of=(day,))
        build(find_plans(survey(apart)), listener)
        return _in_folder(apart.out_dir / edition_folder(day), label, language)


def _is_behind(folder: Path, place: Place, language: Language) -> bool:
    """Whether a folder is one of ours, and its report is not what the inputs give now."""
    request = Request(
        place.data_dir,
        place.notebooks_dir,
        place.reports_dir,
        languages=(language.code,),
        formats=("html",),
        is_standing=True,
    )
    if not folder.resolve().is_relative_to(place.reports_dir.resolve()):
        return False
    try:
        return any(e.root.resolve() == folder.resolve() and not _is_current(e) for e in survey(request))
    except DataError:
        return True  # the reports were made of data without faults


def _is_current(edition: Edition) -> bool:
    """Whether the report, its annex and the facts of an edition are what the inputs give now."""
    is_stale = any(stale.document.name in READ for stale in find_stale(edition))
    return not is_stale and not has_other_inputs(edition) and FACTS not in missing_files(edition)


def _in_folder(folder: Path, label: str, language: Language) -> Side:
    paths = [folder / name for name in _reports(language)]
    return _side(label, read_facts(folder), [path.read_bytes() if path.is_file() else None for path in paths])


def _side(label: str, facts: Facts, reports: Sequence[bytes | None]) -> Side:
    """Facts with the chapters of the main report and of the annex, where there is one; without, if there is no main."""
    if reports[0] is None:
        return Side(label, facts, None)
    chapters: dict[str, list[str]] = {}
    for report in filter(None, reports):
        for heading, sentences in read_chapters(report).items():
            chapters[heading] = [*chapters.get(heading, ()), *sentences]
    return Side(label, facts, chapters)


def _reports(language: Language) -> list[str]:
    return [f"{language.code}/{name}.html" for name in READ]


def _cover(compared: Compared, language: Language) -> dict[str, Any]:
    """Words of the title page; where the two differ, both stand there."""
    programme = compared.new.programme

    def both(tell: Callable[[Facts], str]) -> str:
        return " → ".join(dict.fromkeys(tell(facts) for facts in (compared.old, compared.new)))

    return {
        "language": language.code,
        "document": NAME,
        "layout": REPORT,
        "title": language.text("What changed between two reports"),
        "subtitle": language.text(
            "{before}, compared with {after}", before=compared.labels[0], after=compared.labels[1]
        ),
        "programme": programme.title.of(language.code),
        "period": language.period(programme.start, programme.end),
        "as_of": compared.new.as_of.isoformat(),
        "as_of_text": both(lambda facts: language.date(facts.as_of)),
        "version": both(lambda facts: facts.version),
        "imprint": [text.of(language.code) for text in programme.imprint],
        "paper": language.paper,
    }

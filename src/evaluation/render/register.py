"""Where the numbers of reports come from, for who has nothing but paper: a part of the annex, in its PDF alone.

A reader finds a number by the page of the report that prints it, its arithmetic by the number of its entry, and each
figure by its id. The pages are those of the other reports: a report never follows from the annex, whose pages move with
every new figure, so that it stays as it is when nothing in it changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Final

from markupsafe import Markup, escape

from evaluation.locale.language import Language, _
from evaluation.plan.printed import Place
from evaluation.render.appendix import arithmetic_of, figure_id, is_published, place_of, what_it_counts
from evaluation.render.document import Document
from evaluation.render.fragment import parse_fragment
from evaluation.render.numbering import number_tables
from evaluation.words.markup import Column, Origin, definitions, element, heading, link, paragraph, section, table
from evaluation.words.wording import METHODS_BY_NAME

REGISTER: Final = "register"
"""Id of the part."""
TITLE: Final = _("Where each number of the report and the brief comes from")
INTRODUCTION: Final = _(
    "Look for the page on which you read a number; what stands behind the arrow is its entry. A plain number leads "
    "to the first table, which has its arithmetic with the numbers in it, and the figures that it rests on; a number "
    "after F to the second, which says of each figure what it counts, in which document of which day it stands, and "
    "where in it. The list of sources names the documents."
)
IDS: Final = re.compile(r"([^\d]*)(\d+)")
LISTED: Final = 3
"""Ids in a row from which on the first and the last stand for all."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a report prints, in the order of reading, and the name under which readers know it."""

    name: str
    places: Sequence[Place]


@dataclass(frozen=True, slots=True, eq=False)
class _Entry:
    name: str
    anchor: str
    shown: str
    finding: Mapping[str, Any]


def with_register(
    document: Document,
    told: Sequence[Told],
    findings: Mapping[str, Mapping[str, Any]],
    observations: Mapping[str, Mapping[str, str]],
    sources: Mapping[str, Mapping[str, str]],
) -> Document:
    """Add to a document where the numbers of other reports come from.

    Parameters
    ----------
    document : Document
        The annex.
    told : sequence of Told
        The reports, in the order in which they are listed.
    findings : mapping of str to mapping
        Every finding that they print, by its id.
    observations, sources : mapping of str to mapping
        What the findings rest on, in the words of the language; see `evaluation.words.lineage`.
    """
    shown = {place.finding: place.shown for one in reversed(told) for place in reversed(one.places)}
    entries = dict(_entries(told, shown, findings))
    if not entries:
        return document
    anchors = frozenset(str(node.get("id")) for node in document.body.iter() if node.get("id"))
    writer = _Register(document.language, entries, observations, sources, anchors)
    (register,) = parse_fragment(writer.written(told), REGISTER)
    by_anchor = {entry.anchor: id_ for id_, entry in entries.items()}
    for node in register.iter("span"):
        if finding := by_anchor.get(node.get("id", "")):
            node.set("data-explains", finding)
    number_tables(register, document.body, document.language, document.cover["document"])
    return replace(document, register=register)


@dataclass(frozen=True, slots=True)
class _Register:
    language: Language
    entries: Mapping[str, _Entry]
    observations: Mapping[str, Mapping[str, str]]
    sources: Mapping[str, Mapping[str, str]]
    anchors: frozenset[str]

    def written(self, told: Sequence[Told]) -> Markup:
        """The whole part."""
        text = self.language.text
        parts = [heading(2, text(TITLE), REGISTER), paragraph(text(INTRODUCTION))]
        for number, one in enumerate(told, 1):
            title = text("{report}: by page", report=one.name)
            parts += [heading(3, title, f"{REGISTER}-{number}"), definitions(self._pages(one.places))]
        parts += [heading(3, text("Numbers and their arithmetic"), f"{REGISTER}-numbers"), self._numbers()]
        if used := sorted({i for entry in self.entries.values() for i in entry.finding["inputs"]}):
            parts += [heading(3, text("Figures as documents give them"), f"{REGISTER}-figures"), self._figures(used)]
        return section(f"{REGISTER}-part", *parts)

    def _pages(self, places: Iterable[Place]) -> Iterator[tuple[Markup, Markup]]:
        known = (place for place in places if place.finding in self.entries)
        for page, own in groupby(known, key=lambda place: place.page):
            shown = dict.fromkeys((place.shown, self.entries[place.finding]) for place in own)
            times = Counter(words for words, _entry in shown)
            said = Markup("; ").join(
                Markup("{}{}\u00a0→\u00a0{}").format(
                    words, self._told_apart(entry) if times[words] > 1 else "", link(f"#{entry.anchor}", entry.name)
                )
                for words, entry in shown
            )
            yield (self._ref(self.language.text("Page {page}", page=str(page))), self._ref(said))

    def _told_apart(self, entry: _Entry) -> Markup:
        """What a number is, in brackets: said where a page prints the same number for another thing, too."""
        finding = entry.finding
        if is_published(finding):
            figure = self.observations[finding["inputs"][0]]
            return Markup(" ({})").format(", ".join(filter(None, (figure["measure"], figure["period"]))))
        if (formula := finding["formula"]) and not formula["values"]:
            words = formula["text"]
            return Markup(" ({})").format(self.language.text(words))
        return Markup(" ({})").format(element("code", finding["id"]))

    def _numbers(self) -> Markup:
        text = self.language.text
        columns = [
            Column[_Entry](text("No."), lambda e: element("span", self._ref(e.name), id_=e.anchor)),
            Column[_Entry](text("As it is printed"), lambda e: element("strong", self._ref(e.shown))),
            Column[_Entry](text("How"), self._how),
            Column[_Entry](text("Rests on"), self._basis),
        ]
        computed = [entry for entry in self.entries.values() if not is_published(entry.finding)]
        return table(text("Numbers of the report and the brief, and how they come about"), columns, computed)

    def _how(self, entry: _Entry) -> Markup:
        how = arithmetic_of(entry.finding, self.language)
        part = how or escape(self.language.text("Part of a ratio, as its documents give it."))
        method = METHODS_BY_NAME.get(entry.finding["method"])
        name = element("code", entry.finding["id"], data_n=Origin.REFERENCE.value)
        said = Markup(" ({})").format(self.language.text(method)) if method else Markup("")
        return part + said + element("span", name, class_="when")

    def _basis(self, entry: _Entry) -> Markup:
        finding, text = entry.finding, self.language.text
        parts = [self._listed(finding["inputs"], figure_id), self._listed(finding["documents"], _source_id)]
        if not any(parts):
            return escape(text("The reference sheets of the framework, data/framework.yaml."))
        return self._ref(Markup("; ").join(part for part in parts if part))

    def _listed(self, ids: Iterable[str], anchor: Callable[[str], str]) -> Markup:
        """Ids in their order, of many in a row the first and the last; each leads to its row."""
        shown = []
        for run in _runs(sorted(ids)):
            ends = [self._to(anchor(run[0]), run[0]), self._to(anchor(run[-1]), run[-1])]
            shown += [Markup("–").join(ends)] if len(run) >= LISTED else [self._to(anchor(i), i) for i in run]
        return Markup(", ").join(shown)

    def _to(self, anchor: str, id_: str) -> Markup:
        return link(f"#{anchor}", id_) if anchor in self.anchors or anchor.startswith("figure-") else escape(id_)

    def _figures(self, used: Iterable[str]) -> Markup:
        text, figures = self.language.text, self.observations
        columns = [
            Column[str](text("No."), lambda i: element("span", self._ref(i), id_=figure_id(i))),
            Column[str](text("Figure"), lambda i: element("span", figures[i]["value"], data_n=Origin.FIGURE.value)),
            Column[str](text("What"), lambda i: what_it_counts(figures[i])),
            Column[str](text("Document and place in it"), lambda i: self._document(figures[i])),
        ]
        return table(text("Figures behind these numbers, as documents give them"), columns, used)

    def _document(self, figure: Mapping[str, str]) -> Markup:
        id_ = figure["source"]
        day = element("span", self.sources[id_]["published"], data_n=Origin.PERIOD.value)
        said = Markup("{} ({})").format(self._ref(self._to(_source_id(id_), id_)), day)
        return Markup("{}: {}").format(said, place_of(figure, self.language)) if figure["locator"] else said

    def _ref(self, shown: Markup | str) -> Markup:
        return element("span", shown, data_n=Origin.REFERENCE.value)


def _entries(
    told: Iterable[Told], shown: Mapping[str, str], findings: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[str, _Entry]]:
    """An entry for each finding in the order of reading; a figure taken as it stands is explained by its own."""
    number = 0
    for id_ in dict.fromkeys(place.finding for one in told for place in one.places if place.finding in findings):
        if is_published(findings[id_]):
            (figure,) = findings[id_]["inputs"]
            yield id_, _Entry(figure, figure_id(figure), shown[id_], findings[id_])
        else:
            number += 1
            yield id_, _Entry(str(number), f"entry-{number}", shown[id_], findings[id_])


def _source_id(document: str) -> str:
    return f"source-{document}"


def _runs(ids: Sequence[str]) -> Iterator[list[str]]:
    """Ids of which each follows the one before."""
    run: list[str] = []
    for id_ in ids:
        if run and not _follows(run[-1], id_):
            yield run
            run = []
        run.append(id_)
    if run:
        yield run


def _follows(before: str, after: str) -> bool:
    one, two = IDS.fullmatch(before), IDS.fullmatch(after)
    return bool(one and two) and one[1] == two[1] and int(two[2]) == int(one[2]) + 1  # type: ignore[index]

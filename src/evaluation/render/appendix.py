"""Where each number comes from: an appendix of the HTML, to which every number of the text is a link, and back.

It is closed until a reader opens it or follows a number into it. Where an annex lies beside, the figures and documents
behind what was merely counted, which are many and in which nobody looks for one, stand in the annex alone; and of the
brief, which is sent by phone, all figures but those that it states.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final

from markupsafe import Markup, escape

from evaluation.locale.language import Language, _
from evaluation.plan.notebook import ANNEX
from evaluation.render.abbreviations import explain
from evaluation.render.document import Document
from evaluation.render.fragment import Element, parse_fragment, words_of
from evaluation.words.block import BRIEF
from evaluation.words.markup import (
    APPENDIX,
    QUOTED,
    Origin,
    bullets,
    definitions,
    element,
    foreign,
    heading,
    in_annex,
    link,
    paragraph,
    section,
)
from evaluation.words.wording import METHODS_BY_NAME

PUBLISHED: Final = "published"
FEW: Final = 12
"""So many figures are listed at once; more are folded away."""
INTRODUCTION: Final = _(
    "Every number in the text that was computed or taken from a document is a link to its entry here, and each entry "
    "leads back to the places that use it. An entry gives the arithmetic with the numbers in it and the figures it "
    "rests on; each figure has its place in its document."
)


@dataclass(frozen=True, slots=True)
class Use:
    """A place where a number is stated: the id to link to and the heading it stands under."""

    id: str
    finding: str
    shown: str
    heading: str


def numbers_title(language: Language) -> str:
    """Heading of the appendix."""
    return language.text("Where each number comes from")


def link_numbers(body: Element, document: Document) -> Element | None:
    """Turn every number of a body into a link to its entry, and write the entries.

    Parameters
    ----------
    body : lxml element
        Changed in place.
    document : Document
        Whose findings, observations and sources the entries are made of.

    Returns
    -------
    lxml element or None
        The appendix; None where the document states no finding, or does not know what its findings rest on.
    """
    uses = _mark_uses(body, document.findings, document.cover["title"]) if document.sources else []
    if not uses:
        return None
    by_finding: dict[str, list[Use]] = {}
    for use in uses:
        by_finding.setdefault(use.finding, []).append(use)
    anchors = frozenset(str(node.get("id")) for node in body.iter() if node.get("id"))
    is_lean = f"{ANNEX}.html" in document.beside
    held = _told_one_by_one(document, by_finding) if is_lean else sorted(document.observations)
    entries = _Entries(document, by_finding, anchors, frozenset(held), is_lean)
    text = document.language.text
    parts: list[Markup] = []
    computed = [entries.computed(id_) for id_ in by_finding if not is_published(document.findings[id_])]
    if computed:
        parts += [heading(3, text("Computed numbers"), "numbers-computed"), *computed]
    if held:
        parts.append(heading(3, text("Figures as documents give them"), "numbers-published"))
        parts += [entries.published(id_) for id_ in held]
    shown = element("details", element("summary", text("Show where each number comes from")), *parts)
    head = heading(2, numbers_title(document.language)), paragraph(text(INTRODUCTION))
    (appendix,) = parse_fragment(section(APPENDIX, *head, shown, class_="numbers"), APPENDIX)
    met = {words_of(mark) for mark in body.iter("abbr") if not any(a.tag == "details" for a in mark.iterancestors())}
    abbreviations = document.cover.get("abbreviations", {})
    explain(
        appendix, {short: full for short, full in abbreviations.items() if short not in met}, document.language.code
    )
    return appendix


def _told_one_by_one(document: Document, uses: Iterable[str]) -> list[str]:
    """Figures that are stated, and but for the brief those behind a number that rests on few."""
    few = 0 if document.cover["layout"] == BRIEF else FEW
    stated = (document.findings[id_] for id_ in uses)
    told = (f for f in stated if is_published(f) or len(f["inputs"]) <= few)
    return sorted({id_ for finding in told for id_ in finding["inputs"]})


def entry_id(finding: Mapping[str, Any]) -> str:
    """Id of the entry that explains a finding; a figure taken as it stands is explained by its own."""
    return figure_id(finding["inputs"][0]) if is_published(finding) else f"number-{finding['id']}"


def figure_id(observation: str) -> str:
    """Id of the entry of a figure."""
    return f"figure-{observation}"


def arithmetic_of(finding: Mapping[str, Any], language: Language) -> Markup:
    """How a finding follows from others, with the numbers in it; nothing for a part of another one."""
    formula = finding["formula"]
    if not formula:
        return Markup("") if finding["method"] == "part" else escape(language.text("As the document gives it."))
    words, values = formula["text"], {name: _in_formula(language, v) for name, v in formula["values"].items()}
    said = escape(language.text(words)).format(**values)
    return element("span", said, data_n=Origin.FORMULA.value)


def what_it_counts(figure: Mapping[str, str]) -> Markup:
    """What a figure of a document is, of whom, where, when and by whom."""
    facts = [figure["measure"], figure["group"], figure["area"], figure["period"], figure["authority"]]
    return element("span", ", ".join(f for f in facts if f), data_n=Origin.FRAMEWORK.value)


def place_of(figure: Mapping[str, str], language: Language) -> Markup:
    """Where in its document a figure stands."""
    return element("span", foreign(figure["locator"], "en", language.code), data_n=Origin.REFERENCE.value)


def is_published(finding: Mapping[str, Any]) -> bool:
    """Whether a finding is a figure as it stands in a document."""
    return bool(finding["method"] == PUBLISHED and finding["id"].startswith("observation."))


def _mark_uses(body: Element, findings: Mapping[str, Mapping[str, Any]], title: str) -> list[Use]:
    """Link each number to its entry; a place is named by the heading above it, or before the first by the title."""
    uses = []
    numbers = count(1)
    above = title
    for node in list(body.iter()):
        if node.tag in ("h2", "h3", "h4"):
            above = words_of(node)
        name = node.get("data-finding")
        if name is None or name not in findings or any(a.tag in ("a", "svg") for a in node.iterancestors()):
            continue
        use = Use(f"use-{next(numbers)}", name, words_of(node), above)
        node.tag = "a"
        node.set("href", f"#{entry_id(findings[name])}")
        node.set("id", use.id)
        uses.append(use)
    return uses


@dataclass(frozen=True, slots=True)
class _Entries:
    document: Document
    uses: Mapping[str, Sequence[Use]]
    anchors: frozenset[str]
    held: frozenset[str]
    is_lean: bool
    _users: dict[str, list[str]] = field(default_factory=dict, init=False)
    """Computed numbers that a figure enters, by its id."""
    _first: dict[tuple[tuple[str, ...], tuple[str, ...]], str] = field(default_factory=dict, init=False)
    """First number that rests on the same figures and documents."""

    def __post_init__(self) -> None:
        for finding in (self.document.findings[id_] for id_ in self.uses):
            self._first.setdefault(_rests_on(finding), finding["id"])
            for id_ in () if is_published(finding) else dict.fromkeys(finding["inputs"]):
                self._users.setdefault(id_, []).append(finding["id"])

    def computed(self, id_: str) -> Markup:
        """Entry of a computed number."""
        finding, text = self.document.findings[id_], self.document.language.text
        uses = self.uses[id_]
        pairs: list[tuple[str, Markup | str]] = []
        if how := arithmetic_of(finding, self.document.language):
            pairs.append((text("How"), how))
        if method := METHODS_BY_NAME.get(finding["method"]):
            pairs.append((text("Method"), text(method)))
        pairs.append((text("Rests on"), self._basis(finding)))
        pairs.append((text("Used in"), self._places(uses)))
        name = element("code", id_, data_n=Origin.REFERENCE.value)
        value = element("strong", uses[0].shown, data_finding=id_)
        return _entry(f"number-{id_}", value, name, pairs)

    def published(self, id_: str) -> Markup:
        """Entry of a figure that a document states."""
        figure, text = self.document.observations[id_], self.document.language.text
        told = what_it_counts(figure)
        value = element("strong", figure["value"], data_n=Origin.FIGURE.value)
        name = element("code", id_, data_n=Origin.REFERENCE.value)
        pairs: list[tuple[str, Markup | str]] = [
            (text("What"), told),
            (text("Document"), self._document(figure["source"])),
        ]
        if figure["locator"]:
            pairs.append((text("Place in it"), place_of(figure, self.document.language)))
        if users := self._users.get(id_):
            listed = self._folded([self._to_number(user) for user in users])
            pairs.append((text("Enters"), element("div", listed, data_n=Origin.REFERENCE.value)))
        if f"observation.{id_}" in self.uses:
            pairs.append((text("Used in"), self._places(self.uses[f"observation.{id_}"])))
        return _entry(figure_id(id_), value, name, pairs)

    def _basis(self, finding: Mapping[str, Any]) -> Markup:
        text = self.document.language.text
        same = self._listed_before(finding)
        if same is not None:
            said = text("The same as {number}.", number="{number}")
            return element("div", escape(said).format(number=self._to_number(same)), data_n=Origin.REFERENCE.value)
        parts = []
        if finding["inputs"]:
            parts.append(self._folded([self._to_figure(i) for i in finding["inputs"]]))
        if finding["documents"]:
            is_long = self.is_lean and len(finding["documents"]) > FEW
            shown = [in_annex(f"source-{d}", d) if is_long else self._listed(d) for d in finding["documents"]]
            parts.append(self._folded(shown))
        if not parts:
            parts.append(escape(text("The reference sheets of the framework, data/framework.yaml.")))
        return element("div", *parts, data_n=Origin.REFERENCE.value)

    def _listed_before(self, finding: Mapping[str, Any]) -> str | None:
        """Earlier number that rests on the same many figures, so that a long list stands in the page once."""
        if len(finding["inputs"]) <= FEW:
            return None
        first = self._first[_rests_on(finding)]
        return None if first == finding["id"] else first

    def _document(self, id_: str) -> Markup:
        source, language = self.document.sources[id_], self.document.language
        title = foreign(source["title"], source["language"], language.code)
        shown = Markup("{}, {}").format(link(source["url"], title), source["published"])
        number = element("span", id_, data_n=Origin.REFERENCE.value)
        return Markup("{}: {}").format(number, element("span", shown, class_=QUOTED, data_n=Origin.TITLE.value))

    def _listed(self, id_: str) -> Markup:
        """A document that was counted: a link to its row in the list of sources, where there is one."""
        return link(f"#source-{id_}", id_) if f"source-{id_}" in self.anchors else self._document(id_)

    def _to_figure(self, id_: str) -> Markup:
        """A figure that something rests on: a link to its entry, here or in the annex."""
        if id_ in self.held:
            return link(f"#{figure_id(id_)}", id_)
        return in_annex(figure_id(id_), id_)

    def _to_number(self, id_: str) -> Markup:
        use = self.uses[id_][0]
        return link(f"#number-{id_}", f"{use.shown} ({use.heading})")

    def _places(self, uses: Iterable[Use]) -> Markup:
        repeated: dict[str, int] = {}
        shown = []
        for use in uses:
            repeated[use.heading] = number = repeated.get(use.heading, 0) + 1
            name = use.heading if number == 1 else f"{use.heading} ({number})"
            shown.append(link(f"#{use.id}", name))
        return element("span", Markup("; ").join(shown), data_n=Origin.REFERENCE.value)

    def _folded(self, items: Sequence[Markup]) -> Markup:
        """Items in one line; many of them behind a summary that counts them, in the brief as names alone."""
        if len(items) <= FEW:
            return Markup("; ").join(items)
        number = self.document.language.text("{n} entries", n=self.document.language.number(len(items)))
        counted = element("summary", number, data_n=Origin.REFERENCE.value)
        if self.document.cover["layout"] == BRIEF:
            return element("details", counted, paragraph("; ".join(item.striptags() for item in map(Markup, items))))
        return element("details", counted, bullets(items))


def _rests_on(finding: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(finding["inputs"]), tuple(finding["documents"])


def _entry(id_: str, value: Markup, name: Markup, pairs: Iterable[tuple[str, Markup | str]]) -> Markup:
    """One entry; thousands of headings would hide those of the report, so it has none and is no section."""
    shown = (element("p", value, " ", name), definitions(pairs))
    return element("div", *shown, id_=id_, class_="number-entry")


def _in_formula(language: Language, value: float) -> str:
    """A number of a formula with as many digits as tell it apart."""
    return language.number(value) if abs(value) >= 1 or value == 0 else language.number(value, 4)

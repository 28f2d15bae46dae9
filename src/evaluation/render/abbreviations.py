"""Abbreviations written out where a reader first meets them: once in each document, on screen and on paper alike."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from evaluation.render.fragment import Element
from evaluation.words.markup import CLASS as GLOSSARY
from evaluation.words.markup import QUOTED

VERBATIM: Final = frozenset({"code", "pre", "svg"})
BLOCKS: Final = frozenset({"p", "li", "dt", "dd", "td", "th", "caption", "figcaption", "summary", "h2", "h3", "h4"})
FOLDED: Final = "details"
"""What stands in here may never be opened; an explanation in it does not count for the rest of the document."""


@dataclass(slots=True)
class _Pending:
    """Abbreviations that are still to be explained, outside folded parts and anywhere."""

    full: Mapping[str, str]
    pattern: re.Pattern[str]
    explained: set[str] = field(default_factory=set)
    in_folds: set[str] = field(default_factory=set)

    def wants(self, short: str, is_folded: bool) -> bool:
        return short not in self.explained and not (is_folded and short in self.in_folds)

    def done(self, short: str, is_folded: bool) -> None:
        (self.in_folds if is_folded else self.explained).add(short)


def explain(body: Element, abbreviations: Mapping[str, str], language: str) -> None:
    """Write each abbreviation out at its first use.

    The full form follows in parentheses, or in brackets within parentheses. Where it stands in the same paragraph or
    cell already, nothing is added. Quoted titles, phrases of another language, code and the glossary stay as they are.
    An abbreviation that is first met in a folded part is explained there and again outside.

    Parameters
    ----------
    body : lxml element
        The document; changed in place.
    abbreviations : mapping
        Full form by abbreviation, in the language of the document.
    language : str
        Code of that language.
    """
    if not abbreviations:
        return
    longest_first = sorted(abbreviations, key=len, reverse=True)
    pattern = re.compile(r"(?<![\w-])(" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])")
    pending = _Pending(abbreviations, pattern)
    places: list[tuple[tuple[Element, str], bool]] = []
    _collect(body, language, pattern, places, is_folded=False)
    for place, is_folded in places:
        _explain_text(place, pending, is_folded)


def _collect(
    element: Element,
    language: str,
    pattern: re.Pattern[str],
    places: list[tuple[tuple[Element, str], bool]],
    *,
    is_folded: bool,
) -> None:
    """Places of abbreviations in reading order, as an element and which of its texts; marked where they are folded."""
    classes = (element.get("class") or "").split()
    is_skipped = element.tag in VERBATIM or GLOSSARY in classes or QUOTED in classes
    if is_skipped or element.get("lang", language) != language:
        return
    inside = is_folded or element.tag == FOLDED
    if element.text and pattern.search(element.text):
        places.append(((element, "text"), inside))
    for child in element:
        _collect(child, language, pattern, places, is_folded=inside)
        if child.tail and pattern.search(child.tail):
            places.append(((child, "tail"), inside))


def _explain_text(place: tuple[Element, str], pending: _Pending, is_folded: bool) -> None:
    element, where = place
    text = str(getattr(element, where) or "")
    for match in pending.pattern.finditer(text):
        short = match.group(1)
        if not pending.wants(short, is_folded):
            continue
        pending.done(short, is_folded)
        full = pending.full[short]
        if full.casefold() in _block_text(element, where).casefold():
            continue
        before = text[: match.start()]
        mark, meaning = _written_out(short, full, is_within=before.count("(") > before.count(")"))
        parent, position = (element, 0) if where == "text" else _after(element)
        parent.insert(position, mark)
        parent.insert(position + 1, meaning)
        setattr(element, where, before)
        meaning.tail = text[match.end() :]
        _explain_text((meaning, "tail"), pending, is_folded)
        return


def _after(element: Element) -> tuple[Element, int]:
    parent = element.getparent()
    assert parent is not None
    return parent, parent.index(element) + 1


def _written_out(short: str, full: str, *, is_within: bool) -> tuple[Element, Element]:
    mark = etree.Element("abbr")
    mark.text = short
    meaning = etree.Element("span", {"class": "meaning"})
    meaning.text = f" [{full}]" if is_within else f" ({full})"
    return mark, meaning


def _block_text(element: Element, where: str) -> str:
    """Text of the paragraph or cell around a place."""
    inner = element if where == "text" else element.getparent()
    blocks = [e for e in (inner, *inner.iterancestors()) if e.tag in BLOCKS] if inner is not None else []
    return "".join(str(t) for t in (blocks[0] if blocks else element).itertext())

"""The text of two reports, chapter by chapter: which sentences are new, gone, or say something else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree, html

from evaluation.words.markup import APPENDIX

ENDING: Final = re.compile(r"(?<=[^\WA-Z_\d][.!?])\s+|(?<=[\d%)»”][.!?])\s+")
"""End of a sentence; not after a single capital, as in `U.S.`."""
WORD: Final = re.compile(r"\w+")
NUMERAL: Final = re.compile(r"\d+([.,]\d+)*")
ALIKE: Final = 0.5
"""Share of common words from which on two sentences are taken to be one that was changed."""

Chapters = Mapping[str, Sequence[str]]
"""Sentences by the heading of their chapter."""


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """One sentence, then and now; None where a report does not have it."""

    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class ChapterChange:
    """A chapter whose text is not the same."""

    title: str
    sentences: tuple[SentenceChange, ...]


def split(text: str) -> list[str]:
    """Sentences of a paragraph."""
    return [part for part in ENDING.split(" ".join(text.split())) if part]


def compare_text(old: Chapters, new: Chapters) -> tuple[ChapterChange, ...]:
    """Find the sentences that only one of two reports has; one that moved within its chapter does not count."""
    found = []
    for title in dict.fromkeys((*new, *old)):
        before, after = (dict.fromkeys(text.get(title, ())) for text in (old, new))
        gone, come = ([s for s in a if s not in b] for a, b in ((before, after), (after, before)))
        if changes := tuple(_paired(gone, come)):
            found.append(ChapterChange(title, changes))
    return tuple(found)


def _paired(gone: list[str], come: list[str]) -> list[SentenceChange]:
    """Pair sentences that differ in their numbers alone, then those with the most words in common."""
    partners: dict[int, int] = {}
    taken: set[int] = set()
    alike = sorted(
        ((_likeness(a, b), -i, -j) for i, a in enumerate(gone) for j, b in enumerate(come)),
        reverse=True,
    )
    for likeness, i, j in alike:
        if likeness < ALIKE:
            break
        if -i not in partners and -j not in taken:
            partners[-i] = -j
            taken.add(-j)
    pairs = [SentenceChange(gone[i], come[j]) for i, j in sorted(partners.items(), key=lambda pair: pair[1])]
    pairs += [SentenceChange(a, None) for i, a in enumerate(gone) if i not in partners]
    return pairs + [SentenceChange(None, b) for j, b in enumerate(come) if j not in taken]


def _likeness(a: str, b: str) -> float:
    if NUMERAL.sub("0", a) == NUMERAL.sub("0", b):
        return 2.0
    ours, theirs = (set(WORD.findall(text.lower())) for text in (a, b))
    return len(ours & theirs) / max(1, len(ours | theirs))


CHAPTER: Final = "h2"


TEXTS: Final = frozenset(["p", "li", "dt", "dd", "figcaption", "summary", "h3", "h4", "blockquote", "aside"])


LEFT_OUT: Final = frozenset(["table", "nav", "script", "style"])


def read_chapters(content: bytes) -> dict[str, list[str]]:
    """Sentences of a report by the heading of their chapter, in order.

    Chapters of one name are read as one. What stands before the first heading has an empty name.
    """
    chapters: dict[str, list[str]] = {}
    title = ""
    for main in html.fromstring(content).iter("main"):
        for element in _texts(main):
            if element.tag == CHAPTER:
                title = _told(element)
            else:
                chapters.setdefault(title, []).extend(split(_told(element)))
    return chapters


def _texts(element: etree._Element) -> list[etree._Element]:
    """Elements that hold text and no other such element, in order."""
    found: list[etree._Element] = []
    for child in element:
        if child.tag in LEFT_OUT or child.get("id") == APPENDIX:
            continue
        inner = _texts(child)
        found += inner or ([child] if child.tag in TEXTS or child.tag == CHAPTER else [])
    return found


def _told(element: etree._Element) -> str:
    """Text without the number of a figure or table, which changes when another one comes before it."""
    parts = [element.text or ""]
    for child in element:
        parts += ["" if child.get("class") == "label" else _told(child), child.tail or ""]
    return " ".join("".join(parts).split()) if element.tag in TEXTS or element.tag == CHAPTER else "".join(parts)

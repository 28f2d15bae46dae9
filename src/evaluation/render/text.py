"""The text of a report's HTML, chapter by chapter, without tables and the list of numbers: they hold findings."""

from __future__ import annotations

from typing import Final

from lxml import etree, html

from evaluation.render.appendix import APPENDIX
from evaluation.report.sentences import split

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

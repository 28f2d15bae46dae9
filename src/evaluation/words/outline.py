"""A short text in parts, which becomes a page of its own or Markdown for a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree
from markupsafe import Markup

from evaluation.words.block import join
from evaluation.words.markup import Column, bullets, heading, paragraph, table

SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|#~])")
LONG: Final = "long"
"""Class of what stands on the page only; Markdown is short."""
MENTION: Final = re.compile(r"@(?=\w)")


@dataclass(frozen=True, slots=True)
class Title:
    """A heading of level 2 to 4."""

    level: int
    text: Markup | str


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph."""

    text: Markup | str


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: Sequence[Markup | str]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a row for each thing; the first cell of a row is its header."""

    caption: str
    columns: Sequence[Column[Any]]
    rows: Sequence[Any]


Part = Title | Prose | Items | Grid


def to_markup(parts: Sequence[Part]) -> Markup:
    """Parts as elements of a page."""
    return join(_element(part) for part in parts)


def to_markdown(parts: Sequence[Part]) -> str:
    """Parts as Markdown; text of the data can become neither markup nor a mention of anybody."""
    return "\n\n".join(text for part in parts if (text := "\n".join(_lines(part)))) + "\n"


def _element(part: Part) -> Markup:
    match part:
        case Title():
            return heading(part.level, part.text)
        case Prose():
            return paragraph(part.text)
        case Items():
            return bullets(part.items)
        case Grid():
            return table(part.caption, part.columns, part.rows)


def _lines(part: Part) -> Iterator[str]:
    match part:
        case Title():
            yield f"{'#' * part.level} {_inline(part.text)}"
        case Prose():
            yield _inline(part.text)
        case Items():
            yield from (f"- {_inline(item)}" for item in part.items)
        case Grid():
            yield from (f"**{_inline(part.caption)}**", "")
            yield _row([column.title for column in part.columns])
            yield _row("---:" if column.is_number else "---" for column in part.columns)
            yield from (_row(_inline(column.cell(of)) for column in part.columns) for of in part.rows)


def _row(cells: Sequence[str] | Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _inline(text: Markup | str) -> str:
    if not isinstance(text, Markup):
        return _escaped(text)
    return _told(etree.fromstring(f"<span>{text}</span>")).strip()


def _told(element: etree._Element) -> str:
    inner = _escaped(element.text or "") + "".join(_told(child) + _escaped(child.tail or "") for child in element)
    if element.get("class") == LONG:
        return ""
    if element.tag == "strong" or "status" in element.get("class", "").split():
        return f"**{inner}**"
    address = element.get("href", "")
    return f"[{inner}]({address})" if element.tag == "a" and address.startswith("http") else inner


def _escaped(text: str) -> str:
    plain = " ".join(text.split()) if "\n" in text else text
    return MENTION.sub("@\u200b", SPECIAL.sub(r"\\\1", plain))

"""Words on paper: how wide they are, and where one that is wider than its line may be broken."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from evaluation.fonts import text_width
from evaluation.render.fragment import Element
from evaluation.render.paper.sizes import SHARED

SOFT: Final = "\u200b"
"""Where a word may be broken; `report.typ` sets nothing in its place."""
BETWEEN: Final = re.compile(rf"[ \n{SOFT}]")
SIGNS: Final = re.compile(r"(?:\d+(?:[.,]\d+)*|[^/\\_.,:;?&=@+|\u00a0\u202f-])*[/\\_.,:;?&=@+|\u00a0\u202f-]*")
"""A piece of an address or of a file's name that ends with its signs; a numeral is never parted."""
LETTERS: Final = re.compile(r"\d+(?:[.,]\d+)*|.[\u0300-\u036f\u200d\ufe0f]*", re.DOTALL)
ANYWHERE: Final = re.compile(r".[\u0300-\u036f\u200d\ufe0f]*", re.DOTALL)
MONO: Final = 0.6021
"""Width of a letter of code, in sizes of its type."""
CODE: Final = 0.8
"""How much smaller than the text around it code is set, if that is not too small to read."""
OWN_LINE: Final = frozenset(["p", "li", "br", "div", "dt", "dd", "pre", "blockquote"])
ROUNDING: Final = 0.01

Where: TypeAlias = Literal["text", "tail"]
Style: TypeAlias = Literal["Regular", "SemiBold", "code"]


@dataclass(frozen=True, slots=True)
class Run:
    """A text of one style in the tree."""

    holder: Element
    where: Where
    text: str
    style: Style
    size: float


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a word that stands in one run, where in it, and how wide it is."""

    run: Run
    start: int
    text: str
    width: float


@dataclass(slots=True)
class Word:
    """What is not broken between lines: its width without the space behind it, and that of the space."""

    pieces: list[Piece]
    width: float
    space: float = 0.0

    def add(self, piece: Piece) -> None:
        """Let it go on with another piece."""
        self.pieces.append(piece)
        self.width += piece.width


def letters_width(text: str, size: float, style: Style = "Regular") -> float:
    """Width of letters of the typeface, or of code among them."""
    if style == "code":
        return len(text) * MONO * max(CODE * size, SHARED["remark"])
    return text_width(text, 1, style, is_tabular=True) * size


def lines_of(element: Element, size: float, style: Style = "Regular") -> list[list[Word]]:
    """Words of each line that an element begins: a remark, an item or a paragraph has lines of its own.

    Parameters
    ----------
    element : lxml element
    size : float
        Of the type, in points.
    style : str, optional
        What all of it is set in.
    """
    lines: list[list[Word]] = [[]]
    is_open = False
    for run in _runs(element, size, style):
        if run is None:
            lines.append([])
            is_open = False
            continue
        if isinstance(run, Word):
            lines[-1].append(run)
            is_open = True
            continue
        start = 0
        for number, text in enumerate(BETWEEN.split(run.text)):
            if number:
                if lines[-1] and run.text[start - 1] == " ":
                    lines[-1][-1].space += letters_width(" ", run.size, run.style)
                is_open = False
            if text:
                piece = Piece(run, start, text, letters_width(text, run.size, run.style))
                if is_open and lines[-1]:
                    lines[-1][-1].add(piece)
                else:
                    lines[-1].append(Word([piece], piece.width))
                is_open = True
            start += len(text) + 1
    return [line for line in lines if line]


def break_words(words: Iterable[Word], room: float) -> None:
    """Let words that are wider than their line be broken: behind their signs, else wherever the line ends."""
    breaks: dict[tuple[Element, Where], list[tuple[int, int, str]]] = {}
    for word in words:
        if word.width > room + ROUNDING:
            for piece in word.pieces:
                left = room - (word.width - piece.width)
                change = (piece.start, piece.start + len(piece.text), breakable(piece.text, piece.run.size, left))
                breaks.setdefault((piece.run.holder, piece.run.where), []).append(change)
    for (holder, where), changes in breaks.items():
        text = (holder.text if where == "text" else holder.tail) or ""
        for start, end, broken in sorted(changes, reverse=True):
            text = text[:start] + broken + text[end:]
        if where == "text":
            holder.text = text
        else:
            holder.tail = text


def breakable(word: str, size: float, room: float) -> str:
    """A word with the places at which it may be broken, so that each part fits into a line."""
    parts: list[str] = []
    for pattern in (SIGNS, LETTERS, ANYWHERE):
        parts = [part for part in pattern.findall(word) if part]
        # code is wider than some letters of the text
        if all(max(letters_width(p, size, "SemiBold"), letters_width(p, size, "code")) <= room for p in parts):
            break
    return SOFT.join(parts)


def _runs(element: Element, size: float, style: Style) -> Iterator[Run | Word | None]:
    """Texts of one style within an element; None between lines."""
    classes = element.get("class", "").split()
    if "status" in classes:
        # a badge is never broken, and has room at both sides
        said = "".join(str(t) for t in element.itertext())
        space = "\u00a0" * math.ceil(2 * SHARED["badge"] / letters_width("\u00a0", size, "SemiBold"))
        yield Word([], letters_width(space + said.replace(" ", "\u00a0"), size, "SemiBold"))
        return
    own: Style = "code" if element.tag in ("code", "pre") else "SemiBold" if element.tag in ("strong", "b") else style
    points = SHARED["remark"] if "when" in classes else size
    if "when" in classes or element.tag in OWN_LINE:
        yield None
    if element.text:
        yield Run(element, "text", element.text, own, points)
    for child in element:
        if not isinstance(child.tag, str):
            continue
        yield from _runs(child, points, own)
        if child.tail:
            yield Run(child, "tail", child.tail, own, points)

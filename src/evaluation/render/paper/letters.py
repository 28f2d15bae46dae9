"""Letters that no typeface of the PDF has: there words stand in their place, and the page shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, Final

import typst

from evaluation.fonts import FONT_DIR
from evaluation.render.fragment import Element

STANDARDS: Final = ["a-3a", "ua-1"]
"""Standards of each PDF; under them Typst refuses a letter that it cannot draw."""
JOINERS: Final = "\u200d\ufe0e\ufe0f"
"""What stands between or behind signs that are drawn as one."""
BLOCK: Final = 7
"""Bits of a letter's number within a block; those of one script are mostly all drawn or none."""
PROBE: Final = """
#set document(title: "letters", date: datetime(year: 2000, month: 1, day: 1, hour: 0, minute: 0, second: 0))
#set text(font: "Inter")
#read("letters.txt").clusters().map(text).join([ ])
"""


class Letters:
    """Which letters of a document can be drawn, and what is printed instead of the others.

    Parameters
    ----------
    texts : iterable of str
        Everything that the document prints.
    instead : str
        Words of the document's language that say where to see what is missing.
    """

    def __init__(self, texts: Iterable[str], instead: str) -> None:
        used = {letter for letter in set().union(*texts) if not letter.isspace()}
        missing = "".join(map(re.escape, sorted(_missing(used))))
        self._pattern = re.compile(f"[{missing}](?:[\\s{JOINERS}]*[{missing}])*[{JOINERS}]*") if missing else None
        self._instead = instead

    def drawn(self, text: str) -> str:
        """A text as it can be printed."""
        return self._pattern.sub(lambda _: self._instead, text) if self._pattern else text

    def draw(self, root: Element) -> None:
        """Replace what cannot be drawn in all texts below an element."""
        for element in root.iter() if self._pattern else ():
            element.text = self.drawn(element.text) if element.text else element.text
            element.tail = self.drawn(element.tail) if element.tail else element.tail

    def drawn_in(self, value: Any) -> Any:
        """A value of lists and dictionaries with each of its texts as it can be printed."""
        match value:
            case str():
                return self.drawn(value)
            case list() | tuple():
                return [self.drawn_in(one) for one in value]
            case dict():
                return {key: self.drawn_in(one) for key, one in value.items()}
        return value


def texts_in(value: Any) -> Iterable[str]:
    """Every text of a value of lists and dictionaries."""
    match value:
        case str():
            yield value
        case list() | tuple():
            for one in value:
                yield from texts_in(one)
        case dict():
            for one in value.values():
                yield from texts_in(one)


def _missing(letters: set[str]) -> set[str]:
    """Those of some letters that no typeface has; one look suffices for a document that has them all."""
    if _are_drawn("".join(sorted(letters))):
        return set()
    missing: set[str] = set()
    for block in {ord(letter) >> BLOCK for letter in letters}:
        held = {letter for letter in letters if ord(letter) >> BLOCK == block}
        if not _are_drawn("".join(sorted(held))):
            missing |= {letter for letter in held if not _are_drawn(letter)}
    return missing


@cache
def _are_drawn(letters: str) -> bool:
    try:
        typst.compile(
            {"main.typ": PROBE.encode(), "letters.txt": letters.encode()},  # type: ignore[call-overload]
            font_paths=[str(FONT_DIR)],
            ignore_system_fonts=True,
            pdf_standards=STANDARDS,
            timestamp=0,
        )
    except typst.TypstError:
        return False
    return True

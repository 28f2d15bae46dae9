"""Letters that no typeface of the PDF has: there words stand in their place, and the page shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from evaluation.fonts.printable import unprintable
from evaluation.render.fragment import Element

JOINERS: Final = "\u200d\ufe0e\ufe0f"
"""What stands between or behind signs that are drawn as one."""


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
        missing = "".join(map(re.escape, unprintable(" ".join(sorted(used)))))
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

"""Sizes of a document on paper: one truth for `report.typ`, which is handed them, and for what is measured before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from evaluation.errors import RenderError
from evaluation.render.fragment import Element

MM: Final = 72 / 25.4
"""Points of a millimetre."""
PAPERS: Final = {"a3": (297.0, 420.0), "a4": (210.0, 297.0), "a5": (148.0, 210.0), "us-letter": (215.9, 279.4)}
"""Width and height by the name of the paper, in millimetres."""
SIZES: Final[Mapping[str, Mapping[str, float]]] = {
    "report": {"body": 10.0, "chapter": 20.0, "section": 13.0, "side": 23 * MM, "top": 24 * MM, "bottom": 22 * MM},
    "brief": {"body": 10.0, "chapter": 12.0, "section": 10.5, "side": 16 * MM, "top": 13 * MM, "bottom": 14 * MM},
}
"""By layout, in points: the type of the text and of headings, and the margins."""
SHARED: Final[Mapping[str, float]] = {
    "title": 32.0,
    "subtitle": 14.0,
    "table": 8.5,
    "scorecard": 8.5,
    "remark": 8.0,
    "inset": 4.0,
    "badge": 4.5,
    "question": 11.0,
    "part": 10.5,
    "contents-chapter": 9.0,
    "contents-section": 8.5,
    "contents-gutter": 10 * MM,
    "box": 10.0,
    "panel": 9.0,
    "printed": 6.0,
    "beside": 96 * MM,
    "beside-gutter": 7 * MM,
    "term": 34 * MM,
    "term-gutter": 4 * MM,
}
"""In both layouts, in points: type of a title page, of tables and of remarks below a value; room at the sides of cells,
badges and boxes; widths of a chart beside its words and of a term beside what it means."""
CAPTION: Final = 80.0
"""Room that an image leaves to its caption on a page, in points."""
INDENT: Final = 2.6
"""What a list or a quotation takes of the width, at most, in sizes of the text."""
NUMBER: Final = 30.0
"""Room of the number of a page in the contents, and of the indent, in points."""
WEIGHT: Final = 0.95
"""Share of a line that a word may fill by its width in semi-bold; headings are bold."""
LISTS: Final = frozenset(["li", "blockquote"])


class Paper:
    """The paper that a document is set on, and the room that each part of it has.

    Parameters
    ----------
    paper : str
        Name of the paper, as in the catalogue of the language.
    layout : str
        One of `SIZES`.

    Raises
    ------
    RenderError
        If the paper is not known.
    """

    def __init__(self, paper: str, layout: str) -> None:
        if paper not in PAPERS:
            raise RenderError(f"The paper {paper!r} is not known. Use one of {', '.join(PAPERS)} as X-Paper.")
        sizes = {**SIZES[layout], **SHARED}
        wide, tall = (side * MM for side in PAPERS[paper])
        sizes["tallest"] = tall - sizes["top"] - sizes["bottom"] - CAPTION
        self.sizes: Mapping[str, float] = sizes
        """What `report.typ` is handed."""
        self.width = wide - 2 * sizes["side"]
        """Room of a line of text."""
        self.turned_width = tall - 2 * sizes["side"]
        """The same on a page that lies on its side."""

    def room(self, element: Element) -> float:
        """Width of the text within an element outside tables."""
        return self.width - sum(self._taken(one) for one in (element, *element.iterancestors()))

    def type_of(self, block: Element) -> float:
        """Size of the type of an element that holds text, at most."""
        return self.sizes[{"h2": "chapter", "h3": "section", "h4": "part"}.get(block.tag, "question")]

    def longest_word(self, block: Element) -> float:
        """Width of the longest word of an element outside tables, in its own type; a heading stands in the contents."""
        columns = (self.width - self.sizes["contents-gutter"]) / 2 - NUMBER
        listed = {"h2": self.sizes["contents-chapter"], "h3": self.sizes["contents-section"]}.get(block.tag)
        room = self.room(block)
        return WEIGHT * (room if listed is None else min(room, columns * self.type_of(block) / listed))

    def may_turn(self, element: Element) -> bool:
        """Whether a part may begin a page of its own, which nothing that holds it together forbids."""
        return all(a.tag in ("div", "section", "details") and not self._taken(a) for a in element.iterancestors())

    def _taken(self, element: Element) -> float:
        size, classes = self.sizes, element.get("class", "").split()
        parent = element.getparent()
        if parent is not None and "beside" in parent.get("class", "").split():
            return self.width - size["beside"] if element.tag == "figure" else size["beside"] + size["beside-gutter"]
        if element.tag == "div" and "verdict-box" in classes:
            return size["box"]
        if element.tag in LISTS:
            return INDENT * size["body"]
        match element.tag:
            case "aside":
                return 2 * size["panel"]
            case "pre":
                return 2 * size["printed"]
            case "dt":
                return self.width - size["term"]
            case "dd":
                return size["term"] + size["term-gutter"]
        return 0.0


def text_blocks(root: Element) -> Iterator[Element]:
    """Elements outside tables that hold lines of text, the outer ones first."""
    for element in root.iter("p", "li", "dt", "dd", "h2", "h3", "h4", "figcaption", "pre", "blockquote", "caption"):
        if element.tag == "caption" or not any(a.tag == "table" for a in element.iterancestors()):
            yield element

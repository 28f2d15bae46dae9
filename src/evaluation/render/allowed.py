"""What may stand in a report: elements that have a style on screen and on paper, and their attributes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

MATH: Final = frozenset(
    [
        "math",
        "mrow",
        "mstyle",
        "mi",
        "mn",
        "mo",
        "mtext",
        "mspace",
        "mfrac",
        "msqrt",
        "mroot",
        "msup",
        "msub",
        "msubsup",
        "mover",
        "munder",
        "munderover",
        "mtable",
        "mtr",
        "mtd",
    ]
)
"""Elements of an equation."""


ALLOWED: Final = MATH | frozenset(
    [
        "h2",
        "h3",
        "h4",
        "p",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "strong",
        "em",
        "b",
        "i",
        "a",
        "span",
        "abbr",
        "br",
        "sup",
        "sub",
        "code",
        "pre",
        "blockquote",
        "q",
        "cite",
        "del",
        "hr",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "th",
        "td",
        "figure",
        "figcaption",
        "img",
        "details",
        "summary",
        "aside",
        "section",
        "div",
    ]
)
"""Every element has a style on screen and on paper; another one needs both before it can be used."""


ATTRIBUTES: Final = frozenset(
    [
        "id",
        "class",
        "lang",
        "href",
        "src",
        "alt",
        "title",
        "scope",
        "colspan",
        "rowspan",
        "aria-hidden",
        "aria-label",
        "data-cell",
        "data-choice",
        "data-finding",
        "data-n",
        "data-columns",
        "role",
        "start",
        "display",
        "alttext",
        "stretchy",
        "open",
    ]
)


DRAWN: Final[Mapping[str, frozenset[str]]] = {
    "svg": frozenset({"class", "font-size", "viewBox", "role", "aria-label"}),
    "defs": frozenset(),
    "path": frozenset({"id", "class", "d", "fill", "stroke-width", "stroke-dasharray"}),
    "use": frozenset({"class", "href", "x", "y", "stroke-width"}),
    "text": frozenset({"class", "x", "y", "font-size", "font-weight", "text-anchor", "data-finding", "data-n"}),
}
"""Elements of a chart of the report within its page, with all attributes that they may have."""


INLINE: Final = frozenset(
    ["strong", "em", "b", "i", "a", "span", "abbr", "br", "sup", "sub", "code", "q", "cite", "del", "math"]
)
"""Elements that stand among words."""


PLAIN: Final = frozenset(
    [
        "align",
        "bgcolor",
        "border",
        "cellpadding",
        "cellspacing",
        "color",
        "dir",
        "face",
        "frame",
        "halign",
        "height",
        "hspace",
        "noshade",
        "nowrap",
        "rel",
        "rules",
        "size",
        "style",
        "target",
        "valign",
        "vspace",
        "width",
    ]
)
"""Attributes of presentation that pandas, Markdown and people write; dropped without a word."""


MEANT: Final[Mapping[str, str]] = {
    **dict.fromkeys(("u", "mark", "ins"), "em"),
    **dict.fromkeys(("s", "strike"), "del"),
    **dict.fromkeys(("kbd", "samp", "tt", "var"), "code"),
    **dict.fromkeys(("font", "small", "big"), "span"),
    "center": "div",
}
"""Elements of presentation, each with the one whose style it takes."""

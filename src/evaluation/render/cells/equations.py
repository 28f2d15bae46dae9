"""Equations in the notation of TeX: which dollar signs enclose one, and how it is set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from latex2mathml.converter import convert
from lxml import etree

from evaluation.errors import RenderError
from evaluation.render.allowed import MATH
from evaluation.render.fragment import Element
from evaluation.words.markup import Origin

ARGUMENTS: Final = {
    "mfrac": 2,
    "msup": 2,
    "msub": 2,
    "msubsup": 3,
    "mroot": 2,
    "mover": 2,
    "munder": 2,
    "munderover": 3,
}
"""Parts that an element of an equation has; another number of them is an equation left unfinished."""
NAMESPACE: Final = ' xmlns="http://www.w3.org/1998/Math/MathML"'
BEGINNING: Final = re.compile(r"[^\W_]|[\\(\[{|+\u2212-]")
ENDING: Final = re.compile(r"[^\W_]|[)\]}|!'*]")
TEX: Final = re.compile(r"[\\^_=<>≤≥]")
WORD: Final = re.compile(r"[^\W\d_]{2,}")
BRACKETS: Final = ("()", "[]")
CONSTANTS: Final = frozenset({"0", "1", "2", "3", "4", "10", "100", "1000"})
"""Numbers that belong to a formula, as in 100 %, and to no measurement."""
BOUNDS: Final = frozenset({"0", "1"})
"""Numbers that may stand alone on one side, as those between which a share lies."""
RELATIONS: Final = frozenset("=≤≥<>≈≠∼≃≅≡∝:→")
INEQUALITIES: Final = frozenset("≤≥<>")


def encloses_equation(before: str, body: str, after: str) -> bool:
    """Whether what stands between two dollar signs is an equation, and the signs are no money.

    Parameters
    ----------
    before, after : str
        The character before the first sign and that behind the second; empty at the end of a text.
    body : str
        What stands between them.
    """
    if before.isalnum() or after.isalnum() or not BEGINNING.match(body) or body[-1].isspace():
        return False
    if set("\\{}") & set(body):
        return True
    if not ENDING.match(body[-1]) or any(body.count(opening) != body.count(closing) for opening, closing in BRACKETS):
        return False
    return len(WORD.findall(body)) < 2 and not (body[0].isdigit() and not TEX.search(body))


def equation(source: str, place: str, *, is_block: bool) -> Element:
    """An equation as MathML; what a screen reader without MathML says is its source.

    Raises
    ------
    RenderError
        If it cannot be set.
    """
    problem = f"{place}: the equation {_short(source.strip())!r} cannot be set"
    try:
        markup = convert(source.strip(), display="block" if is_block else "inline").replace(NAMESPACE, "")
        math = etree.fromstring(markup)
    except Exception as error:  # the library raises its own errors and those of Python
        raise RenderError(f"{problem} ({error or type(error).__name__}). Correct it, or put it into words.") from None
    for element in math.iter():
        for name in set(element.attrib) - {"display", "stretchy"}:
            del element.attrib[name]
        words = element.text or ""
        if element.tag not in MATH or words.startswith("\\"):
            raise RenderError(f"{problem}: {words or element.tag} is not known. Correct it, or put it into words.")
        if len(element) != ARGUMENTS.get(element.tag, len(element)):
            raise RenderError(f"{problem}: a part of it is missing. Complete it.")
    math.set("alttext", source.strip())
    if is_formula(math):
        math.set("data-n", Origin.FORMULA.value)
    return math


def is_formula(math: Element) -> bool:
    """Whether the numbers of an equation are those of a rule, and none states what was measured or counted."""
    for element in math.iter():
        digits = re.sub(r"\D", "", element.text or "")
        if digits and (element.tag != "mn" or element.text not in CONSTANTS):
            return False
    return all(_is_bound_or_has_letters(side, relations) for side, relations in _sides(math))


def _is_bound_or_has_letters(side: list[Element], relations: frozenset[str]) -> bool:
    parts = [part for one in side for part in one.iter()]
    numbers = [part.text for part in parts if part.tag == "mn"]
    if not numbers or any(part.tag not in ("mn", "mo", "mspace", "mrow") for part in parts):
        # a root or a fraction of constants is part of a rule as well
        return (
            not numbers
            or any(part.tag == "mi" and str(part.text).isalpha() for part in parts)
            or any(len(part) for part in parts)
        )
    return bool(relations) and relations <= INEQUALITIES and BOUNDS.issuperset(str(n) for n in numbers)


def _sides(math: Element) -> Iterator[tuple[list[Element], frozenset[str]]]:
    """Parts of an equation between its signs of relation, each with the signs beside it."""
    row: list[Element] = list(math)
    while len(row) == 1 and row[0].tag in ("mrow", "mstyle"):
        row = list(row[0])
    sides: list[list[Element]] = [[]]
    signs = [""]
    for part in row:
        if part.tag == "mo" and (part.text or "") in RELATIONS:
            sides.append([])
            signs.append(str(part.text))
        else:
            sides[-1].append(part)
    signs.append("")
    for number, side in enumerate(sides):
        yield side, frozenset(filter(None, signs[number : number + 2]))


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"

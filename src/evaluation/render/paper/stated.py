"""On which page of a PDF each number stands, as Typst set it: notes in the document that are asked for afterwards.

Text taken out of a PDF would tell where some numeral stands, not which number it is.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from evaluation.errors import RenderError
from evaluation.plan.printed import Place
from evaluation.render.fragment import Element, is_for_phone, words_of

USE: Final = "data-use"
"""Attribute with the place in the order of reading; of a chart with those of all numbers in it."""
EXPLAINS: Final = "data-explains"
"""Attribute of an entry that says where a number comes from; its value is the id of the finding."""
SELECTOR: Final = "<stated>"
"""Label of the notes that `report.typ` leaves."""


@dataclass(frozen=True, slots=True)
class Use:
    """A number, or the entry that explains one, before it is known on which page it stands."""

    finding: str
    shown: str
    is_entry: bool


def mark_uses(body: Element) -> list[Use]:
    """Number all numbers and entries of a document in the order of reading, but for those of charts for a phone."""
    uses: list[Use] = []
    for node in body.iter():
        finding = node.get("data-finding") or node.get(EXPLAINS)
        if finding is None or any(a.tag == "svg" and is_for_phone(a) for a in node.iterancestors()):
            continue
        node.set(USE, str(len(uses)))
        uses.append(Use(finding, words_of(node), node.get(EXPLAINS) is not None))
    return uses


def pages_of(uses: Sequence[Use], notes: str) -> tuple[tuple[Place, ...], dict[str, int]]:
    """Where each number stands, and where each is explained.

    Parameters
    ----------
    uses : sequence of Use
    notes : str
        What Typst answers when it is asked for the notes: pairs of a use and a page.

    Returns
    -------
    stated : tuple of Place
        In the order of reading; the same words for the same finding stand once for each page.
    explained : dict of str to int
        Page of the entry of a finding.

    Raises
    ------
    RenderError
        If a number of the document is on no page.
    """
    pages: dict[int, list[int]] = {}
    for use, page in json.loads(notes):
        pages.setdefault(use, []).append(page)
    if missing := [use for number, use in enumerate(uses) if number not in pages]:
        shown = ", ".join(f"{use.shown!r} ({use.finding})" for use in missing[:5])
        raise RenderError(
            f"The PDF has no place for {len(missing)} of the numbers that the page states: {shown}. State them where "
            "paper shows them: not in the summary of what is folded away, and not within code."
        )
    found = [(page, use) for number, use in enumerate(uses) for page in pages[number]]
    stated = dict.fromkeys(Place(page, use.finding, use.shown) for page, use in found if not use.is_entry)
    return tuple(stated), {use.finding: page for page, use in reversed(found) if use.is_entry}

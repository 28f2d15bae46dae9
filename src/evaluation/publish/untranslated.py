"""Words of a notebook that a report in another language would show as they are written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import nbformat

from evaluation.locale import SOURCE_LANGUAGE
from evaluation.locale.language import Language
from evaluation.plan.notebook import read_notebook
from evaluation.render.cells.tags import is_removed

SHOWN: Final = 3
"""Blocks that a message names."""
LETTERS: Final = re.compile(r"[^\W\d_]{2}")
LITERAL: Final = ("```", "$$", "    ", "![")
"""Beginnings of blocks without sentences."""


def untranslated(path: Path, language: str) -> str:
    """What of a notebook's Markdown its catalogue does not know, as a message; empty if it knows all of it."""
    if language == SOURCE_LANGUAGE:
        return ""
    words = Language.of(language)
    found = []
    for number, cell in enumerate(nbformat.from_dict(read_notebook(path)).cells, 1):  # type: ignore[no-untyped-call]
        if cell.cell_type != "markdown" or is_removed(cell):
            continue
        # block by block, as the renderer looks them up
        for block in "".join(cell.source).split("\n\n"):
            said = block.strip()
            if LETTERS.search(said) and not block.startswith(LITERAL) and words.text(said) == said:
                first = said.splitlines()[0]
                found.append(f"cell {number} (“{first[:39] + '…' if len(first) > 40 else first}”)")
    if not found:
        return ""
    more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    return (
        f"{', '.join(found[:SHOWN])}{more} will be shown as written. Add a translation of each to the catalogue "
        f"{language}/LC_MESSAGES/evaluation.po."
    )

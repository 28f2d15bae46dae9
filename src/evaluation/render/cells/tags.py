"""Which cells and outputs an author keeps out of every report, by the tags that nbconvert and Jupyter Book know.

A report has no folds, so what is to be hidden is left out like what is to be removed. The code of a cell is in no
report anyway. Of a cell of Markdown, input and output are the same words: any of the tags takes them out. The same may
be said by an option at the head of a cell, as Quarto and nbdev have it: `#| include: false`, `#| hide`.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import Any, Final

from nbformat import NotebookNode

from evaluation.errors import RenderError

CELL: Final = frozenset({"remove-cell", "hide-cell"})
OUTPUT: Final = frozenset({"remove-output", "hide-output", "remove-outputs", "hide-outputs", "remove-all-outputs"})
INPUT: Final = frozenset({"remove-input", "hide-input"})
STREAMS: Final = {"remove-stdout": "stdout", "remove-stderr": "stderr"}
KNOWN: Final = CELL | OUTPUT | INPUT | STREAMS.keys()
BEGINNINGS: Final = ("remove", "hid", "exclude", "omit", "suppress", "private", "no-output", "no-export", "noexport")
"""A tag that begins like this means to keep something back; one that is not known could publish it."""
OPTION: Final = re.compile(r"[ \t]*#[ \t]*\|[ \t]*(.*)")
"""A line at the head of a cell of code that is an option to who publishes it."""
OPTIONS: Final = {"include:false": "remove-cell", "output:false": "remove-output", "hide": "hide-cell"}
"""Tags that options stand for."""


def tags_of(part: NotebookNode | dict[str, Any]) -> tuple[str, ...]:
    """Tags of a cell or an output, by its metadata or its options; none where a tool wrote `null` instead of a list."""
    found = part.get("metadata", {}).get("tags")
    tags = [found] if isinstance(found, str) else found if isinstance(found, list) else []
    return (*map(str, tags), *_options(part))


def _options(part: NotebookNode | dict[str, Any]) -> Iterator[str]:
    """Tags that the options of a cell stand for; any other option that hides is left for `check_tags` to name."""
    if part.get("cell_type") != "code":
        return
    for line in str(part.get("source", "")).splitlines():
        if line.strip() and not (option := OPTION.match(line)):
            return
        if line.strip() and option:
            said = re.sub(r"\s", "", option[1]).lower()
            yield OPTIONS.get(said, said if said.startswith(BEGINNINGS) else "")


def is_removed(cell: NotebookNode) -> bool:
    """Whether nothing of a cell is shown."""
    tags = _meant(cell)
    if cell.cell_type == "code":
        return bool(tags & CELL)
    return bool(tags & (CELL | OUTPUT | INPUT)) or "remove_source" in (cell.metadata.get("transient") or {})


def shown_outputs(cell: NotebookNode) -> Iterator[NotebookNode]:
    """Outputs of a cell that may be shown, in order."""
    tags = _meant(cell)
    if is_removed(cell) or tags & OUTPUT:
        return
    left_out = {STREAMS[tag] for tag in tags & STREAMS.keys()}
    for output in cell.get("outputs", ()):
        if output.get("name") not in left_out and not _meant(output) & (CELL | OUTPUT):
            yield output


def check_tags(notebook: NotebookNode, name: str) -> None:
    """Refuse tags that mean to keep something back and are not known.

    Raises
    ------
    RenderError
        With every such tag and its cell.
    """
    faults = []
    for number, cell in enumerate(notebook.cells, 1):
        for part in (cell, *cell.get("outputs", ())):
            faults += [f"{name}, cell {number}: {fault}" for fault in _faults(part)]
    if faults:
        raise RenderError("\n".join(dict.fromkeys(faults)))


def _faults(part: NotebookNode) -> Iterator[str]:
    found = part.get("metadata", {}).get("tags")
    if not isinstance(found, list | str | None):
        yield f"its tags are {found!r}, which is no list of words. Write them anew."
    for tag in tags_of(part):
        if _plain(tag).startswith(BEGINNINGS) and _plain(tag) not in KNOWN:
            close = difflib.get_close_matches(_plain(tag), KNOWN, n=1)
            hint = f"Did you mean {close[0]!r}?" if close else f"Use one of: {', '.join(sorted(KNOWN))}."
            yield f"the tag {tag!r} is not known, so nothing would be kept out of the report. {hint}"


def _meant(part: NotebookNode) -> frozenset[str]:
    return frozenset(map(_plain, tags_of(part)))


def _plain(tag: str) -> str:
    return tag.strip().lower().replace("_", "-")

"""From the cells of an executed notebook to elements: Markdown, our own blocks, and what evaluators add."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from nbformat import NotebookNode

from evaluation.errors import NotebookError, RenderError
from evaluation.evidence.supposed import SUPPOSED_TYPE
from evaluation.locale.language import Language
from evaluation.render.cells.markdown import markdown_elements
from evaluation.render.cells.outputs import output_elements
from evaluation.render.cells.tags import is_removed, shown_outputs, tags_of
from evaluation.render.fragment import Element

PAPERMILL: Final = "injected-parameters"
"""Tag that papermill gives the cell it adds."""
WITH_WHAT_FOLLOWS: Final = "with-what-follows"
"""Tag of cells of Markdown that vanish where the cells below them show nothing, up to the next heading as high."""
HEADING: Final = re.compile(r"(#+) ")
LEVELS: Final = {f"h{level}": level for level in range(1, 7)}
OWN_REPORT_ONLY: Final = "standalone"
"""Tag of cells that only a report of one notebook shows, such as its own list of sources."""


def elements_of(notebook: NotebookNode, name: str, language: Language, *, alone: bool) -> Iterator[Element]:
    """Elements of a notebook in the order of its cells; code is not shown.

    Parameters
    ----------
    notebook : NotebookNode
        An executed notebook.
    name : str
        Its name, for messages.
    language : Language
        Markdown is translated into it, block by block.
    alone : bool
        Whether the notebook makes a report of its own.

    Raises
    ------
    NotebookError
        If a cell failed.
    RenderError
        With every cell of which something cannot be shown.
    """
    faults: list[str] = []
    for number, cell in _numbered(notebook):
        if any(SUPPOSED_TYPE in output.get("data", {}) for output in cell.get("outputs", ())):  # whatever its tags say
            faults.append(
                f"{name}, cell {number} ({_first_words(cell.source)}): it supposes a figure that nobody published, and "
                "no report takes what follows from it. Take the cell out, or enter the figure with its document."
            )
        if is_removed(cell) or (OWN_REPORT_ONLY in tags_of(cell) and not alone):
            continue
        if WITH_WHAT_FOLLOWS in tags_of(cell) and not _is_followed(notebook.cells, cell, language):
            continue
        place = f"{name}, cell {number} ({_first_words(cell.source)})"
        try:
            for element in _of_cell(cell, place, language):
                element.set("data-cell", place)
                yield element
        except RenderError as error:
            faults.append(str(error))
    if faults:
        raise RenderError("\n".join(faults))


def _is_followed(cells: Sequence[NotebookNode], cell: NotebookNode, language: Language) -> bool:
    """Whether a cell below shows anything, before the next heading that is as high; words alone are below any."""
    level = _level(cell) or len(LEVELS)
    for below in cells[cells.index(cell) + 1 :]:
        if below.cell_type == "markdown" and (found := _level(below)) and found <= level:
            return False
        if below.cell_type != "code" or is_removed(below):
            continue
        first = next(_of_cell(below, "", language), None)
        if first is not None:
            return LEVELS.get(str(first.tag), level + 1) > level
    return False


def _level(cell: NotebookNode) -> int | None:
    found = HEADING.match(cell.source)
    return len(found[1]) if found else None


def _of_cell(cell: NotebookNode, place: str, language: Language) -> Iterator[Element]:
    if cell.cell_type == "markdown":
        return markdown_elements(cell.source, cell.get("attachments", {}), place, language)
    if cell.cell_type == "code":
        return output_elements(list(shown_outputs(cell)), place)
    if cell.source.strip():
        raise RenderError(
            f"{place}: it is a raw cell, which no report shows. Make it a Markdown cell, or keep it out by the tag "
            "remove-cell."
        )
    return iter(())


def require_run(notebook: NotebookNode, name: str) -> None:
    """Refuse a notebook that was not run, or not to its end.

    Raises
    ------
    NotebookError
        If a code cell was never run.
    """
    code = [(number, c) for number, c in _numbered(notebook) if c.cell_type == "code" and c.source.strip()]
    if code and not any(cell.outputs for _, cell in code):
        raise NotebookError(f"{name}: the notebook holds no outputs. Run it first.")
    for number, cell in code:
        if cell.execution_count is None and not cell.outputs:
            raise NotebookError(
                f"{name}, cell {number} ({_first_words(cell.source)}): never run. Run the whole notebook."
            )


def harvest(notebook: NotebookNode, mime_type: str, *, of_all: bool = False) -> Iterator[Any]:
    """Content of every output of a type, in the order shown; `of_all` cells, or of those that a report shows."""
    for cell in notebook.cells:
        for output in cell.get("outputs", ()) if of_all else shown_outputs(cell):
            if mime_type in output.get("data", {}):
                yield output["data"][mime_type]


def _numbered(notebook: NotebookNode) -> Iterator[tuple[int, NotebookNode]]:
    """Cells with the numbers they have for whoever wrote them: papermill's own cell has none."""
    own = [cell for cell in notebook.cells if PAPERMILL not in tags_of(cell)]
    return enumerate(own, 1)


def _first_words(source: str) -> str:
    line = source.strip().splitlines()[0] if source.strip() else "empty"
    return line if len(line) <= 40 else line[:39] + "…"

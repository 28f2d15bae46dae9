"""Which cells of a notebook are still worth running after one has failed.

One that uses what a failed cell was to make fails for that reason alone, and would hide what is really wrong. Every
other cell runs, so that whoever mends a chapter sees all its faults in one round.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from nbformat import NotebookNode

SKIPPED: Final = "skip-execution"
"""Tag of a cell that is not to be run; nbclient heeds it."""
USED_UP: Final = "MemoryError"
"""After which a kernel has no room for another cell."""
WORD: Final = re.compile(r"\w+")


class Aftermath:
    """Names that there are not, because a cell failed that was to make them.

    It is told of each cell before it runs, and gives it a tag if it is not to run.
    """

    def __init__(self) -> None:
        self._missing: set[str] = set()
        self._is_over = False
        self._last: NotebookNode | None = None

    def before(self, cell: NotebookNode) -> None:
        """Look at how the cell before ended, and let this one run or not."""
        if self._last is not None:
            self._learn(self._last)
        self._last = cell
        if cell.cell_type == "code" and (self._is_over or names_used(cell.source) & self._missing):
            cell.metadata["tags"] = [*(cell.metadata.get("tags") or ()), SKIPPED]

    def _learn(self, cell: NotebookNode) -> None:
        made = names_made(cell.source) if cell.cell_type == "code" else set()
        if error := error_of(cell):
            self._is_over |= made is None or error.ename == USED_UP
        if error or skipped(cell):
            self._missing |= made or set()
        elif _parsed(cell.source):
            self._missing -= made or set()

    def is_consequence(self, error: NotebookNode) -> bool:
        """Whether an error is that of a name which a failed cell did not make, met on the way through a function."""
        return error.ename == "NameError" and bool(set(WORD.findall(error.evalue)) & self._missing)


def skipped(cell: NotebookNode) -> bool:
    """Whether a cell was not run, because another had failed or its author wished so."""
    return SKIPPED in (cell.metadata.get("tags") or ())


def error_of(cell: NotebookNode) -> NotebookNode | None:
    """Error with which a cell ended; None if it did not fail."""
    return next((output for output in cell.get("outputs", ()) if output.output_type == "error"), None)


def names_made(source: str) -> set[str] | None:
    """Names that a cell gives a value to, or changes the value of; None if nobody can say.

    Examples
    --------
    >>> sorted(names_made("import numpy as np; table['x'] = np.ones(3); total += 1"))
    ['np', 'table', 'total']
    """
    code = _parsed(source)
    if code is None:
        return set(WORD.findall(source))
    made: set[str] = set()
    for node in ast.walk(code):
        match node:
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
                made.add(name)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                made.add(name)
            case ast.Attribute(ctx=ast.Store()) | ast.Subscript(ctx=ast.Store()):
                made |= set(_root(node))
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                made |= {(alias.asname or alias.name).partition(".")[0] for alias in names}
    return None if "*" in made else made


def names_used(source: str) -> set[str]:
    """Names that a cell needs to have a value.

    Examples
    --------
    >>> sorted(names_used("total = rows.sum()"))
    ['rows']
    """
    code = _parsed(source)
    if code is None:
        return set(WORD.findall(source))
    return {node.id for node in ast.walk(code) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}


def _parsed(source: str) -> ast.Module | None:
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError):
        return None  # a command for IPython, or not Python at all


def _root(node: ast.expr) -> Iterator[str]:
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    if isinstance(node, ast.Name):
        yield node.id

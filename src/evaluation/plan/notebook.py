"""What the file of a notebook holds, and what its metadata wish.

A notebook says in its metadata what it wants:

    {"evaluation": {"for_each": "objective", "documents": ["evaluation", "objective-{objective}"]}}

`for_each` names a parameter whose values the caller knows; `documents` names the reports that hold the chapter;
`"documents": []` keeps it out of every report; `"edition": "area"` makes it a chapter of the reports of an area, and of
no others. A notebook that says nothing runs once, and is a chapter of the main report only. So is one whose file or
wishes cannot be read, until a build names what is wrong with it: it withholds no other chapter. `document` (one report
beside the main one) and `alone` (not in the main one) are what stood here before `documents`, and are still read.
"""

from __future__ import annotations

import ast
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from evaluation.errors import NotebookError, ParameterError
from evaluation.plan.request import AREA

COMBINED: Final = "evaluation"
"""Name of the main report."""
ANNEX: Final = "annex"
"""Name of the report that holds what the main one rests on: sheets, methods, sources."""
FOR_EACH: Final = "objective"
"""Parameter that a notebook can be run for each value of."""
OWN: Final = "evaluation"
"""Key of the metadata under which a notebook speaks to us."""
DECLARED: Final = "parameters"
"""Tag of the cell in which a notebook declares its parameters."""
GIVEN: Final = ("language", "as_of", "scenario", "data_dir")
"""Parameters that a build gives to every notebook that names them."""
TAKE_BACK: Final = "Take it back from git, or move it out of the folder"
CONFLICT: Final = re.compile(r"^<{7} ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a notebook says of itself; see the module.

    Parameters
    ----------
    for_each, edition : str
        Empty where it says nothing.
    documents : tuple of str
        Names of the reports that hold it, in which `{objective}` may stand for a value.
    """

    for_each: str = ""
    documents: tuple[str, ...] = (COMBINED,)
    edition: str = ""


def read_notebook(path: Path) -> dict[str, Any]:
    """Content of a notebook file as it stands, but that metadata are a mapping and a source is a text everywhere.

    Raises
    ------
    NotebookError
        If the file cannot be read or is no notebook.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise NotebookError(f"{path}: not a Jupyter notebook ({error}).") from error
    try:
        content = json.loads(text)
    except ValueError as error:
        raise NotebookError(f"{path}: not a Jupyter notebook ({_why_no_json(text, error)}.") from error
    if isinstance(content, dict) and isinstance(content.get("worksheets"), list):
        version = content.get("nbformat", "of old")
        raise NotebookError(f"{path}: its format, nbformat {version}, is out of use. Open and save it in JupyterLab.")
    if not isinstance(content, dict) or not isinstance(content.get("cells"), list):
        raise NotebookError(f"{path}: not a Jupyter notebook (it has no list of cells). {TAKE_BACK}.")
    cells = [_cell(path, number, cell) for number, cell in enumerate(content["cells"], 1)]
    return {**content, "metadata": _mapping(content.get("metadata")), "cells": cells}


def read_wishes(path: Path) -> Wishes:
    """What a notebook's metadata say under `evaluation`.

    Raises
    ------
    NotebookError
        If the file cannot be read or is no notebook.
    ParameterError
        If it asks for what there is not.
    """
    said = read_notebook(path)["metadata"].get(OWN) or {}
    if not isinstance(said, dict):
        raise ParameterError(f"{path.name}: `{OWN}` in its metadata is {said!r}, which is no mapping of wishes.")
    each, edition = (str(said.get(key) or "") for key in ("for_each", "edition"))
    if each not in ("", FOR_EACH):
        raise ParameterError(f"{path.name}: cannot be run for each {each!r}. Its metadata may name: {FOR_EACH}.")
    if edition not in ("", AREA):
        raise ParameterError(f"{path.name}: there is no edition {edition!r}. Its metadata may name: {AREA}, or none.")
    documents = said["documents"] if "documents" in said else _as_before(said)
    if not isinstance(documents, list) or not all(isinstance(name, str) for name in documents):
        example = json.dumps([documents] if isinstance(documents, str) else [COMBINED, ANNEX])
        raise ParameterError(f"{path.name}: `documents` is {documents!r}, which is no list of names. Write {example}.")
    for document in documents:
        _check_name(path.name, document, each)
    return Wishes(each, tuple(dict.fromkeys(documents)), edition)


def _as_before(said: Mapping[str, Any]) -> list[Any]:
    """Reports that hold a chapter which does not name them, or names them as before."""
    own = said.get("document") or None
    return [*([] if said.get("alone") is True else [COMBINED]), *([own] if own else [])]


def _check_name(file: str, document: str, each: str) -> None:
    try:
        name = document.format(**{each: "1"} if each else {})
    except (KeyError, IndexError, ValueError):
        raise ParameterError(f"{file}: the document name {document!r} holds a placeholder that has no value.") from None
    if not name or name != Path(name).name:
        raise ParameterError(f"{file}: the document name {document!r} is not a plain file name.")


def wishes_of(path: Path) -> Wishes:
    """What a notebook wishes; nothing where that cannot be read."""
    try:
        return read_wishes(path)
    except (NotebookError, ParameterError):
        return Wishes()


def uses(path: Path, parameter: str) -> bool:
    """Whether a notebook's code names a parameter elsewhere than where all are declared."""
    try:
        return _uses(read_notebook(path)["cells"], parameter)
    except NotebookError:
        return False


def deciding_sources(notebook: Mapping[str, Any]) -> list[str]:
    """Sources of the cells of a notebook, without the defaults that decide nothing.

    A build gives a value of its own to most parameters, and to others a notebook pays no heed. Whoever tries another
    value in JupyterLab and saves it has changed nothing that a report shows.
    """
    cells = notebook["cells"]
    said = notebook["metadata"].get(OWN) or {}
    wishes = said if isinstance(said, dict) else {}
    given = {*GIVEN, wishes.get("for_each"), wishes.get("edition")}
    sources = ["".join(cell["source"]) for cell in cells]
    return [
        _without_defaults(source, lambda name: name in given or not _uses(cells, name)) if _declares(cell) else source
        for cell, source in zip(cells, sources, strict=True)
    ]


def _declares(cell: Mapping[str, Any]) -> bool:
    return cell.get("cell_type") == "code" and DECLARED in (cell["metadata"].get("tags") or ())


def _uses(cells: Iterable[Mapping[str, Any]], parameter: str) -> bool:
    own = ("".join(c["source"]) for c in cells if c.get("cell_type") == "code" and not _declares(c))
    return any(re.search(rf"\b{re.escape(parameter)}\b", text) for text in own)


def _without_defaults(source: str, is_idle: Callable[[str], bool]) -> str:
    """Code that declares parameters, without those texts among the defaults that are idle."""
    try:
        code = ast.parse(source)
    except SyntaxError:
        return source
    named = Counter(node.id for node in ast.walk(code) if isinstance(node, ast.Name))
    lines = [line.encode() for line in source.split("\n")]
    for statement in reversed(code.body):
        match statement:
            case (
                ast.AnnAssign(target=ast.Name(id=name), value=ast.Constant(value=str()) as default)
                | ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str()) as default)
            ) if named[name] == 1 and is_idle(name) and default.lineno == default.end_lineno:
                line = lines[default.lineno - 1]
                lines[default.lineno - 1] = line[: default.col_offset] + line[default.end_col_offset :]
    return b"\n".join(lines).decode()


def _cell(path: Path, number: int, cell: Any) -> dict[str, Any]:
    if not isinstance(cell, dict):
        raise NotebookError(f"{path}: not a Jupyter notebook (its cell {number} is no cell). {TAKE_BACK}.")
    return {**cell, "metadata": _mapping(cell.get("metadata")), "source": cell.get("source") or ""}


def _mapping(value: Any) -> dict[str, Any]:
    """Metadata as they should be; some tools write `null`."""
    return value if isinstance(value, dict) else {}


def _why_no_json(text: str, error: ValueError) -> str:
    if not text.strip():
        return f"the file is empty). {TAKE_BACK}"
    if found := CONFLICT.search(text):
        line = text.count("\n", 0, found.start()) + 1
        return f"line {line} is the mark of a merge that git left to you). Decide it, or take one side whole"
    return f"{error}). {TAKE_BACK}"

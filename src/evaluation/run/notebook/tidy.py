"""An executed notebook without anything that depends on the clock, the machine or the folder it ran in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from nbformat import NotebookNode

INJECTED: Final = "injected-parameters"
"""Tag papermill gives the cell with the values a notebook was run with; here also the id of that cell."""
DATA_NAME: Final = "data"
"""What stands for the path of the data folder."""
ANSI: Final = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


def tidy(notebook: NotebookNode, data_dir: str) -> NotebookNode:
    """Make equal runs equal, byte for byte.

    Parameters
    ----------
    notebook : NotebookNode
        As papermill returned it; changed in place.
    data_dir : str
        Path that must not be seen in a report.

    Returns
    -------
    NotebookNode
        The same notebook.
    """
    parameters = notebook.metadata.pop("papermill", {}).get("parameters", {})
    notebook.metadata["papermill"] = {"parameters": {k: v for k, v in parameters.items() if k != "data_dir"}}
    notebook.nbformat_minor = max(notebook.nbformat_minor, 5)
    number = 0
    for cell in notebook.cells:
        # papermill gives random ids to its own cell, and to all cells of a notebook in an old format
        if INJECTED in (cell.metadata.get("tags") or ()):
            cell["id"] = INJECTED
            # the literal that papermill wrote, whose backslashes may be doubled
            cell["source"] = cell["source"].replace(repr(data_dir)[1:-1], DATA_NAME).replace(data_dir, DATA_NAME)
        else:
            number += 1
            cell["id"] = f"cell-{number}"
        for key in ("papermill", "execution"):
            cell.metadata.pop(key, None)
        if cell.cell_type == "code":
            # what a library complained about is for whoever builds, not for readers; see `complaints`
            cell["outputs"] = [_without_path(o, data_dir) for o in cell.outputs if o.get("name") != "stderr"]
    return notebook


def complaints(notebook: NotebookNode) -> tuple[str, ...]:
    """What cells wrote to standard error, one text per cell, cell by cell."""
    found = []
    for cell in notebook.cells:
        text = "".join(o.text for o in cell.get("outputs", ()) if o.get("name") == "stderr")
        if text.strip():
            found.append(plain(text).strip())
    return tuple(found)


def plain(text: str) -> str:
    """Text without the escape codes that colour it on a terminal."""
    return ANSI.sub("", text)


def _without_path(node: Any, path: str) -> Any:
    if isinstance(node, str):
        if path not in node:
            return node
        # not as part of an address such as https://example.org/data
        return re.sub(rf"(?<![\w./:-]){re.escape(path)}(?![\w-])", DATA_NAME, node)
    if isinstance(node, dict):
        return type(node)({key: _without_path(value, path) for key, value in node.items()})
    if isinstance(node, list):
        return [_without_path(value, path) for value in node]
    return node

"""A notebook file as it is run: without what other tools wrote into it and papermill cannot take."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from evaluation.errors import NotebookError
from evaluation.plan.notebook import read_notebook

KERNELSPEC: Final = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
PYTHON: Final = ("python", "ipython")
OTHERS: Final = {"ir": "R", "julia": "Julia", "bash": "Bash", "javascript": "JavaScript", "deno": "TypeScript"}
"""Languages of kernels that do not name theirs, by how the kernel's name begins."""


def runnable(path: Path) -> dict[str, Any]:
    """Content of a notebook that papermill can run, whatever kernel and tags its file names.

    Raises
    ------
    NotebookError
        If it is no notebook, or one of another language than Python.
    """
    content = read_notebook(path)
    metadata = content["metadata"] = dict(content.get("metadata") or {})
    if language := _other_language(metadata):
        raise NotebookError(
            f"{path.name}: it is written in {language}, but a build runs Python. Write it in Python, or choose a "
            "kernel of Python for it in JupyterLab and save it."
        )
    metadata["kernelspec"] = {**KERNELSPEC, **(metadata.get("kernelspec") or {}), "language": "python"}
    metadata["language_info"] = {**(metadata.get("language_info") or {}), "name": "python"}
    for cell in content["cells"]:
        cell["metadata"] = dict(cell.get("metadata") or {})
        tags = cell["metadata"].get("tags")
        cell["metadata"]["tags"] = [tags] if isinstance(tags, str) else [t for t in tags or () if isinstance(t, str)]
        if cell.get("cell_type") == "code":
            # outputs of an earlier run decide nothing
            cell |= {"outputs": [], "execution_count": None}
    return content


def write_runnable(path: Path, to: Path) -> None:
    """Write the runnable form of a notebook file to another place."""
    to.write_text(json.dumps(runnable(path)), encoding="utf-8")


def _other_language(metadata: dict[str, Any]) -> str:
    """Language of a notebook if it is not Python; empty if it is, or if nothing names one."""
    specification = metadata.get("kernelspec") or {}
    named = [str(specification.get("language") or ""), str((metadata.get("language_info") or {}).get("name") or "")]
    if found := next(filter(None, named), ""):
        return "" if found.lower().startswith(PYTHON) else found
    kernel = str(specification.get("name") or "").lower()
    return next((language for start, language in OTHERS.items() if kernel.startswith(start)), "")

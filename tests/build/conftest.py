"""Tiny notebooks, written for each test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

PARAMETERS = (
    'objective: str = "1"\nas_of: str = ""\nlanguage: str = "en"\nscenario: str = "all"\ndata_dir: str = "../data"'
)
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}

Notebook = Callable[..., Path]


def write_notebook(path: Path, *sources: str, parameters: str = PARAMETERS, **wishes: str) -> Path:
    """Write a notebook with a parameters cell and further code cells; none with `parameters=""`."""
    cells = [new_code_cell(source, id=f"cell-{n}") for n, source in enumerate(sources, 2)]
    if parameters:
        cells.insert(0, new_code_cell(parameters, id="cell-1", metadata={"tags": ["parameters"]}))
    metadata = {"kernelspec": KERNEL} | ({"evaluation": wishes} if wishes else {})
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(new_notebook(cells=cells, metadata=metadata), path)
    return path


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    """Write a notebook into `notebooks/`: `notebook("01-a.ipynb", "1 + 1", for_each="objective")`."""

    def build(name: str, *sources: str, **options: str) -> Path:
        return write_notebook(tmp_path / "notebooks" / name, *sources, **options)

    return build


@pytest.fixture(scope="session")
def notebook_writer() -> Notebook:
    """The same for fixtures that outlive a test, with a whole path."""
    return write_notebook

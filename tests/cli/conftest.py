"""Tiny notebooks for builds that are run as a person runs them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

PARAMETERS = (
    'objective: str = "1"\nas_of: str = ""\narea: str = ""\nlanguage: str = "en"\nscenario: str = "all"\n'
    'data_dir: str = "../data"'
)
OPEN = (
    "from evaluation.report import open_report\nreport = open_report(data_dir=data_dir, as_of=as_of, language=language)"
)
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


@pytest.fixture(autouse=True)
def width_of_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no width that whoever runs the tests set, or that a worker sets, decide between a table and a list."""
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture(scope="session")
def write_chapter() -> Callable[..., None]:
    """Write a chapter that opens the data and runs the cells given: `write_chapter(path, "report.summary.cover()")`."""

    def write(path: Path, *sources: str, parameters: str = PARAMETERS, **wishes: str) -> None:
        opened = OPEN.replace(")", ", objective=objective)") if wishes.get("for_each") else OPEN
        cells = [new_code_cell(text, id=f"cell-{n}") for n, text in enumerate([parameters, opened, *sources], 1)]
        cells[0].metadata["tags"] = ["parameters"]
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": KERNEL, "evaluation": wishes}), path)

    return write

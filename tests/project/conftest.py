"""The whole report in each language, made by the notebooks' own cells in this process, without any kernel."""

from __future__ import annotations

import ast
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import pytest
from lxml import html

from evaluation.render import assemble, to_html
from evaluation.render.document import Document
from evaluation.words.block import FINDINGS_TYPE
from evaluation.words.markup import QUOTED

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
AREA = ROOT / "notebooks/06-area.ipynb"
DATA = ROOT / "data"


@dataclass(frozen=True)
class Made:
    """One document as a reader gets it."""

    code: str
    document: Document
    page: Any

    def places(self) -> list[tuple[Any, str]]:
        """Every text that a reader sees, with the element it stands in."""
        found = []
        for element in self.page.body.iter():
            if not isinstance(element.tag, str) or element.tag in ("style", "script"):
                continue
            texts = (element.text, *(child.tail for child in element))
            found += [(element, text) for text in texts if text and text.strip()]
        return found

    def own_places(self) -> list[tuple[Any, str]]:
        """Those whose words are ours: no title of a document, no phrase of another language, no code."""
        return [(element, text) for element, text in self.places() if not self.is_quoted(element)]

    def is_quoted(self, element: Any) -> bool:
        """Whether an element holds words of others, code, or a drawing, whose words `drawn` has."""
        around = [element, *element.iterancestors()]
        return (
            next((e.get("lang") for e in around if e.get("lang")), self.code) != self.code
            or any(QUOTED in (e.get("class") or "").split() for e in around)
            or any(e.tag in ("code", "pre", "svg") for e in around)
        )

    def drawn(self) -> list[str]:
        """Every text inside a chart."""
        return [text.text or "" for drawing in self.document.body.iter("svg") for text in drawing.iter("text")]


def run(path: Path, **parameters: str) -> nbformat.NotebookNode:
    """Run a notebook's cells here; the last expression of each is its output, as in Jupyter."""
    notebook = nbformat.read(path, as_version=4)
    names: dict[str, Any] = {}
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        tree = ast.parse(cell.source)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, path.name, "exec"), names)  # our own notebooks
        if "parameters" in cell.metadata.get("tags", []):
            names |= parameters | {"data_dir": str(DATA)}
        shown = eval(compile(ast.Expression(last.value), path.name, "eval"), names) if last else None
        cell.execution_count = 1
        if shown is not None:
            cell.outputs = [nbformat.v4.new_output("display_data", data=shown._repr_mimebundle_())]
    return notebook


@pytest.fixture(scope="session")
def notebooks():
    """Executed notebooks of the whole report, by language and date: `notebooks("es")`."""
    made: dict[tuple[str, str], list[nbformat.NotebookNode]] = {}

    def of(code: str, as_of: str = "") -> list[nbformat.NotebookNode]:
        if (code, as_of) not in made:
            runs = []
            for path in NOTEBOOKS:
                wishes = json.loads(path.read_text(encoding="utf-8"))["metadata"].get("evaluation", {})
                if wishes.get("edition") or wishes.get("documents") == []:
                    continue
                ids = ("1", "2", "3") if wishes.get("for_each") else ("1",)
                runs += [run(path, language=code, as_of=as_of, objective=objective) for objective in ids]
            made[code, as_of] = runs
        return made[code, as_of]

    return of


@pytest.fixture(scope="session")
def made(notebooks):
    """The main report and its annex as one: `made("es")`; one of its notebooks: `made("es", 1)`; or that of an area."""
    done: dict[tuple[str, int | str | None], Made] = {}

    def of(code: str, part: int | str | None = None) -> Made:
        if (code, part) not in done:
            if isinstance(part, str):
                chapters = [run(AREA, language=code, area=part)]
            elif part is None:
                chapters = [n for n in notebooks(code) if "brief" not in n.metadata["evaluation"].get("documents", ())]
            else:
                chapters = [notebooks(code)[part]]
            document = assemble(chapters)
            done[code, part] = Made(code, document, html.fromstring(to_html(document)))
        return done[code, part]

    return of


@pytest.fixture(scope="session")
def findings(notebooks):
    """Every finding of a language's report, as `facts.json` has it."""

    def of(code: str) -> list[dict[str, Any]]:
        outputs = [o for n in notebooks(code) for c in n.cells for o in c.get("outputs", [])]
        return [f for o in outputs for f in o.data.get(FINDINGS_TYPE, [])]

    return of

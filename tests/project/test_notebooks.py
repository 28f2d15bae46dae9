"""The notebooks are sentences and single calls; whatever deserves a test is in the library."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import nbformat
import pytest

from evaluation.plan.notebook import wishes_of

FOLDER = Path(__file__).parents[2] / "notebooks"
EVERY = sorted(FOLDER.glob("*.ipynb"))
NOTEBOOKS = [path for path in EVERY if wishes_of(path).documents]
"""Chapters; what is in no report may compute."""
RULE_NUMBERS = {"95"}
"""Numerals that belong to a method's name, such as a 95% interval; every other number is a finding."""


def faults(notebook):
    """Whatever a notebook of this project may not hold."""
    found = []
    parameters = [c for c in notebook.cells if "parameters" in c.metadata.get("tags", [])]
    if len(parameters) != 1:
        found.append("there must be one parameters cell")
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            found += [f"typed number {n}" for n in re.findall(r"\d+", cell.source) if n not in RULE_NUMBERS]
            continue
        if cell.outputs or cell.execution_count is not None:
            found.append("outputs are committed; clear them (JupyterLab: Edit > Clear Outputs of All Cells)")
        found += _parameter_faults(cell) if cell in parameters else _code_faults(cell.source)
    return found


def _parameter_faults(cell):
    found = []
    lines = cell.source.splitlines()
    for statement in ast.parse(cell.source).body:
        if not isinstance(statement, ast.AnnAssign):
            found.append("a parameter has no type")
        elif not lines[statement.lineno - 2].startswith("#"):
            found.append("a parameter has no comment above it")
    return found


def _code_faults(source):
    if source.lstrip().startswith(("%", "!")):
        return ["a magic command"]
    found = []
    for statement in ast.parse(source).body:
        if isinstance(statement, ast.ImportFrom) and statement.module == "evaluation.report":
            continue
        value = getattr(statement, "value", None)
        if not isinstance(statement, ast.Assign | ast.Expr) or not isinstance(value, ast.Call):
            found.append(f"not a single call: {ast.unparse(statement)}")
            continue
        forbidden = (ast.BinOp, ast.Lambda, ast.IfExp, ast.comprehension, ast.JoinedStr, ast.Compare)
        found += ["arithmetic or logic in a call" for n in ast.walk(value) if isinstance(n, forbidden)]
        texts = [n.value for n in ast.walk(value) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
        found += ["a file name" for t in texts if re.search(r"\.\w{2,4}$|/", t)]
    return found


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_a_notebook_holds_sentences_and_single_calls(path):
    assert faults(nbformat.read(path, as_version=4)) == []


def test_all_notebooks_have_the_same_parameters():
    cells = {}
    for path in EVERY:
        notebook = nbformat.read(path, as_version=4)
        cells[path.stem] = [c.source for c in notebook.cells if "parameters" in c.metadata.get("tags", [])]
    assert len({tuple(c) for c in cells.values()}) == 1


def test_each_notebook_has_a_number_of_its_own_by_which_it_is_read():
    numbers = [p.stem[:2] for p in NOTEBOOKS]
    assert all(number.isdigit() for number in numbers)
    assert len(set(numbers)) == len(numbers)


GOOD = "# Why.\nobjective: str = '1'"


def offending(*cells, parameters=GOOD):
    first = nbformat.v4.new_code_cell(parameters, metadata={"tags": ["parameters"]})
    return nbformat.v4.new_notebook(cells=[first, *cells])


@pytest.mark.parametrize(
    "source",
    [
        "def f():\n    return 1",
        "for i in x:\n    report.cover()",
        "report.cover(1 + 1)",
        "[f(i) for i in x]",
        "import pandas",
        "report.read('data/x.csv')",
        "f(f'{x}')",
        "%matplotlib inline",
        "x = 3",
        "report.cover(a if b else c)",
    ],
)
def test_what_does_not_belong_in_a_cell_is_found(source):
    assert faults(offending(nbformat.v4.new_code_cell(source)))


def test_a_number_typed_into_a_sentence_is_found():
    assert faults(offending(nbformat.v4.new_markdown_cell("There are 14 offices."))) == ["typed number 14"]


def test_outputs_are_found():
    cell = nbformat.v4.new_code_cell("report.cover()", outputs=[nbformat.v4.new_output("stream", text="x")])
    assert faults(offending(cell)) == [
        "outputs are committed; clear them (JupyterLab: Edit > Clear Outputs of All Cells)"
    ]


@pytest.mark.parametrize("parameters", ["objective = '1'", "objective: str = '1'"])
def test_a_parameter_without_type_or_comment_is_found(parameters):
    assert faults(offending(parameters="\n" + parameters))

"""Tiny notebooks, written for each test, and processes as Linux shows them."""

from __future__ import annotations

import ast
import json
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from evaluation.assess import progress
from evaluation.build.facts import collect_findings, make_facts
from evaluation.build.fingerprint import fingerprint_inputs
from evaluation.build.jobs import find_notebooks, plan_jobs

PARAMETERS = (
    'objective: str = "1"\nas_of: str = ""\nlanguage: str = "en"\nscenario: str = "all"\ndata_dir: str = "../data"'
)
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}

Notebook = Callable[..., Path]
ROOT = Path(__file__).parents[2]


def write_notebook(path: Path, *sources: str, parameters: str = PARAMETERS, **wishes: str | bool) -> Path:
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

    def build(name: str, *sources: str, **options: Any) -> Path:
        return write_notebook(tmp_path / "notebooks" / name, *sources, **options)

    return build


@pytest.fixture(scope="session")
def notebook_writer() -> Notebook:
    """The same for fixtures that outlive a test, with a whole path."""
    return write_notebook


def run_without_kernel(job):
    """Outputs of a chapter whose cells run in this process, which takes a tenth of the time that a kernel takes."""
    names, outputs = {}, []
    for cell in json.loads(job.notebook.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] != "code":
            continue
        code = ast.parse("".join(cell["source"]))
        last = code.body.pop() if code.body and isinstance(code.body[-1], ast.Expr) else None
        exec(compile(code, job.name, "exec"), names)
        if "parameters" in cell["metadata"].get("tags", []):
            names.update(job.parameters)
        shown = eval(compile(ast.Expression(last.value), job.name, "eval"), names) if last else None
        if shown is not None:
            outputs.append(new_output("display_data", shown._repr_mimebundle_()))
    return SimpleNamespace(job=job, notebook=new_notebook(cells=[new_code_cell("", outputs=outputs)]))


@pytest.fixture(scope="session")
def real_facts():
    """What the real report states in all its chapters."""
    notebooks = find_notebooks(ROOT / "notebooks")
    state = progress(ROOT / "data")
    common = {"as_of": "", "scenario": "all", "data_dir": str(ROOT / "data")}
    ids = tuple(o.objective.id for o in state.objectives)
    jobs = plan_jobs(notebooks, ("en",), common, {"objective": ids}, {"objective": ()})
    inputs = fingerprint_inputs(state.evidence.dataset.fingerprint, notebooks)
    return make_facts(collect_findings(run_without_kernel(job) for job in jobs), inputs, state)


def process_status(pid: int) -> tuple[str, int] | None:
    """State and parent of a process; None if there is none."""
    try:
        words = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return words[0], int(words[1])


def is_running(pid: int) -> bool:
    """Whether there is such a process. One that has ended but that nobody has asked about is a zombie: not running."""
    found = process_status(pid)
    return found is not None and found[0] != "Z"


def descendants(pid: int) -> set[int]:
    """All processes that a process has started, and those have started, and so on."""
    known = {int(path.name): process_status(int(path.name)) for path in Path("/proc").iterdir() if path.name.isdigit()}
    found, grown = set(), {pid}
    while grown:
        grown = {child for child, status in known.items() if status and status[1] in grown} - found
        found |= grown
    return found


def until(condition: Callable[[], bool], seconds: float = 60) -> bool:
    """Wait for something to become true; False if it does not."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


@pytest.fixture(scope="session")
def processes() -> SimpleNamespace:
    """What a test asks about processes."""
    if not Path("/proc/self/stat").exists():
        pytest.skip("looks at processes as Linux shows them")
    return SimpleNamespace(status=process_status, is_running=is_running, descendants=descendants, until=until)

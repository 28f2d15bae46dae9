"""Tiny notebooks and data, written for each test, a build in which nothing is really run or set, and processes."""

from __future__ import annotations

import ast
import datetime as dt
import json
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from evaluation.assess import Verdict, progress
from evaluation.build import chapters, prepared, reports
from evaluation.build.facts import collect_findings, make_facts
from evaluation.build.fingerprint import fingerprint_inputs
from evaluation.build.jobs import chapters_of, find_notebooks, plan_jobs
from evaluation.build.reports import build
from evaluation.build.request import Request
from evaluation.build.run import Executed, Failure
from evaluation.build.state import find_work, survey
from evaluation.build.steps import Action, Step
from evaluation.framework import Text
from evaluation.load import data_fingerprint
from evaluation.methods import Outlook
from evaluation.render import harvest
from evaluation.report.block import COVER_TYPE, FINDINGS_TYPE
from evaluation.report.seen import READS_TYPE

PARAMETERS = (
    'objective: str = "1"\nas_of: str = ""\narea: str = ""\nlanguage: str = "en"\nscenario: str = "all"\n'
    'data_dir: str = "../data"'
)
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}

FRAMEWORK = """
objectives:
  - {id: "1"}
  - {id: "2"}
indicators:
  - {id: "1.1", objective: "1", select: {value: {measures: [cases], areas: [Peru]}}}
  - {id: "2.1", objective: "2", select: {value: {measures: [victims], areas: [Peru]}}}
"""

AREAS = "area,name_en,name_es\nPeru,Peru,Perú\nCusco,Cusco,Cusco\nLima,Lima,Lima\nPuno,Puno,Puno\nWorld,World,Mundo\n"

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


@pytest.fixture
def data_folder(tmp_path: Path) -> Callable[..., Path]:
    """Write a data folder with one figure for each of two objectives: `data_folder(values={"F1": 7})`.

    It has what a build looks at before it runs anything, and no more.
    """

    def build(
        dialogues: Sequence[str] = (), values: Mapping[str, int] | None = None, extra: str = "", sources: str = ""
    ) -> Path:
        folder = tmp_path / "data"
        folder.mkdir(exist_ok=True)
        shown = {"F1": 5, "F2": 8} | dict(values or {})
        keys = {"observations": "observation_id", "sources": "source_id", "measures": "measure", "areas": "area"}
        resources = [{"path": f"{name}.csv", "schema": {"primaryKey": key}} for name, key in keys.items()]
        (folder / "datapackage.json").write_text(json.dumps({"resources": resources}), encoding="utf-8")
        (folder / "areas.csv").write_text(AREAS, encoding="utf-8")
        (folder / "measures.csv").write_text("measure\ncases\nvictims\n", encoding="utf-8")
        (folder / "sources.csv").write_text(
            f"source_id,title,published_on,known_by\nS1,One,2019-01-01,\nS2,Two,2026-04-24,\n{sources}",
            encoding="utf-8",
        )
        (folder / "observations.csv").write_text(
            "observation_id,measure,value,area,sex,age_group,source\n"
            f"F1,cases,{shown['F1']},Peru,,,S1\nF2,victims,{shown['F2']},Peru,,,S2\n{extra}",
            encoding="utf-8",
        )
        held = "".join(f"  - {{date: '{day}'}}\n" for day in dialogues) or "  []\n"
        (folder / "framework.yaml").write_text(
            f"programme: {{events: [], area: Peru}}\ndialogues:\n{held}{FRAMEWORK}comparators: {{areas: [World]}}\n",
            encoding="utf-8",
        )
        (folder / "corrections.yaml").write_text("corrections: []\n", encoding="utf-8")
        return folder

    return build


@pytest.fixture(scope="session")
def project_data() -> Path:
    """The data of the project itself."""
    return Path(__file__).parents[2] / "data"


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
    notebooks = chapters_of(find_notebooks(ROOT / "notebooks"), "")
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


class Chapters(list):
    """Chapters that stand for a document; the first gives the title."""

    @property
    def cover(self):
        return next(harvest(self[0], COVER_TYPE))


class World:
    """A programme with two objectives, chapters that show what `findings` says, and those in `failing` fail."""

    def __init__(self, folder: Path, data_folder: Callable[..., Path]) -> None:
        self.folder = folder
        self.data_folder = data_folder
        self.text = "first"
        self.reads: dict[str, list[str] | None] = {}
        self.dialogues = ["2020-02-06", "2022-11"]
        self.failing: set[str] = set()
        stated = [
            {"id": "1.1.latest", "value": 5, "unit": "cases", "method": "change", "inputs": ["F1"], "reason": None}
        ]
        self.findings = {"en/01-summary": stated, "en/02-objective-1": stated}
        self.calls: list[str] = []
        self.ran: list[str] = []
        self.set_value(5)

    def set_value(self, value: int) -> None:
        """Change the one figure of the data."""
        self.data_folder(dialogues=self.dialogues, values={"F1": value})

    @property
    def fingerprint(self) -> str:
        return data_fingerprint(self.folder / "data")

    def open_dataset(self, data_dir: Path) -> SimpleNamespace:
        self.calls.append("data")
        objectives = [
            SimpleNamespace(id=number, title=Text(en=f"Objective <{number}>", es=f"Objetivo <{number}>"))
            for number in "12"
        ]
        programme = SimpleNamespace(title=Text(en="A programme", es="Un programa"))
        return SimpleNamespace(framework=SimpleNamespace(objectives=objectives, programme=programme))

    @staticmethod
    def as_known_on(dataset: SimpleNamespace, as_of: dt.date | None) -> SimpleNamespace:
        return SimpleNamespace(dataset=dataset, as_of=as_of or dt.date(2026, 4, 24))

    @staticmethod
    def evidence_of(evidence: SimpleNamespace, area: str) -> SimpleNamespace:
        return evidence

    @staticmethod
    def assess(evidence: SimpleNamespace) -> SimpleNamespace:
        synthesis = SimpleNamespace(verdict=Verdict.NOT_DEMONSTRABLE, outlook=Outlook.NOT_COMPUTABLE)
        objectives = evidence.dataset.framework.objectives
        results = [SimpleNamespace(objective=o, synthesis=synthesis, indicators=()) for o in objectives]
        return SimpleNamespace(evidence=evidence, objectives=results)

    def facts_json(self, findings, inputs, state):
        facts = {"as_of": state.evidence.as_of.isoformat(), "data_fingerprint": inputs.data, "findings": findings}
        return json.dumps(facts).encode()

    def run_jobs(self, jobs, workers, listener, conditions):
        self.calls.append("run")
        self.ran = [job.name for job in jobs]
        assert len(set(self.ran)) == len(jobs)
        outcomes = []
        for job in jobs:
            outcomes.append(self.outcome(job))
            action = Action.RAN if isinstance(outcomes[-1], Executed) else Action.FAILED
            listener(Step(action, job.name, len(outcomes), len(jobs), outcome=outcomes[-1]))
        return tuple(outcomes)

    def outcome(self, job):
        if job.name in self.failing:
            return Failure(job, 2, "1 < 0", "ZeroDivisionError: <b>", "Traceback <here>")
        shown = {"text/html": f"<p>{self.text}</p>", FINDINGS_TYPE: self.findings.get(job.name, [])}
        if (seen := self.reads.get(job.name, [])) is not None:
            shown[READS_TYPE] = seen
        cover = {COVER_TYPE: {"title": f"Report {job.name}"}, "text/html": ""}
        outputs = [new_output("display_data", cover), new_output("display_data", shown)]
        return Executed(job, new_notebook(cells=[new_code_cell("x", id="a", outputs=outputs)]))

    def request(self, **changes) -> Request:
        folders = (self.folder / "data", self.folder / "notebooks", self.folder / changes.pop("out", "out"))
        return Request(*folders, **{"languages": ("en",)} | changes)

    def build(self, listener: Callable[..., None] = lambda step: None, *, force=False, **changes):
        self.ran = []
        work = find_work(survey(self.request(**changes), listener), is_forced=force)
        return build(work, listener, is_anew=force)

    def files(self, folder: str = "out") -> dict[str, bytes]:
        root = self.folder / folder
        return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


@pytest.fixture
def world(tmp_path, notebook, data_folder, monkeypatch):
    notebook("01-summary.ipynb")
    notebook("02-objective.ipynb", for_each="objective", document="objective-{objective}", reads="objective")
    world = World(tmp_path, data_folder)
    for name in ("open_dataset", "as_known_on", "evidence_of", "assess"):
        monkeypatch.setattr(prepared, name, getattr(world, name))
    monkeypatch.setattr(chapters, "run_jobs", world.run_jobs)
    monkeypatch.setattr(reports, "facts_json", world.facts_json)
    monkeypatch.setattr(reports, "assemble", lambda notebooks, names, told: Chapters([*notebooks, told]))
    monkeypatch.setattr(reports, "check_numerals", lambda document, html, pdf: None)
    monkeypatch.setattr(reports, "enclose", lambda document, *made_from: document)
    monkeypatch.setattr(reports, "results_files", lambda *made_from: {"datapackage.json": b"{}"})
    monkeypatch.setattr(reports, "run_crate", lambda *made_from: b"{}")
    renderers = {name: lambda notebooks, name=name: json.dumps([name, notebooks]).encode() for name in ("html", "pdf")}
    monkeypatch.setattr(reports, "RENDERERS", renderers)
    return world

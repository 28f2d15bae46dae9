"""Changing one published figure changes the numbers that rest on it, and no other."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from evaluation import report
from evaluation.assess import assess
from evaluation.evidence import Dataset, as_known_on, open_dataset
from evaluation.findings.finding import Finding
from evaluation.locale.language import Language
from evaluation.report.opening import Report
from evaluation.words.block import Block
from evaluation.words.markup import Drawing

ROOT = Path(__file__).parents[3]
DATASET = open_dataset(ROOT / "data")
PARTS = 12
"""So many tests share the figures among them, so that one that fails can be run alone."""


def draw_nothing(patch: pytest.MonkeyPatch) -> None:
    """Leave out the charts: they state nothing that the text does not, and take most of the time."""
    modules = [import_module(f"{report.__name__}.{found.name}") for found in iter_modules(report.__path__)]
    for module in modules:
        for name in vars(module).copy():
            if name.startswith("draw_"):
                patch.setattr(module, name, lambda *values, **named: Drawing(b"<svg/>", ()))


@pytest.fixture(autouse=True)
def no_drawing(monkeypatch):
    draw_nothing(monkeypatch)


def calls() -> Iterator[ast.Expression]:
    """Every call of a chapter in the notebooks that can state a finding."""
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        if notebook["metadata"]["evaluation"].get("edition"):
            continue
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code" and "parameters" not in cell["metadata"].get("tags", []):
                last = ast.parse("".join(cell["source"])).body[-1]
                if isinstance(last, ast.Expr):
                    yield ast.Expression(last.value)


CALLS = [compile(call, "a cell", "eval") for call in calls()]


def findings(dataset: Dataset) -> dict[str, Finding]:
    """All findings of the report of a dataset, as the notebooks state them."""
    state = assess(as_known_on(dataset))
    whole = Report(state.evidence, Language.of("en"))
    stated = {}
    for objective in state.objectives:
        chapter = whole.objective(objective.objective.id)
        for call in CALLS:
            is_own = "chapter" in call.co_names
            if not is_own and objective is not state.objectives[0]:
                continue  # said once, whatever the objective
            block = eval(call, {"report": whole, "chapter": chapter})
            assert isinstance(block, Block)
            stated |= {finding.id: finding for finding in block.findings}
    return stated


@pytest.fixture(scope="module")
def before():
    """Findings of the data as they are."""
    with pytest.MonkeyPatch.context() as patch:
        draw_nothing(patch)
        return findings(DATASET)


def with_other_value(observation_id: str) -> Dataset:
    """The dataset with one figure changed."""
    rows = tuple(
        replace(o, value=o.value * 2 + Decimal(1)) if o.observation_id == observation_id else o
        for o in DATASET.tables.observations
    )
    return replace(DATASET, tables=replace(DATASET.tables, observations=rows))


def has_moved(before: Finding | None, after: Finding | None) -> bool:
    """Whether a number changed, came or went; a published figure may come and go with what it is compared to."""
    if before is None or after is None:
        (only,) = (finding for finding in (before, after) if finding is not None)
        return only.method != "published"
    return (before.value, before.reason) != (after.value, after.reason)


@pytest.mark.parametrize("part", range(PARTS))
def test_a_figure_moves_the_numbers_that_rest_on_it_and_no_other(before, part):
    for observation in DATASET.tables.observations[part::PARTS]:
        id_ = observation.observation_id
        after = findings(with_other_value(id_))
        moved = {n for n in before.keys() | after.keys() if has_moved(before.get(n), after.get(n))}
        resting = {n for stated in (before, after) for n, finding in stated.items() if id_ in finding.inputs}
        assert moved <= resting, f"{id_} moves {sorted(moved - resting)}, which do not rest on it"
        own = {f"observation.{id_}"} & before.keys() & after.keys()
        assert own <= moved, f"{id_} is stated with its old value"


def test_the_chapters_state_findings_at_all(before):
    assert len(before) > len(DATASET.tables.observations)

"""The workbench runs from its first cell to its last, is in no report, and leaves the data as they were."""

from __future__ import annotations

import ast
from pathlib import Path

import nbformat
import pandas as pd
import pytest

from evaluation.evidence import open_dataset
from evaluation.load import data_fingerprint
from evaluation.plan.jobs import chapters_of
from evaluation.plan.notebook import wishes_of

ROOT = Path(__file__).parents[2]
PATH = ROOT / "notebooks" / "explore.ipynb"


def run(notebook, **given):
    """Names after all cells ran, and what each of them showed."""
    names, shown = {"display": lambda thing: shown.append(thing)}, []
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        *before, last = ast.parse(cell.source).body
        if isinstance(last, ast.Expr):
            exec(compile(ast.Module(before, []), str(PATH), "exec"), names)
            shown.append(eval(compile(ast.Expression(last.value), str(PATH), "eval"), names))
        else:
            exec(compile(ast.Module([*before, last], []), str(PATH), "exec"), names)
        if "parameters" in cell.metadata.get("tags", []):
            names |= given
    return names, shown


@pytest.fixture(scope="module", params=[{}, {"area": "Cusco"}], ids=["whole", "area"])
def ran(request):
    before = data_fingerprint(ROOT / "data")
    names, shown = run(nbformat.read(PATH, as_version=4), data_dir=str(ROOT / "data"), **request.param)
    assert data_fingerprint(ROOT / "data") == before
    return names, shown


def test_every_cell_runs_and_shows_something(ran):
    _, shown = ran
    assert len(shown) > 10
    assert all(len(repr(thing)) > 3 for thing in shown)


def test_the_supposed_figure_moves_a_verdict(ran):
    names, _ = ran
    moved = names["moved_verdicts"](names["known"], names["supposed"])
    assert names["indicator"] in moved.index
    assert names["supposed"].observations["supposed"].all()


def test_the_row_that_is_written_back_is_one_that_a_check_accepts(ran):
    names, _ = ran
    tables = open_dataset(names["copy"]).tables
    assert tables.observations[-1].observation_id == names["added"]


def test_the_file_for_a_spreadsheet_has_every_verdict(ran):
    names, _ = ran
    assert len(pd.read_csv(names["folder"] / "verdicts.csv")) == len(names["known"].verdicts)


def test_it_is_in_no_report():
    assert wishes_of(PATH).documents == ()
    assert chapters_of([PATH], "") == chapters_of([PATH], "area") == ()

"""How the numbers of a chapter come about: tables in JupyterLab, nothing at all in a build."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from evaluation.report import open_report
from evaluation.report.told_reads import BUILD_VARIABLE

ROOT = Path(__file__).parents[2]
NAMES = ("figures", "series", "compared", "change", "specifications", "strength", "verdict")


@pytest.fixture(scope="module")
def chapter():
    return open_report(ROOT / "data", objective=1).objective(1)


@pytest.fixture(scope="module")
def steps(chapter):
    return chapter.steps()


@pytest.mark.parametrize("name", NAMES)
def test_each_step_is_a_table_of_the_objective_alone(steps, chapter, name):
    frame = getattr(steps, name)().frame
    own = {item.indicator.id for item in chapter.result.indicators}
    assert len(frame) > 0
    if name not in ("figures", "strength"):
        assert set(frame.get("indicator_id", frame.index)) == own


def test_the_last_step_says_what_the_chapter_says(steps, chapter):
    found = {item.indicator.id: item.result.status for item in chapter.result.indicators}
    assert steps.verdict().frame["status"].to_dict() == found


def test_a_step_shows_itself_in_jupyterlab_and_in_a_terminal(steps, monkeypatch):
    monkeypatch.delenv(BUILD_VARIABLE, raising=False)
    shown = steps.compared()._repr_mimebundle_()
    assert "<table" in shown["text/html"]
    assert shown["text/plain"] == repr(steps.compared())


@pytest.mark.parametrize("name", NAMES)
def test_a_build_makes_no_table(steps, monkeypatch, name):
    monkeypatch.setenv(BUILD_VARIABLE, "1")
    step = getattr(steps, name)()
    monkeypatch.setattr(type(step), "frame", property(lambda _: pytest.fail("made")))
    assert step._repr_mimebundle_() == {"text/plain": ""}


def test_whoever_opens_a_chapter_imports_no_pandas_for_its_steps():
    code = (
        "import sys; from evaluation.report import open_report; "
        f"report = open_report({str(ROOT / 'data')!r}, objective=1); "
        "[getattr(report.objective(1).steps(), name)() for name in "
        f"{NAMES}]; assert 'pandas' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_cells_of_the_steps_are_in_no_report_and_come_last():
    cells = nbformat.read(ROOT / "notebooks" / "02-objective.ipynb", as_version=4).cells
    tags = ["remove-cell" in cell.metadata.get("tags", []) for cell in cells]
    assert sum(tags) == len(NAMES)
    # in front of others they would number them anew, and a report names cells by their numbers
    assert tags == sorted(tags)
    assert [name for name in NAMES if not any(f"steps.{name}()" in cell.source for cell in cells)] == []

"""One chapter that cannot be run or shown withholds no other."""

from __future__ import annotations

import re

import pytest
from nbformat.v4 import new_code_cell, new_output

from evaluation.errors import NotebookError, RenderError
from evaluation.plan.jobs import Job
from evaluation.plan.outcome import Failure
from evaluation.publish import reports
from evaluation.publish.unshown import failures_of

FAULT = "en/02-objective-2, cell 4 (show(x)): its image has no alternative text."


@pytest.fixture
def unshown(world, monkeypatch):
    """A build in which what the chapter of the second objective shows is refused."""

    def assembled(notebooks, names, *told, **beside):
        if "en/02-objective-2" in names:
            raise RenderError(FAULT)
        return original(notebooks, names, *told, **beside)

    original = reports.assemble
    monkeypatch.setattr(reports, "assemble", assembled)
    return world


def test_what_cannot_be_shown_is_named_and_the_others_are_written(unshown):
    with pytest.raises(NotebookError, match=r"^1 notebook failed.*\n02-objective\.ipynb, cell 4: its image has no"):
        unshown.build()
    files = unshown.files()
    assert {"en/objective-1.html", "en/objective-1.pdf", "en/objective-2.error.html"} <= files.keys()
    assert "en/objective-2.html" not in files
    assert "en/evaluation.html" not in files
    assert b"its image has no alternative text" in files["en/objective-2.error.html"]


def test_a_notebook_that_cannot_be_run_withholds_no_other(world, notebook):
    notebook("03-own.ipynb", parameters="", documents=["evaluation", "own"])
    with pytest.raises(NotebookError, match=r"^1 notebook failed.*\n03-own\.ipynb: no parameters were found"):
        world.build()
    assert "en/objective-1.pdf" in world.files()
    assert "en/03-own" not in world.ran


def test_a_message_without_a_known_place_belongs_to_the_first_chapter(tmp_path):
    jobs = [Job(tmp_path / f"{name}.ipynb", f"en/{name}", "en", ()) for name in "ab"]
    told = list(failures_of(RenderError("en/b, cell 2 (x): one\nTypst says no\nen/b: two"), jobs))
    assert [(f.job.name, f.cell, f.error) for f in told] == [
        ("en/b", 2, "one"),
        ("en/a", None, "Typst says no"),
        ("en/b", None, "en/b: two"),
    ]


def test_a_chapter_that_failed_is_told_with_all_that_its_other_cells_and_chapters_cannot_show(world, monkeypatch):
    def outcome(job):
        executed = original(job)
        executed.notebook.cells.append(new_code_cell("x", outputs=[new_output("display_data", {"image/png": "aGk="})]))
        if job.name != "en/02-objective-1":
            return executed
        others = (Failure(job, 9, "y", "KeyError: 2"),)
        return Failure(job, 7, "x", "ZeroDivisionError: 1", others=others, shown=executed.notebook)

    original = world.outcome
    monkeypatch.setattr(world, "outcome", outcome)
    with pytest.raises(NotebookError) as raised:
        world.build()
    told = [line for line in str(raised.value).splitlines() if re.match(r"0\d-", line)]
    assert [line.partition(": ")[::2] for line in told if "no alternative" not in line] == [
        ("02-objective.ipynb, cell 7", "ZeroDivisionError: 1"),
        ("02-objective.ipynb, cell 9", "KeyError: 2"),
    ]
    unshown = [line.partition(":")[0] for line in told if "no alternative text" in line]
    assert {"01-summary.ipynb, cell 2", "02-objective.ipynb, cell 2"} == set(unshown)

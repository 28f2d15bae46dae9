"""After a cell has failed, every other is tried that does not rest on it."""

from __future__ import annotations

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from evaluation.run.notebook.after_failure import Aftermath, names_made, names_used, skipped

FAILS = "raise ValueError"


def run(*sources, error="ValueError"):
    """Sources of the code cells that run, where those fail that say so."""
    aftermath, ran = Aftermath(), []
    for source in sources:
        cell = new_markdown_cell(source[1:]) if source.startswith("#") else new_code_cell(source)
        aftermath.before(cell)
        if cell.cell_type == "code" and not skipped(cell):
            ran.append(source)
            if FAILS in source:
                cell.outputs = [new_output("error", ename=error, evalue="", traceback=[])]
    return ran


def test_a_cell_that_uses_nothing_of_the_failed_one_runs():
    assert run(f"x = 1; {FAILS}", "# words", "y = 2", "y + 1") == [f"x = 1; {FAILS}", "y = 2", "y + 1"]


@pytest.mark.parametrize(
    "failed",
    [
        "x = f(); raise ValueError",
        "def x(): raise ValueError",
        "import x; raise ValueError",
        "x['a'] = 1; raise ValueError",
        "x.a.b = 1; raise ValueError",
        "for x in (): raise ValueError",
        "x = 1 +; raise ValueError",
        "!x raise ValueError",
        "from somewhere import *; raise ValueError",
    ],
)
def test_a_cell_that_uses_what_the_failed_one_was_to_make_does_not_run(failed):
    assert run(failed, "x + 1") == [failed]


def test_what_rests_on_a_cell_that_did_not_run_does_not_run_either():
    assert run(f"x = 1; {FAILS}", "y = x", "z = y", "z", "1") == [f"x = 1; {FAILS}", "1"]


def test_a_name_that_another_cell_makes_can_be_used_again():
    assert run(f"x = 1; {FAILS}", "x = 2", "x + 1")[1:] == ["x = 2", "x + 1"]


def test_nothing_runs_where_the_memory_is_used_up():
    assert run(f"x = 1; {FAILS}", "2", error="MemoryError") == [f"x = 1; {FAILS}"]


def test_nothing_is_missed_where_every_cell_ran():
    assert run("x = 1", "x", "y = x") == ["x = 1", "x", "y = x"]


def test_a_name_that_a_function_missed_is_no_fault_of_its_own():
    aftermath = Aftermath()
    cells = [new_code_cell(f"x = 1; {FAILS}"), new_code_cell("f()")]
    cells[0].outputs = [new_output("error", ename="ValueError", evalue="", traceback=[])]
    for cell in cells:
        aftermath.before(cell)
    errors = [new_output("error", ename=e, evalue=f"name {n!r} is not defined", traceback=[]) for e, n in PAIRS]
    assert [aftermath.is_consequence(error) for error in errors] == [True, False, False]


PAIRS = [("NameError", "x"), ("NameError", "z"), ("KeyError", "x")]


def test_names_of_a_command_are_all_its_words():
    assert names_made("%run tables") == names_used("%run tables") == {"run", "tables"}

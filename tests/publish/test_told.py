"""What a chapter showed of the data folder's fingerprint is brought up to date without running it again."""

from __future__ import annotations

import json

from nbformat.v4 import new_code_cell, new_notebook, new_output

from evaluation.publish.told import names_fingerprint, with_fingerprint
from evaluation.report.told_reads import READS_TYPE

BEFORE, NOW = "a" * 64, "b" * 64


def executed(**told):
    """A notebook that shows the beginning of a fingerprint, and tells what it opened."""
    shown = {"text/html": f"<p>{BEFORE[:12]}</p>"} | ({READS_TYPE: told} if told else {})
    return new_notebook(cells=[new_code_cell("x", id="a", outputs=[new_output("display_data", shown)])])


def test_the_fingerprint_of_the_folder_that_was_opened_becomes_that_of_now():
    found = with_fingerprint(executed(evidence=[["1", BEFORE]], files={}), NOW)
    assert f"<p>{NOW[:12]}</p>" in json.dumps(found)
    assert found.cells[0].outputs[0].data["text/html"] == f"<p>{NOW[:12]}</p>"


def test_a_notebook_of_the_same_folder_or_that_told_nothing_stays_as_it_is():
    same = executed(evidence=[["1", BEFORE]], files={})
    assert with_fingerprint(same, BEFORE) is same
    silent = executed()
    assert with_fingerprint(silent, NOW) is silent


def test_a_notebook_names_the_folder_where_a_reader_sees_its_fingerprint_and_not_where_a_build_is_told_of_it():
    shown = executed(evidence=[["1", BEFORE]], files={})
    assert names_fingerprint(shown, BEFORE)
    assert not names_fingerprint(shown, NOW)
    shown.cells[0].outputs[0].data["text/html"] = "<p>Nothing.</p>"
    assert not names_fingerprint(shown, BEFORE)

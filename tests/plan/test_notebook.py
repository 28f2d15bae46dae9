"""What a notebook file holds and wishes; what is wrong with one is said in words, with a remedy."""

from __future__ import annotations

import json

import pytest

from evaluation.errors import EvaluationError, NotebookError, ParameterError
from evaluation.plan.fingerprint import fingerprint_notebook
from evaluation.plan.notebook import Wishes, read_notebook, read_wishes, wishes_of

NO_NOTEBOOKS = {
    "": r"not a Jupyter notebook \(the file is empty\)\. Take it back from git",
    " \n": r"the file is empty",
    "[]": r"it has no list of cells\)\. Take it back",
    '{"cells": 1}': r"it has no list of cells",
    '{"cells": [7]}': r"its cell 1 is no cell",
    "\ufeff{": r"not a Jupyter notebook",
    '{"cells": [\n<<<<<<< HEAD\n{},\n=======\n>>>>>>> other\n]}': r"line 2 is the mark of a merge that git left",
    '{"nbformat": 3, "worksheets": [{"cells": []}]}': r"nbformat 3, is out of use\. Open and save it in JupyterLab",
}


@pytest.mark.parametrize("content", NO_NOTEBOOKS)
def test_what_is_no_notebook_is_named_with_the_reason(tmp_path, content):
    path = tmp_path / "01.ipynb"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(NotebookError, match=r"01\.ipynb: .*" + NO_NOTEBOOKS[content]):
        read_notebook(path)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[]"])
def test_what_is_no_notebook_wishes_nothing_and_still_has_a_fingerprint_of_its_own(tmp_path, content):
    path = tmp_path / "01.ipynb"
    path.write_bytes(content)
    assert wishes_of(path) == Wishes()
    before = fingerprint_notebook(path)
    path.write_bytes(content + b"x")
    assert fingerprint_notebook(path) != before


@pytest.mark.parametrize(
    ("wishes", "message"),
    [
        ({"for_each": "region"}, r"cannot be run for each 'region'\. Its metadata may name: objective"),
        ({"documents": ["area-{area}"]}, "placeholder that has no value"),
        ({"documents": ["../../etc/{objective}"], "for_each": "objective"}, "is not a plain file name"),
        ({"documents": ["evaluation", ""]}, "is not a plain file name"),
        ({"documents": "annex"}, r"which is no list of names\. Write \[\"annex\"\]\."),
        ({"documents": [1]}, r"which is no list of names\. Write \[\"evaluation\", \"annex\"\]\."),
        ({"document": 1}, "which is no list of names"),
        ({"document": "../a"}, "is not a plain file name"),
        ({"edition": "region"}, r"there is no edition 'region'\. Its metadata may name: area"),
    ],
)
def test_a_wish_that_cannot_be_met_is_named_and_counts_for_nothing(notebook, wishes, message):
    path = notebook("01.ipynb", **wishes)
    with pytest.raises(ParameterError, match=rf"01\.ipynb.*{message}"):
        read_wishes(path)
    assert wishes_of(path) == Wishes()


@pytest.mark.parametrize(
    ("wishes", "meant"),
    [
        ({}, ("evaluation",)),
        ({"document": "brief", "alone": True}, ("brief",)),
        ({"document": "objective-{objective}", "for_each": "objective"}, ("evaluation", "objective-{objective}")),
        ({"alone": False, "document": None}, ("evaluation",)),
        ({"document": "brief", "documents": ["annex"]}, ("annex",)),
        ({"documents": []}, ()),
    ],
)
def test_a_chapter_that_names_its_reports_as_was_usual_before_is_in_them(notebook, wishes, meant):
    assert read_wishes(notebook("01.ipynb", **wishes)).documents == meant


@pytest.mark.parametrize("said", ["alone", ["alone"], 7])
def test_wishes_that_are_no_mapping_are_named(notebook, said):
    path = notebook("01.ipynb")
    content = json.loads(path.read_text(encoding="utf-8"))
    content["metadata"]["evaluation"] = said
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(EvaluationError, match="is no mapping of wishes"):
        read_wishes(path)


def test_metadata_and_sources_that_a_tool_left_null_are_as_if_they_were_not_there(tmp_path):
    path = tmp_path / "01.ipynb"
    cell = {"cell_type": "code", "metadata": None, "source": None}
    path.write_text(json.dumps({"metadata": None, "cells": [cell]}), encoding="utf-8")
    found = read_notebook(path)
    assert found["metadata"] == {}
    assert found["cells"] == [{"cell_type": "code", "metadata": {}, "source": ""}]
    assert wishes_of(path) == Wishes()

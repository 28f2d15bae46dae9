"""Fingerprints change with what decides a report, and with nothing else."""

from __future__ import annotations

import json

import pytest

from evaluation.build.fingerprint import fingerprint_folder, fingerprint_inputs, fingerprint_notebook


def change(path, edit):
    content = json.loads(path.read_text(encoding="utf-8"))
    edit(content)
    path.write_text(json.dumps(content, indent=4), encoding="utf-8")


def set_outputs(content):
    content["cells"][1] |= {"outputs": [{"output_type": "stream", "name": "stdout", "text": "1"}], "execution_count": 7}


def set_ids(content):
    content["cells"][1]["id"] = "other"


def set_kernel(content):
    content["metadata"]["kernelspec"]["display_name"] = "Other"


def set_source(content):
    content["cells"][1]["source"] = ["2"]


def set_tags(content):
    content["cells"][1]["metadata"]["tags"] = ["hide"]


def set_wishes(content):
    content["metadata"]["evaluation"] = {"for_each": "objective"}


@pytest.mark.parametrize("edit", [set_outputs, set_ids, set_kernel])
def test_a_notebook_is_the_same_whatever_it_showed(notebook, edit):
    path = notebook("01.ipynb", "1")
    before = fingerprint_notebook(path)
    change(path, edit)
    assert fingerprint_notebook(path) == before


@pytest.mark.parametrize("edit", [set_source, set_tags, set_wishes])
def test_a_notebook_differs_when_it_says_or_asks_for_something_else(notebook, edit):
    path = notebook("01.ipynb", "1")
    before = fingerprint_notebook(path)
    change(path, edit)
    assert fingerprint_notebook(path) != before


def test_a_folder_is_its_names_and_contents_but_not_its_caches(tmp_path):
    (tmp_path / "a.py").write_text("1", encoding="utf-8")
    before = fingerprint_folder(tmp_path)
    for name in ("__pycache__", ".mypy_cache"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.bin").write_text("1", encoding="utf-8")
    assert fingerprint_folder(tmp_path) == before
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    renamed = fingerprint_folder(tmp_path)
    (tmp_path / "b.py").write_text("2", encoding="utf-8")
    assert len({before, renamed, fingerprint_folder(tmp_path)}) == 3


def test_inputs_name_every_kind(notebook):
    inputs = fingerprint_inputs("f" * 64, [notebook("01.ipynb"), notebook("02.ipynb")]).to_dict()
    assert list(inputs) == ["data", "notebooks", "code", "lock"]
    assert list(inputs["notebooks"]) == ["01.ipynb", "02.ipynb"]
    assert len(inputs["code"]) == 64

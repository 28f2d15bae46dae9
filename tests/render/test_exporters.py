"""Jupyter finds the exporters by name."""

from __future__ import annotations

import nbformat
import pytest
from nbconvert.exporters import get_exporter

from evaluation.errors import NotebookError


@pytest.mark.parametrize(("name", "start"), [("evaluation-html", "<!doctype html>"), ("evaluation-pdf", b"%PDF-")])
def test_an_executed_notebook_is_converted(name, start, sample):
    output, resources = get_exporter(name)().from_notebook_node(sample)
    assert output.startswith(start)
    assert resources["output_extension"] == f".{name[-4:].removeprefix('-')}"


@pytest.mark.parametrize("name", ["evaluation-html", "evaluation-pdf"])
def test_a_notebook_without_outputs_is_to_be_run_first(name):
    fresh = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("report.cover()")])
    with pytest.raises(NotebookError, match="Run it first"):
        get_exporter(name)().from_notebook_node(fresh)

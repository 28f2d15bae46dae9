"""Jupyter finds the exporters by name, and what nbconvert did to a notebook before is what they show."""

from __future__ import annotations

import json

import nbformat
import pytest
from jupyter_server.serverapp import ServerApp
from nbconvert.exporters import ExporterDisabledError, get_exporter
from traitlets.config import Config

from evaluation.errors import NotebookError

NAMES = ["evaluation_html", "evaluation_pdf", "evaluation-html", "evaluation-pdf"]
COVER = """
from IPython.display import display
display(json.loads(content), raw=True)
"""


@pytest.mark.parametrize("name", NAMES)
def test_an_executed_notebook_is_converted(name, sample):
    output, resources = get_exporter(name)().from_notebook_node(sample)
    assert output.startswith("<!doctype html>" if name.endswith("html") else b"%PDF-")
    assert resources["output_extension"] == f".{name[-4:].strip('-_')}"


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_without_outputs_is_to_be_run_first(name):
    fresh = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("report.cover()")])
    with pytest.raises(NotebookError, match="Run it first"):
        get_exporter(name)().from_notebook_node(fresh)


@pytest.mark.parametrize("name", NAMES)
def test_a_server_offers_the_names_that_its_addresses_take_and_no_others(name, monkeypatch):
    monkeypatch.setattr(ServerApp, "_instance", object())
    if "-" in name:
        with pytest.raises(ExporterDisabledError):
            get_exporter(name)
    else:
        assert get_exporter(name)


@pytest.fixture
def unrun(notebook):
    """A notebook that shows a title page and more when it is run, as it stands before."""

    def build(*sources, **tags):
        shown = dict(notebook().cells[0].outputs[0].data)
        first = f"import json\ncontent = {json.dumps(shown)!r}{COVER}"
        cells = [nbformat.v4.new_code_cell(source) for source in (first, *sources)]
        for number, tag in tags.items():
            cells[int(number[-1])].metadata["tags"] = [tag]
        made = nbformat.v4.new_notebook(cells=cells)
        made.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        return made

    return build


def convert(made, **options):
    config = Config({"ExecutePreprocessor": {"enabled": True, "timeout": 120}})
    for name, value in options.items():
        config.TagRemovePreprocessor[name] = value
    output, _ = get_exporter("evaluation_html")(config=config).from_notebook_node(made)
    return output


@pytest.mark.case("nbconvert-execute")
def test_a_notebook_is_run_and_converted_in_one_go(unrun):
    assert "words of a cell" in convert(unrun("print('words of', 'a cell')"))


@pytest.mark.parametrize("option", ["remove_cell_tags", "remove_all_outputs_tags"])
def test_tags_that_nbconvert_is_told_of_are_honoured_after_the_run(unrun, option):
    made = unrun("x = 'secret'; print(x)", "print('after', x[:3])", cell1="mine")
    output = convert(made, **{option: {"mine"}})
    assert "secret" not in output
    assert "after sec" in output


def test_a_cell_that_nbconvert_emptied_was_run_all_the_same(notebook):
    made = notebook("<p>private</p>", "<p>public</p>")
    made.cells[1].metadata["tags"] = ["mine"]
    config = Config({"TagRemovePreprocessor": {"remove_all_outputs_tags": {"mine"}}})
    output, _ = get_exporter("evaluation_html")(config=config).from_notebook_node(made)
    assert "public" in output
    assert "private" not in output

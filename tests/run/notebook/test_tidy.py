"""Nothing of clock, machine or folder stays in an executed notebook."""

from __future__ import annotations

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from evaluation.run.notebook.tidy import complaints, plain, tidy

DATA = "/data"


def executed(*outputs, **metadata):
    cell = new_code_cell("1", id="cell-1", outputs=list(outputs))
    cell.metadata.update(
        {"papermill": {"duration": 1.5}, "execution": {"iopub.execute_input": "now"}, "tags": ["kept"]}
    )
    return new_notebook(cells=[cell], metadata=metadata)


def shown(text):
    return executed(new_output("display_data", {"text/html": text, "application/json": [{"path": text}]}))


def test_times_go_and_tags_stay():
    notebook = tidy(executed(papermill={"start_time": "now", "parameters": {"language": "en", "data_dir": DATA}}), DATA)
    assert notebook.cells[0].metadata == {"tags": ["kept"]}
    assert notebook.metadata.papermill == {"parameters": {"language": "en"}}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("read from /data.", "read from data."),
        ("/data/figures.csv", "data/figures.csv"),
        ("https://example.org/data", "https://example.org/data"),
        ("/database", "/database"),
        ("/data-old", "/data-old"),
    ],
)
def test_the_path_goes_wherever_it_stands_and_only_as_a_path(text, expected):
    data = tidy(shown(text), DATA).cells[0].outputs[0].data
    assert data["text/html"] == expected
    assert data["application/json"] == [{"path": expected}]


def test_the_injected_cell_has_a_fixed_id_and_no_path():
    cell = new_code_cell(f'data_dir = "{DATA}"', metadata={"tags": ["injected-parameters"]})
    tidied = tidy(new_notebook(cells=[cell]), DATA).cells[0]
    assert (tidied.id, tidied.source) == ("injected-parameters", 'data_dir = "data"')


def test_cells_get_ids_by_their_place_in_the_chapter():
    injected = new_code_cell("", metadata={"tags": ["injected-parameters"]})
    notebook = new_notebook(cells=[new_markdown_cell("a"), injected, new_markdown_cell("b")])
    assert [cell.id for cell in tidy(notebook, DATA).cells] == ["cell-1", "injected-parameters", "cell-2"]


def test_complaints_are_found_before_and_gone_after():
    notebook = executed(
        new_output("stream", name="stderr", text="\x1b[31mcareful\x1b[0m\n"),
        new_output("stream", name="stdout", text="fine"),
    )
    assert complaints(notebook) == ("careful",)
    assert [output.name for output in tidy(notebook, DATA).cells[0].outputs] == ["stdout"]
    assert complaints(notebook) == ()


def test_colours_of_a_traceback_go():
    assert plain("\x1b[0;31mError\x1b[0m: \x1b[1mx") == "Error: x"

"""A notebook runs whatever other tools wrote into its file, unless it is of another language."""

from __future__ import annotations

import json

import pytest

from evaluation.errors import NotebookError
from evaluation.publish.parameters import check_cell
from evaluation.run.notebook.file import runnable, write_runnable

COLAB = {
    "colab": {"provenance": []},
    "accelerator": "GPU",
    "kernelspec": {"name": "python3", "display_name": "Python 3"},
}
CODE = {
    "kernelspec": {"name": "venv-1", "display_name": "Python 3.11.2 ('venv')"},
    "interpreter": {"hash": "a"},
    "orig_nbformat": 4,
}


@pytest.fixture
def edited(notebook):
    """A notebook whose file another tool changed: `edited({"kernelspec": None}, tags=None)`."""

    def build(metadata, **cell):
        path = notebook("01-a.ipynb", "print(1)")
        content = json.loads(path.read_text(encoding="utf-8"))
        content["metadata"] = metadata
        content["cells"][1]["metadata"] = cell
        path.write_text(json.dumps(content), encoding="utf-8")
        return path

    return build


@pytest.mark.case("notebook-without-kernelspec")
@pytest.mark.parametrize("metadata", [{}, {"kernelspec": {}}, COLAB, CODE, {"language_info": {"name": "python"}}])
def test_a_notebook_of_python_runs_whatever_kernel_it_names(edited, metadata):
    path = edited(metadata)
    check_cell(path)
    assert runnable(path)["metadata"]["kernelspec"]["language"] == "python"


@pytest.mark.case("tags-null")
@pytest.mark.parametrize(
    ("tags", "meant"), [(None, []), ([], []), (["a"], ["a"]), ("remove-cell", ["remove-cell"]), ([None, "a"], ["a"])]
)
def test_tags_become_a_list_of_words(edited, tags, meant):
    path = edited(COLAB, tags=tags, colab={"base_uri": "x"}, vscode={"languageId": "python"})
    check_cell(path)
    assert runnable(path)["cells"][1]["metadata"]["tags"] == meant


@pytest.mark.parametrize(
    ("metadata", "language"),
    [
        ({"kernelspec": {"name": "ir", "display_name": "R", "language": "R"}}, "R"),
        ({"kernelspec": {"name": "ir", "display_name": "R"}}, "R"),
        ({"kernelspec": {"name": "julia-1.9", "display_name": "Julia 1.9"}}, "Julia"),
        ({"language_info": {"name": "sql"}}, "sql"),
    ],
)
def test_a_notebook_of_another_language_is_named(edited, metadata, language):
    with pytest.raises(NotebookError, match=rf"01-a\.ipynb: it is written in {language}, but a build runs Python"):
        check_cell(edited(metadata))


def test_outputs_of_an_earlier_run_are_left_behind(edited, tmp_path):
    path = edited({})
    content = json.loads(path.read_text(encoding="utf-8"))
    content["cells"][1]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "private"}]
    path.write_text(json.dumps(content), encoding="utf-8")
    write_runnable(path, tmp_path / "copy.ipynb")
    assert "private" not in (tmp_path / "copy.ipynb").read_text(encoding="utf-8")

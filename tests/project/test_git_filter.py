"""What cells show stays out of git where `make` has set the filter up, and nothing is in the way elsewhere."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
NAME = "filter.notebook-outputs.clean"


def run(*command, folder):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def checkout(tmp_path):
    """A repository with a notebook that was saved with its outputs; its environment is that of the tests."""
    if shutil.which("make") is None or not (ROOT / ".venv").exists():
        pytest.skip("needs make and the environment that it makes")
    folder = tmp_path / "a checkout with spaces"
    for name in ("notebooks", "examples"):
        output = nbformat.v4.new_output("stream", text="shown\n")
        cell = nbformat.v4.new_code_cell("print('shown')", id="cell-1", outputs=[output], execution_count=7)
        (folder / name).mkdir(parents=True)
        nbformat.write(nbformat.v4.new_notebook(cells=[cell]), folder / name / "01-a.ipynb")
    for name in ("Makefile", ".gitattributes"):
        shutil.copy(ROOT / name, folder / name)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    run("git", "init", "--quiet", folder=folder)
    return folder


def added(folder, name="notebooks/01-a.ipynb"):
    """The first cell as git holds it after the file was added."""
    run("git", "add", name, folder=folder)
    return json.loads(run("git", "show", f":{name}", folder=folder))["cells"][0]


def test_outputs_stay_out_of_git_and_ids_in_it(checkout):
    run("make", "--silent", "filter", folder=checkout)
    cell = added(checkout)
    assert (cell["id"], cell["outputs"], cell["execution_count"]) == ("cell-1", [], None)
    assert "shown" in (checkout / "notebooks" / "01-a.ipynb").read_text(encoding="utf-8").split('"outputs"')[1]


def test_other_notebooks_are_left_alone(checkout):
    run("make", "--silent", "filter", folder=checkout)
    assert added(checkout, "examples/01-a.ipynb")["execution_count"] == 7


def test_a_checkout_where_nobody_ran_make_adds_as_it_is(checkout):
    assert added(checkout)["execution_count"] == 7


def test_a_checkout_whose_environment_has_gone_adds_as_it_is(checkout):
    run("make", "--silent", "filter", folder=checkout)
    (checkout / ".venv").unlink()
    assert added(checkout)["execution_count"] == 7


def test_another_repository_around_the_folder_is_not_touched(checkout, tmp_path):
    shutil.rmtree(checkout / ".git")
    run("git", "init", "--quiet", folder=tmp_path)
    run("make", "--silent", "filter", folder=checkout)
    assert NAME not in run("git", "config", "--list", "--local", folder=tmp_path)


def test_our_own_notebooks_are_as_the_filter_leaves_them():
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        content = path.read_bytes()
        command = [ROOT / ".venv/bin/python", "-m", "nbstripout", "--keep-id"]
        if not command[0].exists():
            pytest.skip("needs the environment that make makes")
        assert subprocess.run(command, input=content, capture_output=True, check=True).stdout == content, path.name

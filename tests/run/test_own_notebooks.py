"""Cells of people's own, run as a build runs them: what they leave open is shown, what they open is told."""

from __future__ import annotations

import pytest

from evaluation.load import fingerprint_file
from evaluation.plan.jobs import plan_jobs
from evaluation.plan.outcome import Executed, Failure
from evaluation.render import harvest
from evaluation.run.bounds.opened import OPENED_TYPE, Told, last_told
from evaluation.run.pool import run_jobs

FIGURE = "import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nax.plot([1, 2])"


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory, notebook_writer):
    """Outcome of each notebook by its name; all run once."""
    folder = tmp_path_factory.mktemp("own")
    data = folder / "data"
    data.mkdir()
    (data / "words.txt").write_text("words", encoding="utf-8")
    notebooks = folder / "notebooks"
    notebook_writer(notebooks / "01-last-line.ipynb", f"{FIGURE}\nfig")
    notebook_writer(notebooks / "02-plt-show.ipynb", f"{FIGURE}\nplt.show()")
    notebook_writer(
        notebooks / "03-opens.ipynb", "from pathlib import Path", "(Path(data_dir) / 'words.txt').read_text()"
    )
    notebook_writer(notebooks / "04-elsewhere.ipynb", f"open({str(notebooks / '01-last-line.ipynb')!r}).read()[:1]")
    path = notebook_writer(notebooks / "05-on-purpose.ipynb", "x = 1", "raise ValueError('on purpose')", "x")
    path.write_text(
        path.read_text(encoding="utf-8").replace(
            '"id": "cell-3",\n   "metadata": {}', '"id": "cell-3",\n   "metadata": {"tags": ["raises-exception"]}'
        ),
        encoding="utf-8",
    )
    notebook_writer(notebooks / "06-beside.ipynb", "open('map.svg')")
    notebook_writer(notebooks / "07-three-faults.ipynb", "a = 1 / 0", "2", "a", "{}['b']", f"{FIGURE}\nfig")
    notebook_writer(notebooks / "08-program.ipynb", "!true")
    jobs = plan_jobs(sorted(notebooks.glob("*.ipynb")), ["en"], {"data_dir": str(data)}, {})
    ran = run_jobs(jobs, 2)
    return {outcome.job.notebook.stem[3:]: outcome for outcome in ran} | {"data": data}


@pytest.mark.parametrize("name", ["last-line", "plt-show"])
def test_a_figure_that_is_left_open_is_shown(outcomes, name):
    shown = outcomes[name]
    assert isinstance(shown, Executed)
    assert any("image/png" in output.get("data", {}) for cell in shown.notebook.cells for output in cell.outputs)


def test_what_a_cell_opens_is_told_with_its_digest(outcomes):
    told = last_told(harvest(outcomes["opens"].notebook, OPENED_TYPE, of_all=True))
    assert told == Told({"words.txt": fingerprint_file(outcomes["data"] / "words.txt")}, (), is_unheard=False)


def test_a_cell_that_starts_a_program_tells_that_nobody_heard_what_it_read(outcomes):
    told = last_told(harvest(outcomes["program"].notebook, OPENED_TYPE, of_all=True))
    assert set(told.files) == {"./", "words.txt"}
    assert told.is_unheard


def test_what_a_cell_opens_elsewhere_is_told_by_name(outcomes):
    told = harvest(outcomes["elsewhere"].notebook, OPENED_TYPE, of_all=True)
    assert last_told(told) == Told({}, ("01-last-line.ipynb",), is_unheard=False)


def test_cells_that_open_nothing_tell_nothing(outcomes):
    assert not list(harvest(outcomes["last-line"].notebook, OPENED_TYPE, of_all=True))


@pytest.mark.case("raises-exception-wrong-cell")
def test_a_cell_that_fails_on_purpose_is_the_one_that_is_named(outcomes):
    failure = outcomes["on-purpose"]
    assert isinstance(failure, Failure)
    assert (failure.cell, failure.source) == (3, "raise ValueError('on purpose')")
    assert "catch the error in the cell" in failure.error


@pytest.mark.case("image-beside-the-notebook")
def test_a_file_beside_the_notebook_is_missed_with_a_remedy(outcomes):
    assert 'put map.svg into the data folder and name it Path(data_dir) / "map.svg"' in outcomes["beside"].error


def test_a_chapter_is_tried_to_its_end_and_each_fault_is_named_once(outcomes):
    failure = outcomes["three-faults"]
    assert [(f.cell, f.error.partition(":")[0]) for f in failure.each] == [(2, "ZeroDivisionError"), (5, "KeyError")]


def test_what_the_other_cells_of_a_failed_chapter_showed_is_at_hand(outcomes):
    cells = outcomes["three-faults"].shown.cells
    assert [output.data["text/plain"] for output in cells[3].outputs] == ["2"]
    assert any("image/png" in output.get("data", {}) for output in cells[-1].outputs)
    assert not any(output.output_type == "error" for cell in cells for output in cell.get("outputs", ()))

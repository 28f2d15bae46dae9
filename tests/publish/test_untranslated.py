"""A report in another language says which words of a notebook it shows as they are written."""

from __future__ import annotations

import nbformat
import pytest

from evaluation.plan.steps import Action
from evaluation.publish.untranslated import untranslated


@pytest.fixture
def own(tmp_path):
    """A notebook with cells of Markdown."""

    def build(*sources, **metadata):
        cells = [nbformat.v4.new_markdown_cell(source, metadata=metadata) for source in sources]
        nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "05-own.ipynb")
        return tmp_path / "05-own.ipynb"

    return build


def test_words_without_a_translation_are_named_by_their_cell(own):
    said = untranslated(own("## Methods\n\nShelters were visited.", "Two words."), "es")
    assert said.startswith("cell 1 (“Shelters were visited.”), cell 2 (“Two words.”) will be shown as written.")
    assert "es/LC_MESSAGES/evaluation.po" in said


def test_what_is_translated_or_has_no_words_is_not_named(own):
    path = own("## Methods", "---", "```python\nx = 'words'\n```", "$$a = b$$", '![It rose.](attachment:a.png "Rise")')
    assert not untranslated(path, "es")


def test_the_language_of_the_sentences_needs_no_translation(own):
    assert not untranslated(own("Shelters were visited."), "en")


def test_a_cell_that_is_in_no_report_needs_none(own):
    assert not untranslated(own("For us.", tags=["remove-cell"]), "es")


def test_many_blocks_are_counted(own):
    assert "and 2 more will be shown" in untranslated(own("\n\n".join(f"Words {n}." for n in "abcde")), "es")


def test_a_build_tells_it_once_for_each_notebook(world):
    path = world.folder / "notebooks" / "02-objective.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.append(nbformat.v4.new_markdown_cell("Shelters were visited."))
    nbformat.write(notebook, path)
    steps = []
    world.build(steps.append, languages=("en", "es"))
    told = [(step.name, step.detail[:30]) for step in steps if step.action is Action.UNTRANSLATED]
    assert told == [("es/02-objective", "cell 2 (“Shelters were visited")]

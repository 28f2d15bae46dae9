"""A figure that nobody published gets into no report, whatever the tags of its cell say."""

from __future__ import annotations

import nbformat
import pytest

from evaluation.errors import RenderError
from evaluation.evidence.supposed import SUPPOSED_TYPE
from evaluation.frames import Frames
from evaluation.locale.language import Language
from evaluation.render.cells.cell import elements_of


def notebook(data, *tags):
    output = nbformat.v4.new_output("display_data", data=data)
    cell = nbformat.v4.new_code_cell("known.suppose(value=3)", outputs=[output], metadata={"tags": list(tags)})
    return nbformat.v4.new_notebook(cells=[cell])


@pytest.mark.parametrize("tags", [(), ("remove-cell",), ("remove-output",), ("standalone",)])
def test_a_cell_that_supposes_a_figure_is_named(tags):
    data = {SUPPOSED_TYPE: {}, "text/plain": "Supposed"}
    with pytest.raises(RenderError, match=r"mine, cell 1 \(known\.suppose\(value=3\)\): it supposes a figure"):
        list(elements_of(notebook(data, *tags), "mine", Language.of("en"), alone=False))


def test_in_a_notebook_the_cell_itself_says_that_it_supposes(evidence, observation, indicator, source, monkeypatch):
    import IPython
    import IPython.display

    shown = []
    monkeypatch.setattr(IPython, "get_ipython", lambda: object())
    monkeypatch.setattr(IPython.display, "display", lambda data, raw: shown.append(data))
    known = Frames(evidence([observation("F1", 8, 2015)], [indicator()], [source("S1")]))
    known.suppose(measure="cases", value=30, year=2017)
    (data,) = shown
    assert data["text/plain"].startswith("Supposed, not known: cases 30 cases, 2017-01-01 to 2017-12-31")
    assert SUPPOSED_TYPE in data

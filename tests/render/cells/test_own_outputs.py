"""Of what the last line of a cell came to, nothing is lost and nothing is printed as Python calls it."""

from __future__ import annotations

import base64
import io

import nbformat
import pandas as pd
import pytest
from PIL import Image

from evaluation.errors import NotebookError, RenderError
from evaluation.report.show import _table

PNG = io.BytesIO()
Image.new("RGB", (60, 30), "#005ea2").save(PNG, "PNG")
ENCODED = base64.b64encode(PNG.getvalue()).decode()


@pytest.mark.parametrize(
    "echo",
    [
        "<Axes: xlabel='year'>",
        "<Figure size 640x480 with 1 Axes>",
        "[<matplotlib.lines.Line2D at 0x7f2a>]",
        "<BarContainer object of 2 artists>",
        "(array([1., 2.]), array([0., 1.]), <BarContainer object of 10 artists>)",
        "<seaborn.axisgrid.FacetGrid at 0x7f2a>",
        "Text(0.5, 1.0, 'Beds')",
    ],
)
def test_what_python_says_of_a_plot_beside_it_is_left_out_and_other_words_are_not(shown, code, echo):
    cell = code({"image/png": ENCODED})
    cell.outputs.insert(0, nbformat.v4.new_output("execute_result", {"text/plain": echo}, execution_count=1))
    page, paper = shown(cell, code({"text/plain": "'a < b'"}))
    assert [block.text for block in page.iter("pre")] == ["'a < b'"]
    assert "a < b" in paper


@pytest.mark.parametrize("echo", ["<Axes: xlabel='year'>", "<Figure size 640x480 with 1 Axes>", "array([<Axes: >])"])
def test_a_figure_that_was_not_drawn_is_named(shown, code, echo):
    with pytest.raises(RenderError, match=r"^02-mine, cell 3 \(mine\): its last line is a figure .*show\("):
        shown(code({"text/plain": echo}))


@pytest.mark.parametrize(
    "echo",
    [
        "<function print(*args, sep=' ')>",
        "<generator object <genexpr> at 0x7f2a>",
        "[<module 'pandas' from 'x.py'>]",
        "<function __main__.<lambda>()>",
        "<function f at 0x7f2a>",
        "<pandas.core.groupby.X object at 0x1F>",
        "<IPython.core.display.JSON object>",
    ],
)
def test_an_object_without_words_is_named_and_not_printed(shown, code, echo):
    with pytest.raises(RenderError, match=r"^02-mine, cell 3 \(mine\): its last line is an object without words"):
        shown(code({"text/plain": echo}))


@pytest.mark.case("chart-as-text")
@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("application/vnd.vegalite.v5+json", "a chart of Altair"),
        ("application/vnd.plotly.v1+json", "a chart of Plotly"),
        ("application/vnd.jupyter.widget-view+json", "a widget"),
        ("application/vnd.bokehjs_exec.v0+json", "a chart of Bokeh"),
        ("application/json", "JSON"),
        ("application/geo+json", "a map"),
        ("text/vnd.mermaid", "a diagram of Mermaid"),
        ("image/gif", "an image of a kind"),
        ("application/x-new", "application/x-new"),
    ],
)
def test_a_form_that_paper_does_not_have_is_named_though_words_stand_beside_it(shown, code, kind, name):
    with pytest.raises(RenderError, match=rf"^02-mine, cell 3 \(mine\): its output \(.*{name}.*has no form on paper"):
        shown(code({kind: {} if kind.endswith("json") else "", "text/plain": "alt.Chart(...)"}))


def test_a_form_without_paper_stands_aside_for_a_table_of_the_same(shown, code):
    table = "<table><tr><td>a</td></tr></table>"
    page, _ = shown(code({"application/vnd.dataresource+json": {}, "text/html": table}))
    assert page.find(".//td").text == "a"


def test_a_message_about_many_numbers_names_five(shown, code):
    listed = ", ".join(f"{n:03}" for n in range(3000))
    with pytest.raises(RenderError, match="the number “000”, “001”, “002”, “003”, “004”, and 2995 more") as caught:
        shown(code({"text/plain": listed}, metadata=None))
    assert len(str(caught.value)) < 500


def test_a_message_of_an_error_is_cut(shown, code):
    with pytest.raises(NotebookError) as caught:
        shown(code(ename="ValueError", evalue="x" * 9000, traceback=[]))
    assert len(str(caught.value)) < 400


@pytest.mark.case("printed-colours")
def test_colours_and_what_was_written_over_are_not_printed(shown, code):
    page, paper = shown(code(name="stdout", text="\x1b[31mBehind\x1b[0m schedule\nhalf\rdone\nba\bd\x00\n"))
    assert page.find(".//pre").text == "Behind schedule\ndone\nbd\n"
    assert "Behind schedule" in paper


@pytest.mark.parametrize(
    "output", [{"data": {"text/plain": "Report(a='b', "}}, {"name": "stdout", "text": "some words, "}]
)
def test_an_output_that_no_reader_would_read_is_named_at_once(shown, code, output):
    """Of an object with all data behind it Python says a million letters, in one line."""
    kind, words = next((k, v) for k, v in (output.get("data") or output).items() if k.startswith("text"))
    long = {kind: words * 100_000}
    cell = code(long, metadata=None) if "data" in output else code(name="stdout", **long)
    with pytest.raises(RenderError, match=r"^02-mine, cell 3 \(mine\): its output has 1,[24]00,000 letters") as caught:
        shown(cell)
    assert len(str(caught.value)) < 500


def test_a_line_that_was_cleared_shows_what_was_written_last(shown, code):
    page, _ = shown(code(name="stdout", text="before\nhalf\x1b[2K\rmore\x1b[1K\rdone\n"))
    assert page.find(".//pre").text == "before\ndone\n"


def test_words_in_tex_are_words_and_equations_among_them_are_set(shown, code):
    page, paper = shown(code({"text/latex": "Paid in US$ and US$, with $x$."}, metadata=None))
    assert len(page.findall(".//math")) == 1
    assert "Paid in US$ and US$, with" in paper


@pytest.mark.parametrize("words", ["Words of a draft", "---\ntitle: Draft\n---"])
def test_a_raw_cell_is_named_and_neither_dropped_nor_shown(shown, words):
    with pytest.raises(RenderError, match=r"^02-mine, cell 3 \(.*it is a raw cell, which no report shows"):
        shown(nbformat.v4.new_raw_cell(words))
    page, _ = shown(nbformat.v4.new_raw_cell(words, metadata={"tags": ["remove-cell"]}), nbformat.v4.new_raw_cell(""))
    assert "raft" not in page.text_content()


def test_warnings_are_for_whoever_runs_a_notebook(shown, code):
    page, _ = shown(code(name="stderr", text="/home/me/x.py: DeprecationWarning"))
    assert page.find(".//pre") is None


def test_rows_that_are_only_counted_have_no_column_of_counts(shown, code):
    frame = pd.DataFrame({"region": ["Lima", "Cusco"], "offices": [8, 14]})
    for thing in (frame, frame.style):
        page, _ = shown(code(_table(thing)))
        heads = [(c.text_content().strip(), c.get("scope")) for c in page.find(".//table").iter("th")]
        assert heads == [("region", "col"), ("offices", "col"), ("Lima", "row"), ("Cusco", "row")]


@pytest.mark.parametrize("index", [pd.Index([2016, 2017]), pd.RangeIndex(2, name="rank"), pd.RangeIndex(1, 3)])
def test_an_index_that_says_something_stays(shown, code, index):
    page, _ = shown(code(_table(pd.DataFrame({"offices": [8, 14]}, index=index))))
    assert [c.text_content() for c in page.xpath(".//tbody//th")] == [str(n) for n in index]

"""What the cells of a notebook become, and when the build stops instead."""

from __future__ import annotations

import base64
import re

import nbformat
import pandas as pd
import pytest
from lxml import etree

from evaluation.errors import NotebookError, RenderError
from evaluation.render import assemble, harvest


def body(*notebooks):
    """The body of a report, without the note of which cell each part comes from."""
    shown = assemble(list(notebooks)).body
    etree.strip_attributes(shown, "data-cell")
    return etree.tostring(shown, encoding="unicode")


def with_cell(notebook, cell):
    notebook.cells.append(cell)
    return notebook


def test_markdown_is_shown_and_code_is_not(notebook):
    shown = body(with_cell(notebook("<p>output</p>"), nbformat.v4.new_markdown_cell("## Chapter\n\nWords *here*.")))
    assert "<h2" in shown
    assert "<em>here</em>" in shown
    assert "show(1)" not in shown


def test_each_part_of_the_body_names_the_cell_it_comes_from(notebook):
    shown = assemble([notebook("<p>output</p>")], ["en/01-summary"]).body
    assert [part.get("data-cell") for part in shown] == ["en/01-summary, cell 2 (show(1))"]


def test_the_cell_that_papermill_adds_is_not_counted(notebook):
    run = notebook("<p>output</p>")
    run.cells.insert(0, nbformat.v4.new_code_cell("x = 1", metadata={"tags": ["injected-parameters"]}))
    assert assemble([run], ["en/01-summary"]).body[0].get("data-cell") == "en/01-summary, cell 2 (show(1))"


def test_harvest_finds_every_output_of_a_type_in_order(notebook):
    run = notebook({"text/html": "<p>1</p>", "application/x": "1"}, "<p>2</p>", {"application/x": "3"})
    run.cells[2].outputs.append(nbformat.v4.new_output("stream", text="application/x"))
    assert list(harvest(run, "application/x")) == ["1", "3"]


def test_headings_carry_no_link_to_themselves(notebook):
    assert "¶" not in body(with_cell(notebook(), nbformat.v4.new_markdown_cell("## Chapter")))


def test_a_notebook_that_was_never_run_is_refused(notebook):
    fresh = notebook("<p>a</p>")
    for cell in fresh.cells:
        cell.outputs = []
    with pytest.raises(NotebookError, match=r"01-summary: the notebook holds no outputs\. Run it first"):
        assemble([fresh], ["01-summary"])


def test_a_notebook_that_was_run_only_in_part_is_refused(notebook):
    half = with_cell(notebook("<p>a</p>"), nbformat.v4.new_code_cell("chapter.verdict()"))
    with pytest.raises(NotebookError, match=r"01-summary, cell 3 \(chapter.verdict\(\)\): never run"):
        assemble([half], ["01-summary"])


def test_a_failed_cell_is_named(notebook):
    failed = nbformat.v4.new_code_cell(
        "1 / 0", outputs=[nbformat.v4.new_output("error", ename="ZeroDivisionError", evalue="division by zero")]
    )
    with pytest.raises(NotebookError, match=r"01-summary, cell 2 \(1 / 0\): ZeroDivisionError"):
        assemble([with_cell(notebook(), failed)], ["01-summary"])


def test_what_a_cell_prints_is_shown_as_it_is(notebook):
    printed = nbformat.v4.new_code_cell("print()", outputs=[nbformat.v4.new_output("stream", text="a < b\n")])
    assert "<pre>a &lt; b\n</pre>" in body(with_cell(notebook(), printed))


def image(**metadata):
    output = nbformat.v4.new_output(
        "display_data",
        data={"image/png": base64.b64encode(b"\x89PNG").decode()},
        metadata={"evaluation": metadata} if metadata else {},
    )
    return nbformat.v4.new_code_cell("plot()", outputs=[output])


def test_an_image_without_alternative_text_is_refused_with_what_to_add(notebook):
    with pytest.raises(RenderError, match=r"cell 2 \(plot\(\)\): its image has no alternative text.*alt="):
        assemble([with_cell(notebook(), image())])


def test_an_image_with_words_becomes_a_figure(notebook):
    shown = body(with_cell(notebook(), image(alt="It rose.", caption="Rise")))
    assert 'alt="It rose."' in shown
    assert "Figure 1. " in shown


def frame(**metadata):
    table = pd.DataFrame({"offices": [8, 14]}, index=[2016, 2023])
    output = nbformat.v4.new_output(
        "display_data",
        data={"text/html": table._repr_html_()},
        metadata={"evaluation": metadata} if metadata else {},
    )
    return nbformat.v4.new_code_cell("table", outputs=[output])


def test_a_table_without_a_caption_is_refused_with_what_to_add(notebook):
    with pytest.raises(RenderError, match=r"its table has no caption.*caption="):
        assemble([with_cell(notebook(), frame())])


def test_all_that_a_document_cannot_show_is_named_at_once(notebook):
    cell = image()
    cell.outputs += frame().outputs
    words = "| a |\n| - |\n| 1 |\n\n![](attachment:a.png)"
    markdown = nbformat.v4.new_markdown_cell(words, attachments={"a.png": {"image/png": "aGk="}})
    chapters = [with_cell(notebook(), cell), with_cell(notebook(), markdown)]
    with pytest.raises(RenderError) as raised:
        assemble(chapters, ["en/01", "en/02"])
    assert [re.sub(r" \(.*?\): (.*?)\..*", r": \1", line) for line in str(raised.value).splitlines()] == [
        "en/01, cell 2: its image has no alternative text and caption",
        "en/01, cell 2: its table has no caption",
        "en/02, cell 2: its table has no caption",
        "en/02, cell 2: an image has no alternative text and caption",
    ]


def test_a_plain_table_gets_the_scope_of_its_headers(notebook):
    shown = body(with_cell(notebook(), frame(caption="Offices by year")))
    assert shown.count('scope="col"') == 1, "the corner of a DataFrame has no words, so it is no header"
    assert shown.count('scope="row"') == 2


def test_a_chapters_own_list_of_sources_is_left_out_of_the_whole_report(notebook):
    chapter = notebook("<p>own sources</p>")
    chapter.cells[1].metadata["tags"] = ["standalone"]
    assert "own sources" in body(chapter)
    assert "own sources" not in body(chapter, notebook("<p>b</p>"))


def test_a_notebook_without_a_title_page_is_refused(notebook):
    untitled = notebook("<p>a</p>")
    del untitled.cells[0]
    with pytest.raises(RenderError, match="no cell shows a title page"):
        assemble([untitled])

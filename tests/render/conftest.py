"""Executed notebooks built by hand, as small as the test needs them."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

import nbformat
import pypdfium2
import pytest
from lxml import html

from evaluation.render import assemble, check_numerals, to_html, to_pdf
from evaluation.words.block import COVER_TYPE

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="70" height="30"><rect width="50" height="20"/></svg>'
CHART = (
    f'<figure class="chart" id="fig-1.1"><img src="data:image/svg+xml;base64,{base64.b64encode(SVG).decode()}" '
    'alt="Chart. Offices rose to 14."/><figcaption>Offices: 14.</figcaption></figure>'
)
TABLE = (
    '<table{}><caption>Offices by year</caption><thead><tr><th scope="col">Year</th><th scope="col">Offices</th></tr>'
    '</thead><tbody><tr><th scope="row">2016</th><td class="number">8</td></tr>'
    '<tr><th scope="row">2023</th><td class="number">14</td></tr></tbody></table>'
)
SAMPLE = (
    '<h2 id="chapter">Objective 1: Justice</h2><h3>1.1 Offices</h3>'
    '<p class="answer"><span class="status status-favourable">'
    '<span class="mark" aria-hidden="true">▲</span> Improved</span> '
    '<span class="finding" data-finding="1.1.latest">14 offices</span>, see <a class="ref" href="#fig-1.1"></a> and '
    '<span lang="es">trata de personas</span> by the <abbr title="Trafficking in Persons">TIP</abbr> office.</p>'
    + CHART
    + '<details class="data"><summary>Figures behind this chart</summary>'
    + TABLE.format("")
    + "</details>"
    + TABLE.format(' id="table-1"')
    + "<ul><li>one</li><li>two</li></ul><dl><dt>Term</dt><dd>Said</dd></dl>"
    + '<aside class="note caveat"><p><strong>Read with care</strong></p></aside>'
)
WORDS = {"caption": "Offices by region", "alt": "Bars. Lima has most.", "origin": "own count"}


@pytest.fixture
def notebook() -> Callable[..., nbformat.NotebookNode]:
    """Build an executed notebook: `notebook("<p>text</p>", ...)`, one output for each markup, after a title page."""

    def build(*outputs: Any, language: str = "en", **cover: Any) -> nbformat.NotebookNode:
        words = {
            "language": language,
            "document": "evaluation",
            "layout": "report",
            "title": "Evaluation of a programme",
            "subtitle": "What the figures show",
            "programme": "A programme",
            "period": "2017–2024",
            "as_of": "2024-10-21",
            "as_of_text": "October 21, 2024",
            "version": "0.1.0",
            "data_fingerprint": "0123456789ab",
            "imprint": ["A desk study."],
            "paper": "us-letter",
        } | cover
        data = [{"text/html": '<p class="cover">x</p>', COVER_TYPE: words}]
        data += [{"text/html": o} if isinstance(o, str) else o for o in outputs]
        cells = []
        for number, bundle in enumerate(data):
            output = nbformat.v4.new_output("display_data", data=bundle)
            cell = nbformat.v4.new_code_cell(f"show({number})", outputs=[output], execution_count=1)
            cells.append(cell)
        return nbformat.v4.new_notebook(cells=cells)

    return build


@pytest.fixture
def sample(notebook: Callable[..., nbformat.NotebookNode]) -> nbformat.NotebookNode:
    """A notebook with one of everything that a report is made of."""
    return notebook(SAMPLE)


@pytest.fixture
def markup() -> str:
    """The markup of `sample`."""
    return SAMPLE


@pytest.fixture
def markdown():
    """Make a cell of Markdown: `markdown("words", a="encoded PNG")`."""

    def make(source, **attachments):
        cell = nbformat.v4.new_markdown_cell(source)
        cell["attachments"] = {f"{name}.png": {"image/png": content} for name, content in attachments.items()}
        return cell

    return make


@pytest.fixture
def code():
    """Make a cell with one output: `code({"text/html": "..."})`, `code(name="stdout", text="...")`."""

    def make(data=None, source="mine", metadata=WORDS, **output):
        kind = "stream" if "text" in output else "error" if "ename" in output else "display_data"
        made = nbformat.v4.new_output(kind, **output)
        if kind == "display_data":
            made["data"] = data
            made["metadata"] = {"evaluation": metadata} if metadata else {}
        return nbformat.v4.new_code_cell(source, outputs=[made], execution_count=1)

    return make


@pytest.fixture
def shown(notebook):
    """Both formats of a notebook with more cells, checked as the build checks them: the page's tree, the PDF's text."""

    def build(*cells):
        with_cells = notebook("<h2>Chapter</h2>")
        with_cells.cells += cells
        document = assemble([with_cells], ["02-mine"])
        page, paper = to_html(document), to_pdf(document)
        check_numerals(document, page, paper)
        with pypdfium2.PdfDocument(paper) as pdf:
            text = "\n".join(p.get_textpage().get_text_range() for p in pdf)
        return html.fromstring(page.decode()).find(".//main"), text

    return build

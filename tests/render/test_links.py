"""Links from one report to another lead to a file and a part that are there."""

from __future__ import annotations

import nbformat
import pytest
from links import broken_links

from evaluation.render import assemble, to_html, to_pdf
from evaluation.words.block import COVER_TYPE

COVER = dict.fromkeys(("subtitle", "programme", "period", "as_of_text", "version"), "x") | {
    "title": "A report",
    "language": "en",
    "layout": "report",
    "as_of": "2024-10-21",
    "imprint": [],
    "paper": "a4",
}


def chapter(markup):
    outputs = [{"text/html": "", COVER_TYPE: COVER | {"document": "x"}}, {"text/html": markup}]
    made = [nbformat.v4.new_output("display_data", data=data) for data in outputs]
    cells = [nbformat.v4.new_code_cell("x", outputs=[one], execution_count=1) for one in made]
    return nbformat.v4.new_notebook(cells=cells)


@pytest.fixture
def pair(tmp_path):
    """A main report that leads to its annex, and the annex, in both formats."""
    contents = {
        "evaluation": '<h2>A</h2><p>See <a href="annex#sheet">the sheet</a>.</p>',
        "annex": '<h2 id="sheet">Sheet</h2><p>See <a href="evaluation#h-a">its chapter</a>.</p>',
    }
    folder = tmp_path / "reports" / "en"
    folder.mkdir(parents=True)
    for name, markup in contents.items():
        (other,) = contents.keys() - {name}
        made = assemble([chapter(markup)], told={"document": name}, beside=(f"{other}.html", f"{other}.pdf"))
        (folder / f"{name}.html").write_bytes(to_html(made))
        (folder / f"{name}.pdf").write_bytes(to_pdf(made))
    return folder


def test_a_report_and_its_annex_lead_to_each_other(pair):
    assert broken_links(pair.parent) == []


def test_a_part_that_is_not_there_is_named_with_the_page_that_leads_to_it(pair):
    page = (pair / "annex.html").read_text(encoding="utf-8").replace('id="sheet"', 'id="leaf"')
    (pair / "annex.html").write_text(page, encoding="utf-8")
    assert broken_links(pair.parent) == ["en/evaluation.html: annex.html#sheet"]


def test_a_file_that_is_not_there_is_named_by_each_that_leads_to_it(pair):
    (pair / "annex.pdf").unlink()
    (pair / "annex.html").unlink()
    assert broken_links(pair.parent) == [
        "en/evaluation.html: annex.html",
        "en/evaluation.html: annex.html#sheet",
        "en/evaluation.pdf: annex.pdf",
    ]

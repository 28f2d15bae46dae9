"""The two-page brief. What a reader must take from it was written down here before the brief was made."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import nbformat
import pypdfium2
import pytest
from lxml import etree

from evaluation.render import assemble, to_html, to_pdf
from evaluation.report import open_report

DATA = Path(__file__).parents[3] / "data"
SENTENCES = {
    "en": (
        "1 of 2 indicators could be judged and grew",
        "1 of 4 indicators could be judged and grew",
        "0 of 2 indicators could be judged",
    ),
    "es": (
        "1 de 2 indicadores se pudo evaluar y creció",
        "1 de 4 indicadores se pudo evaluar y creció",
        "0 de 2 indicadores",
    ),
}
"""What a reader must take from the brief of each objective: the numbers behind what grew or shrank."""
CAVEAT = {"en": "Not found in the documents we could read:", "es": "No encontrado en los documentos que pudimos leer:"}
FIGURES = {"en": ("8 offices", "14 offices"), "es": ("8 fiscalías", "14 fiscalías")}


@cache
def document(language, as_of=""):
    """The brief of the real data, as the notebook shows it."""
    brief = open_report(DATA, language=language, as_of=as_of).brief
    cells = []
    for block in (brief.cover(), brief.objectives(), brief.before_quoting(), brief.money(), brief.further()):
        output = nbformat.v4.new_output("display_data", data=block._repr_mimebundle_())
        cells.append(nbformat.v4.new_code_cell("show()", outputs=[output], execution_count=1))
    return assemble([nbformat.v4.new_notebook(cells=cells)])


@cache
def pages(language, as_of=""):
    """Text of each page of the PDF, words separated by single spaces."""
    with pypdfium2.PdfDocument(to_pdf(document(language, as_of))) as pdf:
        return [spaced(page.get_textpage().get_text_bounded()) for page in pdf]


def spaced(text):
    return re.sub(r"\s+", " ", text.replace("\ufffe", "-"))


@pytest.mark.parametrize("language", SENTENCES)
def test_the_brief_has_two_pages(language):
    assert len(pages(language)) == 2


@pytest.mark.parametrize("language", SENTENCES)
def test_the_three_sentences_stand_on_the_first_page(language):
    assert [s for s in SENTENCES[language] if s not in pages(language)[0]] == []


@pytest.mark.parametrize("language", SENTENCES)
def test_each_objective_has_its_figures_chart_and_caveat_on_the_first_page(language):
    assert pages(language)[0].count(CAVEAT[language]) == 3
    assert all(figure in pages(language)[0] for figure in FIGURES[language])
    charts = document(language).body.findall(".//figure")
    assert [chart.get("id") for chart in charts] == ["fig-1.1", "fig-2.4", "fig-us-money"]
    assert len({chart.find(".//svg").get("aria-label") for chart in charts}) == len(charts)


@pytest.mark.parametrize("language", SENTENCES)
def test_the_page_on_screen_says_the_same(language):
    page = to_html(document(language)).decode()
    text = spaced("".join(etree.fromstring(page.encode(), etree.HTMLParser(encoding="utf-8")).find("body").itertext()))
    assert [s for s in SENTENCES[language] if s not in text] == []


@pytest.mark.parametrize("as_of", ["2018-01-01", "2020-02-06", "2023-11-29"])
def test_the_brief_of_an_earlier_day_has_two_pages_too_and_says_when(as_of):
    first, second = pages("en", as_of)
    assert "Written with hindsight." in first
    assert second


def test_every_number_of_the_brief_is_a_finding_of_the_report_too():
    report = open_report(DATA)
    chapters = [report.summary.verdicts(), report.summary.three_things(), report.money.flows()]
    chapters += [report.sheets(o).indicators() for o in "123"] + [report.summary.scorecard()]
    known = {finding.id: finding for block in chapters for finding in block.findings}
    brief = report.brief
    for block in (brief.objectives(), brief.before_quoting(), brief.money()):
        assert block.findings
        assert [f for f in block.findings if known.get(f.id) != f] == []

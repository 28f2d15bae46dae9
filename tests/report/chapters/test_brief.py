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
CELLS = ("first_page", "claims", "recommendations", "figures", "credit", "further")
ON_PAGE_ONE = (
    "F0098",
    "F0402",
    "F0100",
    "F0175",
    "F0647",
    "F0656",
    "F0753",
    "F0783",
    "F0008",
    "F0273",
    "F0279",
    "F0305",
)
"""Figures that must stand on the first page, which stands alone."""
SENTENCES = {
    "en": ("cannot be told", "could not be checked: 5", "so no fall is shown", "No interviews"),
    "es": ("No se puede determinar", "no se pudieron comprobar: 5", "no es una baja", "Sin entrevistas"),
}
"""What a reader of the first page alone must be able to say."""


@cache
def document(language, as_of=""):
    """The brief of the real data, as the notebook shows it."""
    brief = open_report(DATA, language=language, as_of=as_of).brief
    cells = []
    for block in (brief.cover(), *(getattr(brief, cell)() for cell in CELLS)):
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
def test_the_first_page_says_what_it_comes_to(language):
    assert [s for s in SENTENCES[language] if s not in pages(language)[0]] == []


@pytest.mark.parametrize("language", SENTENCES)
def test_the_first_page_stands_alone_with_its_numbers(language):
    stated = {f.id for f in open_report(DATA, language=language).brief.first_page().findings}
    assert {f"observation.{id_}" for id_ in ON_PAGE_ONE} <= stated
    claims = {f"claims.{kind}" for kind in ("all", "stands", "in_part", "unchecked", "contradicted")}
    assert {*claims, "quality.documents.whole", "summary.sources"} <= stated


@pytest.mark.parametrize("language", SENTENCES)
def test_the_second_page_has_the_claims_the_recommendations_and_a_chart(language):
    (chart,) = document(language).body.findall(".//figure")
    assert chart.get("id") == "fig-1.1"
    assert len(document(language).body.findall(".//table[@id='brief-claims']/tbody/tr")) == 10
    assert len(document(language).body.findall(".//div[@class='beside']//li")) == 5


@pytest.mark.parametrize("language", SENTENCES)
def test_the_page_on_screen_says_the_same(language):
    page = to_html(document(language)).decode()
    text = spaced("".join(etree.fromstring(page.encode(), etree.HTMLParser(encoding="utf-8")).find("body").itertext()))
    assert [s for s in SENTENCES[language] if s not in text] == []


@pytest.mark.parametrize("as_of", ["2018-01-01", "2020-02-06", "2023-11-29"])
def test_the_brief_of_an_earlier_day_has_at_most_two_pages_and_says_when(as_of):
    first, *others = pages("en", as_of)
    assert "Written with hindsight." in first
    assert len(others) <= 1


def test_every_number_of_the_brief_is_a_finding_of_the_summary_too():
    report = open_report(DATA)
    cells = ("bottom_line", "claims", "objectives", "money", "recommendations", "trust")
    known = {f.id: f for cell in cells for f in getattr(report.summary, cell)().findings}
    for block in (report.brief.first_page(), report.brief.claims()):
        assert block.findings
        assert [f for f in block.findings if known.get(f.id) != f] == []

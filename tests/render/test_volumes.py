"""Reports that lie beside one another lead to each other, and to the parts of one another."""

from __future__ import annotations

import io

import pikepdf
import pytest
from lxml import html

from evaluation.errors import RenderError
from evaluation.locale.language import Language
from evaluation.render import assemble, to_html, to_pdf
from evaluation.render.volumes import Volume, volumes
from evaluation.words.block import FINDINGS_TYPE, LINEAGE_TYPE

BESIDE = ("../es/evaluation.html", "annex.html", "annex.pdf", "brief.html", "objective-1.html")
SHEET = '<h2>Sheets</h2><h3 id="indicator-1.1">Offices</h3>'
CITED = '<h2>Summary</h2><p>See <a href="annex#indicator-1.1">its sheet</a>.</p>'


def links(document):
    """Address of each link of the text, by its words."""
    page = html.fromstring(to_html(document).decode())
    return {link.text_content(): link.get("href") for link in page.xpath("//main//a")}


def actions(document):
    """Addresses of the links of a PDF that leave it."""
    with pikepdf.open(io.BytesIO(to_pdf(document))) as pdf:
        notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
        return [str(note.A.URI) for note in notes if "/A" in note and "/URI" in note.A]


def test_a_part_of_the_annex_is_a_link_within_the_report_that_holds_it(notebook):
    assert links(assemble([notebook(CITED), notebook(SHEET)], beside=BESIDE)) == {"its sheet": "#indicator-1.1"}


def test_a_part_that_the_report_has_not_is_a_link_to_the_file_beside_it(notebook):
    document = assemble([notebook(CITED), notebook("<p>More.</p>")], beside=BESIDE)
    assert links(document) == {"its sheet": "annex.html#indicator-1.1"}
    assert actions(document) == ["annex.pdf"]


def test_without_an_annex_beside_it_the_words_stand_alone(notebook):
    document = assemble([notebook(CITED), notebook("<p>More.</p>")])
    assert links(document) == {}
    assert actions(document) == []
    assert "See its sheet." in to_html(document).decode().replace("<span>", "").replace("</span>", "")


def test_the_annex_itself_is_held_to_what_it_says_of_its_parts(notebook):
    with pytest.raises(RenderError, match=r"#indicator-1\.1 leads nowhere"):
        assemble([notebook(CITED, document="annex"), notebook("<p>More.</p>")])


def test_a_chart_of_the_main_report_is_a_link_from_the_annex(notebook):
    shown = '<h2>Sheets</h2><p>See <a href="evaluation#fig-1.1">its chart</a>.</p>'
    document = assemble([notebook(shown, document="annex")], beside=("evaluation.html",))
    assert links(document) == {"its chart": "evaluation.html#fig-1.1"}


def test_figures_and_tables_of_the_annex_have_numbers_of_their_own(sample):
    shown = to_html(assemble([sample], told={"document": "annex"})).decode()
    assert "Figure A1. " in shown
    assert "Table A1. " in shown


def test_a_page_leads_to_all_reports_beside_it_and_to_itself_in_the_other_language(notebook):
    page = html.fromstring(to_html(assemble([notebook(CITED)], beside=BESIDE)).decode())
    (nav,) = page.xpath("//header/nav")
    assert [(a.text, a.get("href"), a.get("hreflang"), a.get("lang")) for a in nav.iter("a")] == [
        ("Annex", "annex.html", None, None),
        ("Brief", "brief.html", None, None),
        ("Objective 1", "objective-1.html", None, None),
        ("Español", "../es/evaluation.html", "es", "es"),
    ]
    assert nav.xpath("string(.//*[@aria-current='page'])") == "Report"


def test_a_page_that_lies_alone_has_no_list_of_others(notebook):
    assert not html.fromstring(to_html(assemble([notebook(CITED)])).decode()).xpath("//header/nav")


def test_reports_that_only_paper_has_are_not_listed_on_a_page():
    assert volumes("evaluation", ("annex.pdf", "../es/evaluation.pdf"), Language.of("en")) == ()
    assert volumes("brief", ("../es/brief.html",), Language.of("en")) == (Volume("Español", "../es/brief.html", "es"),)


def figure(number):
    words = ("value", "measure", "group", "area", "period", "authority", "locator")
    return dict.fromkeys(words, "") | {"source": f"D{number}"}


@pytest.fixture
def counted(notebook):
    """A notebook that states how many figures and documents there are, and what one figure gives."""

    def build(number, **cover):
        figures, documents = ([f"{letter}{n}" for n in range(number)] for letter in "FD")
        finding = {"method": "count", "formula": {}, "documents": []}
        findings = [
            finding | {"id": "all", "inputs": figures, "documents": documents},
            finding | {"id": "one", "inputs": ["F0"]},
        ]
        source = {"title": "T", "publisher": "P", "language": "en", "url": "https://example.org", "published": "2020"}
        lineage = {
            "observations": {f"F{n}": figure(n) for n in range(number)},
            "sources": dict.fromkeys(documents, source),
        }
        markup = '<h2>A</h2><p><span data-finding="all">5</span> <span data-finding="one">6</span></p>'
        return notebook({"text/html": markup, FINDINGS_TYPE: findings, LINEAGE_TYPE: lineage}, **cover)

    return build


def entries(document):
    """Ids of the entries of a page's appendix, and the addresses that one of a count leads to."""
    page = html.fromstring(to_html(document).decode())
    (count,) = page.xpath("//*[@id='number-all']")
    ids = [entry.get("id") for entry in page.xpath("//*[@class='number-entry']")]
    return ids, [link.get("href") for link in count.iter("a")]


def test_where_each_number_comes_from_is_closed(counted):
    page = html.fromstring(to_html(assemble([counted(3)])).decode())
    (entry,) = page.xpath("//*[@id='number-one']")
    (closed,) = (a for a in entry.iterancestors() if a.tag == "details")
    assert closed.get("open") is None
    assert closed.getparent().get("id") == "appendix"


def test_what_was_merely_counted_is_listed_in_the_annex_alone(counted):
    ids, leads = entries(assemble([counted(20)], beside=("annex.html",)))
    assert ids == ["number-all", "number-one", "figure-F0"]
    assert {"#figure-F0", "annex.html#figure-F19", "annex.html#source-D19"} <= set(leads)


def test_few_figures_are_explained_in_the_page_itself_but_for_the_brief(counted):
    explained = [f"figure-F{n}" for n in range(3)]
    assert entries(assemble([counted(3)], beside=("annex.html",)))[0][2:] == explained
    ids, leads = entries(assemble([counted(3, layout="brief")], beside=("annex.html",)))
    assert ids == ["number-all", "number-one"]
    assert "annex.html#figure-F2" in leads


def test_many_figures_are_named_in_the_brief_and_not_linked_one_by_one(counted):
    document = assemble([counted(20, layout="brief")], beside=("annex.html",))
    assert not [address for address in entries(document)[1] if address.startswith("annex")]
    assert "F18; F19" in to_html(document).decode()


def test_without_an_annex_every_figure_is_explained_in_the_page_itself(counted):
    ids, leads = entries(assemble([counted(20)]))
    assert len(ids) == 22
    assert not [address for address in leads if address.startswith("annex")]

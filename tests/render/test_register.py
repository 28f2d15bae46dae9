"""Where the numbers of reports come from, on the paper of the annex."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from evaluation.errors import RenderError
from evaluation.plan.printed import Place
from evaluation.render import assemble, check_numerals, set_pdf, to_html
from evaluation.render.fragment import words_of
from evaluation.render.register import Told, with_register

FIGURE = {
    "value": "14 offices",
    "measure": "Offices",
    "group": "",
    "area": "Peru",
    "period": "2023",
    "authority": "Prosecutors",
    "source": "D001",
    "locator": "para 3",
}
SOURCE = {"title": "Oficinas", "publisher": "P", "language": "es", "url": "https://example.org/a", "published": "2023"}


def finding(name, value, method="change", inputs=("F0001",), **more):
    return {
        "id": name,
        "value": value,
        "unit": "offices",
        "method": method,
        "inputs": list(inputs),
        "documents": [],
        "reason": None,
        "formula": None,
    } | more


FORMULA = {"text": "({latest} − {baseline}) / {baseline}", "values": {"latest": 14.0, "baseline": 1800.5}}


@pytest.fixture
def annex(notebook):
    """An annex that explains numbers: `annex([Place(...)], finding(...), observations=("F0001",))`."""

    def build(places, *findings, observations=("F0001",), language="en", brief=()):
        table = '<p><span id="source-D001">a</span></p>'
        made = assemble([notebook(f"<h2 id='b'>Sheets</h2>{table}<h2 id='a'>About</h2>", document="annex")])
        told = [Told("Report", places), *([Told("Brief", brief)] if brief else [])]
        lineage = dict.fromkeys(observations, FIGURE)
        return with_register(made, told, {f["id"]: f for f in findings}, lineage, {"D001": SOURCE})

    return build


def said(document):
    return words_of(document.register)


def rows(document, number):
    table = list(document.register.iter("table"))[number]
    return [[words_of(cell) for cell in row] for row in table.iterfind("tbody/tr")]


def test_a_number_is_found_by_the_page_that_prints_it(annex):
    made = annex([Place(5, "a", "14 offices"), Place(9, "b", "75%")], finding("a", 14.0), finding("b", 0.75))
    listed = [words_of(part) for part in made.register.iter("dt", "dd")]
    assert listed == ["Page 5", "14 offices → 1", "Page 9", "75% → 2"]


def test_equal_numbers_of_a_page_are_told_apart_and_no_others(annex):
    counted = finding("c", 14, "count", formula={"text": "sensitivity checks that agree with ours", "values": {}})
    published = finding("observation.F0001", 14.0, "published")
    places = [Place(5, "observation.F0001", "14"), Place(5, "c", "14"), Place(5, "b", "75%"), Place(6, "a", "14")]
    made = annex(places, published, counted, finding("b", 0.75), finding("a", 14.0))
    listed = [words_of(part) for part in made.register.iter("dd")]
    assert listed == [
        "14 (Offices, 2023) → F0001; 14 (sensitivity checks that agree with ours) → 1; 75% → 2",
        "14 → 3",
    ]


def test_an_entry_has_the_arithmetic_with_its_numbers_and_the_figures_that_it_rests_on(annex):
    made = annex([Place(5, "b", "75%")], finding("b", 0.75, formula=FORMULA))
    ((number, shown, how, basis),) = rows(made, 0)
    assert (number, shown, basis) == ("1", "75%", "F0001")
    assert "(14 − 1,800.5) / 1,800.5" in how


def test_a_figure_has_its_document_the_day_and_the_place_in_it(annex):
    made = annex([Place(5, "a", "14")], finding("a", 14.0))
    ((number, value, what, document),) = rows(made, 1)
    assert (number, value, document) == ("F0001", "14 offices", "D001 (2023): para 3")
    assert what == "Offices, Peru, 2023, Prosecutors"


def test_a_figure_taken_as_it_stands_is_explained_by_its_own_row(annex):
    made = annex([Place(5, "observation.F0001", "14")], finding("observation.F0001", 14.0, "published"))
    assert "14 → F0001" in said(made)
    assert len(list(made.register.iter("table"))) == 1


def test_many_ids_in_a_row_are_named_by_the_first_and_the_last(annex):
    many = [f"F{n:04}" for n in (1, 2, 3, 4, 7, 9, 10)]
    made = annex([Place(5, "a", "7")], finding("a", 7, "count", many), observations=many)
    assert rows(made, 0)[0][3] == "F0001–F0004, F0007, F0009, F0010"
    assert [row[0] for row in rows(made, 1)] == many


def test_a_number_of_both_reports_has_one_entry(annex):
    made = annex([Place(5, "a", "14")], finding("a", 14.0), brief=[Place(1, "a", "14 offices")])
    assert [words_of(dd) for dd in made.register.iter("dd")] == ["14 → 1", "14 offices → 1"]
    assert len(rows(made, 0)) == 1


def test_a_number_of_a_report_that_is_none_any_more_is_left_out(annex):
    made = annex([Place(5, "gone", "3"), Place(5, "a", "14")], finding("a", 14.0))
    assert "14 → 1" in said(made)
    assert "3" not in words_of(next(made.register.iter("dd")))
    assert annex([Place(5, "gone", "3")]).register is None


@pytest.fixture
def printed(annex):
    """Such an annex as PDF."""
    published = finding("observation.F0001", 14.0, "published")
    places = [Place(5, "b", "75%"), Place(9, "observation.F0001", "14")]
    return annex(places, finding("b", 0.75, formula=FORMULA), published)


def test_its_pages_are_known_by_the_finding(printed):
    made = set_pdf(printed)
    with pypdfium2.PdfDocument(io.BytesIO(made.content)) as pdf:
        texts = [page.get_textpage().get_text_range() for page in pdf]
    assert made.stated == ()
    assert "1,800.5" in texts[made.explained["b"] - 1]
    assert "D001" in texts[made.explained["observation.F0001"] - 1]


def test_every_number_entry_and_figure_is_a_link_on_paper(printed):
    with pikepdf.open(io.BytesIO(set_pdf(printed).content)) as pdf:
        inner = [note for page in pdf.pages for note in page.get("/Annots", []) if "/Dest" in note or "/D" in note.A]
    assert len(inner) > 5


def test_its_numerals_are_on_paper_and_need_none_on_the_page(printed):
    check_numerals(printed, to_html(printed), set_pdf(printed).content)
    other = replace(printed, register=None)
    with pytest.raises(RenderError, match="The PDF states numbers that the HTML does not"):
        check_numerals(other, to_html(other), set_pdf(printed).content)

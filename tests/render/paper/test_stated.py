"""On which page of a PDF each number stands."""

from __future__ import annotations

import io
import re

import pypdfium2
import pytest

from evaluation.drawing.marks import Chart, Words
from evaluation.errors import RenderError
from evaluation.plan.printed import Place
from evaluation.render import assemble, set_pdf
from evaluation.render.paper.stated import Use, pages_of
from evaluation.words.markup import chart, paragraph

FILLER = "<p>Words that fill a page without any number in them.</p>" * 40


def stated(finding, shown):
    return f'<p><span class="finding" data-finding="{finding}">{shown}</span>, they say.</p>'


def texts(content):
    with pypdfium2.PdfDocument(io.BytesIO(content)) as pdf:
        return [re.sub(r"\s+", "", page.get_textpage().get_text_range()) for page in pdf]


def test_each_number_is_on_the_page_that_prints_it(notebook):
    markup = "<h2 id='a'>One</h2>" + "".join(stated(f"1.{n}.latest", f"{n * 1111} cases") + FILLER for n in range(1, 7))
    made = set_pdf(assemble([notebook(markup)]))
    pages = texts(made.content)
    assert [place.finding for place in made.stated] == [f"1.{n}.latest" for n in range(1, 7)]
    assert len({place.page for place in made.stated}) > 3
    for place in made.stated:
        holding = [number for number, text in enumerate(pages, 1) if place.shown.replace(" ", "") in text]
        assert holding == [place.page]


def test_the_same_words_for_the_same_finding_stand_once_for_each_page(notebook):
    twice = stated("a", "14") + stated("a", "14") + stated("a", "14 offices")
    made = set_pdf(assemble([notebook(f"<h2 id='a'>One</h2>{twice}{FILLER}{stated('a', '14')}")]))
    (first, page) = sorted({place.page for place in made.stated})
    assert made.stated == (Place(first, "a", "14"), Place(first, "a", "14 offices"), Place(page, "a", "14"))


def test_numbers_of_a_chart_are_on_its_page_and_those_of_its_form_for_a_phone_on_none(notebook):
    words = [Words(10, 10, "14", states="1.1.figure.1"), Words(40, 10, "15", states="1.1.figure.2")]
    drawn = [Chart("fig-1", 100, 40, tuple(words)), Chart("fig-1", 60, 40, tuple(words))]
    markup = paragraph("Words") + chart(drawn, "Chart. It says so.", "A chart")
    made = set_pdf(assemble([notebook(markup)]))
    assert [(place.finding, place.shown) for place in made.stated] == [("1.1.figure.1", "14"), ("1.1.figure.2", "15")]
    assert len({place.page for place in made.stated}) == 1


def test_a_number_that_paper_leaves_out_is_refused(notebook):
    folded = f"<details class='data'><summary>{stated('a', '14')[3:-4]}</summary><p>Words</p></details>"
    with pytest.raises(RenderError, match=r"no place for 1 of the numbers.*'14' \(a\)"):
        set_pdf(assemble([notebook(folded)]))


def test_an_entry_is_no_statement_of_the_number_that_it_explains():
    uses = [Use("a", "14", is_entry=False), Use("a", "1", is_entry=True)]
    assert pages_of(uses, "[[0, 3], [1, 9]]") == ((Place(3, "a", "14"),), {"a": 9})


def test_a_place_is_a_line_of_the_manifest_and_back():
    place = Place(12, "1.1.latest", "14 offices (a part)")
    assert place.line == "12 1.1.latest 14 offices (a part)"
    assert Place.of_line(place.line) == place

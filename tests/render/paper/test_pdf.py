"""The PDF: its properties, its structure, its bytes."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from evaluation.drawing.marks import Chart, Words
from evaluation.errors import RenderError
from evaluation.render import Attachment, assemble, to_pdf
from evaluation.render.paper.structure import Part, structure, take_caption_in
from evaluation.words.markup import chart


@pytest.fixture
def pdf(sample):
    """The sample, opened."""
    with pikepdf.open(io.BytesIO(to_pdf(assemble([sample])))) as opened:
        yield opened


def elements(pdf, tag):
    return [part.element for part in structure(Part.of(pdf.Root.StructTreeRoot)) if part.kind == tag]


def kids(element):
    return [kid.element for kid in Part.of(element).kids]


def test_title_and_language_are_those_of_the_title_page(pdf):
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == "Evaluation of a programme"
    assert str(pdf.Root.Lang) == "en"


def test_the_date_is_that_of_the_data_and_not_the_clocks(pdf):
    assert str(pdf.docinfo["/CreationDate"]).startswith("D:20241021")


@pytest.mark.parametrize(("paper", "size"), [("us-letter", (612, 792)), ("a4", (595, 842))])
def test_the_paper_is_that_of_the_readers_country(notebook, paper, size):
    with pikepdf.open(io.BytesIO(to_pdf(assemble([notebook("<p>a</p>", paper=paper)])))) as pdf:
        box = pdf.pages[0].mediabox
        page = (round(float(box[2])), round(float(box[3])))
        assert page == size


def test_the_first_cell_of_a_row_is_its_header(pdf):
    for body in elements(pdf, "/TBody"):
        for row in kids(body):
            first, *rest = kids(row)
            attributes = first.A if isinstance(first.A, pikepdf.Array) else [first.A]
            assert first.S == "/TH"
            assert any(a.get("/Scope") == "/Row" for a in attributes)
            assert all(cell.S == "/TD" for cell in rest)


def test_a_figure_has_its_alternative_text(pdf):
    assert [str(f.Alt) for f in elements(pdf, "/Figure")] == ["Chart. Offices rose to 14."]


def test_a_phrase_in_another_language_says_so(pdf):
    assert any(b"/Lang(es)" in page.Contents.read_bytes() for page in pdf.pages)


def test_each_table_is_one_table_in_thestructure(pdf):
    assert len(elements(pdf, "/Table")) == 2


def test_an_element_without_a_style_on_paper_is_refused(sample):
    document = assemble([sample])
    document.body[0].tag = "marquee"
    with pytest.raises(RenderError, match="no style on paper for <marquee>"):
        to_pdf(document)


def test_the_same_document_gives_the_same_bytes(sample):
    assert to_pdf(assemble([sample])) == to_pdf(assemble([sample]))


def plain(notebook, markup):
    return pikepdf.open(io.BytesIO(to_pdf(assemble([notebook(markup)]))))


def test_a_row_without_a_header_in_the_page_has_none_on_paper(notebook):
    head = "<thead><tr><th scope='col'>a</th></tr></thead>"
    table = f"<table><caption>A</caption>{head}<tbody><tr><td>1</td></tr></tbody></table>"
    with plain(notebook, table) as pdf:
        assert [cell.S for body in elements(pdf, "/TBody") for row in kids(body) for cell in kids(row)] == ["/TD"]


def test_a_cell_over_two_columns_is_set(notebook):
    table = (
        "<table><caption>A</caption><thead><tr><th scope='col' colspan='2'>wide</th></tr></thead>"
        "<tbody><tr><th scope='row'>a</th><td>1</td></tr></tbody></table>"
    )
    with plain(notebook, table) as pdf:
        assert len(elements(pdf, "/TR")) == 2


def test_words_inside_code_are_not_lost(notebook):
    with plain(notebook, "<pre>one <span>two</span></pre><p><code>a<em>b</em></code></p>") as pdf:
        assert len(elements(pdf, "/Code")) == 2


def test_a_link_may_lead_to_any_part(notebook):
    with plain(notebook, '<ul><li id="x">a</li></ul><p><a href="#x">to a</a></p>') as pdf:
        assert len(elements(pdf, "/Link")) == 1


@pytest.fixture
def enclosing(sample):
    """The sample with two files attached, the second with a name and content that mean something elsewhere."""
    files = {
        "cells.csv": Attachment(b"id,value\n1,8\n", "text/csv", "Cells", "data"),
        'a "b" #c.txt': Attachment(b"#panic()\x00\r\n", "text/plain", "Qué es (\u201c1\u201d)", "supplement"),
    }
    return replace(assemble([sample]), attachments=files)


def test_a_file_that_travels_inside_comes_out_as_it_went_in(enclosing):
    with pikepdf.open(io.BytesIO(to_pdf(enclosing))) as pdf:
        found = {name: pdf.attachments[name] for name in pdf.attachments}
        assert set(found) == set(enclosing.attachments)
        for name, file in enclosing.attachments.items():
            inside = found[name].get_file()
            assert inside.read_bytes() == file.content
            assert (inside.mime_type, found[name].description) == (file.mime_type, file.description)
            assert str(found[name].relationship) == f"/{file.relationship.capitalize()}"


def test_what_travels_inside_has_the_date_of_the_data_and_the_same_bytes_each_time(enclosing):
    first = to_pdf(enclosing)
    assert to_pdf(enclosing) == first
    with pikepdf.open(io.BytesIO(first)) as pdf:
        assert pdf.attachments["cells.csv"].get_file().mod_date.date().isoformat() == "2024-10-21"


def test_a_document_without_attachments_has_none(pdf):
    assert len(pdf.attachments) == 0


def test_short_chapters_share_a_page_and_pages_are_numbered_one_after_the_other(notebook):
    chapters = "".join(f"<h2>Chapter {n}</h2>" + "<p>words</p>" * (n % 7) * 6 for n in range(1, 15))
    with pypdfium2.PdfDocument(to_pdf(assemble([notebook(chapters)]))) as pdf:
        texts = [page.get_textpage().get_text_bounded() for page in pdf]
    assert [re.findall(r"Page (\d+) of", text) for text in texts] == [[str(n)] for n in range(1, len(texts) + 1)]
    assert len(texts) < 14


def test_a_chart_is_one_image_on_paper_and_its_form_for_a_phone_none(notebook):
    drawn = [Chart("fig-a", 200, 40, (Words(4, 20, said, origin="scale"),)) for said in ("wide 2016", "slim 2016")]
    with plain(notebook, str(chart(drawn, "Chart. Cases rose.", "A"))) as pdf:
        assert [str(figure.Alt) for figure in elements(pdf, "/Figure")] == ["Chart. Cases rose."]
        buffer = io.BytesIO()
        pdf.save(buffer)
    with pypdfium2.PdfDocument(buffer) as paper:
        text = " ".join(page.get_textpage().get_text_range() for page in paper)
    assert "wide 2016" in text
    assert "slim" not in text


def test_a_caption_apart_from_its_table_is_taken_into_it():
    with pikepdf.new() as pdf:

        def part(role, *below):
            return pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name(role), K=pikepdf.Array(below)))

        caption, table = part("/Caption"), part("/Table", part("/THead"))
        outer = part("/Div", caption, part("/Div", table))
        take_caption_in(Part.of(outer))
        assert [str(k.S) for k in kids(outer)] == ["/Div"]
        assert [str(k.S) for k in kids(table)] == ["/Caption", "/THead"]
        assert caption.P.objgen == table.objgen


def pages_with(notebook, rows, filler):
    """Pages of a heading, its sentence, and each row of a table, after some paragraphs."""
    body = "".join(f"<tr><th scope='row'>row{n}</th><td>a</td></tr>" for n in range(rows))
    head = "<thead><tr><th scope='col'>A</th><th scope='col'>B</th></tr></thead>"
    table = f"<table><caption>Caption</caption>{head}<tbody>{body}</tbody></table>"
    markup = "<p>filler</p>" * filler + f"<h3>Heading</h3><p>Sentence</p>{table}"
    with pypdfium2.PdfDocument(to_pdf(assemble([notebook(f"<h2>Chapter</h2>{markup}")]))) as pdf:
        # without the head of the page, which names the section that goes on
        texts = [page.get_textpage().get_text_range().partition("\n")[2] for page in pdf]
    words = ["Heading", "Sentence", "Caption", *(f"row{n}" for n in range(rows))]
    found = [[n for n, text in enumerate(texts) if re.search(rf"{word}\b", text)] for word in words]
    return [pages[-1] for pages in found]


@pytest.mark.parametrize("filler", range(24, 34, 2))
def test_a_short_table_is_not_broken_and_stays_with_its_heading(notebook, filler):
    assert len(set(pages_with(notebook, 6, filler))) == 1


@pytest.mark.parametrize("filler", range(24, 36, 2))
def test_a_long_table_begins_with_some_of_its_rows_below_its_heading(notebook, filler):
    heading, sentence, caption, *rows = pages_with(notebook, 60, filler)
    assert heading == sentence == caption == rows[0] == rows[2]


def test_a_page_that_goes_on_with_a_section_names_it_and_one_that_begins_another_does_not(notebook):
    part = "<h3>{}</h3>" + "<p>filler</p>" * 40
    markup = "<h2>Chapter</h2>" + part.format("First") + part.format("Second")
    with pypdfium2.PdfDocument(to_pdf(assemble([notebook(markup)]))) as pdf:
        heads = [page.get_textpage().get_text_range().partition("\n")[0].strip() for page in pdf]
    assert [head.partition("Chapter")[2] for head in heads[1:]] == ["", " · First", " · Second"]


def test_a_word_with_a_hyphen_is_printed_as_it_is_written_wherever_a_line_ends(notebook):
    words = " ".join("a" * n + " nie-podam.pl" for n in range(1, 60))
    with pypdfium2.PdfDocument(to_pdf(assemble([notebook(f"<p>{words}</p>", language="es")]))) as pdf:
        text = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert text.count("nie-podam.pl") == 59


@pytest.mark.parametrize("columns", [3, 14])
def test_the_headings_of_a_table_over_several_pages_stand_on_each_and_are_heard_once_in_each_part(notebook, columns):
    names = [f"Reintegration{number}" for number in range(1, columns)]
    heading = "".join(f'<th scope="col">{name}</th>' for name in ("Zebra", *names))
    row = '<tr><th scope="row">row</th>' + "<td>a longer cell</td>" * len(names) + "</tr>"
    markup = f"<table><caption>Long</caption><thead><tr>{heading}</tr></thead><tbody>{row * 90}</tbody></table>"
    content = to_pdf(assemble([notebook(markup)]))
    with pypdfium2.PdfDocument(content) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    holding = [text for text in pages if "longer" in text]
    assert len(holding) >= 2
    assert all("Zebra" in text for text in holding)
    with pikepdf.open(io.BytesIO(content)) as opened:
        parts = len(elements(opened, "/Table"))
        assert len(elements(opened, "/THead")) == parts
        heads = [cell for head in elements(opened, "/THead") for line in kids(head) for cell in kids(line)]
        assert [str(cell.S) for cell in heads] == ["/TH"] * (len(names) + parts)

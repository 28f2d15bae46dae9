"""What an evaluator shows can be read on paper: within the margins, never over each other, and nothing is lost."""

from __future__ import annotations

import base64
import re

import nbformat
import pandas as pd
import pypdfium2
import pytest
from fixtures.pdf_geometry import misplaced
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evaluation.render import assemble, check_numerals, to_html, to_pdf
from evaluation.render.paper.sizes import SHARED, SIZES

ADDRESS = "https://example.org/" + "a" * 150
FILE = "ActaDeReunion_" + "x" * 90
HEADINGS = """Shelter beds, Beds occupied, Victims admitted, Girls, Boys, Adolescents, Referred by police, Referred by
prosecutors, Legal assistance, Psychological care, Reintegration plans, Follow-up visits, Transferred, Left shelter"""
HEADINGS = [" ".join(heading.split()) for heading in HEADINGS.split(",")]


@pytest.fixture
def paper(notebook):
    """Set cells or markup on paper, checked as the build checks them; gives its faults, its pages' texts and sizes."""

    def build(*parts, **cover):
        made = notebook("<h2>Chapter</h2>", *(p for p in parts if isinstance(p, str)), **cover)
        made.cells += [part for part in parts if not isinstance(part, str)]
        document = assemble([made])
        pdf = to_pdf(document)
        check_numerals(document, to_html(document), pdf)
        with pypdfium2.PdfDocument(pdf) as opened:
            texts = [page.get_textpage().get_text_range() for page in opened]
            sizes = [page.get_size() for page in opened]
        return misplaced(pdf, SIZES[document.cover["layout"]]["side"]), texts, sizes

    return build


def markdown(source):
    return nbformat.v4.new_markdown_cell(source)


def printed(text):
    output = nbformat.v4.new_output("stream", text=text)
    return nbformat.v4.new_code_cell("print()", outputs=[output], execution_count=1)


def shown(table, caption="Services by region"):
    with pd.option_context("display.max_colwidth", None, "display.max_columns", None):
        data = {"text/html": table._repr_html_()}
    words = {"evaluation": {"caption": caption, "origin": "own count"}}
    output = nbformat.v4.new_output("display_data", data=data, metadata=words)
    return nbformat.v4.new_code_cell("table", outputs=[output], execution_count=1)


def services(columns, rows=2, value="one"):
    names = [HEADINGS[n % len(HEADINGS)] for n in range(columns)]
    return pd.DataFrame([[value] * columns] * rows, index=["Amazonas", "Madre de Dios"] * (rows // 2), columns=names)


def close(texts):
    """All letters of a document, however its lines end."""
    return re.sub(r"\s", "", "".join(texts))


@pytest.mark.case("pdf-wide-table")
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("columns", [9, 11, 12, 14, 20, 40])
def test_a_table_of_many_columns_can_be_read(paper, columns, language):
    faults, texts, _ = paper(shown(services(columns)), language=language)
    assert faults == []
    assert all(close([heading]) in close(texts) for heading in HEADINGS[:columns])


@pytest.mark.case("pdf-long-word")
@pytest.mark.parametrize(
    "part",
    [
        markdown(f"The address is {ADDRESS} and it has no end."),
        markdown(f"- item {ADDRESS}\n    - inner {ADDRESS}\n\n1. first {ADDRESS}"),
        markdown(f"> quoted {ADDRESS}"),
        markdown(f"Code `{FILE}` and **{FILE}**."),
        markdown(f"## Chapter {FILE}\n\n### Section {FILE}\n\n#### Part {FILE}"),
        markdown(f"```\n{FILE} {ADDRESS}\n```"),
        printed("y" * 300),
        shown(pd.DataFrame({"n": ["0123456789" * 30], "m": ["0123456789" * 5]})),
        shown(pd.DataFrame({"file": [FILE], "state": ["read"]})),
        shown(pd.DataFrame({"file": [FILE], "address": [ADDRESS], "words": ["some words " * 20], "n": ["few"]})),
        shown(pd.DataFrame({FILE: ["a"], "b": ["c"]}), caption=FILE),
        f"<dl><dt>{FILE}</dt><dd>{ADDRESS}</dd></dl>",
        f"<aside class='note'><p>{ADDRESS}</p></aside>",
        f"<div class='verdict-box'><p class='question'>{ADDRESS}</p></div>",
        f"<p><strong>{'b' * 60}</strong>{'c' * 60}</p>",
    ],
)
def test_a_word_longer_than_its_line_is_broken_and_nothing_of_it_is_lost(paper, part):
    faults, texts, _ = paper(part)
    assert faults == []
    written = part if isinstance(part, str) else part.source + str(part.get("outputs", ""))
    for longest in set(re.findall(r"[\w:/.]{60,}", written)):
        assert longest in close(texts)


def test_long_words_of_the_title_page_are_broken(paper):
    cover = {"title": "z" * 60, "subtitle": ADDRESS, "programme": FILE, "imprint": [ADDRESS]}
    for layout in ("report", "brief"):
        assert paper(layout=layout, **cover)[0] == []


def test_an_address_is_broken_behind_its_signs_where_they_are(paper):
    address = "https://example.org/" + "/".join(["directory-of-documents"] * 6)
    _, texts, _ = paper(markdown(f"See {address}."))
    assert address in close(texts)
    ends = re.findall(r"(\S+)\r\n", next(text for text in texts if "See http" in text))
    assert any(end.endswith(("/", "-")) for end in ends if "directory" in end)


def test_a_heading_over_several_columns_is_as_wide_as_its_words(paper):
    for heading in ("Institutionalization", FILE):
        columns = pd.MultiIndex.from_product([[heading, "Reintegration"], ["a", "b"]])
        assert paper(shown(pd.DataFrame([[1, 2, 3, 4]], columns=columns)))[0] == []


def test_a_table_that_only_a_page_on_its_side_can_hold_is_turned_with_its_heading(paper):
    section = markdown("### Section of services\n\nThese are the services.")
    faults, texts, sizes = paper(section, shown(services(11)), markdown("After the table."))
    assert faults == []
    (turned,) = (number for number, (width, height) in enumerate(sizes) if width > height)
    assert all(words in texts[turned] for words in ("Section of services", "These are the services.", "Psychological"))
    assert "After the table." in texts[turned + 1]


def test_a_table_is_turned_only_where_it_may_begin_a_page(paper):
    table = services(11).to_html()
    table = re.sub(r"<table[^>]*>", "<table><caption>Services</caption>", table)
    faults, _, sizes = paper(f"<aside class='note'>{table}</aside>")
    assert faults == []
    assert all(width < height for width, height in sizes)


def test_a_table_that_no_page_holds_repeats_its_row_headers_in_each_part(paper):
    faults, texts, sizes = paper(shown(services(40)))
    parts = close(texts).count("MadredeDios")
    assert faults == []
    assert parts > 2
    assert close(texts).count("Amazonas") == parts
    assert close(texts).count("(continued)") == parts - 1
    assert all(width < height for width, height in sizes)


def test_a_link_to_a_cell_that_is_repeated_leads_to_its_first_part(paper):
    table = re.sub(r"<table[^>]*>", "<table id='t'><caption>Services</caption>", services(40).to_html())
    table = table.replace("<th>Amazonas", "<th id='row'>Amazonas")
    assert paper(table, "<p><a href='#t'>table</a> and <a href='#row'>row</a></p>")[0] == []


@pytest.mark.parametrize("terms", [1, 8, 12, 40])
def test_an_equation_wider_than_the_page_is_made_smaller_or_set_in_lines(paper, terms):
    faults, texts, _ = paper(markdown("$$" + " + ".join(["\\alpha_{letters} b"] * terms) + "$$"))
    assert faults == []
    assert close(texts).count("+") == terms - 1


def test_an_image_taller_than_the_page_is_made_smaller_with_its_words(paper):
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="2400"><text y="2390">below</text></svg>'
    address = f"data:image/svg+xml;base64,{base64.b64encode(drawing.encode()).decode()}"
    image = f'<figure><img src="{address}" alt="A" class="own"/><figcaption>Caption</figcaption></figure>'
    faults, texts, _ = paper(image)
    assert faults == []
    assert "below" in close(texts)


def test_contents_of_many_chapters_go_on_on_the_next_page(paper):
    chapters = "".join(f"<h2>Chapter</h2><h3>Section</h3>{'<h3>Section</h3>' * 2}" for _ in range(60))
    faults, texts, _ = paper(chapters)
    assert faults == []
    assert "".join(texts[1:4]).count("Section") >= 180


def test_a_report_of_more_than_a_hundred_pages_is_set(paper):
    faults, texts, _ = paper("<div class='page'><h3>Section</h3><p>Words</p></div>" * 110)
    assert faults == []
    assert re.search(r"Section 110\b", texts[1] + texts[2])
    assert "Page 110 of 11" in texts[109]


def test_a_long_chapter_title_stands_beside_the_title_at_the_head_of_a_page(paper):
    faults, _, _ = paper(
        markdown("## " + "A long title of a chapter " * 4 + "\n\nWords\n\n" * 60), title="A title " * 6
    )
    assert faults == []


WORDS = st.lists(st.sampled_from(["a", "Ministerio", "12,345", "x" * 40, "institutionalization"]), min_size=1)
CELLS = st.tuples(WORDS.map(lambda words: " ".join(words[:3])), st.integers(1, 3), st.integers(1, 2))


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(CELLS, min_size=1, max_size=12), min_size=1, max_size=3), st.booleans())
def test_no_table_prints_words_over_each_other_or_into_the_margin(notebook, rows, is_in_list):
    body = "".join(
        "<tr>" + "".join(f"<td colspan='{w}' rowspan='{h}'>{text}</td>" for text, w, h in row) + "</tr>" for row in rows
    )
    table = f"<table><caption>Table</caption><tbody>{body}</tbody></table>"
    document = assemble([notebook(f"<ul><li>{table}</li></ul>" if is_in_list else table)])
    assert misplaced(to_pdf(document), SIZES["report"]["side"]) == []


@pytest.mark.parametrize("layout", list(SIZES))
def test_type_is_as_large_as_readers_need(layout):
    assert 10.0 <= SIZES[layout]["body"] <= 10.5
    assert all(8.5 <= SHARED[name] <= 9.0 for name in ("table", "scorecard"))
    assert SHARED["remark"] >= 8.0

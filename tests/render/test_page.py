"""The HTML file: complete in itself, accessible in its structure, and safe."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from lxml import html
from markupsafe import Markup

from evaluation.locale.language import Language
from evaluation.render import assemble, to_html
from evaluation.render.page import SHORT, plain_page, policy


@pytest.fixture
def page(sample):
    """The sample as text."""
    return to_html(assemble([sample])).decode()


def test_the_page_has_one_heading_one_main_part_a_title_and_a_language(page):
    tree = html.fromstring(page)
    assert len(tree.findall(".//h1")) == len(tree.findall(".//main")) == 1
    assert tree.findtext(".//title") == "Evaluation of a programme"
    assert tree.get("lang") == "en"


def test_the_first_link_skips_to_the_content(page):
    assert html.fromstring(page).find(".//a").get("href") == "#main"


def test_nothing_is_asked_of_any_server(page):
    assert not re.search(r"(src|href)=[\"'](https?:)?//", page)
    assert "url(http" not in page
    assert "@import" not in page


def test_the_policy_allows_this_style_and_no_script(page):
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL).group(1)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = html.fromstring(page).find(".//meta[@http-equiv='Content-Security-Policy']").get("content")
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:;")
    assert "<script" not in page
    assert "style=" not in page


def test_every_image_has_words_and_every_table_a_caption_and_headers(page):
    tree = html.fromstring(page)
    assert all(i.get("alt") for i in tree.iter("img"))
    for table in tree.iter("table"):
        assert table.find("caption") is not None
        assert all(th.get("scope") in ("col", "row") for th in table.iter("th"))


def test_a_wide_table_scrolls_in_a_box_that_the_keyboard_reaches(page):
    for table in html.fromstring(page).iter("table"):
        box = table.getparent()
        assert (box.get("class"), box.get("tabindex"), box.get("role")) == ("table-box", "0", "region")
        assert box.get("aria-label")


def test_a_long_table_is_laid_out_when_a_reader_comes_near_it(notebook):
    """A phone needs seconds for the annex otherwise."""
    rows = "<tr><td>a</td></tr>"
    shown = [f"<table><caption>c</caption><tbody>{rows * many}</tbody></table>" for many in (SHORT, SHORT + 1)]
    tree = html.fromstring(to_html(assemble([notebook("".join(shown))])))
    assert [table.getparent().get("class") for table in tree.iter("table")] == ["table-box", "table-box long"]


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</title><script>"])
def test_words_of_the_data_never_become_markup(notebook, hostile):
    page = to_html(assemble([notebook("<p>a</p>", title=hostile, programme=hostile, imprint=[hostile])])).decode()
    assert "<script" not in page
    assert "<img" not in page


def test_the_same_document_gives_the_same_bytes(sample):
    assert to_html(assemble([sample])) == to_html(assemble([sample]))


def test_the_keyboard_reaches_what_a_cell_prints(notebook):
    (block,) = html.fromstring(to_html(assemble([notebook("<pre>a wide line</pre>")]))).iter("pre")
    assert (block.get("tabindex"), block.get("role"), block.get("aria-label")) == ("0", "region", "What a cell printed")


def test_a_page_that_is_no_report_has_the_head_of_one(page):
    pages = [page, plain_page(Language.of("es"), "A <b>", Markup("<h1>A</h1>"))]
    reports, other = (html.fromstring(page) for page in pages)
    for page in (reports, other):
        allowed = page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
        assert policy(page.findtext(".//style")) == allowed
    assert (other.get("lang"), other.findtext(".//title")) == ("es", "A <b>")
    assert [m.get("name") for m in other.iter("meta")] == [None, None, "viewport", "color-scheme"]
    assert other.findtext(".//style").startswith(reports.findtext(".//style"))


def test_no_code_of_a_cell_is_in_the_page_though_messages_name_it(notebook):
    run = notebook("<p>Words</p>")
    run.cells[-1].source = "# for us alone (do not publish)\nshow(1)"
    document = assemble([run], ["en/01 (draft)-summary"])
    shown = to_html(document).decode()
    assert "for us alone" not in shown
    assert re.search(r'data-cell="en/01 \(draft\)-summary, cell \d+"', shown)
    assert "for us alone" in document.body[-1].get("data-cell")


@pytest.mark.parametrize(
    ("words", "faces"),
    [("plain words, ≥ 14", 3), ("<em>slanted</em> words", 4), ("Wałęsa", 6), ("<em>Wałęsa</em>", 8)],
)
def test_a_page_carries_the_parts_of_the_typeface_that_it_needs_and_no_other(words, faces):
    page = plain_page(Language.of("en"), "Title", Markup(f"<p>{words}</p>")).decode()
    assert page.count("@font-face") == faces
    assert ("font-style:italic" in page) == ("<em>" in words)


def wide(rows, attributes=""):
    head = "".join(f'<th scope="col">Column {n}</th>' for n in range(5))
    body = f'<tr{attributes}><th scope="row">x</th>{"<td>y</td>" * 4}</tr>' * rows
    return f"<table><caption>Bodies</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def test_on_a_phone_each_cell_of_a_table_of_many_columns_names_its_column(notebook):
    tree = html.fromstring(to_html(assemble([notebook(f"<h2 id='a'>One</h2>{wide(2)}")])))
    (table,) = tree.iter("table")
    assert table.get("class") == "stacks"
    assert [cell.get("data-head") for cell in table.find("tbody/tr")] == [None, *(f"Column {n}" for n in range(1, 5))]


@pytest.mark.parametrize("table", [wide(21), wide(1, ' id="chosen"')], ids=["long", "rows that are chosen"])
def test_a_table_to_search_or_to_choose_in_stays_one(notebook, table):
    tree = html.fromstring(to_html(assemble([notebook(f"<h2 id='a'>One</h2>{table}")])))
    assert "stacks" not in (next(tree.iter("table")).get("class") or "")

"""What evaluators add to a notebook stands in both formats, or the build stops and says what to add, and where."""

from __future__ import annotations

import base64
import io
import re
from operator import itemgetter

import nbformat
import pandas as pd
import pytest
from nbclient import NotebookClient
from PIL import Image

from evaluation.errors import NotebookError, RenderError
from evaluation.words.block import Block
from evaluation.words.markup import Column, table

PNG = io.BytesIO()
Image.new("RGB", (60, 30), "#005ea2").save(PNG, "PNG")
JPEG = io.BytesIO()
Image.new("RGB", (60, 30), "#005ea2").save(JPEG, "JPEG")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="5" height="5"/></svg>'


def encoded(image):
    return base64.b64encode(image.getvalue()).decode()


def test_lists_quotations_and_words_of_markdown_stand_in_both(shown, markdown):
    page, paper = shown(markdown("- one\n- two\n    - inner\n\n> Said *so* by ~~nobody~~ her.\n\nWords **so**."))
    assert [e.text_content().strip() for e in page.xpath(".//ul/li/ul/li")] == ["inner"]
    assert page.find(".//blockquote//em").text == "so"
    assert "Said so by nobody her." in paper
    assert "inner" in paper


def test_a_list_begins_with_the_number_that_it_begins_with_on_the_page(shown, markdown):
    page, paper = shown(markdown("3. inner\n4. outer"))
    assert page.find(".//ol").get("start") == "3"
    assert re.search(r"3\.\s+inner\s+4\.\s+outer", paper)


def test_code_keeps_its_lines_and_spaces(shown, markdown):
    page, paper = shown(markdown("```python\ndef f(x):\n\n    return x\n```"))
    assert page.find(".//pre").text_content().strip() == "def f(x):\n\n    return x"
    assert "def f(x): return" not in paper
    assert "return x" in paper


def test_an_equation_is_set_and_can_be_read_aloud(shown, markdown):
    page, paper = shown(markdown("So $p = \\frac{v - b}{T}$ holds.\n\n$$\\sum_{i=1}^{n} x_i \\le \\sqrt{2}$$"))
    inline, block = page.iter("math")
    assert (inline.get("display"), block.get("display")) == ("inline", "block")
    assert inline.get("alttext") == "p = \\frac{v - b}{T}"
    assert block.find(".//msqrt") is not None
    assert all(sign in paper for sign in "∑≤√")


@pytest.mark.parametrize("source", ["\\frac{1}", "\\unknown{x}", "{"])
def test_an_equation_that_cannot_be_set_is_named(shown, source, markdown):
    with pytest.raises(RenderError, match=r"^02-mine, cell 3 \(So .*the equation .* cannot be set"):
        shown(markdown(f"So ${source}$ holds."))


def test_an_image_in_a_markdown_cell_becomes_a_figure(shown, markdown):
    page, paper = shown(markdown('![It rose.](attachment:a.png "Rise of offices")', a=encoded(PNG)))
    image = page.find(".//figure/img")
    assert (image.get("alt"), image.get("title")) == ("It rose.", None)
    assert "Figure 1. Rise of offices" in paper


@pytest.mark.parametrize(
    ("source", "remedy"),
    [
        ("![](attachment:a.png)", r"no alternative text and caption. Write !\[what the image says\]"),
        ("![It rose.](attachment:a.png)", "no alternative text and caption"),
        ('Words ![It rose.](attachment:a.png "Rise") here.', "Put it into a paragraph of its own"),
        (
            '![It rose.](attachment:gone.png "Rise")',
            r"missing attachment: gone.png \(the cell carries a.png\). Drag the image into the cell",
        ),
        ('![It rose.](https://example.org/a.png "Rise")', "Drag the image into a Markdown cell"),
        ('![It rose.](a.png "Rise")', "Drag the image into a Markdown cell"),
        ("| a | b |\n|---|---|\n| c | d |", 'its table has no caption. Write "Table: what it shows"'),
        ("# Chapter", "Begin the heading with ##"),
        ("There are 14 offices.", "the number “14” has no origin"),
        ("<script>alert(1)</script>", "<script>"),
    ],
)
def test_what_markdown_lacks_is_named_with_its_cell(shown, source, remedy, markdown):
    with pytest.raises(RenderError, match=r"02-mine, cell 3 \(.*" + remedy):
        shown(markdown(source, a=encoded(PNG)))


@pytest.mark.parametrize("word", ["Table", "Tabla"])
def test_a_table_of_markdown_takes_the_line_above_as_its_caption(shown, markdown, word):
    page, paper = shown(markdown(f"{word}: Who does what\n\n| Who | What |\n|---|---|\n| Lima | opens |"))
    table = page.find(".//table")
    assert table.find("caption").text_content() == "Table 1. Who does what"
    assert [c.get("scope") for c in table.iter("th")] == ["col", "col", "row"]
    assert paper.count("Who does what") == 2  # in the list of tables, and above its own


FRAME = pd.DataFrame({"region": ["Lima", "Cusco"], "offices": [8, 1400]}, index=pd.Index(["a", "b"], name="key"))


@pytest.mark.parametrize("markup", [FRAME._repr_html_(), FRAME.to_html(border=0), FRAME.style.to_html()])
def test_a_frame_has_headers_with_words_a_caption_and_its_origin(shown, markup, code):
    page, paper = shown(code({"text/html": markup, "text/plain": "..."}))
    table = page.find(".//table")
    heads = [(c.text_content().strip(), c.get("scope")) for c in table.iter("th")]
    assert heads == [("key", "col"), ("region", "col"), ("offices", "col"), ("a", "row"), ("b", "row")]
    assert table.find("caption").text_content() == "Table 1. Offices by regionown count"
    assert not table.xpath(".//*[@style]")
    assert "own count" in paper
    assert "1400" in paper


@pytest.mark.parametrize("markup", [FRAME._repr_html_(), FRAME.style.to_html()])
def test_a_column_of_numbers_is_set_flush_right_with_its_heading(shown, markup, code):
    page, _ = shown(code({"text/html": markup}))
    flush = [c.text_content().strip() for c in page.xpath(".//table//*[contains(@class, 'number')]")]
    assert flush == ["offices", "8", "1400"]


def test_a_column_that_mixes_years_and_dates_is_not_set_as_numbers(shown, code):
    frame = pd.DataFrame({"published": ["2016", "May 2017"]}, index=["a", "b"])
    page, _ = shown(code({"text/html": frame._repr_html_()}))
    assert not page.xpath(".//table//*[contains(@class, 'number')]")


def test_a_table_of_the_library_says_itself_which_columns_are_numbers(shown, code):
    columns = [Column(name, itemgetter(n), name == "n") for n, name in enumerate(["place", "year", "n"])]
    page, _ = shown(code(Block(table("Offices", columns, [["a", "2016", "8"]]))._repr_mimebundle_()))
    assert [c.text_content() for c in page.xpath(".//table//*[contains(@class, 'number')]")] == ["n", "8"]


def test_a_table_in_two_levels_keeps_them(shown, code):
    frame = FRAME.set_index("region", append=True)
    page, paper = shown(code({"text/html": frame._repr_html_()}))
    assert [c.get("scope") for c in page.xpath(".//tbody//th")] == ["row"] * 4
    assert "Cusco" in paper


def test_a_repeated_styled_frame_has_no_ids_drawn_by_lot(shown, code):
    page, _ = shown(*[code({"text/html": FRAME.style.to_html(table_uuid="x")}) for _ in range(2)])
    assert not page.xpath(".//*[starts-with(@id, 'T_')]")


def test_a_table_of_numbers_without_an_origin_is_named(shown, code):
    with pytest.raises(RenderError, match=r"02-mine, cell 3 \(mine\): the number “8” has no origin.*show\("):
        shown(code({"text/html": FRAME._repr_html_()}, metadata={"caption": "Offices"}))


@pytest.mark.parametrize(
    ("kind", "content"),
    [("image/png", encoded(PNG)), ("image/jpeg", encoded(JPEG)), ("image/svg+xml", SVG)],
)
def test_an_image_of_each_kind_stands_in_both(shown, kind, content, code):
    page, paper = shown(code({kind: content, "text/plain": "<Figure size 640x480 with 1 Axes>"}))
    assert page.find(".//figure/img").get("alt") == "Bars. Lima has most."
    assert "Figure 1. Offices by region" in paper


def test_an_image_that_is_damaged_is_named(shown, code):
    with pytest.raises(RenderError, match=r"02-mine, cell 3 \(mine\): the image “Bars. Lima has most.” is damaged"):
        shown(code({"image/png": base64.b64encode(b"\x89PNG").decode()}))


@pytest.mark.parametrize(
    ("data", "remedy"),
    [
        ({"image/png": encoded(PNG)}, r"no alternative text and caption. Show it with evaluation.report.show\("),
        ({"text/html": "<table><tr><td>a</td></tr></table>"}, r"no caption. Show it with evaluation.report.show\("),
        ({"application/vnd.plotly.v1+json": {}}, "vnd.plotly.*has no form on paper"),
        ({"text/html": '<div id="x"><script>draw()</script></div>'}, "<script>"),
        ({"text/html": "<svg></svg>"}, "Show a drawing with evaluation.report.show"),
    ],
)
def test_what_an_output_lacks_is_named_with_its_cell(shown, data, remedy, code):
    with pytest.raises(RenderError, match=r"^02-mine, cell 3 \(mine\): .*" + remedy):
        shown(code(data, metadata=None))


def test_an_error_is_named_with_its_cell(shown, code):
    with pytest.raises(NotebookError, match=r"02-mine, cell 3 \(1 / 0\): ZeroDivisionError: division by zero"):
        shown(code(source="1 / 0", ename="ZeroDivisionError", evalue="division by zero", traceback=[]))


def test_printed_words_and_formulas_of_tex_stand_in_both(shown, code):
    page, paper = shown(code(name="stdout", text="a < b\n"), code({"text/latex": "$\\alpha \\le \\beta$"}))
    assert page.find(".//pre").text == "a < b\n"
    assert page.find(".//math") is not None
    assert "a < b" in paper
    assert "≤" in paper


CELLS = """
import pandas as pd
from matplotlib.figure import Figure
from evaluation.report import show
show(pd.DataFrame({{"offices": range(100)}}), caption="Offices", origin="own count")
figure = Figure()
figure.add_subplot().bar(["a", "b"], [1, 2])
show(figure, caption="Bars", alt="Bars. The second is taller.", origin="own count")
show(pd.DataFrame({{"beds": [8]}}).style.format("{{:.1f}}"), caption="Beds", origin="own count")
show(__import__("pathlib").Path({path!r}), caption="A photograph", alt="A house.")
"""


def test_show_gives_all_that_a_report_asks_for(notebook, shown, tmp_path):
    path = tmp_path / "house.png"
    path.write_bytes(PNG.getvalue())
    mine = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELLS.format(path=str(path)))])
    NotebookClient(mine, timeout=120).execute()
    page, paper = shown(*mine.cells)
    assert len(page.findall(".//table")[0].findall("tbody/tr")) == 100
    assert [i.get("alt") for i in page.iter("img")] == ["Bars. The second is taller.", "A house."]
    assert [c.text_content()[:9] for c in page.iter("caption")] == ["Table 1. ", "Table 2. "]
    assert "8.0" in paper

"""Only markup that the report has a style for reaches a reader."""

from __future__ import annotations

import pytest
from lxml import etree

from evaluation.errors import RenderError
from evaluation.render.fragment import parse_fragment


def test_named_characters_and_void_elements_become_well_formed():
    (paragraph,) = parse_fragment("<p>a&nbsp;&ndash;<br>b &amp; c</p>", "x")
    assert "".join(paragraph.itertext()) == "a\u00a0–b & c"


def test_text_outside_elements_becomes_a_paragraph():
    assert [e.tag for e in parse_fragment("words<ul><li>a</li></ul>", "x")] == ["p", "ul"]


@pytest.mark.parametrize(
    ("markup", "problem"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("<p><iframe></iframe></p>", "<iframe>"),
        ("<svg></svg>", "<svg>"),
        ('<p onclick="x()">a</p>', "'onclick'"),
        ('<a href="javascript:alert(1)">a</a>', "javascript:alert(1)"),
        ('<img src="http://example.org/x.png" alt="a"/>', "http://example.org/x.png"),
        ('<img src="data:text/html;base64,AAAA" alt="a"/>', "data:text/html"),
        ('<p style="display: none">private</p>', "is hidden by its style"),
        ('<pre class="mermaid">a-->b</pre>', "a diagram of Mermaid has no form on paper"),
        ("<p hidden>private</p>", "'hidden'"),
        ('<img src="data:image/gif;base64,AAAA" alt="a"/>', "Save the image as PNG, JPEG or SVG"),
    ],
)
def test_what_could_run_or_has_no_style_is_refused_with_its_place(markup, problem):
    with pytest.raises(RenderError) as caught:
        parse_fragment(markup, "02-objective, cell 5 (chapter.verdict())")
    assert problem in str(caught.value)
    assert str(caught.value).startswith("02-objective, cell 5 (chapter.verdict()): ")


def test_presentation_that_pandas_writes_is_dropped():
    (table,) = parse_fragment(
        '<table border="1" class="dataframe"><tr style="text-align: right"><td>1</td></tr></table>', "x"
    )
    assert dict(table.attrib) == {"class": "dataframe"}
    assert all("style" not in e.attrib for e in table.iter())


def test_text_between_elements_is_kept_in_its_place():
    shown = parse_fragment("<p>a</p> between <p>b</p> after", "x")
    assert ["".join(e.itertext()) for e in shown] == ["a", "between", "b", "after"]


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>open", "<p>open</p>"),
        ("<ul><li>one<li>two</ul>", "<ul><li>one</li><li>two</li></ul>"),
        ("<p>a & b &unknown; 1 < 2</p>", "<p>a &amp; b &amp;unknown; 1 &lt; 2</p>"),
        ("<p>a<!-- for us -- only -->b</p>", "<p>ab</p>"),
        ("<p>a<br>b</P>", "<p>a<br/>b</p>"),
        ("<p>caf\u00e9 &nbsp;&eacute; &", "<p>caf\u00e9 \u00a0\u00e9 &amp;</p>"),
        (
            "<details open><summary>x</summary>so</details>",
            '<details open="" class="own"><summary>x</summary><p>so</p></details>',
        ),
        (
            "<p>Words<o:p></o:p> of <v:shape id=a>Word</v:shape> <span @x=1>so</span>",
            "<p>Words of Word <span>so</span></p>",
        ),
        ("<p><u>a</u> <kbd>b</kbd> <font color=red>c</font>", "<p><em>a</em> <code>b</code> <span>c</span></p>"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a</li><li><ul><li>b</li></ul></li></ul>"),
        (
            "<table><tr><td nowrap>a<td>b<tr><td>c</table>",
            "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>",
        ),
        ("<div>a<div>b <b>c</b></div>d</div>", "<div><p>a</p><div><p>b <b>c</b></p></div><p>d</p></div>"),
        ("<p>\x1b[31ma\x1b[0mb</p>", "<p>ab</p>"),
        ("<p>a\x00b\x1b\ufffe\ud800c</p>", "<p>abc</p>"),
        ('<ul><li><input type="checkbox" disabled/>visit</li></ul>', "<ul><li>□ visit</li></ul>"),
        ('<p>a <b>b</b> <input type="checkbox" checked> done</p>', "<p>a <b>b</b> ✓ done</p>"),
    ],
)
def test_what_people_write_is_read_as_a_browser_reads_it(markup, words):
    (element,) = parse_fragment(markup, "place")
    assert etree.tostring(element, encoding="unicode") == words


def test_loose_words_and_what_stands_among_them_are_one_paragraph():
    shown = [etree.tostring(e, encoding="unicode") for e in parse_fragment("Words <b>so</b> said.<p>x</p>tail", "x")]
    assert shown == ["<p>Words <b>so</b> said.</p>", "<p>x</p>", "<p>tail</p>"]


@pytest.mark.parametrize(
    ("markup", "problem"),
    [
        ("<ul>loose<li>a</li></ul>", "words stand in <ul> outside of its parts. Put them into <li>."),
        ("<table><tr>loose<td>a</td></tr></table>", "words stand in <tr> outside of its parts"),
        ("<p>a</p><div><li>b</li></div>", "<li> stands outside of <ol> or <ul>, of which it is a part."),
        ("<div><summary>b</summary></div>", "<summary> stands outside of <details>"),
    ],
)
def test_words_that_no_paper_would_show_are_named(markup, problem):
    with pytest.raises(RenderError, match="^place: " + problem):
        parse_fragment(markup, "place")

"""Numbers, ids and links of a document."""

from __future__ import annotations

import pytest
from lxml import etree

from evaluation.errors import RenderError
from evaluation.render import assemble

TABLE = '<table id="{}"><caption>A</caption><tbody><tr><th scope="row">a</th></tr></tbody></table>'


def body(*notebooks):
    return etree.tostring(assemble(list(notebooks)).body, encoding="unicode")


def test_tables_are_numbered_through_all_chapters(notebook):
    shown = body(notebook(TABLE.format("a")), notebook(TABLE.format("b")))
    assert shown.index("Table 1. ") < shown.index("Table 2. ")


def test_the_table_behind_a_chart_has_no_number_of_its_own(sample):
    shown = body(sample)
    assert "Figure 1. " in shown
    assert shown.count("Table ") == 1


def test_a_reference_is_filled_with_the_name_of_its_figure(sample):
    assert '<a class="ref" href="#fig-1.1" data-n="reference">Figure 1</a>' in body(sample)


def test_an_id_is_used_once(notebook):
    with pytest.raises(RenderError, match="uses an id twice: a"):
        body(notebook(TABLE.format("a")), notebook(TABLE.format("a")))


def test_a_link_of_the_whole_report_leads_somewhere(notebook):
    with pytest.raises(RenderError, match="#nowhere leads nowhere"):
        body(notebook('<p><a href="#nowhere">x</a></p>'), notebook("<p>b</p>"))


def test_a_chapter_alone_says_in_words_what_another_chapter_would_be_linked_for(notebook):
    assert "<span>x</span>" in body(notebook('<p><a href="#elsewhere">x</a></p>'))


def test_headings_of_the_same_words_have_different_ids(notebook):
    contents = assemble([notebook("<h2>A</h2><h3>B</h3><h2>A</h2>")]).contents
    assert [(e.level, e.title) for e in contents] == [(2, "A"), (3, "B"), (2, "A")]
    assert len({e.id for e in contents}) == 3


def test_a_heading_that_leaves_out_a_level_is_refused_by_its_title(notebook):
    with pytest.raises(RenderError, match="“Deep” is of level 4 after one of level 2"):
        body(notebook("<h2>A</h2><h4>Deep</h4>"))


def test_all_that_is_wrong_with_the_parts_of_a_document_is_named_at_once(notebook):
    first = notebook(f'<h2>A</h2><h4>B</h4>{TABLE.format("a")}<p><a href="#b">c</a> <a href="#d">e</a></p>')
    with pytest.raises(RenderError) as raised:
        body(first, notebook(TABLE.format("a")))
    told = str(raised.value).splitlines()
    assert len(told) == 4
    for words in ("level 4 after one of level 2", "an id twice: a", "link to #b leads", "link to #d leads"):
        assert words in str(raised.value)

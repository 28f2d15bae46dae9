"""The pieces of markup: escaped, well-formed, and linked only to where a reader may go."""

from __future__ import annotations

from operator import itemgetter

import pytest
from lxml import etree
from markupsafe import Markup

from evaluation.words.markup import Column, bullets, element, foreign, link, table

HOSTILE = '<script>alert("x")</script>'


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", ""])
def test_an_address_that_is_not_of_the_web_or_the_report_is_no_link(url):
    assert link(url, "words") == "words"


@pytest.mark.parametrize("url", ["https://example.org/?a=1&b=2", "http://example.org", "#source-D001"])
def test_an_address_of_the_web_or_the_report_is_a_link(url):
    assert etree.fromstring(link(url, "words")).get("href") == url


@pytest.mark.parametrize(
    "shown",
    [
        element("p", HOSTILE),
        element("p", "a", title=HOSTILE),
        bullets([HOSTILE]),
        link("https://example.org/" + HOSTILE, HOSTILE),
        foreign(HOSTILE, "es", "en"),
        table(HOSTILE, [Column(HOSTILE, itemgetter(0)), Column("b", itemgetter(1))], [[HOSTILE, HOSTILE]]),
    ],
)
def test_words_never_become_markup(shown):
    tree = etree.fromstring(f"<div>{shown}</div>")
    assert not list(tree.iter("script"))
    assert HOSTILE in "".join([*tree.itertext(), *(v for e in tree.iter() for v in e.attrib.values())])


def test_markup_inside_markup_is_kept():
    assert element("p", Markup("<b>x</b>"), " & y") == "<p><b>x</b> &amp; y</p>"


def test_a_phrase_of_another_language_is_marked_and_one_of_the_reports_own_is_not():
    assert foreign("trata", "es", "en") == '<span lang="es">trata</span>'
    assert foreign("trata", "es", "es") == "trata"


def test_the_first_cell_of_a_row_is_its_header_and_numbers_are_marked():
    tree = etree.fromstring(
        table("A", [Column("a", itemgetter(0)), Column("n", itemgetter(1), is_number=True)], [["x", "1"]], "t")
    )
    assert tree.get("id") == "t"
    assert [e.get("scope") for e in tree.iter("th")] == ["col", "col", "row"]
    assert tree.find(".//td").get("class") == "number"


def test_a_table_without_rows_is_nothing():
    assert table("A", [Column("a", itemgetter(0))], []) == ""


def test_an_empty_list_is_nothing():
    assert bullets([]) == ""

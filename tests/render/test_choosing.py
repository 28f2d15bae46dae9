"""Switches by which a reader chooses among the rows of a table, without a script."""

from __future__ import annotations

import io
import re

import pypdfium2
import pytest
from lxml import html

from evaluation.render import assemble, check_numerals, to_html, to_pdf
from evaluation.render.page import policy

LIST = (
    '<div class="chooser"><div class="options screen" id="choose-1.1"><p>Baseline</p><ul><li data-choice="">all</li>'
    '<li data-choice="b-0">ours</li><li data-choice="b-1">the year <span data-n="framework">2014</span></li></ul></div>'
)
ROW = '<tr data-choice="{}"{}><th scope="row">{}</th><td>{}</td></tr>'
TABLE = (
    '<table><caption>All checks</caption><thead><tr><th scope="col">Check</th><th scope="col">Change</th></tr></thead>'
    "<tbody>"
    + ROW.format("b-0", "", "ours", "more")
    + ROW.format("b-1", "", "another", "less")
    + ROW.format("b-1 e-1", ' class="screen"', "no combination", "none")
    + "</tbody></table></div>"
)


@pytest.fixture
def document(notebook):
    """A report in which something can be chosen."""
    return assemble([notebook(f"<h2>Checks</h2>{LIST}{TABLE}")])


@pytest.fixture
def page(document):
    """Its page."""
    return html.fromstring(to_html(document).decode())


def style(page):
    return page.xpath("string(//style)")


def test_each_option_is_a_radio_button_of_a_named_group_and_all_is_chosen_at_first(page):
    (group,) = page.iter("fieldset")
    assert group.findtext("legend") == "Baseline"
    switches = list(group.iter("input"))
    assert {s.get("type") for s in switches} == {"radio"}
    assert len({s.get("name") for s in switches}) == 1
    assert [(s.get("value"), s.get("checked") is not None) for s in switches] == [
        ("all", True),
        ("b-0", False),
        ("b-1", False),
    ]
    assert [label.text_content() for label in group.iter("label")] == ["all", "ours", "the year 2014"]


def test_the_switches_are_named_by_their_table(page):
    (box,) = page.xpath("//*[@role='group']")
    assert box.get("aria-label") == "Choose otherwise: Table 1. All checks"


def test_there_is_one_rule_for_each_option_and_none_for_a_combination(page):
    rules = re.findall(r':has\(\[value="([^"]+)"\]:checked\) tbody tr:not\(\[data-choice~="([^"]+)"\]\)', style(page))
    assert rules == [("b-0", "b-0"), ("b-1", "b-1")]


def test_rules_are_for_screens_that_know_them_and_nothing_is_hidden_but_what_they_show(page):
    hidden, _, rest = style(page).partition("@supports selector(:has(a)){@media screen{")
    assert hidden.rstrip().endswith(".options,tr.screen{display:none}")
    assert rest.count("{") + 2 == rest.count("}")


def test_the_policy_of_the_page_still_lets_nothing_else_through(page):
    (said,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert said == policy(style(page))
    assert not list(page.iter("script"))


def test_a_page_without_a_choice_has_no_rule_for_it(notebook):
    assert b"fieldset" not in to_html(assemble([notebook("<h2>Checks</h2>")]))


def test_paper_has_the_table_and_nothing_to_choose(document):
    with pypdfium2.PdfDocument(io.BytesIO(to_pdf(document))) as pdf:
        text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    assert "another" in text
    assert not {"no combination", "2014"} & set(re.findall(r"no combination|2014", text))
    check_numerals(document, to_html(document), to_pdf(document))

"""No orphan numbers: each numeral is the value of a finding or has a named origin, on screen and on paper."""

from __future__ import annotations

import re

import nbformat
import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from evaluation.drawing.marks import Chart, Words
from evaluation.errors import RenderError
from evaluation.locale.language import Language
from evaluation.render import assemble, check_numerals, to_html, to_pdf
from evaluation.render.numerals import NUMERAL, is_value, numerals
from evaluation.words.block import FINDINGS_TYPE
from evaluation.words.markup import Origin, chart


def drawn(words):
    """A chart with one line of words."""
    return str(chart([Chart("fig-a", 200, 40, (words,))], "Chart.", "Offices"))


def finding(name, value):
    return {
        "id": name,
        "value": value,
        "unit": "1",
        "method": "count",
        "inputs": [],
        "documents": [],
        "reason": None,
        "formula": None,
    }


@pytest.fixture
def checked(notebook):
    """Check a report that shows markup or a cell: `checked("<p>14</p>", finding("a", 14))`."""

    def check(shown, *findings, language="en"):
        if isinstance(shown, str):
            run = notebook({"text/html": shown, FINDINGS_TYPE: list(findings)}, language=language)
        else:
            run = notebook(language=language)
            run.cells.append(shown)
        document = assemble([run], ["en/01-summary"])
        check_numerals(document, to_html(document), to_pdf(document))

    return check


def stated(name, shown):
    return f'<p>Text <span data-finding="{name}">{shown}</span>.</p>'


def test_a_number_typed_into_a_sentence_is_named_with_its_cell(checked):
    with pytest.raises(
        RenderError, match=r"en/01-summary, cell 2 \(Shelters rose to 7\.\): the number “7” has no orig"
    ):
        checked(nbformat.v4.new_markdown_cell("Shelters rose to 7."))


def test_a_number_in_the_output_of_a_cell_is_named_with_its_cell(checked):
    with pytest.raises(RenderError, match=r"en/01-summary, cell 2 \(show\(1\)\): the number “1,448” has no origin"):
        checked("<p>1,448 complaints</p>")


def test_all_orphans_are_named_at_once(checked):
    with pytest.raises(RenderError, match=r"(?s)“5”.*“6”"):
        checked("<p>5</p><p>6</p>")


@pytest.mark.parametrize("origin", [origin.value for origin in Origin])
def test_a_number_with_a_named_origin_may_stand(checked, origin):
    checked(f'<p>In <span data-n="{origin}">2016</span></p>')


def test_an_origin_that_there_is_not_is_refused(checked):
    with pytest.raises(RenderError, match="'guess' is no origin of a number"):
        checked('<p data-n="guess">2016</p>')


@pytest.mark.parametrize(
    ("value", "shown"),
    [(14, "14 offices"), (0.248, "25%"), (24.8, "24.8%"), (9_800_000, "at least 9.8 million"), (-0.46, "46% less")],
)
def test_a_finding_is_shown_with_its_value(checked, value, shown):
    checked(stated("a", shown), finding("a", value))


def test_a_finding_shown_with_another_value_is_refused(checked):
    with pytest.raises(RenderError, match="'15' is not the value of finding 'a', which is 14"):
        checked(stated("a", "15"), finding("a", 14))


def test_a_mark_without_its_finding_is_refused(checked):
    with pytest.raises(RenderError, match="'a', which no cell states"):
        checked(stated("a", "15"))


def test_what_only_a_screen_reader_says_is_checked_too(checked):
    with pytest.raises(RenderError, match="the aria-label of <p> says 99, which the text does not"):
        checked('<p aria-label="99 cases">many</p>')


def test_a_number_in_a_chart_has_an_origin_and_the_value_of_its_finding(checked):
    with pytest.raises(RenderError, match="the number “14” has no origin"):
        checked(drawn(Words(4, 20, "14")))
    with pytest.raises(RenderError, match="'15' is not the value of finding 'a', which is 14"):
        checked(drawn(Words(4, 20, "15", states="a")), finding("a", 14))
    checked(drawn(Words(4, 20, "14", states="a")), finding("a", 14))


@pytest.mark.parametrize("origin", ["scale", "framework", "period"])
def test_a_scale_and_a_text_in_a_chart_are_no_findings(checked, origin):
    checked(drawn(Words(4, 20, "2016", origin=origin)))


def test_a_narrow_space_that_a_pdf_loses_in_a_chart_parts_no_number(checked, monkeypatch):
    monkeypatch.setattr(Language, "locale", property(lambda self: Locale.parse("fr")))
    checked(drawn(Words(4, 20, "1\u202f448", states="a")), finding("a", 1448), language="es")


@pytest.mark.parametrize(("code", "shown"), [("en", "1,448.5"), ("es", "1,448.5")])
def test_both_languages_write_numbers_as_their_countries_do(checked, code, shown):
    checked(stated("a", shown), finding("a", 1448.5), language=code)


def test_numbers_as_spain_writes_them_are_read_as_such(checked, monkeypatch):
    monkeypatch.setattr(Language, "locale", property(lambda self: Locale.parse("es")))
    checked(stated("a", Language.of("es").number(12448.5)), finding("a", 12448.5), language="es")
    with pytest.raises(RenderError, match=r"'1\.448' is not the value"):
        checked(stated("a", "1.448"), finding("a", 1.448), language="es")


def test_html_and_pdf_state_the_same_numbers(notebook):
    documents = [
        assemble([notebook({"text/html": stated("a", n), FINDINGS_TYPE: [finding("a", float(n))]})])
        for n in ("41", "42")
    ]
    with pytest.raises(RenderError, match=r"(?s)HTML states numbers that the PDF does not: 41.*PDF states.*: 42"):
        check_numerals(documents[0], to_html(documents[0]), to_pdf(documents[1]))


def test_a_number_of_a_table_head_may_be_printed_on_each_page(checked):
    rows = "".join("<tr><td>word</td></tr>" for _ in range(120))
    head = '<thead><tr><th scope="col"><span data-n="period">2033</span></th></tr></thead>'
    checked(f"<table><caption>Years</caption>{head}<tbody>{rows}</tbody></table>")


@given(st.decimals(-(10**9), 10**9, places=3), st.integers(0, 3), st.sampled_from(["en", "es"]))
def test_a_number_that_was_written_is_read_back_as_its_value(value, decimals, code):
    language = Language.of(code)
    shown = language.number(value, decimals)
    assert is_value(shown, NUMERAL.search(shown), float(value), language)


@given(st.integers(0, 10**6 - 1), st.integers(0, 10**6 - 1))
def test_a_number_is_not_read_as_another(value, other):
    shown = str(value)
    match = re.search(r"\d+", shown)
    is_other = is_value(shown, match, float(other), Language.of("en"))
    assert is_other is (value == other)


def test_numerals_are_found_with_their_separators():
    assert numerals("1,448 of 2016–2017, D036: 24.8 %, v0.1.0.") == ["1,448", "2016", "2017", "036", "24.8", "0.1.0"]

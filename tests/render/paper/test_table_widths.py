"""Columns of a table on paper: as wide as their words, and so that rows need few lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from evaluation.render.paper.table_widths import LONGEST, PADDING, Measured
from evaluation.render.paper.words import letters_width

PAGE = 480.0


def widths(rows, class_=None):
    """Widths and lines of a table with a head and rows of markup."""
    markup = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    root = etree.fromstring(f"<div><table><tbody>{markup}</tbody></table></div>")
    if class_:
        root[0].set("class", class_)
    Measured(root[0]).fit(PAGE)
    return [float(w) for w in root[0].get("data-columns").split()], int(root[0].get("data-lines"))


WORDS = st.lists(st.sampled_from(["a", "trata", "Ministerio", "2016–2017"]), min_size=1, max_size=30).map(" ".join)


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=5))
def test_columns_fill_no_more_than_the_page_if_their_words_allow(rows):
    assert sum(widths(rows)[0]) <= PAGE + 1


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=5))
def test_an_order_of_rows_changes_no_width(rows):
    assert widths(rows) == widths(rows[::-1])


def test_a_table_that_fits_breaks_no_line():
    assert widths([["Cusco", "Public Ministry, crime observatory"], ["Lima", "Police"]])[1] == 2


def test_a_short_column_is_not_broken_where_a_long_one_must_be_unless_that_saves_a_line():
    (short, long), _ = widths([["January–July 2017", "word " * 120]])
    assert short == pytest.approx(widths([["January–July 2017", "word"]])[0][0], abs=0.02)
    assert short + long == pytest.approx(PAGE, abs=1)


def test_a_column_is_as_wide_as_its_longest_word():
    one, _ = widths([["x" * 20, "word " * 400]])
    other, _ = widths([["x" * 20, "word"]])
    assert one[0] >= other[0] - 0.01


def test_an_address_asks_for_no_more_than_a_long_word_if_there_is_more_to_show():
    one, _ = widths([["x" * 60, "word " * 400]])
    other, _ = widths([["x" * 60, "word"]])
    assert LONGEST + PADDING <= one[0] < other[0] / 2


def test_bold_words_and_badges_are_wider():
    plain, _ = widths([["Far behind", "a"]])
    bold, _ = widths([["<strong>Far behind</strong>", "a"]])
    badge, _ = widths([['<span class="status">Far behind</span>', "a"]])
    assert plain[0] < bold[0] < badge[0]


def test_a_badge_is_never_broken():
    (first, _), _ = widths([['<span class="status">Stagnation or regression</span>', "word " * 400]])
    (whole, _), _ = widths([['<span class="status">Stagnation or regression</span>', "word"]])
    assert first == pytest.approx(whole)


def test_a_remark_below_a_value_has_a_line_of_its_own_in_small_type():
    (under, _), lines = widths([['8 offices<span class="when">January–March 2023</span>', "a"]])
    (beside, _), _ = widths([["8 offices January–March 2023", "a"]])
    assert lines == 2
    assert under < beside


def test_a_space_that_is_not_to_be_broken_holds_words_together():
    (held, _), _ = widths([["5\u00a0million\u00a0soles", "word " * 400]])
    (apart, _), _ = widths([["5 million soles " * 20, "word " * 400]])
    assert held < apart
    assert held == pytest.approx(widths([["5\u00a0million\u00a0soles", "a"]])[0][0])


def test_a_word_in_two_pieces_is_measured_whole():
    pieces, _ = widths([["(<a>D053</a>)", "a"]])
    whole, _ = widths([["(D053)", "a"]])
    assert pieces[0] == pytest.approx(whole[0])


def test_a_cell_over_two_columns_asks_for_no_width():
    root = etree.fromstring(
        '<div><table><tr><td colspan="2">a title over both columns of this table</td></tr>'
        "<tr><td>a</td><td>b</td></tr></table></div>"
    )
    Measured(root[0]).fit(PAGE)
    assert max(float(w) for w in root[0].get("data-columns").split()) < 30


def test_code_is_as_wide_as_it_is_set_and_no_smaller_than_what_can_be_read():
    small, large = (letters_width("untested_as_intended", size, "code") for size in (8.5, 20.0))
    assert small == pytest.approx(20 * 0.6021 * 8.0)
    assert large == pytest.approx(20 * 0.6021 * 0.8 * 20.0)

"""A table for the eye has whole words, days without hours, and nothing where there is nothing."""

from __future__ import annotations

import pandas as pd
import pytest
from lxml import etree

from evaluation.frames.readable import LONG, MOST_ROWS, to_html

SENTENCE = "Convictions obtained by the specialized prosecutors of eight regions & more"
FRAME = pd.DataFrame(
    {
        "title": pd.array([SENTENCE, None], dtype="string"),
        "value": pd.array([0.1 + 0.2, 2_354_000.0], dtype="Float64"),
        "end": pd.to_datetime(["2023-03-31", None]),
        "kind": pd.Categorical(["own", None]),
        "is_known": pd.array([True, None], dtype="boolean"),
    },
    index=pd.Index(["1.1", "1.2"], name="indicator_id"),
)


def tree(frame):
    return etree.fromstring(f"<div>{to_html(frame)}</div>")


def test_no_cell_is_cut_short_and_a_missing_value_is_empty():
    rows = [[cell.text or "" for cell in row] for row in tree(FRAME).iterfind(".//tbody/tr")]
    assert rows == [["1.1", SENTENCE, "0.3", "2023-03-31", "own", "True"], ["1.2", "", "2354000", "", "", ""]]


def test_one_line_of_headings_names_the_index_too():
    heads = [[cell.text for cell in row] for row in tree(FRAME).iterfind(".//thead/tr")]
    assert heads == [["indicator_id", *FRAME.columns]]


def test_numbers_stand_under_each_other_and_long_words_get_room():
    style = tree(FRAME).findtext("style")
    assert "nth-child(3){text-align:right!important}" in style
    assert "nth-child(2){min-width" in style
    assert "nth-child(5)" not in style
    assert len("own") < LONG


def test_tables_of_other_kinds_of_columns_do_not_share_a_style():
    assert to_html(FRAME[["title"]]).split("{")[0] != to_html(FRAME[["value"]]).split("{")[0]


@pytest.mark.parametrize(("rows", "shown"), [(MOST_ROWS, MOST_ROWS), (MOST_ROWS + 1, 21)])
def test_of_a_long_table_the_first_and_last_rows_show_with_their_number(rows, shown):
    found = tree(pd.DataFrame({"n": range(rows)}))
    assert len(found.findall(".//tbody/tr")) == shown
    assert (found.findtext("p") == f"{rows} rows") == (rows > MOST_ROWS)

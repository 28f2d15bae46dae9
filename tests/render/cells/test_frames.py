"""Tables of pandas with several levels of headings: numbers under each other, names where a reader looks for them."""

from __future__ import annotations

import pandas as pd
from lxml import html

from evaluation.render.cells.frames import align_numbers, join_index_names

ROWS = pd.MultiIndex.from_tuples([("Cusco", "female"), ("Cusco", "male"), ("Lima", "female")], names=["region", "sex"])
COLUMNS = pd.MultiIndex.from_product([["2019", "2020"], ["cases", "victims"]])


def finished(frame):
    table = html.fromstring(frame.to_html())
    join_index_names(table.find("thead"))
    align_numbers(table)
    return table


def words(row):
    return [cell.text_content().strip() for cell in row]


def test_numbers_stand_flush_right_where_a_row_header_reaches_over_two_rows():
    frame = pd.DataFrame([[1, 2, 3, 4], [3, 4, 5, 6], [5, 6, 7, 8]], index=ROWS, columns=COLUMNS)
    for row in finished(frame).findall("tbody/tr"):
        assert all((cell.get("class") == "number") == (cell.tag == "td") for cell in row)


def test_a_heading_over_numbers_stands_flush_right_like_them_and_one_over_words_does_not():
    frame = pd.DataFrame([[1, 2, 3, "a"]], columns=COLUMNS)
    upper, lower = finished(frame).findall("thead/tr")
    assert [cell.get("class") for cell in upper] == [None, "number", None]
    assert [cell.get("class") for cell in lower] == [None, "number", "number", "number", None]


def test_the_names_of_the_row_levels_stand_in_the_last_heading_row():
    frame = pd.DataFrame([[1, 2, 3, 4]] * 3, index=ROWS, columns=COLUMNS)
    rows = finished(frame).findall("thead/tr")
    assert [words(row) for row in rows] == [
        ["", "", "2019", "2020"],
        ["region", "sex", "cases", "victims", "cases", "victims"],
    ]


def test_names_of_rows_and_of_columns_both_stay():
    columns = pd.Index(["cases", "victims"], name="kind")
    rows = finished(pd.DataFrame([[1, 2]] * 3, index=ROWS, columns=columns)).findall("thead/tr")
    assert [words(row) for row in rows] == [["", "kind", "cases", "victims"], ["region", "sex", "", ""]]


def test_a_heading_row_of_ordinary_columns_is_no_row_of_names():
    markup = "<table><thead><tr><th></th><th colspan='2'>b</th></tr><tr><th>a</th><th>c</th><th>d</th></tr></thead>"
    head = html.fromstring(markup + "<tbody><tr><td>1</td><td>2</td><td>3</td></tr></tbody></table>").find("thead")
    join_index_names(head)
    assert len(head) == 2

"""Where the cells of a table stand, whatever they reach over."""

from __future__ import annotations

from lxml import html

from evaluation.render.grid import complete, count_columns, place_cells


def table(markup):
    return html.fromstring(f"<table>{markup}</table>")


def places(element):
    cells = place_cells(element.iter("tr"))
    return {p.cell.text: (p.row, p.column, p.rows, p.columns) for p in cells if p.cell.text}


def test_cells_stand_beside_those_that_reach_down_from_above():
    shown = table("<tr><th rowspan=2>a</th><td>b</td></tr><tr><td>c</td><td colspan=2>d</td></tr>")
    assert places(shown) == {"a": (0, 0, 2, 1), "b": (0, 1, 1, 1), "c": (1, 1, 1, 1), "d": (1, 2, 1, 2)}
    assert count_columns(place_cells(shown.iter("tr"))) == 4


def test_no_cell_reaches_from_the_head_into_the_body():
    shown = table("<thead><tr><th rowspan=3>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody>")
    assert places(shown) == {"a": (0, 0, 1, 1), "b": (1, 0, 1, 1)}


def test_a_wide_cell_ends_before_one_that_reaches_down():
    shown = table("<tr><td>a</td><td rowspan=2>b</td></tr><tr><td colspan=2>c</td><td>d</td></tr>")
    assert places(shown)["c"] == (1, 0, 1, 1)
    assert places(shown)["d"] == (1, 2, 1, 1)


def test_a_row_that_is_too_short_is_filled():
    shown = table("<tr><td rowspan=9>a</td><td>b</td><td>c</td></tr><tr><td>d</td></tr>")
    complete(shown)
    assert [len(row) for row in shown.iter("tr")] == [3, 2]
    assert shown.find(".//td").get("rowspan") == "2"

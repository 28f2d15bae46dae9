"""Markup as text for a terminal."""

from __future__ import annotations

import pytest

from evaluation.words.markup import Column, table
from evaluation.words.plain import to_text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>one</p><p>two</p>", "one\ntwo"),
        ("<p>14 <span>offices</span> <span class='when'>2016</span></p>", "14 offices 2016"),
        ("<p>a<br/>b &amp; c</p>", "a b & c"),
        ("<ul><li>one</li><li>two <strong>more</strong></li></ul>", "- one\n- two more"),
        ("<h3>Title</h3><p>text</p>", "Title\ntext"),
        ("<p>a</p><h3>Title</h3>", "a\n\nTitle"),
        ("<figure><figcaption>Message</figcaption><svg><text>8</text></svg></figure>", "Message"),
        ("<p>a <svg><text>8</text></svg> b</p>", "a b"),
        ("loose <p>one</p> more", "loose\none\nmore"),
        ("", ""),
    ],
)
def test_each_block_has_its_line_and_drawings_have_none(markup, text):
    assert to_text(markup) == text


def test_columns_of_a_table_stand_under_each_other_numbers_flush_right():
    columns = [Column("Place", lambda row: row[0]), Column("Beds", lambda row: row[1], is_number=True)]
    shown = to_text(table("Beds by place", columns, [("Lima", "1,200"), ("Cusco", "8")]))
    assert shown.splitlines() == ["Beds by place", "Place   Beds", "-----  -----", "Lima   1,200", "Cusco      8"]


def test_a_long_cell_is_cut():
    columns = [Column("Note", lambda row: row)]
    assert to_text(table("Notes", columns, ["x" * 200])).splitlines()[-1] == "x" * 59 + "…"

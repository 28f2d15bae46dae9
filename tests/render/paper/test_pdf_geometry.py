"""The judge of the geometry of PDFs sees what a reader would see."""

from __future__ import annotations

import pytest
import typst
from fixtures.pdf_geometry import misplaced

PAGE = b"#set page(width: 200pt, height: 100pt, margin: 20pt)\n#set text(hyphenate: false)\n"
MARGIN = 20.0


def faults(source):
    return misplaced(typst.compile({"main.typ": PAGE + source.encode()}), MARGIN)


@pytest.mark.parametrize(
    "source",
    [
        "Words of a paragraph that goes on to a second line, _with slanted_ *and bold* words.",
        '#raw("code") and Ángulo ñandú gypsy\\ ÁÉÍ ÑÜ',
        "An equation such as $sum_(i=1)^n sqrt(x_i^2)$ holds.",
        "#table(columns: 2, [a], [b], [c], [d])",
    ],
)
def test_what_can_be_read_is_no_fault(source):
    assert faults(source) == []


def test_a_word_over_another_is_found():
    assert faults("#place(dx: 5pt)[Reintegration]Psychological") == [
        "page 1: “Psychological” and “Reintegration” overlap"
    ]


def test_a_line_over_another_is_found():
    assert faults("#set par(leading: -4pt)\nabove\\ below")


def test_words_over_an_equation_are_found():
    assert faults("#place(dx: 3pt)[over]$x + y + z$")


def test_a_word_in_the_margin_is_found():
    assert faults("a" * 32) == [f"page 1: “{'a' * 32}” stands in the margin"]


def test_a_word_off_the_page_is_found():
    assert faults("a" * 60) == [f"page 1: “{'a' * 39}…” leaves the page"]

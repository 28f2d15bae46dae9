"""Numbers as offices write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from evaluation.exchange.values import NoNumberError, number_of


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        *(("1,234", "1234"), ("1 234 567", "1234567"), ("1,234.5", "1234.5"), ("1.234,5", "1234.5"), ("12,5", "12.5")),
        *(("48 %", "48"), ("US$ 1,200", "1200"), ("(12)", "-12"), ("-3.5", "-3.5"), ("0", "0"), (".5", "0.5")),
    ],
)
def test_a_number_is_read_however_it_is_written(cell, number):
    assert number_of(cell) == Decimal(number)


def test_what_could_be_meant_either_way_is_as_the_sheet_writes_decimals():
    assert number_of("1.234") == Decimal("1.234")
    assert number_of("1.234", decimal=",") == 1234
    assert number_of("1,234", decimal=",") == Decimal("1.234")


@pytest.mark.parametrize("cell", ["", "TBD", "N/A", "n.a.", "–", "por definir", "Sin dato"])
def test_words_for_nothing_are_no_number(cell):
    assert number_of(cell) is None


@pytest.mark.parametrize("cell", ["24O", "about 5", "12-15", "see note", "1,23,4"])
def test_anything_else_is_refused_and_never_guessed(cell):
    with pytest.raises(NoNumberError):
        number_of(cell)

"""Values with their units, as each language writes them."""

from __future__ import annotations

from conftest import both

from evaluation.load import Unit
from evaluation.locale.language import Language
from evaluation.words.quantity import quantity, unit_name

ENGLISH, SPANISH = Language.of("en"), Language.of("es")
DOLLARS = Unit("USD", "money", both("dollar"), both("dollars"), 2)
SOLES = Unit("PEN", "money", both("S/ {number}"), both("S/ {number}"), 2)
RATE = Unit("rate", "rate", both("S/ {number} each"), both("S/ {number} each"), 3)


def test_a_unit_follows_its_number_unless_its_words_have_a_place_for_it():
    assert quantity(ENGLISH, DOLLARS, 5_200_000) == "5.2 million dollars"
    assert quantity(SPANISH, SOLES, 5_200_000) == "S/\u00a05.2 millones"
    assert quantity(SPANISH, SOLES, -9_100_000) == "−S/\u00a09.1 millones"
    assert quantity(SPANISH, SOLES, 1) == "S/\u00a01"
    assert quantity(SPANISH, RATE, 0.15) == "S/\u00a00.15 each"


def test_a_bound_stands_before_the_sign_of_the_money():
    assert quantity(SPANISH, SOLES, 8_000_000, "at_least") == "al menos S/\u00a08 millones"


def test_a_heading_has_no_place_for_a_number():
    assert unit_name(SPANISH, RATE) == "S/ each"
    assert unit_name(SPANISH, DOLLARS) == "dollars"

"""Findings in words: units, plurals, bounds, and what is remembered."""

from __future__ import annotations

from decimal import Decimal

import pytest
from markupsafe import Markup

from evaluation.report.block import Finding
from evaluation.report.language import Language
from evaluation.report.writer import Writer


@pytest.fixture
def writer(evidence, observation):
    """A writer in English over one figure."""
    return Writer(Language.of("en"), evidence([observation("F1", 1134, 2016)]))


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "shown"),
    [
        (1, "cases", "exact", "1 case"),
        (0, "cases", "exact", "0 cases"),
        (1134, "cases", "exact", "1,134 cases"),
        (24.7795, "percent", "exact", "24.78%"),
        (9800000, "USD", "at_least", "at least 9.8 million dollars"),
        (1900, "cases", "about", "about 1,900 cases"),
        (3, "percent", "at_most", "at most 3%"),
        (Decimal("7592865.50"), "USD", "exact", "7.59 million dollars"),
    ],
)
def test_a_value_has_its_unit_in_the_right_number_and_its_bound_in_words(writer, value, unit, qualifier, shown):
    assert writer.quantity(value, unit, qualifier) == shown


@pytest.mark.parametrize(("qualifier", "sign"), [("at_least", "≥ "), ("about", "≈ "), ("at_most", "≤ "), ("exact", "")])
def test_in_a_table_a_bound_is_a_sign(writer, qualifier, sign):
    assert writer.bare(5, "cases", qualifier) == f"{sign}5"


def test_what_is_shown_is_remembered_as_a_finding(writer):
    finding = Finding("1.1.latest", 14.0, "cases", "change", ("F1",))
    shown = writer.state(finding, "14 cases")
    assert shown == '<span class="finding" data-finding="1.1.latest">14 cases</span>'
    assert writer.block(shown).findings == (finding,)


def test_words_of_the_data_are_escaped_and_markup_is_kept(writer):
    said = writer.say("{a} & {b}", a="<script>", b=Markup("<b>x</b>"))
    assert said == "&lt;script&gt; &amp; <b>x</b>"


def test_a_plural_takes_markup_in_its_places(writer):
    assert (
        writer.many("{n} figure of {who}", "{n} figures of {who}", 2, who=Markup("<b>x</b>")) == "2 figures of <b>x</b>"
    )


def test_a_number_in_a_sentence_is_written_as_the_language_does(writer):
    assert writer.say("{n} rows", n=1234) == "1,234 rows"

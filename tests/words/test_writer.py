"""Findings in words: units, plurals, bounds, and what is remembered."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from markupsafe import Markup

from evaluation.evidence.series import Figure
from evaluation.findings.finding import Finding, Formula
from evaluation.framework import Text
from evaluation.locale.language import Language
from evaluation.words.writer import Writer


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


@pytest.mark.parametrize(("number", "shown"), [(1, "1 figure"), (2, "2 figures"), (1234, "1,234 figures")])
def test_a_counted_noun_is_in_the_right_number(writer, number, shown):
    finding = Finding("1.1.count", number, "1", "count")
    assert writer.counted("{n} figure", "{n} figures", finding).striptags() == shown
    assert writer.findings == {"1.1.count": finding}


def test_a_count_says_what_was_counted(writer):
    writer.count("summary.cases", 2, "cases of the year", ["F1", "F1"], documents=["S1"])
    (finding,) = writer.findings.values()
    assert (finding.formula.text, finding.inputs, finding.documents) == ("cases of the year", ("F1",), ("S1",))


def test_a_block_carries_what_its_findings_rest_on(writer):
    shown = writer.published(writer.evidence.observations[0])
    lineage = writer.block(shown).lineage
    assert lineage["observations"]["F1"]["value"] == "1,134 cases"
    assert lineage["sources"]["S1"]["url"] == "https://example.org/"


def test_a_text_of_the_framework_with_a_numeral_is_marked_as_one(writer):
    assert writer.told(Text(en="5 regions", es="5 regiones")) == '<span data-n="framework">5 regions</span>'
    assert writer.told(Text(en="five regions", es="cinco regiones")) == "five regions"


@pytest.fixture
def earlier(evidence, observation, source):
    """A writer of a report as of 2019, before the second document appeared."""
    sources = [source("S001", "2018-01-01"), source("S002", "2022-01-01")]
    rows = [observation("F1", 5, 2016, source="S001"), observation("F2", 5, 2017, source="S002")]
    return Writer(Language.of("en"), evidence(rows, sources=sources, as_of=dt.date(2019, 12, 31)))


@pytest.mark.parametrize(
    ("text", "is_later"),
    [("Since 2021 it is counted.", True), ("See S002.", True), ("Since 2018, see S001.", False), ("Nothing.", False)],
)
def test_a_text_that_speaks_of_later_things_is_marked_as_hindsight(earlier, text, is_later):
    assert ("[written with later knowledge]" in earlier.told(Text(en=text, es=text))) is is_later


def test_a_count_of_none_rests_on_every_document_that_was_searched(writer):
    block = writer.block(writer.count("quality.none", 0, "figures of this kind"))
    assert block.findings[0].documents == ("S1",)


def test_a_count_of_indicators_names_them_once_and_their_titles(writer):
    block = writer.block(writer.count("summary.indicators", 1, "indicators", indicators=["1.1", "1.1"]))
    (finding,) = block.findings
    assert (finding.indicators, finding.documents) == (("1.1",), ())
    assert block.lineage["indicators"] == {"1.1": "title"}


def test_a_finding_comes_back_from_its_json_form(writer):
    formula = Formula("{a} + {b}", (("a", 1.0), ("b", 2.0)))
    finding = Finding("1.1.sum", 3.0, "cases", "change", ("F1",), (), None, formula, ("1.1",), ("1.1.latest",))
    assert Finding.of(finding.to_dict()) == finding


@pytest.mark.parametrize(
    ("values", "labels", "axis"),
    [
        ((2_000_000, 9_800_000), ["2", "9.8"], "millions of dollars"),
        ((600_000, 1_200_000), ["600,000", "1.2 million"], "dollars"),
        ((0, 1_200_000), ["0", "1.2"], "millions of dollars"),
        ((5, 600_000), ["5", "600,000"], "dollars"),
    ],
)
def test_a_series_that_crosses_a_million_is_labelled_by_what_each_figure_is(
    evidence, observation, values, labels, axis
):
    """What is below a million is no number of millions: 5,000 would read 0.01, which no document says."""
    rows = [observation(f"F{n}", value, 2016 + n) for n, value in enumerate(values)]
    figures = [Figure(float(o.value), o.period_start, o.period_end, "exact", (o,)) for o in rows]
    assert Writer(Language.of("en"), evidence(rows)).labels(figures, "USD") == (labels, axis)


def test_digits_in_the_name_of_a_unit_are_words_of_the_data(writer, monkeypatch):
    """A rate per 100,000 inhabitants is no number of the report."""
    assert writer.unit_heading("cases") == "cases"
    monkeypatch.setattr(Writer, "unit", lambda self, unit: "per 100,000 inhabitants")
    assert writer.unit_heading("cases") == '<span data-n="framework">per 100,000 inhabitants</span>'

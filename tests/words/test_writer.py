"""Findings in words: units, plurals, bounds, and what is remembered."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from markupsafe import Markup

from evaluation.findings import Finding, Findings, UnknownFindingError
from evaluation.findings.of_evidence import published_findings
from evaluation.framework import Text
from evaluation.locale.language import Language
from evaluation.methods import Point
from evaluation.words.writer import Writer

LATEST = Finding("1.1.latest", 14.0, "cases", "change", ("F1",))
COUNT = Finding("1.1.count", 1, "1", "count", indicators=("1.1",))


def writer_of(known, *findings):
    """A writer in English over evidence, its figures as published and further findings."""
    return Writer(Language.of("en"), known, Findings(lambda: [*published_findings(known.observations), *findings]))


@pytest.fixture
def writer(evidence, observation):
    """A writer in English over one figure."""
    return writer_of(evidence([observation("F1", 1134, 2016)]), LATEST, COUNT)


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


def test_what_is_stated_is_remembered(writer):
    shown = writer.state("1.1.latest", "14 cases")
    assert shown == '<span class="finding" data-finding="1.1.latest">14 cases</span>'
    assert writer.block(shown).findings == (LATEST,)


def test_what_nothing_made_cannot_be_stated(writer):
    with pytest.raises(UnknownFindingError, match=r"no finding is called '1\.1\.lates'; near: '1\.1\.latest'"):
        writer.state("1.1.lates", "14 cases")


def test_a_ratio_is_stated_with_its_parts(evidence, observation):
    parts = [Finding("1.1.latest.part", 97, "1", "part"), Finding("1.1.latest.whole", 330, "1", "part")]
    writer = writer_of(evidence([observation("F1", 1, 2016)]), *parts)
    assert writer.ratio("1.1.latest").striptags() == "97 of 330"
    assert list(writer.stated) == ["1.1.latest.part", "1.1.latest.whole"]


def test_words_of_the_data_are_escaped_and_markup_is_kept(writer):
    said = writer.say("{a} & {b}", a="<script>", b=Markup("<b>x</b>"))
    assert said == "&lt;script&gt; &amp; <b>x</b>"


@pytest.mark.parametrize(("number", "shown"), [(1, "1 figure"), (2, "2 figures"), (1234, "1,234 figures")])
def test_a_counted_noun_is_in_the_right_number(evidence, observation, number, shown):
    writer = writer_of(evidence([observation("F1", 1, 2016)]), Finding("count", number, "1", "count"))
    assert writer.counted("{n} figure", "{n} figures", "count").striptags() == shown
    assert list(writer.stated) == ["count"]


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
    return writer_of(evidence(rows, sources=sources, as_of=dt.date(2019, 12, 31)))


@pytest.mark.parametrize(
    ("text", "is_later"),
    [("Since 2021 it is counted.", True), ("See S002.", True), ("Since 2018, see S001.", False), ("Nothing.", False)],
)
def test_a_text_that_speaks_of_later_things_is_marked_as_hindsight(earlier, text, is_later):
    assert ("[written with later knowledge]" in earlier.told(Text(en=text, es=text))) is is_later


def test_a_block_names_the_indicators_that_were_counted(writer):
    assert writer.block(writer.number("1.1.count")).lineage["indicators"] == {"1.1": "title"}


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
    figures = [Point(float(o.value), o.period_start, o.period_end, observations=(o,)) for o in rows]
    scale = writer_of(evidence(rows)).scale((f.value for f in figures), "USD")
    assert ([scale.label(f.value, f.qualifier) for f in figures], scale.name) == (labels, axis)


def test_digits_in_the_name_of_a_unit_are_words_of_the_data(writer, monkeypatch):
    """A rate per 100,000 inhabitants is no number of the report."""
    assert writer.unit_heading("cases") == "cases"
    monkeypatch.setattr(Writer, "unit", lambda self, unit: "per 100,000 inhabitants")
    assert writer.unit_heading("cases") == '<span data-n="framework">per 100,000 inhabitants</span>'

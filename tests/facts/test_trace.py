"""The way back from a number to the documents."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evaluation.errors import ParameterError
from evaluation.facts.read import FRAMEWORK
from evaluation.facts.trace import matching, resting_on, trace
from evaluation.facts.trace_words import list_lines, observation_lines, trace_lines
from evaluation.findings.finding import Finding, Formula
from evaluation.framework import Text
from evaluation.locale.language import Language

ENGLISH, SPANISH = Language.of("en"), Language.of("es")
CHANGE = Formula("({latest} − {baseline}) / {baseline}", (("latest", 12.0), ("baseline", 8.0)))


@pytest.fixture
def facts(make, evidence, observation, source):
    """Facts of two figures from two documents, a change between them, and counts."""
    rows = [
        observation("F1", 8, 2016, locator="page 3", note="read twice"),
        observation("F2", 12, 2023, source="S2", sex="female"),
    ]
    tables = evidence(rows, sources=[source("S1"), source("S2", "2024-05", publisher="Ministry")]).dataset.tables
    findings = [
        Finding("1.1.baseline", 8.0, "cases", "change", ("F1",)),
        Finding("1.1.latest", 12.0, "cases", "change", ("F2",)),
        Finding("1.1.ratio", 0.5, "1", "change", ("F1", "F2"), formula=CHANGE, findings=("1.1.baseline", "1.1.latest")),
        Finding("1.10.latest", 1, "1", "count", documents=("S1",), formula=Formula("documents")),
        Finding("sum", 20.0, "cases", "change", ("F1", "F2"), formula=Formula("{v1} + {v2}", (("v1", 8), ("v2", 12)))),
        Finding("judged", 1, "1", "count", ("F1",), indicators=("1.1",), formula=Formula("indicators with a verdict")),
        Finding("targets", 1, "1", "count", indicators=("1.1",), formula=Formula("indicators without a target")),
    ]
    record = make().indicators["1.1"]
    indicators = {"1.1": replace(record, title=Text(en="Cases", es="Casos"))}
    return replace(make(), tables=tables, findings={f.id: f for f in findings}, indicators=indicators)


def shown(facts, finding_id, language=ENGLISH):
    return "\n".join(trace_lines(trace(facts, finding_id), facts, language))


def test_a_published_figure_ends_at_its_document(facts):
    found = trace(facts, "1.1.latest")
    assert [o.observation_id for o in found.observations] == ["F2"]
    assert list(found.ends()) == ["S2"]


def test_what_is_computed_from_findings_leads_through_them(facts):
    found = trace(facts, "1.1.ratio")
    assert [below.finding.id for below in found.findings] == ["1.1.baseline", "1.1.latest"]
    assert found.observations == ()
    assert list(found.ends()) == ["S1", "S2"]


def test_a_count_of_documents_ends_at_them(facts):
    assert list(trace(facts, "1.10.latest").ends()) == ["S1"]


def test_a_count_of_indicators_ends_at_the_framework(facts):
    assert list(trace(facts, "targets").ends()) == [FRAMEWORK]
    assert f"Counted in {FRAMEWORK}, the framework of the evaluation:\n    1.1  Cases: Improved" in shown(
        facts, "targets"
    )


def test_a_count_of_verdicts_ends_at_the_documents_of_their_figures(facts):
    assert list(trace(facts, "judged").ends()) == ["S1"]
    assert "Indicators that were counted:\n    1.1  Cases: Improved" in shown(facts, "judged")


def test_a_formula_is_shown_with_its_numbers(facts):
    assert "(12 − 8) / 8" in shown(facts, "1.1.ratio")
    assert "8 + 12" in shown(facts, "sum")


def test_each_figure_is_shown_with_all_that_leads_to_it(facts):
    text = shown(facts, "1.1.latest")
    for part in (
        "12 cases",
        "women and girls",
        "2023",
        "police",
        "Document S2",
        "Ministry",
        "May 2024",
        "opening only",
    ):
        assert part in text
    assert "https://example.org/" in text
    assert "page 3" in shown(facts, "1.1.baseline")


def test_the_way_back_can_be_read_in_spanish(facts):
    text = shown(facts, "1.1.latest", SPANISH)
    for part in ("Cómo: tal como lo dice un documento", "mujeres", "mayo de 2024", "confianza en la lectura: alta"):
        assert part in text


def test_a_figure_knows_what_rests_on_it(facts):
    users = resting_on(facts, "F2")
    assert [f.id for f in users] == ["1.1.latest", "1.1.ratio", "sum"]
    (first, *rest) = observation_lines(facts.tables.observation("F1"), users, facts.tables, ENGLISH)
    assert first.startswith("F1  8 cases")
    assert "  Note: read twice" in rest


def test_a_figure_that_nothing_uses_says_so(facts):
    assert "No finding of these reports rests on it." in list(
        observation_lines(facts.tables.observation("F1"), [], facts.tables, ENGLISH)
    )


@pytest.mark.parametrize(
    ("pattern", "ids"),
    [
        ("1.1", ["1.1.baseline", "1.1.latest", "1.1.ratio"]),
        ("1.1.", ["1.1.baseline", "1.1.latest", "1.1.ratio"]),
        ("1.1.l", ["1.1.latest"]),
        ("*.latest", ["1.1.latest", "1.10.latest"]),
        ("9", []),
    ],
)
def test_a_beginning_or_a_pattern_finds_ids(facts, pattern, ids):
    assert [f.id for f in matching(facts, pattern)] == ids


def test_a_list_shows_values_below_each_other(facts):
    lines = list(list_lines(matching(facts, "1.1"), facts.tables, ENGLISH))
    assert lines[0] == "1.1.baseline  8 cases"
    assert lines[1] == "1.1.latest    12 cases"


def test_an_unknown_id_names_similar_ones(facts):
    with pytest.raises(ParameterError, match=r"no finding '1\.1\.latst'.*Did you mean 1\.1\.latest"):
        trace(facts, "1.1.latst")


def test_an_id_like_no_other_says_how_to_list_all(facts):
    with pytest.raises(ParameterError, match=r"evaluation trace '\*'"):
        trace(facts, "zzzzzzzz")

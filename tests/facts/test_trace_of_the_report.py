"""Every number of the real report, followed back to where it comes from."""

from __future__ import annotations

import pytest

from evaluation.facts.read import FRAMEWORK, Facts
from evaluation.facts.trace import trace
from evaluation.facts.trace_words import trace_lines
from evaluation.locale.language import Language


@pytest.fixture(scope="module")
def facts(real_facts):
    """What the real report states."""
    return Facts.of(real_facts)


def test_the_trace_of_every_number_ends_at_a_document(facts):
    nowhere = [id_ for id_ in facts.findings if not set(trace(facts, id_).ends())]
    assert nowhere == []
    for id_ in facts.findings:
        for end in trace(facts, id_).ends():
            assert end == FRAMEWORK or facts.tables.sources[end].url, f"{id_} ends at {end}, which has no address"


def test_only_what_counts_parts_of_the_framework_ends_there(facts):
    ending = {id_ for id_ in facts.findings if FRAMEWORK in trace(facts, id_).ends()}
    assert ending == {id_ for id_, finding in facts.findings.items() if not finding.inputs and not finding.documents}
    assert {facts.findings[id_].method for id_ in ending} == {"count"}


def test_the_trace_of_a_number_shows_every_figure_it_rests_on(facts):
    for id_, finding in facts.findings.items():
        shown = "\n".join(trace_lines(trace(facts, id_), facts, Language.of("en")))
        assert all(f" {observation}  " in shown for observation in finding.inputs), id_


def test_the_findings_in_a_formula_are_stated_and_rest_on_the_same_figures(facts):
    for finding in facts.findings.values():
        for name in finding.findings:
            assert set(facts.findings[name].inputs) <= set(finding.inputs), finding.id


@pytest.mark.parametrize("code", ["en", "es"])
def test_every_number_can_be_traced_in_words(facts, code):
    language = Language.of(code)
    for id_ in facts.findings:
        assert all(
            line == line.rstrip() and "{" not in line for line in trace_lines(trace(facts, id_), facts, language)
        )

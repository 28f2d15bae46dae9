"""What was known on a date."""

from __future__ import annotations

import datetime as dt

import pytest

from evaluation.errors import ParameterError

DAY = dt.date(2020, 2, 6)


def test_a_figure_exists_from_the_day_its_document_appeared(evidence, observation, source):
    sources = [source("S1", "2020-02-06"), source("S2", "2020-02-07")]
    known = evidence([observation("F1", 1, 2016), observation("F2", 2, 2017, source="S2")], sources=sources, as_of=DAY)
    assert [o.observation_id for o in known.observations] == ["F1"]


def test_a_document_dated_by_year_counts_from_the_last_day_of_that_year(evidence, observation, source):
    sources = [source("S0", "2019"), source("S1", "2020")]
    assert evidence([observation("F1", 1, 2016)], sources=sources, as_of=DAY).observations == ()


def test_a_document_without_a_date_is_in_no_report(evidence, observation, source):
    sources = [source("S0", "2019"), source("S1", None)]
    known = evidence([observation("F1", 1, 2016)], sources=sources)
    assert known.observations == ()
    assert [s.source_id for s in known.undated_sources] == ["S1"]


def test_a_document_without_a_date_counts_from_the_day_it_was_surely_known(evidence, observation, source):
    sources = [source("S1", None, known_by=DAY, known_by_reason="cited")]
    assert len(evidence([observation("F1", 1, 2016)], sources=sources, as_of=DAY).observations) == 1


def test_the_default_date_is_that_of_the_newest_source(evidence, observation, source):
    known = evidence([observation("F1", 1, 2016)], sources=[source("S1", "2019"), source("S2", "2021-03")])
    assert known.as_of == dt.date(2021, 3, 31)


def test_a_date_before_every_source_is_refused(evidence, observation, source):
    with pytest.raises(ParameterError, match="no source was published by 2000-01-01"):
        evidence([observation("F1", 1, 2016)], sources=[source("S1", "2019")], as_of=dt.date(2000, 1, 1))


def test_a_decision_applies_once_its_rows_and_grounds_are_published(evidence, observation, source):
    sources = [source("S1", "2018"), source("S2", "2021")]
    decision = {
        "id": "C1",
        "action": "exclude",
        "observations": ["F1"],
        "reason": {"en": "why", "es": "por qué"},
        "decided_by": "evaluators",
        "decided_on": "2026-11-23",
        "grounds": ["S2"],
    }
    rows = [observation("F1", 1, 2016)]
    assert evidence(rows, sources=sources, corrections=[decision], as_of=DAY).corrections == ()
    assert len(evidence(rows, sources=sources, corrections=[decision]).corrections) == 1


def test_figures_of_partly_dated_documents_are_counted(evidence, observation, source):
    sources = [source("S1", "2018"), source("S2", "2018-05-01")]
    known = evidence([observation("F1", 1, 2016), observation("F2", 1, 2017, source="S2")], sources=sources)
    assert known.partly_dated == ("F1",)

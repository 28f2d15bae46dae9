"""Judgement is said where all that it rests on is known, and flagged where a figure changed."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from evaluation.assess import assess
from evaluation.findings import Grounding, changed_grounds, check_grounds, findings_of, grounding_of, is_said
from evaluation.framework import Appraisal, Sentence, Text


def sentence(rests_on, sources=()):
    text = Text(en="It is so.", es="Es así.")
    return Sentence(id="S1", about="money", text=text, rests_on=rests_on, sources=sources, sureness="documented")


@pytest.fixture
def known(evidence, indicator, observation, source):
    """Evidence of two figures, and its findings: `known(as_of="2016-01-01")`."""

    def build(**changes):
        rows = [observation("F1", 8, 2015), observation("F2", 14, 2019, source="S2")]
        late = source("S2", published_on="2021-01-01")
        found = evidence(rows, [indicator()], [source("S1"), late], **changes)
        return found, findings_of(assess(found))

    return build


@pytest.mark.parametrize(
    ("rests_on", "sources", "expected"),
    [
        ({"F1": 8}, (), Grounding.HOLDS),
        ({"F1": 9}, (), Grounding.CHANGED),
        ({"F9": 8}, (), Grounding.UNKNOWN),
        ({"1.1.latest": 14}, ("S1",), Grounding.HOLDS),
        ({"1.1.never": 14}, (), Grounding.UNKNOWN),
        ({"F1": 8}, ("S9",), Grounding.UNKNOWN),
    ],
)
def test_a_judgement_stands_as_its_findings_stand(known, rests_on, sources, expected):
    evidence, findings = known()
    assert grounding_of(sentence(rests_on, sources), evidence, findings) is expected


def test_what_changed_is_still_said_today_and_nothing_of_it_in_a_report_of_an_earlier_day(known):
    latest, early = known(), known(as_of=dt.date(2020, 6, 1))
    assert is_said(sentence({"F1": 9}), *latest)
    assert not is_said(sentence({"F1": 9}), *early)
    assert is_said(sentence({"F1": 8}), *early)
    assert not is_said(sentence({"F2": 14}), *early)


@pytest.fixture
def appraised(known):
    """Evidence and findings of a programme with one judgement: `appraised({"F1": 8})`."""

    def build(rests_on):
        evidence, findings = known()
        appraisal = Appraisal(written_on="2026-11-29", sentences=(sentence(rests_on),))
        framework = evidence.dataset.framework.model_copy(update={"appraisal": appraisal})
        return dataclasses.replace(
            evidence, dataset=dataclasses.replace(evidence.dataset, framework=framework)
        ), findings

    return build


def test_a_finding_that_no_edition_has_any_more_is_a_fault_with_a_remedy(appraised):
    (fault,) = check_grounds(*appraised({"1.1.never": 1}))
    assert str(fault) == (
        "framework.yaml, appraisal.S1.rests_on: no edition has this finding any more ('1.1.never'). "
        "Rewrite the sentence on findings that there are; results/findings.csv lists them."
    )
    assert check_grounds(*appraised({"1.1.latest": 1})) == []


def test_a_finding_that_changed_is_told_with_both_values(appraised):
    assert list(changed_grounds(*appraised({"F1": 9}))) == [
        "framework.yaml, appraisal: read S1 again. F1 was 9 when it was written and is 8 now."
    ]
    assert list(changed_grounds(*appraised({"F1": 8}))) == []

"""What a reader must know first is told where it is so, and nothing that counts none."""

from __future__ import annotations

import pytest

from evaluation.assess import assess
from evaluation.findings import findings_of
from evaluation.load import Read
from evaluation.locale.language import Language
from evaluation.report.parts.things_to_know import things_to_know
from evaluation.words.writer import Writer

TARGET = {"value": 20, "date": "2024-12-31", "source": "S1", "reason": {"en": "a", "es": "b"}}


@pytest.fixture
def told(evidence, observation, indicator, source):
    """What is told of one indicator with two figures."""

    def build(extra=(), read=Read.WHOLE, **changes):
        rows = [observation("F1", 10, 2016), observation("F2", 20, 2023), *extra]
        known = evidence(rows, [indicator(**changes)], [source("S1", "2024-06-01", read=read)])
        progress = assess(known)
        return things_to_know(Writer(Language.of("en"), known, findings_of(progress))).striptags()

    return build


def test_where_all_was_read_and_nothing_differs_only_targets_are_told(told):
    assert told().startswith("No target was found that fits the figures. 1 of 1 indicators")
    assert "documents" not in told()
    assert "disagree" not in told()


def test_where_every_indicator_has_a_target_none_is_called_missing(told):
    assert told(target=TARGET).startswith("Every indicator has a target.")


def test_registers_that_differ_are_told(told, observation):
    other = observation("F3", 15, 2023, authority="court")
    said = told(
        [other], authorities={"preferred": ["police"], "alternatives": ["court"], "reason": {"en": "a", "es": "b"}}
    )
    assert "The registers disagree. Figures on which authorities or registers disagree: 1." in said
    assert ": 0" not in said


def test_documents_read_in_part_are_told(told):
    assert "Most documents could be read only in part." in told(read=Read.OPENING)

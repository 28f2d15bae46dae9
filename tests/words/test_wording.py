"""Every status, reason, level and grade has words."""

from __future__ import annotations

import pytest

from evaluation.assess import BOUNDS, Grade, Verdict, Warn
from evaluation.evidence import Aside
from evaluation.framework import Direction, Level
from evaluation.load import Confidence, Corroboration, Read
from evaluation.methods import STATUS_OUTLOOKS, Flag, Outlook, Reason
from evaluation.report.chapters import methods as method_tables
from evaluation.report.parts import verdict
from evaluation.words import wording


@pytest.mark.parametrize(
    ("table", "members"),
    [
        (wording.MARKS, set(Outlook)),
        (wording.STATUSES, set(STATUS_OUTLOOKS)),
        (wording.REASONS, set(Reason)),
        (wording.LEVELS, set(Level)),
        (wording.DIRECTIONS, set(Direction)),
        (wording.GRADES, set(Grade)),
        (wording.ASIDES, set(Aside)),
        (wording.VERDICTS, set(Verdict)),
        (wording.WARNINGS, set(Warn)),
        (wording.FLAGS, set(Flag)),
        (wording.CORROBORATION, {c.value for c in Corroboration}),
        (verdict.SENTENCES, set(Verdict)),
        (wording.READS, set(Read)),
        (wording.CONFIDENCES, set(Confidence)),
        (method_tables.FACTS, set(BOUNDS)),
    ],
)
def test_a_new_member_cannot_be_forgotten(table, members):
    assert set(table) == members


def test_the_signs_of_the_classes_differ_in_shape():
    assert len(set(wording.MARKS.values())) == len(wording.MARKS)


def test_no_text_claims_that_something_does_not_exist():
    texts = [*wording.REASONS.values(), *wording.VERDICTS.values(), *verdict.SENTENCES.values()]
    assert not [t for t in texts if "not public" in t or "not set" in t or "does not exist" in t]

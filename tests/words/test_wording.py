"""Every status, reason, level and grade has words."""

from __future__ import annotations

import pytest

from evaluation.assess import BOUNDS, Answer, Grade, Question, Standing, Warn
from evaluation.assess.indicator import BESIDE
from evaluation.evidence import Aside
from evaluation.framework import Direction, Level
from evaluation.load import Confidence, Corroboration, Read
from evaluation.methods import STATUS_OUTLOOKS, STATUS_WORDS, Flag, Outlook, Reason
from evaluation.methods.registry import JUDGING, METHODS, RULES, STATUSES
from evaluation.report.chapters import methods as method_tables
from evaluation.report.parts import answers as parts_answers
from evaluation.words import answers, evidence, wording
from evaluation.words import evidence as evidence_words


@pytest.mark.parametrize(
    ("table", "members"),
    [
        (wording.MARKS, set(Outlook)),
        (STATUS_WORDS, set(STATUS_OUTLOOKS)),
        (wording.REASONS, set(Reason)),
        (wording.LEVELS, set(Level)),
        (wording.DIRECTIONS, set(Direction)),
        (evidence_words.GRADES, set(Grade)),
        (evidence_words.ASIDES, set(Aside)),
        (answers.QUESTIONS, set(Question)),
        (answers.NAMES, set(Question)),
        (answers.ANSWERS[answers.Said.GROWTH], set(Answer)),
        (answers.ANSWERS[answers.Said.MOVE], set(Answer)),
        (wording.WARNINGS, set(Warn)),
        (wording.FLAGS, set(Flag)),
        (evidence_words.CORROBORATION, {c.value for c in Corroboration}),
        (parts_answers.FIRST[answers.Said.GROWTH], set(Standing)),
        (parts_answers.FIRST[answers.Said.MOVE], set(Standing)),
        (parts_answers.THEN[answers.Said.GROWTH], set(Standing)),
        (parts_answers.THEN[answers.Said.MOVE], set(Standing)),
        (method_tables.RULE_OF, set(Answer)),
        (evidence_words.READS, set(Read)),
        (evidence_words.CONFIDENCES, set(Confidence)),
        (method_tables.FACTS, set(BOUNDS)),
    ],
)
def test_a_new_member_cannot_be_forgotten(table, members):
    assert set(table) == members


def test_a_method_that_an_indicator_can_show_has_a_name_and_a_rule_in_words():
    assert {*BESIDE, *JUDGING} == set(METHODS) == set(wording.METHODS_BY_NAME)
    assert all(rule.title and rule.compares and rule.name == name for name, rule in RULES.items())


def test_a_status_that_two_methods_share_has_one_class_and_one_word():
    said = {(status, *meaning) for found in STATUSES.values() for status, meaning in found.items()}
    assert len(said) == len({status for status, _, _ in said})


def test_the_signs_of_the_classes_differ_in_shape():
    assert len(set(wording.MARKS.values())) == len(wording.MARKS)


def test_no_text_claims_that_something_does_not_exist():
    texts = [*wording.REASONS.values(), *method_tables.RULE_OF.values()]
    assert not [t for t in texts if "not public" in t or "not set" in t or "does not exist" in t]


def test_what_could_not_be_checked_has_no_sign_of_being_against_the_programme():
    assert evidence.CORROBORATION["unchecked"][1] is Outlook.NOT_COMPUTABLE
    assert evidence.CORROBORATION["contradicted"][1] is Outlook.UNFAVOURABLE

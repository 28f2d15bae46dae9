"""A grade of evidence that is not the best names what cost it a better one."""

from __future__ import annotations

import pytest

from evaluation.assess.strength import BOUNDS, Grade, Strength
from evaluation.locale.language import Language
from evaluation.words.evidence import LACKING, WEAKNESSES, grade_with_reason

ENGLISH = Language.of("en")
GOOD = {"points_before": 3.0, "points_after": 4.0, "coverage": 1.0, "age": 0.0, "restatement": 0.0, "conflict": 0.0}


def graded(grade, **facts):
    known = GOOD | facts
    return Strength(grade, known, {name: BOUNDS[name].grade(value) for name, value in known.items()})


def test_weak_facts_are_named():
    assert grade_with_reason(ENGLISH, graded(Grade.MODERATE, age=5, conflict=0.4)) == "Moderate: old, registers differ"


def test_what_alone_decides_is_named_alone():
    assert (
        grade_with_reason(ENGLISH, graded(Grade.WEAK, points_before=0, age=5))
        == "Weak: none comparable before the start"
    )


def test_strong_evidence_needs_no_reason():
    assert grade_with_reason(ENGLISH, graded(Grade.STRONG)) == "Strong"


def test_where_there_is_no_figure_nothing_is_graded():
    assert grade_with_reason(ENGLISH, Strength(Grade.NONE, {}, {})) == "None"


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_fact_has_its_words(language):
    assert WEAKNESSES.keys() == BOUNDS.keys()
    said = [Language.of(language).text(words) for words in (*WEAKNESSES.values(), *LACKING.values())]
    assert all(said)

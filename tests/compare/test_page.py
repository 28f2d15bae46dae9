"""What changed between two builds, as a text."""

from __future__ import annotations

from evaluation.compare.changes import compare
from evaluation.compare.page import Compared, outline
from evaluation.locale.language import Language
from evaluation.words.outline import to_markdown

TARGET = {"value": 150, "date": "2024-12-31", "source": "S1", "reason": {"en": "why", "es": "por qué"}}
WINDOW = {"start": "2015-01-01", "end": "2016-12-31", "reason": {"en": "why", "es": "por qué"}}
FAR = {"target": TARGET | {"value": 9000}}


def text_of(old, new):
    compared = Compared(old, new, ("then", "now"), compare(old, new), None)
    return to_markdown(outline(compared, Language.of("en")))


def test_a_target_that_turns_an_objective_is_told_of_the_objective_too(make):
    text = text_of(make(), make(sheet=FAR))
    objective, indicator = text.partition("### 1.1")[::2]
    assert "The target: none, now 9,000 cases by December 31, 2024." in objective
    assert "The target: none, now 9,000 cases by December 31, 2024." in indicator


def test_another_baseline_is_told_with_both_windows(make):
    text = text_of(make(), make(sheet={"baseline": WINDOW}))
    assert "the baseline years (2014–2016, now 2015–2016)" in text


def test_a_baseline_that_turns_an_objective_is_named(make):
    other = {"baseline": WINDOW | {"start": "2010-01-01", "end": "2011-12-31"}}
    objective = text_of(make(), make(sheet=other)).partition("### 1.1")[0]
    assert "The rule by which it is judged: the baseline years." in objective

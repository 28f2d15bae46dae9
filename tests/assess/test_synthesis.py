"""One table of rules turns indicators into the verdict on an objective."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from evaluation.assess import Grade, Verdict
from evaluation.assess.synthesis import OUTLOOKS, RULES, synthesise
from evaluation.framework import Level
from evaluation.methods import Outlook

UP, SAME, DOWN = Outlook.FAVOURABLE, Outlook.UNCLEAR, Outlook.UNFAVOURABLE
NONE, CONTEXT = Outlook.NOT_COMPUTABLE, Outlook.CONTEXT
INPUT, OUTPUT, OUTCOME = Level.INPUT, Level.OUTPUT, Level.OUTCOME


def results(*pairs, grade=Grade.MODERATE):
    """Indicator results of which only level, class and grade matter."""
    return [
        SimpleNamespace(
            indicator=SimpleNamespace(level=level),
            outlook_now=outlook,
            strength=SimpleNamespace(grade=grade),
            judged_now=outlook in (UP, SAME, DOWN),
        )
        for level, outlook in pairs
    ]


@pytest.mark.parametrize(
    ("pairs", "verdict"),
    [
        ([], Verdict.NOT_DEMONSTRABLE),
        ([(OUTCOME, CONTEXT), (OUTPUT, NONE)], Verdict.NOT_DEMONSTRABLE),
        ([(OUTCOME, UP)], Verdict.PROGRESS_DEMONSTRATED),
        ([(OUTCOME, UP), (OUTCOME, SAME)], Verdict.PROGRESS_DEMONSTRATED),
        ([(OUTCOME, UP), (OUTCOME, DOWN)], Verdict.OUTCOMES_MIXED),
        ([(OUTCOME, DOWN), (OUTPUT, UP)], Verdict.OUTCOMES_WORSENED),
        ([(OUTPUT, UP), (OUTCOME, SAME)], Verdict.CAPACITY_GREW),
        ([(OUTPUT, UP)], Verdict.CAPACITY_GREW),
        ([(OUTPUT, UP), (INPUT, DOWN)], Verdict.CAPACITY_MIXED),
        ([(INPUT, DOWN), (OUTCOME, NONE)], Verdict.CAPACITY_FELL),
        ([(INPUT, SAME), (OUTCOME, SAME)], Verdict.NO_CLEAR_CHANGE),
    ],
)
def test_the_first_rule_that_holds_gives_the_verdict(pairs, verdict):
    assert synthesise(results(*pairs)).verdict is verdict


def test_progress_on_weak_evidence_is_only_indicated():
    assert synthesise(results((OUTCOME, UP), grade=Grade.WEAK)).verdict is Verdict.PROGRESS_INDICATED


def test_without_an_outcome_that_moved_no_verdict_speaks_of_progress():
    for level in (INPUT, OUTPUT):
        for outlook in Outlook:
            verdict = synthesise(results((level, outlook))).verdict
            assert verdict not in (Verdict.PROGRESS_DEMONSTRATED, Verdict.PROGRESS_INDICATED)


def test_levels_that_point_in_different_directions_are_said_to_disagree():
    assert synthesise(results((OUTPUT, UP), (INPUT, DOWN))).levels_disagree
    assert not synthesise(results((OUTPUT, UP), (OUTCOME, SAME))).levels_disagree


def test_the_evidence_of_a_verdict_is_that_of_its_weakest_indicator():
    mixed = results((OUTPUT, UP), grade=Grade.STRONG) + results((OUTCOME, SAME), grade=Grade.WEAK)
    assert synthesise(mixed).grade is Grade.WEAK
    assert synthesise(results((OUTPUT, CONTEXT))).grade is Grade.NONE


def test_every_verdict_has_a_rule_and_a_class():
    assert {verdict for verdict, _ in RULES} == set(Verdict) == set(OUTLOOKS)


def test_the_order_of_indicators_changes_nothing():
    pairs = [(OUTPUT, UP), (OUTCOME, SAME), (INPUT, DOWN)]
    assert synthesise(results(*pairs)) == synthesise(results(*reversed(pairs)))

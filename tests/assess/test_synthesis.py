"""Three questions about an objective are answered apart, each by the first rule that holds."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.assess import Answer, Grade, Question, Standing
from evaluation.assess.synthesis import LEVELS, OUTLOOKS, RULES, synthesise
from evaluation.framework import Direction, Level
from evaluation.methods import Outlook

UP, SAME, DOWN = Outlook.FAVOURABLE, Outlook.UNCLEAR, Outlook.UNFAVOURABLE
NONE, CONTEXT = Outlook.NOT_COMPUTABLE, Outlook.CONTEXT
INPUT, OUTPUT, OUTCOME = Level.INPUT, Level.OUTPUT, Level.OUTCOME


def indicator(
    id_, outlook, level=OUTPUT, *, moved=0, holds=True, year=2024, current=True, grade=Grade.MODERATE, pace=None
):
    """Result of an indicator of which only what the synthesis looks at matters."""
    direction = Direction.NONE if outlook is CONTEXT else Direction.RISE
    status = "moved_untested" if moved else "no_clear_change" if outlook is SAME else outlook.value
    found = SimpleNamespace(
        outlook=outlook,
        status=status,
        moved=moved,
        is_current=current,
        latest=SimpleNamespace(end=dt.date(year, 12, 31)),
    )
    return SimpleNamespace(
        indicator=SimpleNamespace(id=id_, level=level, direction=direction),
        pace=None if pace is None else SimpleNamespace(status=pace),
        direction=found,
        direction_robustness=SimpleNamespace(holds=holds),
        judged_now=current and outlook in (UP, SAME, DOWN),
        strength=SimpleNamespace(grade=grade),
    )


def services(*results):
    return synthesise(results).to(Question.SERVICES)


UNTESTED_UP, UNTESTED_DOWN = indicator("u", SAME, moved=1), indicator("d", SAME, moved=-1)
CHOSEN = indicator("h", UP, holds=False)


@pytest.mark.parametrize(
    ("results", "answer"),
    [
        ([], Answer.NOT_JUDGED),
        ([indicator("a", CONTEXT), indicator("b", NONE)], Answer.NOT_JUDGED),
        ([indicator("a", UP), indicator("b", DOWN)], Answer.MIXED),
        ([indicator("a", UP), indicator("b", SAME), indicator("c", NONE)], Answer.AS_INTENDED),
        ([indicator("a", DOWN), CHOSEN], Answer.AGAINST),
        ([CHOSEN, UNTESTED_UP, indicator("b", SAME)], Answer.DEPENDS),
        ([UNTESTED_UP, UNTESTED_DOWN], Answer.UNTESTED_MIXED),
        ([UNTESTED_UP, indicator("b", SAME)], Answer.UNTESTED_AS_INTENDED),
        ([UNTESTED_DOWN], Answer.UNTESTED_AGAINST),
        ([indicator("a", SAME)], Answer.NO_CLEAR_CHANGE),
    ],
)
def test_the_first_rule_that_holds_gives_the_answer(results, answer):
    assert services(*results).answer is answer


def test_each_question_looks_at_its_own_level_alone():
    found = synthesise([indicator("a", UP, INPUT), indicator("b", DOWN, OUTCOME)])
    assert [a.answer for a in found.answers] == [Answer.AS_INTENDED, Answer.NOT_JUDGED, Answer.AGAINST]


def test_an_answer_rests_on_what_moved_and_on_nothing_that_is_unclear_beside_it():
    found = services(indicator("a", UP), indicator("b", SAME), CHOSEN)
    assert found.rests_on == ("a",)
    assert found.saying(Standing.DEPENDS) == ("h",)


def test_the_evidence_of_an_answer_is_the_weakest_that_it_rests_on():
    found = services(indicator("a", UP, grade=Grade.STRONG), indicator("b", SAME, grade=Grade.WEAK))
    assert found.evidence is Grade.STRONG
    assert services(indicator("a", NONE)).evidence is Grade.NONE


def test_an_indicator_that_is_out_of_date_stands_aside_of_what_is_current():
    found = services(indicator("a", UP), indicator("b", DOWN, current=False, year=2019))
    assert (found.answer, found.not_known_since, found.stale) == (Answer.AS_INTENDED, None, {"b": 2019})
    assert found.saying(Standing.AGAINST) == ()


def test_where_nothing_current_is_judged_the_same_words_stand_with_the_latest_year():
    old = [indicator("a", UP, current=False, year=2019), indicator("b", SAME, current=False, year=2020)]
    found = services(*old, indicator("c", NONE))
    assert (found.answer, found.not_known_since) == (Answer.AS_INTENDED, 2020)
    assert found.outlook is NONE


def test_with_targets_the_pace_stands_beside_the_direction():
    found = services(indicator("a", UP, pace="far_behind"), indicator("b", UP, pace="missed", current=False))
    assert (found.answer, found.pace, found.with_target) == (Answer.AS_INTENDED, {"a": "far_behind"}, ("a", "b"))


def test_every_answer_has_a_rule_and_a_class_and_every_level_a_question():
    assert [answer for answer, *_ in RULES] == list(Answer)
    assert set(OUTLOOKS) == set(Answer)
    assert set(LEVELS.values()) == {*Level, None}


def test_an_indicator_without_a_level_is_asked_a_question_of_its_own_and_no_other():
    (found,) = synthesise([indicator("a", UP, level=None)]).answers
    assert (found.question, found.answer) == (Question.INDICATORS, Answer.AS_INTENDED)
    mixed = synthesise([indicator("a", UP, level=None), indicator("b", UP, level=Level.INPUT)])
    assert [answered.question for answered in mixed.answers] == list(Question)
    assert [answered.question for answered in synthesise([]).answers] == list(Question)[:3]


KINDS = st.builds(
    indicator,
    st.uuids().map(str),
    st.sampled_from([UP, SAME, DOWN, NONE, CONTEXT]),
    st.sampled_from(list(Level)),
    holds=st.booleans(),
    current=st.booleans(),
    year=st.integers(2017, 2024),
)


@given(st.lists(KINDS, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_indicators_changes_nothing(results, random):
    shuffled = random.sample(results, len(results))
    assert synthesise(results) == synthesise(shuffled)


@given(st.lists(KINDS, max_size=5))
def test_every_indicator_of_a_level_is_counted_once(results):
    for answered in synthesise(results).answers:
        known = [id_ for s in Standing for id_ in answered.saying(s)]
        known += [] if answered.not_known_since else answered.stale
        of_level = [r.indicator.id for r in results if r.indicator.level is LEVELS[answered.question]]
        assert sorted([*known, *answered.context]) == sorted(of_level)


@given(st.lists(KINDS, max_size=4), KINDS)
def test_what_says_nothing_moves_no_answer(results, further):
    silent = indicator("zz", NONE, further.indicator.level)
    before, after = synthesise(results), synthesise([*results, silent])
    assert [(a.answer, a.rests_on, a.evidence) for a in before.answers] == [
        (a.answer, a.rests_on, a.evidence) for a in after.answers
    ]

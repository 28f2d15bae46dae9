"""What moved between two states of the data: each value, verdict and answer, and nothing that did not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evaluation.assess import Aspect, Grade, ProgressRecord, assess, find_moves

BEFORE = {2014: 100, 2015: 110, 2016: 90, 2021: 190, 2022: 210, 2023: 200}


@pytest.fixture
def state(evidence, observation, indicator, source):
    """Record of the one indicator 1.1 on yearly values."""

    def build(values=BEFORE, **sheet):
        rows = [observation(f"F{year}", value, year) for year, value in values.items()]
        return ProgressRecord.of(assess(evidence(rows, [indicator(**sheet)], [source("S1", "2024-06-01")])))

    return build


def aspects(before, after):
    (move,) = find_moves(before, after).indicators
    return move.aspects


def test_nothing_moves_between_a_state_and_itself(state):
    assert not find_moves(state(), state())


def test_a_latest_figure_that_is_another_moves_the_value_and_the_change(state):
    moved = aspects(state(), state(BEFORE | {2023: 201}))
    assert set(moved) >= {Aspect.LATEST, Aspect.CHANGE}
    assert Aspect.STATUS not in moved
    assert Aspect.BASELINE not in moved


def test_a_figure_of_the_baseline_moves_the_baseline(state):
    moved = aspects(state(), state(BEFORE | {2014: 130}))
    assert Aspect.BASELINE in moved
    assert Aspect.LATEST not in moved


def test_a_turned_verdict_moves_the_status_and_the_answer(state):
    moves = find_moves(state(), state(BEFORE | {2023: 20}))
    assert Aspect.STATUS in moves.indicators[0].aspects
    ((objective, question),) = {(a.objective, a.question.value) for a in moves.answers}
    assert (objective, question) == ("1", "outcomes")
    assert moves.answers[0].before.answer != moves.answers[0].after.answer


def test_a_figure_that_moves_no_value_is_told_as_one_more_of_the_series(state):
    assert Aspect.SERIES in aspects(state(), state(BEFORE | {2020: 195}))


def test_the_same_value_from_another_document_is_no_move(state):
    before = state()
    after = replace(before, indicators=tuple(_of_other_document(item) for item in before.indicators))
    assert not find_moves(before, after)


def _of_other_document(record):
    result = record.result
    return replace(record, result=replace(result, latest=replace(result.latest, observations=("F9",))))


@pytest.mark.parametrize(("latest", "is_moved"), [(200, True), (100, False)])
def test_evidence_that_becomes_weak_moves_the_status_of_what_moved_and_of_nothing_else(state, latest, is_moved):
    before = state(BEFORE | {2021: latest, 2022: latest, 2023: latest})
    (record,) = before.indicators
    weak = replace(record, evidence=replace(record.evidence, grade=Grade.WEAK))
    assert not record.evidence.grade.is_weak
    assert (Aspect.STATUS in aspects(before, replace(before, indicators=(weak,)))) == is_moved


def test_an_indicator_that_only_one_has_moves_in_all(state):
    moved = find_moves(state(), state(id="1.2"))
    assert [(m.id, m.before is None, m.aspects) for m in moved.indicators] == [
        ("1.2", True, tuple(Aspect)),
        ("1.1", False, tuple(Aspect)),
    ]


def test_a_record_is_read_back_from_what_is_written_of_it(state):
    record = state()
    assert ProgressRecord.from_dict(record.to_dict() | {"version": "another key"}) == record

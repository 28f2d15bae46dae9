"""What moved in words: what it was, what it is, with units, periods and numbers as readers write them."""

from __future__ import annotations

import pytest

from evaluation.assess import Aspect, ProgressRecord, assess, find_moves
from evaluation.locale.language import Language
from evaluation.words.moves import _TELL, NAMES, MoveWriter

BEFORE = {2014: 100, 2015: 110, 2016: 90, 2021: 190, 2022: 210, 2023: 200}
MATERIAL = {"value": 1, "of": "absolute", "reason": {"en": "why", "es": "por qué"}}


@pytest.fixture
def lines(evidence, observation, indicator, source):
    """Lines on what moves when values of years are others."""

    def tell(changed, language="en", before=BEFORE, **sheet):
        def state(values):
            rows = [observation(f"F{year}", value, year) for year, value in values.items()]
            return assess(evidence(rows, [indicator(**sheet)], [source("S1", "2024-06-01")]))

        then, now = state(before), state(before | changed)
        units = now.evidence.dataset.tables.units
        moves = find_moves(ProgressRecord.of(then), ProgressRecord.of(now))
        writer = MoveWriter(Language.of(language), units)
        return list(writer.lines(moves)), list(writer.rows(moves))

    return tell


def test_every_aspect_has_a_name_and_words():
    assert set(NAMES) == set(_TELL) == set(Aspect)


def test_a_value_is_told_before_and_after_with_its_unit_and_period_under_a_verdict_that_stays(lines):
    told, _ = lines(
        {2023: 6}, before={2015: 4, 2016: 4, 2023: 8}, kind="stock", cumulation="stock", material_change=MATERIAL
    )
    assert told[0] == "1.1 title: stays “Improved”"
    assert "  Latest figure: 8 cases (2023) → 6 cases (2023)" in told
    assert "  Change: +4 cases; +100% → +2 cases; +50%" in told
    assert not [line for line in told if line.strip().startswith("Baseline")]


def test_the_change_of_a_count_is_a_ratio_with_its_interval(lines):
    told, _ = lines({2023: 210})
    (change,) = (line for line in told if line.startswith("  Change"))
    assert "cases; ratio 2.00; interval 1.35 to 2.96 → " in change


def test_a_turned_verdict_is_told_in_words_with_the_answer(lines):
    told, rows = lines({2023: 20})
    assert told[0] == "1.1 title"
    assert [line for line in told if line.startswith("  Status: “Improved")]
    assert [line for line in told if line.startswith("Objective 1: “Outcomes: ")]
    assert ("1.1", "latest", "200 cases (2023)", "20 cases (2023)") in rows
    assert {row[0] for row in rows} == {"1.1", "1"}


def test_it_is_told_in_the_language_that_is_asked_for(lines):
    told, _ = lines({2023: 201}, language="es")
    assert [line for line in told if line.startswith("  Última cifra: ")]
    assert [line for line in told if "; razón 2.00; intervalo de " in line]


def test_a_move_that_no_digit_shows_is_not_told(lines):
    told, _ = lines(
        {2023: 8.00000001},
        before={2015: 4, 2016: 4, 2023: 8},
        kind="stock",
        cumulation="stock",
        material_change=MATERIAL,
    )
    assert told == []

"""How many distinct pairs of figures share a verdict, which choice turns it, and which figures nobody named."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.assess import About, Choice, Specification, assess
from evaluation.assess.robustness import agrees, compare
from evaluation.assess.undeclared import undeclared
from evaluation.methods import Result

WINDOW = {"label": {"en": "a", "es": "b"}, "reason": {"en": "a", "es": "b"}}
TEXT = {"en": "a", "es": "b"}
BOTH = {"preferred": ["police"], "alternatives": ["court"], "reason": TEXT}


@pytest.fixture
def judged(evidence, observation, indicator, source):
    """Judge a stock of 10 in 2016 and 20 in 2023, with other figures beside it: `judged({"baselines": [...]})`."""

    def judge(alternatives=None, extra=(), **sheet):
        rows = [observation("F1", 10, 2016), observation("F2", 20, 2023), *extra]
        known = [source("S1", "2024-01-01"), source("S2", "2024-06-01")]
        sheet = {
            "kind": "stock",
            "cumulation": "stock",
            "material_change": {"value": 1, "of": "absolute", "reason": TEXT},
            "alternatives": alternatives or {},
            **sheet,
        }
        return assess(evidence(rows, [indicator(**sheet)], sources=known)).objectives[0].indicators[0]

    return judge


def year(number, id_=None):
    """Another baseline, of one year."""
    return {"id": id_ or f"y{number}", "start": f"{number}-01-01", "end": f"{number}-12-31", **WINDOW}


def test_without_another_choice_ours_is_the_only_one_and_holds(judged):
    found = judged().robustness
    assert (found.agreeing, found.total, found.turns_on, found.is_only, found.holds) == (1, 1, None, True, True)


def test_a_baseline_that_turns_the_verdict_lowers_the_share_and_is_named(judged, observation):
    item = judged({"baselines": [year(2014)]}, [observation("F0", 30, 2014)])
    assert item.robustness.share == Fraction(1, 2)
    assert item.robustness.turns_on == item.robustness.reversed_by == Choice(About.BASELINE, "y2014")


def test_a_specification_that_repeats_a_pair_changes_no_share(judged):
    twice = {"baselines": [{**year(2016), "start": "2016-06-01", "id": "late"}, year(2016)]}
    assert judged(twice).robustness == judged().robustness


def test_another_register_with_the_same_figures_is_no_other_specification(judged, observation):
    figures = [{"id": "court", "preferred": ["court", "police"], **WINDOW}]
    same = observation("F9", 20, 2023, authority="court")
    assert judged({"figures": figures}, [same], authorities=BOTH).robustness.is_only


def test_another_register_is_a_specification(judged, observation):
    figures = [{"id": "court", "preferred": ["court", "police"], **WINDOW}]
    item = judged({"figures": figures}, [observation("F9", 5, 2023, authority="court")], authorities=BOTH)
    assert item.robustness.share == Fraction(1, 2)
    assert item.robustness.turns_on == Choice(About.FIGURES, "court")


def test_the_figure_published_first_is_a_specification(judged, observation):
    restated = observation("F3", 4, 2023, source="S2")
    item = judged({"first_release": TEXT}, [restated])
    assert item.result.status == "worsened"
    assert item.robustness.turns_on == Choice(About.RELEASE, "first_release")


def test_the_last_two_earlier_figures_that_are_not_out_of_date_are_ends_by_rule(judged, observation):
    extra = [observation(f"E{y}", value, y) for y, value in ((2019, 1), (2020, 2), (2021, 12), (2022, 5))]
    found = judged(extra=extra).robustness
    assert [s.result.latest.value for s in found.specifications] == [20, 5, 12]
    assert [str(s.choice) for s in found.shares] == ["end:one_earlier", "end:two_earlier"]
    assert found.reversed_by == Choice(About.END, "one_earlier")
    assert (found.share, found.holds) == (Fraction(2, 3), False)


def test_choices_are_crossed_and_each_has_its_own_share(judged, observation):
    extra = [observation("F0", 30, 2014), observation("F9", 25, 2023, authority="court")]
    figures = [{"id": "court", "preferred": ["court", "police"], **WINDOW}]
    found = judged({"figures": figures, "baselines": [year(2014)]}, extra, authorities=BOTH).robustness
    assert [(str(s.choice), s.agreeing, s.total) for s in found.shares] == [
        ("figures:court", 1, 2),
        ("baseline:y2014", 0, 2),
    ]


def test_one_that_cannot_be_judged_counts_and_agrees_with_nothing(judged):
    found = judged({"baselines": [year(1990)]}).robustness
    assert (found.agreeing, found.total, found.holds) == (1, 2, False)


def test_without_a_verdict_of_ours_nothing_is_compared(judged):
    found = judged({"baselines": [year(2014)]}, direction="none").robustness
    assert (found.agreeing, found.total, found.share, found.holds) == (0, 0, None, False)


OURS, AGAINST = Result("change", "improved", moved=1), Result("change", "worsened", moved=-1)
SAME = Result("change", "no_clear_change")
UNTESTED, FALL = Result("change", "moved_untested", moved=1), Result("change", "moved_untested", moved=-1)
NONE = Result("change", "not_computable")
EVERY = (OURS, AGAINST, SAME, UNTESTED, FALL, NONE)


@pytest.mark.parametrize(
    ("own", "agreeing"),
    [(OURS, [OURS]), (AGAINST, [AGAINST]), (SAME, [SAME]), (UNTESTED, [OURS, UNTESTED]), (FALL, [AGAINST, FALL])],
)
def test_what_could_not_be_tested_agrees_with_the_same_or_a_tested_move_and_no_test_with_it(own, agreeing):
    assert [r for r in EVERY if agrees(own, r)] == agreeing


ONE, TWO = Choice(About.BASELINE, "one"), Choice(About.FIGURES, "two")


def specifications(*pairs):
    return [Specification(choices, result) for choices, result in pairs]


@pytest.mark.parametrize(("agreeing", "other", "holds"), [(2, 1, True), (3, 2, False), (1, 1, False), (67, 33, True)])
def test_two_thirds_are_enough_and_less_is_not(agreeing, other, holds):
    found = compare(specifications(*[((), OURS)] * agreeing, *[((ONE,), SAME)] * other))
    assert found.holds is holds


def test_one_choice_alone_that_reverses_the_direction_is_enough_to_take_the_word_shown_away():
    mostly = [((), OURS), *[((TWO,), OURS)] * 9]
    assert compare(specifications(*mostly, ((ONE,), SAME))).holds
    assert not compare(specifications(*mostly, ((ONE,), FALL))).holds
    assert compare(specifications(*mostly, ((ONE, TWO), AGAINST))).holds


def test_the_choice_that_flips_more_is_named_and_of_equals_the_one_that_always_flips():
    both = ((ONE, TWO), AGAINST)
    found = compare(specifications(((), OURS), ((ONE,), AGAINST), ((TWO,), AGAINST), both, ((TWO,), AGAINST)))
    assert found.turns_on == TWO
    found = compare(specifications(((), OURS), ((ONE,), AGAINST), ((ONE,), OURS), ((TWO,), AGAINST)))
    assert found.turns_on == TWO


@given(st.lists(st.tuples(st.sampled_from([(ONE,), (TWO,), (ONE, TWO)]), st.sampled_from(EVERY)), max_size=6))
def test_every_specification_counts_once_and_no_share_exceeds_its_whole(others):
    found = compare(specifications(((), OURS), *others))
    assert found.total == len(others) + 1
    assert 1 <= found.agreeing <= found.total
    assert all(0 <= s.agreeing <= s.total for s in found.shares)


def test_a_change_that_too_few_specifications_share_is_not_shown_and_counts_as_unclear(judged, observation):
    item = judged({"baselines": [year(2014)]}, [observation("F0", 30, 2014)])
    assert item.result.outlook == "favourable"
    assert (item.demonstrated, item.outlook) == (False, "unclear")


def test_figures_that_nobody_declared_are_named_until_they_are_ruled_out(evidence, observation, indicator, source):
    rows = [observation("F1", 10, 2016), observation("F2", 20, 2023)]
    rows += [observation("F3", 15, 2018), observation("F4", 16, 2019), observation("F5", 20, 2023, authority="court")]

    def named(**alternatives):
        sheet = {"kind": "stock", "cumulation": "stock", "alternatives": alternatives}
        material = {"material_change": {"value": 1, "of": "absolute", "reason": TEXT}}
        known = evidence(rows, [indicator(**sheet, **material)], [source("S1", "2024-01-01")])
        item = assess(known).objectives[0].indicators[0]
        return [o.observation_id for o in undeclared(known, item)]

    assert named() == ["F3", "F4"]
    assert named(baselines=[year(2018)]) == ["F4"]
    assert named(ruled_out=[{"observations": ["F3"], "reason": TEXT}]) == ["F4"]
    assert named(ruled_out=[{"start": "2018-01-01", "end": "2019-12-31", "reason": TEXT}]) == []

"""How many defensible readings share a verdict, and which choice turns it."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from evaluation.assess import About, Choice, OtherReading, assess
from evaluation.assess.robustness import compare
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


def test_without_alternatives_our_reading_is_the_only_one(judged):
    found = judged().robustness
    assert (found.agreeing, found.computable, found.turns_on) == (1, 1, None)


def test_a_baseline_that_turns_the_verdict_lowers_the_share_and_is_named(judged, observation):
    item = judged({"baselines": [year(2014)]}, [observation("F0", 30, 2014)])
    assert item.robustness.share == Fraction(1, 2)
    assert item.robustness.turns_on == Choice(About.BASELINE, "y2014")


def test_a_changed_alternative_changes_the_share(judged, observation):
    extra = [observation("F0", 30, 2014), observation("F5", 5, 2015)]
    shares = [judged({"baselines": [year(y)]}, extra).robustness.share for y in (2014, 2015)]
    assert shares == [Fraction(1, 2), Fraction(1)]


def test_combinations_with_identical_inputs_count_once(judged):
    twice = {"baselines": [{**year(2016), "start": "2016-06-01", "id": "late"}, year(2016)]}
    assert judged(twice).robustness.computable == 1


def test_another_register_is_a_reading(judged, observation):
    figures = [{"id": "court", "preferred": ["court", "police"], **WINDOW}]
    item = judged({"figures": figures}, [observation("F9", 5, 2023, authority="court")], authorities=BOTH)
    assert item.robustness.share == Fraction(1, 2)
    assert item.robustness.turns_on == Choice(About.FIGURES, "court")


def test_the_figure_published_first_is_a_reading(judged, observation):
    restated = observation("F3", 4, 2023, source="S2")
    item = judged({"first_release": TEXT}, [restated])
    assert item.result.status == "worsened"
    assert item.robustness.turns_on == Choice(About.RELEASE, "first_release")


def test_every_combination_of_choices_is_run(judged, observation):
    extra = [observation("F0", 30, 2014), observation("F9", 5, 2023, authority="court")]
    figures = [{"id": "court", "preferred": ["court", "police"], **WINDOW}]
    alternatives = {"figures": figures, "baselines": [year(2014)], "methods": ["statcan_2024", "unsd_2023"]}
    assert judged(alternatives, extra, authorities=BOTH).robustness.computable == 2 * 2 * 3


def test_a_reading_without_a_verdict_is_shown_but_not_counted(judged):
    found = judged({"methods": ["destatis_trend"]}).robustness
    assert (len(found.readings), found.computable) == (2, 1)


def test_without_a_verdict_of_ours_nothing_is_compared(judged):
    found = judged({"methods": ["statcan_2024"]}, direction="none").robustness
    assert (found.agreeing, found.computable, found.share, found.holds) == (0, 0, None, False)


OURS = Result("change", "improved")
AGAINST = Result("change", "worsened")
ONE, TWO = Choice(About.BASELINE, "one"), Choice(About.METHOD, "two")


def readings(*pairs):
    return [OtherReading(choices, result) for choices, result in pairs]


@pytest.mark.parametrize(("agreeing", "against", "holds"), [(2, 1, True), (3, 2, False), (1, 1, False), (67, 33, True)])
def test_two_thirds_are_enough_and_less_is_not(agreeing, against, holds):
    found = compare(readings(*[((), OURS)] * agreeing, *[((ONE,), AGAINST)] * against))
    assert found.holds is holds


def test_the_choice_that_flips_more_readings_is_named():
    found = compare(
        readings(((), OURS), ((ONE,), AGAINST), ((TWO,), AGAINST), ((ONE, TWO), AGAINST), ((TWO,), AGAINST))
    )
    assert found.turns_on == TWO


def test_of_choices_that_flip_equally_often_the_one_that_always_flips_is_named():
    found = compare(readings(((), OURS), ((ONE,), AGAINST), ((ONE,), OURS), ((TWO,), AGAINST)))
    assert found.turns_on == TWO


def test_a_change_that_too_few_readings_share_is_not_demonstrated_and_counts_as_unclear(judged, observation):
    item = judged({"baselines": [year(2014)]}, [observation("F0", 30, 2014)])
    assert item.result.outlook == "favourable"
    assert (item.demonstrated, item.outlook) == (False, "unclear")


def test_the_day_of_the_report_is_the_same_for_every_reading(judged):
    found = judged({"methods": ["statcan_2024", "unsd_2023"]}).robustness
    assert {r.result.latest.end for r in found.readings} == {dt.date(2023, 12, 31)}

"""No verb says more than the certainty of what moved allows, in any language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evaluation.assess import Grade, assess
from evaluation.framework import Form
from evaluation.locale import available_languages
from evaluation.locale.language import Language
from evaluation.words.certainty import ROSE, Certainty, Way, certainty_of, how_sure, status_said, verb, weakest

ENGLISH = Language.of("en")


@pytest.fixture
def judged(evidence, indicator, observation, source):
    """One indicator of counts, judged: `judged([(8, 2014), (14, 2019)], kind="stock")`."""

    def build(points, **changes):
        rows = [observation(f"F{n}", value, year) for n, (value, year) in enumerate(points, 1)]
        (item,) = assess(evidence(rows, [indicator(**changes)], [source("S1")])).indicators
        return item

    return build


STEADY = [(200, 2013), (201, 2014), (199, 2015), (200, 2016)]
RISE = [*STEADY, (600, 2017), (601, 2018), (600, 2019)]


@pytest.mark.parametrize(
    ("points", "certainty", "said"),
    [
        (RISE, Certainty.SHOWN, "rose"),
        ([(value if year < 2017 else 10, year) for value, year in RISE], Certainty.SHOWN, "fell"),
        ([(20, 2015), (60, 2019)], Certainty.POSSIBLE, "may have risen"),
        ([(60, 2015), (20, 2019)], Certainty.POSSIBLE, "may have fallen"),
        ([*STEADY, (200, 2019)], Certainty.UNCLEAR, "showed no clear change"),
        ([(60, 2019)], Certainty.UNKNOWN, "cannot be compared with the time before"),
    ],
)
def test_the_verb_follows_from_how_surely_it_moved_and_which_way(judged, points, certainty, said):
    item = judged(points, baseline={"start": "2013-01-01", "end": "2016-12-31", "reason": {"en": "r", "es": "r"}})
    assert certainty_of(item) is certainty
    assert verb(ENGLISH, [item], Form.ROSE) == said


def test_what_one_specification_alone_shows_says_so(judged):
    item = judged(RISE, baseline={"start": "2013-01-01", "end": "2016-12-31", "reason": {"en": "r", "es": "r"}})
    many, alone = replace(item.robustness, specifications=item.robustness.specifications[:1] * 2), item.robustness
    one = replace(alone, specifications=alone.specifications[:1])
    assert how_sure(ENGLISH, [replace(item, robustness=one)]) == "shown; no other choice was found"
    assert how_sure(ENGLISH, [replace(item, robustness=many)]) == "shown"


def test_of_several_the_least_sure_decides_and_moves_apart_say_nothing(judged):
    sheet = {"baseline": {"start": "2013-01-01", "end": "2016-12-31", "reason": {"en": "r", "es": "r"}}}
    rise, fall = judged(RISE, **sheet), judged([(v if y < 2017 else 10, y) for v, y in RISE], **sheet)
    possible = judged([(20, 2015), (60, 2019)], **sheet)
    assert weakest([rise, possible]) is Certainty.POSSIBLE
    assert weakest([rise, fall]) is Certainty.UNKNOWN
    assert weakest([]) is Certainty.UNKNOWN


@pytest.mark.parametrize("code", available_languages())
def test_no_two_cells_of_the_table_have_the_same_verb(code):
    language = Language.of(code)
    said = [language.plural(*ROSE[sure][way], 2) for sure in ROSE for way in Way]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize(("grade", "said"), [(Grade.WEAK, "Probably improved"), (Grade.MODERATE, "Improved")])
def test_a_status_on_weak_evidence_says_no_more_than_the_verb(judged, grade, said):
    item = judged(RISE, baseline={"start": "2013-01-01", "end": "2016-12-31", "reason": {"en": "r", "es": "r"}})
    assert status_said(replace(item, strength=replace(item.strength, grade=grade))) == said

"""Judgement of the framework: no number is typed, every place can be filled, and how sure it is must be told."""

from __future__ import annotations

import pytest
from conftest import framework, sheet, words
from pydantic import ValidationError

from evaluation.framework import Framework, Shortened


def sentence(en="Offices: {F1}.", es="Fiscalías: {F1}.", **changes):
    told = {"id": "S1", "about": "money", "text": {"en": en, "es": es}, "rests_on": {"F1": 8}, "sureness": "documented"}
    return told | changes


def recommendation(**changes):
    texts = {key: words(key) for key in ("addressee", "action", "duty", "needless_if")}
    return {"id": "R1", "by": "2027-06", **texts} | changes


def parsed(*sentences, **changes):
    appraisal = {"written_on": "2026-11-29", "sentences": list(sentences)} | changes
    return Framework.model_validate(framework([sheet()]) | {"appraisal": appraisal}).appraisal


def test_a_programme_need_not_be_appraised():
    assert Framework.model_validate(framework([sheet()])).appraisal is None


def test_a_sentence_names_what_it_rests_on_and_where_else_it_stands():
    (found,) = parsed(sentence(also_in=["brief", "page"])).sentences
    assert (found.rests_on, found.also_in) == ({"F1": 8}, (Shortened.BRIEF, Shortened.PAGE))


def test_a_verb_names_the_indicators_that_move():
    (found,) = parsed(sentence("Cases {1.1:rose}.", "Los casos {1.1:rose.many}.", sureness=None)).sentences
    assert found.indicators == ("1.1",)


@pytest.mark.parametrize(
    "said",
    ["Since 2017-2018, in June 2017.", "On June 15, 2017.", "El 15 de junio de 2017.", "Law {30925:name}."],
)
def test_years_days_and_numbers_that_are_names_may_be_typed(said):
    assert parsed(sentence(said, said)).sentences


@pytest.mark.parametrize("said", ["More than 9.8 million.", "About 14 offices.", "Some 12 of {F1}."])
def test_a_number_that_is_typed_is_refused(said):
    with pytest.raises(ValidationError, match=r"the number [\d.]+ is typed; put a finding in its place"):
        parsed(sentence(said, "Fiscalías: {F1}."))


BAD = {
    "a place without grounds": ({"en": "Offices: {F2}."}, "'F2' is no finding that it `rests_on`"),
    "a fault of one language": ({"es": "Fiscalías: {F2}."}, "S1, es: 'F2' is no finding"),
    "a form that there is not": ({"en": "Offices: {F1:bold}."}, "'bold' is no form of a place"),
    "sure twice": ({"en": "Cases {1.1:rose}.", "es": "{1.1:rose}."}, "name `sureness`, or say by a place"),
    "sure never": ({"sureness": None}, "name `sureness`, or say by a place"),
    "another indicator": ({"en": "{9.9:rose}.", "es": "{9.9:rose}.", "sureness": None}, "speaks of indicator 9.9"),
    "an unknown topic": ({"about": "sports"}, "is about 'sports'; use one of 1, bottom_line"),
}


@pytest.mark.parametrize(("changes", "problem"), BAD.values(), ids=BAD.keys())
def test_a_sentence_that_cannot_be_printed_as_it_is_meant_is_refused(changes, problem):
    with pytest.raises(ValidationError, match=problem):
        parsed(sentence(**changes))


def test_an_id_stands_once_for_a_sentence_or_a_recommendation():
    with pytest.raises(ValidationError, match="id used twice: S1"):
        parsed(sentence(), recommendations=[recommendation(id="S1")])


def test_a_recommendation_holds_to_the_same_rules():
    assert parsed(recommendations=[recommendation()]).recommendations[0].by == "2027-06"
    with pytest.raises(ValidationError, match="the number 5 is typed"):
        parsed(recommendations=[recommendation(action=words("Open 5 shelters."))])

"""What is told before the figures: partners, results chain and sentences with figures name what there is."""

from __future__ import annotations

import pytest
from conftest import framework, sheet, words
from pydantic import ValidationError

from evaluation.framework import Fact, Framework, Objective, Partner, Stage


def link(objective):
    return {"objective": objective, "text": words(), "followed": "no"}


def partner(**changes):
    return {"id": "lead", "name": words(), "role": words(), "sources": ["S1"]} | changes


def read(**changes):
    return Framework.model_validate(framework([sheet()]) | changes)


def test_a_sentence_names_each_of_its_figures_once_and_in_order():
    fact = Fact.model_validate({"text": {"en": "{F2} and {F1}, {F2}", "es": "{F1} y {F2}, {F2}"}})
    assert fact.figures == ("F2", "F1")


def test_a_sentence_states_the_same_figures_in_every_language():
    with pytest.raises(ValidationError, match="each language must state the same figures"):
        Fact.model_validate({"text": {"en": "{F1} of {F2}", "es": "{F1} de {F1}"}})


def test_a_stage_has_one_link_for_all_objectives_or_one_for_each():
    for named in (["all"], ["1", "2"]):
        assert len(Stage(title=words(), links=[link(o) for o in named]).links) == len(named)
    for named in (["all", "1"], ["1", "1"]):
        with pytest.raises(ValidationError, match="one link for all objectives, or one for each"):
            Stage(title=words(), links=[link(o) for o in named])


def test_a_partner_rests_on_a_document():
    with pytest.raises(ValidationError, match="sources"):
        Partner.model_validate(partner(sources=[]))


def test_partners_and_stages_belong_to_objectives_that_are_listed():
    assert read(partners=[partner(objectives=["1"])]).partners[0].objectives == ("1",)
    with pytest.raises(ValidationError, match="partners name objectives that are not listed: 9"):
        read(partners=[partner(objectives=["9"])])
    stages = [{"title": words(), "links": [link("8")]}]
    with pytest.raises(ValidationError, match="the results chain names objectives that are not listed: 8"):
        read(results_chain={"reading": words(), "stages": stages})


def test_no_partner_is_listed_twice():
    with pytest.raises(ValidationError, match="partner id used twice: lead"):
        read(partners=[partner(), partner()])


def test_a_place_in_a_fact_has_one_of_the_forms_that_there_are():
    with pytest.raises(ValidationError, match="'bold' is no form of a place; use one of bare"):
        Fact.model_validate({"text": {"en": "{F1:bold}", "es": "{F1:bold}"}})


def test_an_objective_names_the_place_of_every_sentence_with_figures():
    text = {"en": "It is {F1}.", "es": "Es {F1}."}
    own = {key: words() for key in ("title", "short_title", "question", "wording_note")}
    facts = {"answers": {"outcome": {"text": text}}, "facts": [{"text": text}], "by_sex": {"text": text}}
    objective = Objective.model_validate({"id": "1", **own, **facts})
    assert [place for place, _ in objective.told()] == [("answers", "outcome"), ("facts", 0), ("by_sex",)]

"""Evidence of an area: its own figures, asked for by the same questions, and nothing that was meant for the whole."""

from __future__ import annotations

import pytest

from evaluation.assess import assess
from evaluation.evidence import evidence_of, indicator_series, known_areas, of_area
from evaluation.framework import Text

NONE = Text(en="none", es="ninguna")
TARGET = {
    "value": 500,
    "date": "2024-01-01",
    "source": "S1",
    "reason": {"en": "agreed", "es": "acordada"},
}


@pytest.fixture
def of_cusco(evidence, indicator, observation):
    """Evidence of Cusco, where the whole has 100 cases a year and a target."""

    def build(*values, corrections=(), **sheet):
        figures = [observation(f"F{year}", 100, year) for year in (2015, 2016, 2022)]
        own = [observation(f"C{year}", value, year, area="Cusco") for year, value in values]
        whole = evidence([*figures, *own], [indicator(target=TARGET, **sheet)], corrections=corrections)
        return of_area(whole, "Cusco", NONE)

    return build


def test_only_figures_of_the_area_exist(of_cusco):
    known = of_cusco((2016, 8))
    assert [o.observation_id for o in known.observations] == ["C2016"]


def test_the_indicator_asks_for_the_area(of_cusco):
    known = of_cusco((2016, 8), (2022, 9))
    series = indicator_series(known, known.dataset.framework.indicators[0])
    assert [f.value for f in series.figures] == [8, 9]


def test_a_ratio_asks_for_both_parts_in_the_area(of_cusco):
    part = {"measures": ["cases"], "areas": ["Peru"]}
    known = of_cusco((2016, 8), select={"numerator": part, "denominator": part}, unit="percent", kind="share")
    filters = known.dataset.framework.indicators[0].select.filters
    assert [f.areas for f in filters] == [("Cusco",), ("Cusco",)]


def test_a_target_of_the_whole_is_none_of_the_area(of_cusco):
    (objective,) = assess(of_cusco((2016, 8), (2022, 9))).objectives
    item = objective.indicators[0]
    assert item.result.method == "change"
    assert (item.indicator.target.value, item.indicator.target.none) == (None, NONE)


def test_an_indicator_without_a_target_keeps_its_reason(evidence, indicator, observation):
    known = of_area(evidence([observation("F1", 1, 2016)], [indicator()]), "Peru", NONE)
    assert known.dataset.framework.indicators[0].target.none.en == "none found"


def test_figures_of_the_whole_are_not_divided(of_cusco):
    (objective,) = assess(of_cusco()).objectives
    assert objective.indicators[0].series.figures == ()
    assert objective.indicators[0].result.latest is None


def test_decisions_on_figures_of_the_whole_are_none_on_the_area(of_cusco):
    def decision(id_, *ids):
        text = {"en": "so", "es": "así"}
        return {
            "id": id_,
            "action": "exclude",
            "observations": list(ids),
            "reason": text,
            "grounds": ["S1"],
            "decided_by": "evaluators",
            "decided_on": "2024-01-01",
        }

    known = of_cusco((2016, 8), corrections=[decision("C1", "F2016"), decision("C2", "C2016")])
    assert [c.id for c in known.corrections] == ["C2"]


def test_places_of_comparison_are_no_areas_of_the_programme(evidence, observation):
    found = evidence([observation("F1", 1, 2016), observation("F2", 2, 2016, area="Cusco")])
    assert list(known_areas(found.dataset)) == ["Cusco", "Peru"]


def test_no_area_means_the_evidence_of_the_whole(evidence, observation):
    whole = evidence([observation("F1", 1, 2016)])
    assert evidence_of(whole, "") is whole


def test_why_a_target_of_the_whole_is_none_is_said_in_every_language(evidence, indicator, observation):
    whole = evidence([observation("F1", 1, 2016)], [indicator(target=TARGET)])
    reason = evidence_of(whole, "Cusco").dataset.framework.indicators[0].target.none
    assert "whole program" in reason.of("en")
    assert "el programa entero" in reason.of("es")

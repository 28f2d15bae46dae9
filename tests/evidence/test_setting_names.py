"""Partners, places, results chain, search and help name documents, figures and areas that there are."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from conftest import framework, sheet, words

from evaluation.evidence.setting_names import setting_names
from evaluation.framework import Framework
from evaluation.load import TypedRows
from evaluation.load.rows import Row


class AtLineOne:
    """A YAML file all of which stands on its first line."""

    name = "framework.yaml"

    def line_of(self, path):
        return 1


@pytest.fixture
def faults(observation, evidence, indicator):
    """What is wrong with the names of a framework, in a folder with F1, S1 and Peru."""

    def found(area=None, **keys):
        tables = evidence([observation("F1", 8, 2016)], [indicator()]).dataset.tables
        areas = [replace(a, **(area or {})) for a in tables.areas.values()]
        rows = TypedRows(
            areas=tuple(Row("areas.csv", 2, a) for a in areas),
            ids={"observations": {"F1"}, "sources": {"S1"}, "areas": {"Peru"}},
        )
        read = Framework.model_validate(framework([sheet()]) | keys)
        return [(f.column, f.value) for f in setting_names(rows, read, AtLineOne())]

    return found


PARTNER = {"id": "lead", "name": words(), "role": words()}


def test_a_partner_names_documents_areas_and_an_award_that_there_are(faults):
    assert faults(partners=[PARTNER | {"sources": ["S1"], "areas": ["Peru"], "award": "F1"}]) == []
    wrong = PARTNER | {"sources": ["S9"], "areas": ["Atlantis"], "award": "F9"}
    assert faults(partners=[wrong]) == [
        ("partners.0.sources", "S9"),
        ("partners.0.areas", "Atlantis"),
        ("partners.0.award", "F9"),
    ]


def test_a_sentence_states_figures_that_there_are(faults):
    assert faults(background=[{"text": words("{F1}")}]) == []
    assert faults(background=[{"text": words("{F9}")}]) == [("background.0.text", "F9")]


@pytest.mark.parametrize(
    ("key", "needed"),
    [("results_chain", ["reading"]), ("search", ["found", "limits"]), ("help", ["text"])],
)
def test_what_stands_alone_names_documents_that_there_are(faults, key, needed):
    texts = {name: words() for name in needed}
    assert faults(**{key: texts | {"sources": ["S1"]}}) == []
    assert faults(**{key: texts | {"sources": ["S9"]}}) == [(f"{key}.sources", "S9")]


def test_a_place_has_a_day_and_a_tile_of_its_own_or_of_another_area(faults):
    place = [{"area": "Peru", "sources": ["S1"]}]
    day = dt.date(2018, 1, 1)
    assert faults({"exposed_from": day, "tile_row": 1, "tile_column": 1}, places=place) == []
    assert faults({"exposed_from": day}, places=place) == [("places.0.area", "Peru")]
    assert faults({"tile_row": 1, "tile_column": 1}, places=place) == [("places.0.area", "Peru")]

"""What a build states of itself for programs: complete, described by its schema, and stable."""

from __future__ import annotations

import hashlib
import json

import jsonschema
import pytest

from evaluation.assess import assess
from evaluation.facts.write import SCHEMA_VERSION, facts_json, make_facts, schema_json
from evaluation.load import Read
from evaluation.plan.fingerprint import Code, Inputs

SHAPES = {
    1: "970afef33b1a92aeabdef69106d5ceea1963069f8f840c34074f0e7064cb3c2f",
    2: "1451a1a6a905ad6bc9409675bbb31716c6bddbfc31336163be833eb9beb676d5",
    3: "72e38c83aa587e52349201bdcd27eab183db23f8bb6361c3ea603dea560ef7f9",
}
"""Digest of the schema without its descriptions, by version."""
INPUTS = Inputs("a" * 64, {"01.ipynb": "b" * 64}, Code("c" * 64, "d" * 64, {}, None))
SERIES = {2014: 100, 2015: 110, 2016: 90, 2021: 190, 2022: 210, 2023: 200}


@pytest.fixture
def programme(evidence, observation, source, indicator):
    """One indicator that rose: `programme(sheet={...}, corrections=[...], read="whole", F2023=201)`."""

    def build(sheet=None, corrections=(), read="opening", **values):
        figures = {f"F{year}": value for year, value in SERIES.items()} | values
        rows = [observation(name, value, int(name[1:5])) for name, value in figures.items()]
        documents = [source("S1", "2025-01-01", read=Read(read))]
        return assess(evidence(rows, [indicator(**(sheet or {}))], documents, corrections))

    return build


def deciding(state):
    (found,) = make_facts({}, INPUTS, state)["deciding"].values()
    return found


def without_words(schema):
    if isinstance(schema, dict):
        return {
            k: without_words(v)
            for k, v in schema.items()
            if k not in ("description", "title") or (k == "title" and isinstance(v, dict))
        }
    return [without_words(v) for v in schema] if isinstance(schema, list) else schema


def test_the_facts_of_the_real_report_are_as_the_schema_says(real_facts):
    jsonschema.Draft202012Validator(json.loads(schema_json())).validate(real_facts)


def test_the_schema_is_itself_valid():
    jsonschema.Draft202012Validator.check_schema(json.loads(schema_json()))


def test_a_changed_shape_is_a_new_version():
    shape = json.dumps(without_words(json.loads(schema_json())), sort_keys=True).encode()
    assert SHAPES[SCHEMA_VERSION] == hashlib.sha256(shape).hexdigest(), (
        "The shape of facts.json changed: raise SCHEMA_VERSION and the schema's, and add its digest to SHAPES."
    )
    assert json.loads(schema_json())["properties"]["schema_version"] == {"const": SCHEMA_VERSION}


def test_every_id_that_a_finding_names_is_among_the_facts(real_facts):
    known = {
        "inputs": {o["observation_id"] for o in real_facts["observations"]},
        "documents": {s["source_id"] for s in real_facts["sources"]},
        "indicators": {i["id"] for i in real_facts["indicators"]},
    }
    for finding in real_facts["findings"]:
        for role, ids in known.items():
            assert ids.issuperset(finding[role]), finding["id"]


def test_every_row_names_a_document_and_words_that_are_among_the_facts(real_facts):
    for column, table in (("source", "sources"), ("measure", "measures"), ("unit", "units"), ("area", "areas")):
        known = {row["source_id" if column == "source" else column] for row in real_facts[table]}
        assert known.issuperset(o[column] for o in real_facts["observations"])


def test_equal_inputs_give_equal_bytes(programme):
    assert facts_json({}, INPUTS, programme(), {}) == facts_json({}, INPUTS, programme(), {})


SET_ASIDE = {
    "id": "C1",
    "action": "exclude",
    "observations": ["F2014"],
    "reason": {"en": "why", "es": "por qué"},
    "decided_by": "evaluators",
    "decided_on": "2026-01-01",
    "grounds": ["S1"],
}
TARGET = {"value": 300, "date": "2024-12-31", "source": "S1", "reason": {"en": "why", "es": "por qué"}}
WINDOW = {"start": "2015-01-01", "end": "2016-12-31", "reason": {"en": "why", "es": "por qué"}}


@pytest.mark.parametrize(
    ("change", "differing"),
    [
        ({}, set()),
        ({"F2023": 201}, {"data"}),
        ({"F2022b": 211}, {"data"}),
        ({"read": "whole"}, {"data"}),
        ({"corrections": [SET_ASIDE]}, {"decisions"}),
        ({"sheet": {"target": TARGET}}, {"target"}),
        ({"sheet": {"baseline": WINDOW}}, {"rule"}),
        ({"sheet": {"direction": "fall"}}, {"rule"}),
        ({"sheet": {"title": {"en": "Other words", "es": "Otras palabras"}}}, set()),
        ({"sheet": {"method": "linear_trend"}}, {"rule"}),
        ({"sheet": {"alternatives": {"first_release": {"en": "why", "es": "por qué"}}}}, {"rule"}),
    ],
)
def test_each_part_of_what_decides_has_a_fingerprint_of_its_own(programme, change, differing):
    before, after = deciding(programme())["fingerprints"], deciding(programme(**change))["fingerprints"]
    assert {name for name in before if before[name] != after[name]} == differing


def test_a_figure_of_something_else_leaves_all_fingerprints(evidence, observation, indicator):
    own = [observation(f"F{year}", value, year) for year, value in SERIES.items()]
    other = observation("F9", 5, 2020, measure="something_else")
    before, after = (deciding(assess(evidence(rows, [indicator()]))) for rows in (own, [*own, other]))
    assert before["fingerprints"] == after["fingerprints"]

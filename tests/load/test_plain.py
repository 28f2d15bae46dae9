"""Records as plain rows: what goes out comes back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.load import Observation, from_plain, read_tables, to_plain

TABLES, _faults = read_tables(Path(__file__).parents[2] / "data")


@pytest.mark.parametrize("name", ["sources", "units", "areas", "authorities", "measures"])
def test_every_record_of_a_table_comes_back_from_its_row(name):
    for record in getattr(TABLES, name).values():
        assert from_plain(type(record), json.loads(json.dumps(to_plain(record)))) == record


def test_every_observation_comes_back_from_its_row():
    for record in TABLES.observations:
        assert from_plain(Observation, json.loads(json.dumps(to_plain(record)))) == record


def test_a_value_that_cannot_be_read_names_its_column(observation):
    row = to_plain(observation("F1", 5, 2016)) | {"confidence": "certain"}
    with pytest.raises(ValueError, match="confidence: unknown word"):
        from_plain(Observation, row)

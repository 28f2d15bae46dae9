"""Targets: an optional table whose rows agree with their measure, their period and the figure that prints them."""

from __future__ import annotations

import json

import pytest

from evaluation.load import read_tables


def found(folder) -> list[tuple[str, int | None, str, str]]:
    """File, row, column and problem of every fault."""
    folder.write()
    return [(fault.file, fault.row, fault.column, fault.problem) for fault in read_tables(folder.path)[1]]


BREACHES = {
    "ends before it starts": ({"period_end": "2017-12-31", "observation": ""}, "period_end", "ends before it starts"),
    "another unit": ({"unit": "percent"}, "unit", "the measure 'cases_registered' is in 'cases'"),
    "another value than its figure": ({"value": "121"}, "value", "the figure F0001 prints 120"),
    "another period than its figure": ({"period_end": "2018-06-30"}, "period_end", "the figure F0001 has 2018-12-31"),
    "another document than its figure": ({"source": "D002"}, "source", "the figure F0001 has D001"),
    "unknown figure": ({"observation": "F0099"}, "observation", "unknown observation"),
    "words in one language": ({"counts_es": ""}, "counts_es", ""),
}


@pytest.mark.parametrize("case", BREACHES.values(), ids=BREACHES.keys())
def test_a_target_that_breaks_a_rule_is_one_fault(folder, case):
    cells, column, problem = case
    folder.add("targets", **({"target_id": "T01", "value": "120", "observation": "F0001"} | cells))
    ((file, row, found_column, found_problem),) = found(folder)
    assert (file, row, found_column) == ("targets.csv", 2, column)
    assert problem in found_problem


def test_a_target_that_no_figure_prints_needs_none(folder):
    folder.add("targets", target_id="T01")
    assert found(folder) == []
    (target,) = folder.tables().targets
    assert (target.value, target.observation, target.counts.of("es")) == (200, "", "Casos del año")


def test_a_folder_without_targets_has_none(folder):
    """Neither the file nor its description is needed; a described table without its file still is a fault."""
    (folder.path / "targets.csv").unlink()
    assert [fault.file for fault in read_tables(folder.path)[1]] == ["targets.csv"]
    path = folder.path / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    package["resources"] = [r for r in package["resources"] if r["name"] != "targets"]
    path.write_text(json.dumps(package), encoding="utf-8")
    assert folder.tables().targets == ()


def test_how_a_document_stands_to_the_programme_may_be_left_unsaid(folder):
    """The column may be empty or missing, since not every programme tells parties from others."""
    folder.set("sources", 2, "relation", "party")
    folder.set("sources", 3, "read", "passage")
    folder.write()
    tables = folder.tables()
    assert [source.relation for source in tables.sources.values()] == ["party", None, None]
    assert tables.sources["D002"].read == "passage"
    folder.edit("sources.csv", "read,relation,note", "read,standing,note")
    folder.edit("datapackage.json", '"name": "relation"', '"name": "standing"')
    assert [source.relation for source in folder.tables().sources.values()] == [None, None, None]


def test_a_body_is_no_relay(folder):
    """A document relays; the body that a figure comes from is whom it relays."""
    folder.set("authorities", 2, "relation", "relay")
    ((file, row, column, problem),) = found(folder)
    assert (file, row, column, problem) == ("authorities.csv", 2, "relation", "unknown word")

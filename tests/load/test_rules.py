"""Each rule across tables: what it refuses, and the lookalike that it lets pass."""

from __future__ import annotations

import pytest

from evaluation.load import read_tables
from evaluation.load.rules import RULES


def found(folder) -> list[tuple[str, int | None, str, str]]:
    """File, row, column and problem of every fault."""
    folder.write()
    return [(fault.file, fault.row, fault.column, fault.problem) for fault in read_tables(folder.path)[1]]


SINGLE = {
    "end before start": ("observations", 2, {"period_end": "2017-12-31"}, "period_end", "ends before it starts"),
    "milestone": ("milestones", 2, {"date_end": "2017-05-31"}, "date_end", "ends before it begins"),
    "coverage": (
        "sources",
        2,
        {"coverage_start": "2018", "coverage_end": "2017-12"},
        "coverage_end",
        "ends before it starts",
    ),
    "negative count": (
        "observations",
        3,
        {"value": "-1", "measure": "cases_solved"},
        "value",
        "a count cannot be negative",
    ),
    "negative stock": ("observations", 3, {"value": "-1", "measure": "offices_open"}, "value", "a stock cannot be"),
    "share above 100": ("observations", 4, {"value": "100.1"}, "value", "above 100 percent"),
    "share below 0": ("observations", 4, {"value": "-0.1"}, "value", "below 0 percent"),
    "unit differs": ("observations", 3, {"unit": "percent"}, "unit", "the measure 'cases_solved' is in 'cases'"),
    "period after publication": (
        "observations",
        4,
        {"period_start": "2019-03-16", "period_end": "2019-12-31"},
        "period_start",
        "starts after its source D001 was known (2019-03-15)",
    ),
    "known_by beside a date": (
        "sources",
        2,
        {"known_by": "2019-01-01", "known_by_reason": "cited"},
        "known_by",
        "has a publication date (2019-03-15)",
    ),
    "copy in English only": ("sources", 2, {"copy_en": "copy"}, "copy_es", "copy_en has words, copy_es has none"),
    "detail in Spanish only": ("milestones", 2, {"detail_es": "dicho"}, "detail_en", "detail_es has words"),
    "known_by without reason": ("sources", 4, {"known_by_reason": ""}, "known_by_reason", "has no reason"),
    "unknown evidence": ("milestones", 3, {"evidence": "F0001 F0099"}, "evidence", "unknown observation"),
    "evidence with commas": ("milestones", 3, {"evidence": "F0001,F0002"}, "evidence", "unknown observation"),
    "claim that confirms itself": (
        "milestones",
        3,
        {"corroborated": "stands"},
        "evidence",
        "only D001 bears the claim out, which is the programme itself",
    ),
    "claim not judged": ("milestones", 3, {"corroborated": ""}, "corroborated", "a claim is not judged"),
}


@pytest.mark.parametrize("case", SINGLE.values(), ids=SINGLE.keys())
def test_a_row_that_breaks_a_rule_is_one_fault(folder, case):
    """The fault stands at the row and column that a person would correct."""
    table, row, cells, column, problem = case
    for name, value in cells.items():
        folder.set(table, row, name, value)
    ((file, found_row, found_column, found_problem),) = found(folder)
    assert (file, found_row, found_column) == (f"{table}.csv", row, column)
    assert problem in found_problem


ALLOWED = {
    "share of exactly 100": ("observations", 4, {"value": "100"}),
    "share of exactly 0": ("observations", 4, {"value": "0"}),
    "growth above 100": ("observations", 4, {"value": "250", "measure": "growth_of_cases"}),
    "growth below 0": ("observations", 4, {"value": "-250", "measure": "growth_of_cases"}),
    "count of zero": ("observations", 3, {"value": "0"}),
    "milestone of one day": ("milestones", 2, {"date": "2017-06-15", "date_end": "2017-06-15"}),
    "coverage of one day": ("sources", 2, {"coverage_start": "2018-01-01", "coverage_end": "2018-01-01"}),
    "coverage without end": ("sources", 2, {"coverage_start": "2018-01-01"}),
    "open end": ("observations", 2, {"period_end": ""}),
    "open start": ("observations", 2, {"period_start": ""}),
    "single day": ("observations", 4, {"period_start": "2018-12-31"}),
    "period that starts on the day of publication": (
        "observations",
        4,
        {"period_start": "2019-03-15", "period_end": ""},
    ),
    "target for a time to come": (
        "observations",
        3,
        {"measure": "cases_aimed_at", "period_start": "2030-01-01", "period_end": "2030-12-31"},
    ),
    "milestone without judgement": ("milestones", 3, {"kind": "service", "corroborated": ""}),
    "milestone that ends in the year it begins": ("milestones", 2, {"date_end": "2017"}),
}


@pytest.mark.parametrize("case", ALLOWED.values(), ids=ALLOWED.keys())
def test_what_only_looks_like_a_breach_is_allowed(folder, case):
    """Bounds, qualifiers and other sources are taken for what they say."""
    table, row, cells = case
    for name, value in cells.items():
        folder.set(table, row, name, value)
    assert found(folder) == []


def test_the_same_figure_of_the_same_source_stands_once(folder):
    """Twice in one source is a duplicate, and empty means all; once in each of two sources is a restatement."""
    folder.add("observations", observation_id="F0010", value="120.0", sex="all", locator="page 9")
    folder.add("observations", observation_id="F0011", value="120", source="D002")
    folder.add("observations", observation_id="F0012", value="80", age_group="under_18", sex="all")
    assert found(folder) == [
        ("observations.csv", 7, "observation_id", "the same figure as F0001 in row 2"),
        ("observations.csv", 9, "observation_id", "the same figure as F0005 in row 6"),
    ]


def test_a_cell_with_a_fault_is_not_judged_by_the_rules_as_well(folder):
    """An unknown unit is not also a unit that differs, neither in the row nor in its measure."""
    folder.set("observations", 2, "unit", "casos")
    folder.set("measures", 3, "unit", "casos")
    assert [place[:3] for place in found(folder)] == [("measures.csv", 3, "unit"), ("observations.csv", 2, "unit")]


def test_a_row_that_cannot_be_typed_still_exists(folder):
    """A milestone may rest on an observation that has a fault of its own."""
    folder.set("observations", 2, "value", "12,5")
    assert [place[:3] for place in found(folder)] == [("observations.csv", 2, "value")]


def test_every_rule_says_what_it_is_for():
    """The first line of a rule is a sentence for people."""
    assert all((rule.__doc__ or "").endswith(".") for rule in RULES)
    assert len(set(RULES)) == len(RULES)


@pytest.mark.parametrize(("relation", "faulty"), [("programme", True), ("party", False), ("", False)])
def test_what_only_other_texts_of_the_programme_repeat_does_not_stand(folder, relation, faulty):
    folder.set("milestones", 3, "corroborated", "in_part")
    folder.set("milestones", 3, "source", "D002")
    folder.set("sources", 2, "relation", relation)
    problems = [problem for *_, problem in found(folder)]
    assert [p for p in problems if "bears the claim out" in p] == (
        ["only D001 bears the claim out, which is the programme itself"] if faulty else []
    )
    assert len(problems) == faulty

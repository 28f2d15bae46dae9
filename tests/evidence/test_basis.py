"""Whose word a figure is: independent, a party's record, or only claimed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from evaluation.assess import Grade
from evaluation.assess.strength import strength
from evaluation.evidence import Aside, Basis, basis_of, basis_of_claim, indicator_series
from evaluation.load import Corroboration, MeasureKind, Milestone, PartialDate, Relation, Words

UNTIL = dt.date(2024, 12, 31)


@pytest.fixture
def standing(evidence, source):
    """Evidence with a statement of the programme (S1) and another document (S2): `standing(rows, police="party")`."""

    def build(rows, police="party", **more):
        documents = [source("S1", "2025-01-01", relation=Relation.PROGRAMME), source("S2", "2025-01-01")]
        known = evidence(rows, sources=documents, **more)
        tables = known.dataset.tables
        authorities = dict(tables.authorities)
        authorities["police"] = replace(authorities["police"], relation=Relation(police) if police else None)
        return replace(known, dataset=replace(known.dataset, tables=replace(tables, authorities=authorities)))

    return build


@pytest.mark.parametrize(
    ("source_id", "police", "basis"),
    [
        ("S1", "party", Basis.CLAIMED),
        ("S1", "independent", Basis.INDEPENDENT),
        ("S2", "party", Basis.RECORD),
        ("S2", "programme", Basis.CLAIMED),
        ("S2", None, None),
    ],
)
def test_a_statement_claims_what_it_says_of_a_partys_doing_and_a_register_is_a_record(
    standing, observation, source_id, police, basis
):
    row = observation("F1", 6, 2024, source=source_id)
    assert basis_of(standing([row], police), row) is basis


@pytest.mark.parametrize(("value", "year", "basis"), [(6, 2024, Basis.RECORD), (7, 2024, None), (6, 2023, None)])
def test_a_claim_stops_being_one_where_a_record_gives_the_same(standing, observation, value, year, basis):
    claim = observation("F1", 6, 2024)
    known = standing([claim, observation("F2", value, year, source="S2")])
    assert basis_of(known, claim) is (basis or Basis.CLAIMED)


@pytest.mark.parametrize(
    ("kind", "day", "frequency", "basis"),
    [
        ("stock", "2024-01-01", None, Basis.RECORD),
        ("stock", "2023-12-31", None, Basis.CLAIMED),
        ("stock", "2024-09-30", "quarter", Basis.CLAIMED),
        ("stock", "2024-12-31", "quarter", Basis.RECORD),
        ("count", "2024-01-01", None, Basis.CLAIMED),
    ],
)
def test_a_claim_of_a_stock_stops_being_one_where_a_record_of_the_same_frequency_gives_the_same(
    standing, observation, indicator, kind, day, frequency, basis
):
    claim = observation("F1", 6, "2024-10-21", "2024-10-21")
    rows = [claim, observation("F2", 6, day, day, source="S2")]
    known = standing(rows, indicators=[indicator(frequency=frequency)])
    tables = known.dataset.tables
    measures = {name: replace(m, kind=MeasureKind(kind)) for name, m in tables.measures.items()}
    known = replace(known, dataset=replace(known.dataset, tables=replace(tables, measures=measures)))
    assert basis_of(known, claim) is basis


def test_a_claim_of_a_stock_over_years_is_of_no_frequency_and_a_record_of_its_last_year_bears_nothing_out(
    standing, observation
):
    claim = observation("F1", 2, "2017-06-15", "2024-10-21")
    known = standing([claim, observation("F2", 2, "2023-04-01", "2024-03-31", source="S2")])
    tables = known.dataset.tables
    measures = {name: replace(m, kind=MeasureKind.STOCK) for name, m in tables.measures.items()}
    known = replace(known, dataset=replace(known.dataset, tables=replace(tables, measures=measures)))
    assert basis_of(known, claim) is Basis.CLAIMED
    dated = replace(claim, period_start=claim.period_end)
    assert basis_of(known, dated) is Basis.RECORD


def test_a_claim_that_repeats_another_confirms_nothing(standing, observation, source):
    claims = [observation("F1", 6, 2024), observation("F2", 6, 2024, source="S2", authority="police")]
    assert basis_of(standing(claims, "programme"), claims[0]) is Basis.CLAIMED


def test_a_claim_stands_beside_a_current_figure_and_is_the_latest_only_without_one(standing, observation, indicator):
    claim = observation("F9", 600, 2024)
    current = [observation(f"F{y}", 100, y, source="S2") for y in (2014, 2015, 2016, 2023)]
    series = indicator_series(standing([*current, claim]), indicator())
    assert series.figures[-1].refs == ("F2023",)
    assert [a.observation.observation_id for a in series.aside if a.reason is Aside.CLAIMED] == ["F9"]
    old = indicator_series(standing([*current[:3], claim]), indicator())
    assert old.figures[-1].refs == ("F9",)


def test_a_verdict_with_a_claim_among_the_figures_compared_is_weak(standing, observation, indicator):
    rows = [observation(f"F{y}", 100, y, source="S2") for y in (2014, 2015, 2016)]
    known = standing([*rows, observation("F9", 600, 2024)])
    found = strength(known, indicator_series(known, indicator()), UNTIL)
    assert (found.facts["independence"], found.grade) == (0, Grade.WEAK)


@pytest.mark.parametrize(("source_id", "grade"), [("S1", Grade.WEAK), ("S2", Grade.STRONG)])
def test_a_claimed_figure_of_the_baseline_makes_evidence_weak_that_is_strong_otherwise(
    standing, observation, indicator, source_id, grade
):
    rows = [observation(f"F{y}", 100, y, source="S2") for y in range(2015, 2025)]
    first = observation("F2014", 100, 2014, source=source_id)
    known = standing([first, *rows])
    assert strength(known, indicator_series(known, indicator()), UNTIL).grade is grade


@pytest.mark.parametrize("years", [(2014, 2015, 2016, 2023), (2014, 2016, 2020), (2016, 2018, 2021, 2022)])
@pytest.mark.parametrize("claimed", [2017, 2022, 2024])
def test_adding_a_claim_raises_no_fact_of_strength(standing, observation, indicator, years, claimed):
    rows = [observation(f"F{y}", 100, y, source="S2") for y in years]

    def graded(all_rows):
        known = standing(all_rows)
        return strength(known, indicator_series(known, indicator()), UNTIL)

    before, after = graded(rows), graded([*rows, observation("F9", 150, claimed)])
    order = list(Grade)
    assert order.index(after.grade) >= order.index(before.grade)
    assert all(order.index(after.grades[f]) >= order.index(before.grades[f]) for f in before.grades)


@pytest.mark.parametrize(("day", "value"), [("2023-01-01", 6), ("2024-01-01", 6), ("2022-12-31", 6), ("2024-01-01", 7)])
def test_nor_does_a_claim_that_a_record_of_the_same_time_bears_out(standing, observation, indicator, day, value):
    """The record counts, on its own day; the claim makes no second figure of it and none that is younger."""
    rows = [observation(f"F{y}", 3, y, source="S2") for y in (2014, 2016)]
    rows += [observation("F2023", 6, day, day, source="S2")]
    claim = observation("F9", value, "2024-10-21", "2024-10-21")
    material = {"value": 1, "of": "absolute", "reason": {"en": "a", "es": "b"}}
    sheet = indicator(kind="stock", cumulation="stock", material_change=material)

    def graded(all_rows):
        known = standing(all_rows)
        tables = known.dataset.tables
        measures = {name: replace(m, kind=MeasureKind.STOCK) for name, m in tables.measures.items()}
        known = replace(known, dataset=replace(known.dataset, tables=replace(tables, measures=measures)))
        return strength(known, indicator_series(known, sheet), UNTIL)

    before, after = graded(rows), graded([*rows, claim])
    order = list(Grade)
    assert all(order.index(after.grades[f]) >= order.index(before.grades[f]) for f in before.grades)
    assert after.facts["points_after"] <= before.facts["points_after"]
    assert after.facts["age"] >= before.facts["age"]


def test_the_document_of_a_claim_is_no_basis_for_it(standing, observation):
    rows = [observation("F1", 6, 2024), observation("F2", 7, 2024, source="S2")]
    words = Words((("en", "t"), ("es", "t")))
    claim = Milestone(
        "M1", PartialDate("2024"), None, "claim", "", words, words, "S1", Corroboration.IN_PART, ("F1",), words
    )
    known = standing(rows)
    assert basis_of_claim(known, claim) is None
    assert basis_of_claim(known, replace(claim, evidence=("F1", "F2"))) is Basis.RECORD


def test_what_another_text_claims_bears_on_a_claim_as_far_as_others_than_the_claims_own_document_say_the_same(
    evidence, observation, source
):
    """S1 makes the claim, though it would count as a record; S2 claims the same too, and S3 keeps a register."""
    words = Words((("en", "t"), ("es", "t")))
    claim = Milestone(
        "M1", PartialDate("2024"), None, "claim", "", words, words, "S1", Corroboration.IN_PART, ("F2",), words
    )
    relations = {"S1": Relation.PARTY, "S2": Relation.PROGRAMME, "S3": Relation.PARTY}
    documents = [source(id_, "2025-01-01", relation=relation) for id_, relation in relations.items()]
    rows = [observation(f"F{n}", 6, 2024, source=f"S{n}") for n in (1, 2, 3)]
    assert basis_of(evidence(rows[:2], sources=documents), rows[1]) is Basis.RECORD
    assert basis_of_claim(evidence(rows[:2], sources=documents), claim) is Basis.CLAIMED
    assert basis_of_claim(evidence(rows, sources=documents), claim) is Basis.RECORD

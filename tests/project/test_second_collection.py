"""Each of the 966 figures of the second collection is in the table, or not, with a reason; corrections hold."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from evaluation.evidence import open_dataset
from evaluation.load import PartialDate, Qualifier, Read, Relation, Tables, read_tables

DATA = Path(__file__).parents[2] / "data"
FIRST, LAST = 501, 1466


@pytest.fixture(scope="module")
def tables() -> Tables:
    tables, faults = read_tables(DATA)
    assert tables is not None
    assert faults == []
    return tables


@pytest.fixture(scope="module")
def excluded() -> dict[str, set[str]]:
    """Ids that are left out, by kind."""
    with (DATA / "excluded.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(row["reason"].endswith(".") for row in rows)
    found = {row["kind"]: _ids(row["figures"]) for row in rows}
    assert {row["kind"]: int(row["number"]) for row in rows} == {kind: len(ids) for kind, ids in found.items()}
    return found


def _ids(ranges: str) -> set[str]:
    ids: set[str] = set()
    for part in ranges.split():
        first, _, last = part.partition("-")
        ids |= {f"F{n:04d}" for n in range(int(first[1:]), int((last or first)[1:]) + 1)}
    return ids


def test_every_figure_is_loaded_or_left_out_with_a_reason_and_none_is_both(tables, excluded):
    collected = {f"F{n:04d}" for n in range(FIRST, LAST + 1)}
    loaded = {o.observation_id for o in tables.observations} & collected
    left_out = [id_ for ids in excluded.values() for id_ in ids]
    assert len(collected) == 966
    assert len(left_out) == len(set(left_out))
    assert loaded.isdisjoint(left_out)
    assert loaded | set(left_out) == collected


def test_the_police_file_is_not_loaded_by_department_nor_single_cases(tables, excluded):
    assert (len(excluded["children_by_department"]), len(excluded["records_by_department"])) == (203, 229)
    assert excluded["single_case"] == {"F0641", "F0670", "F0680"}
    counted = {o.measure for o in tables.observations if o.source == "D205" and o.area != "Peru"}
    assert counted == {"years_with_police_records"}


def test_the_dictionary_names_every_kind_that_is_left_out(excluded):
    told = (DATA / "README.md").read_text(encoding="utf-8")
    assert [kind for kind in excluded if f"`{kind}`" not in told] == []


def test_every_document_says_how_it_stands_to_the_programme(tables):
    assert [s.source_id for s in tables.sources.values() if s.relation is None] == []
    assert [a.authority for a in tables.authorities.values() if a.relation is None] == []
    parties = {"D130", "D204", "D205", "D207", "D219", "D110", "D032"}
    assert {tables.sources[id_].relation for id_ in parties} == {Relation.PARTY}
    assert tables.sources["D001"].relation is Relation.PROGRAMME
    assert tables.authorities["chs"].relation is Relation.PARTY


def test_documents_read_further_say_so(tables):
    assert {tables.sources[id_].read for id_ in ("D014", "D060", "D130")} == {Read.PASSAGE}
    whole = {s.source_id for s in tables.sources.values() if s.read is Read.WHOLE}
    assert {f"D{n}" for n in (*range(201, 217), 218, 219)} <= whole


def test_documents_without_a_day_are_known_from_what_they_are_on(tables):
    assert str(tables.sources["D110"].known_by) == "2021-07-31"
    assert str(tables.sources["D007"].published_on) == "2022-11"


def test_a_little_over_is_about(tables):
    assert {tables.observation(id_).qualifier for id_ in ("F0156", "F0268")} == {Qualifier.ABOUT}


def test_no_figure_is_left_out_for_want_of_a_date_and_each_dialogue_knows_its_own_statement(tables):
    assert [o.observation_id for o in tables.observations if tables.sources[o.source].known_on() is None] == []
    dialogues = open_dataset(DATA).framework.dialogues
    assert dialogues
    for dialogue in dialogues:
        assert tables.sources[dialogue.source].known_on() <= PartialDate(dialogue.date).last_day(), dialogue.date


def test_the_shelters_at_the_signature_are_told_apart_by_operator(tables):
    rows = [o for o in tables.observations if o.source == "D145" and o.measure.startswith("specialized_shelters")]
    assert sorted(int(o.value) for o in rows) == [1, 4, 5]
    assert len({o.authority for o in rows}) == 3


def test_what_the_statement_says_of_shelters_and_regions_is_its_own_claim(tables):
    assert {tables.observation(id_).authority for id_ in ("F0087", "F0282")} == {"state_department"}


def test_claims_stand_no_further_than_figures_of_others_bear_them_out(tables):
    """Offices are not posts, officers of unlike scopes are no series, and amounts of one's own confirm none."""
    claims = {m.milestone_id: m for m in tables.milestones if m.corroborated}
    found = {id_: claims[id_].corroborated.value for id_ in ("M27", "M28", "M29", "M30")}
    assert found == {"M27": "unchecked", "M28": "in_part", "M29": "unchecked", "M30": "in_part"}
    assert "an office is no position" in claims["M30"].reason.of("en")
    assert "F0710" in claims["M28"].evidence
    assert tables.sources["D110"].known_on() <= claims["M34"].date.last_day()


def test_milestones_that_are_days_of_publication_say_so(tables):
    told = {m.milestone_id: (m.detail.of("en"), m.detail.of("es")) for m in tables.milestones}
    for id_ in ("M07", "M08", "M09", "M15", "M18", "M19", "M22", "M24"):
        assert re.search(r"The (date|month) is that of the", told[id_][0]), id_
        assert re.search(r"(La fecha|El mes) es", told[id_][1]), id_


def test_the_policy_s_targets_that_stood_in_notes_are_rows(tables):
    rows = {(t.measure, t.period_end.year): str(t.value) for t in tables.targets}
    assert {
        ("share_of_children_in_shelters_with_plan", 2023): "45",
        ("victims_referred_by_police", 2023): "300",
        ("complaints_registered_prosecutors_broad_scope", 2023): "1576",
        ("share_of_sentences_confirmed_on_appeal", 2023): "63.36",
        ("district_coverage_labour_inspection", 2023): "8.9",
        ("technical_assistance_sessions", 2023): "696",
        ("transport_workers_trained", 2023): "1443",
        ("share_of_cases_attended_by_specialised_offices", 2023): "85",
        ("victims_rescued", 2023): "450",
        ("share_of_children_reintegrated", 2023): "10",
    }.items() <= rows.items()


def test_shares_that_were_worked_out_from_the_police_file_are_those_of_its_counts(tables):
    """The file calls its records complaints, so the audit has no count of victims to set beside such a share."""
    rows = [o for o in tables.observations if o.source == "D205" and o.area == "Peru"]
    counts = {(o.measure, o.age_group, o.period_end): o.value for o in rows if o.sex in ("", "all")}
    shares = [o for o in rows if o.measure == "share_of_victims_under_18"]
    assert len(shares) == 8
    for share in shares:
        children = counts["victims_identified", "under_18", share.period_end]
        records = counts["complaints_registered_police", "", share.period_end]
        assert round(100 * children / records, 1) == share.value, share.observation_id

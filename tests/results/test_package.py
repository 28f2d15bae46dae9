"""The data package of the real data and of tiny ones."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import frictionless
import pytest

from evaluation.assess import assess
from evaluation.findings import Finding, Formula
from evaluation.load import Credits, read_credits
from evaluation.report import open_report
from evaluation.results import DESCRIPTOR, SCHEMAS, Package

DATA = Path(__file__).parents[2] / "data"
DAYS = ["", "2020-02-06"]


def findings_of(report):
    data = report.data
    blocks = [report.summary.objectives(), data.documents_read(), data.restatements(), data.conflicts()]
    blocks += [report.sheets(result.objective.id).indicators() for result in report.progress.objectives]
    found = {f.id: f for block in blocks for f in block.findings}
    return [found[name] for name in sorted(found)]


@pytest.fixture(scope="module", params=DAYS)
def package(request):
    """Package of the real data, as known today and at a dialogue."""
    report = open_report(DATA, request.param)
    return Package.of(report.progress, findings_of(report))


@pytest.fixture(scope="module")
def files(package):
    """Its files."""
    return package.files(read_credits(DATA), "results/")


@pytest.fixture
def tiny(evidence, observation, indicator, source):
    """Package of one indicator with a restated figure and a declared decision."""
    observations = [
        observation("F1", 8, 2015),
        observation("F2", 14, 2016, source="S1"),
        observation("F3", 16, 2016, source="S2"),
        observation("F4", 99, 2017, source="S1"),
    ]
    decision = {
        "id": "C1",
        "action": "exclude",
        "observations": ["F4"],
        "reason": {"en": "wrong, surely", "es": "errónea"},
        "decided_by": "evaluators",
        "decided_on": "2026-01-01",
        "grounds": ["S1"],
    }
    sources = [source("S1"), source("S2", "2021-01-01")]
    return Package.of(assess(evidence(observations, [indicator()], sources, [decision])), [])


def write(files, folder):
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return str(folder / DESCRIPTOR)


def faults(path):
    return frictionless.validate(path).flatten(["name", "rowNumber", "fieldName", "type", "note"])


def test_frictionless_finds_no_fault_in_the_package_of_the_real_data(files, tmp_path):
    assert faults(write(files, tmp_path)) == []


@pytest.mark.parametrize("table", ["observations", "sources", "specifications", "findings"])
def test_frictionless_finds_a_row_that_is_missing(files, tmp_path, table):
    lines = files[f"results/{table}.csv"].splitlines(keepends=True)
    cut = b"".join([lines[0], *lines[2:]])
    broken = files | {f"results/{table}.csv": cut}
    described = json.loads(files[DESCRIPTOR])
    for resource in described["resources"]:
        for stated in ("bytes", "hash"):
            resource.pop(stated)
    broken[DESCRIPTOR] = json.dumps(described).encode()
    assert "foreign-key" in {kind for *_, kind, _note in faults(write(broken, tmp_path))}


def test_frictionless_finds_a_table_that_was_edited(files, tmp_path):
    edited = files["results/observations.csv"].replace(b"exact", b"about", 1)
    found = {kind for *_, kind, _note in faults(write(files | {"results/observations.csv": edited}, tmp_path))}
    assert found == {"hash-count"}


def test_every_table_and_column_says_what_it_means(files):
    for resource in json.loads(files[DESCRIPTOR])["resources"]:
        assert resource["title"]
        assert resource["description"].endswith(".")
        for field in resource["schema"]["fields"]:
            assert len(field["description"]) > 3, field


def test_the_descriptor_says_who_on_which_terms_from_what_and_as_of_when(package, files):
    described = json.loads(files[DESCRIPTOR])
    evidence = package.progress.evidence
    assert described["licenses"][0]["name"] == "CC-BY-4.0"
    assert described["contributors"]
    assert described["data_fingerprint"] == evidence.dataset.fingerprint
    assert described["as_of"] == evidence.as_of.isoformat()


def test_only_what_was_known_on_the_date_is_in_the_observations(package, files, rows_of):
    day = package.progress.evidence.as_of
    known_on = {row["source_id"]: row["known_on"] for row in rows_of(files, "sources")}
    observations = rows_of(files, "observations")
    assert 0 < len(observations) <= len(package.progress.evidence.dataset.tables.observations)
    assert all(dt.date.fromisoformat(known_on[row["source_id"]]) <= day for row in observations)
    assert all(dt.date.fromisoformat(known) <= day for known in known_on.values() if known)


def test_a_document_without_a_date_is_listed_only_if_a_finding_counts_it(files, rows_of):
    undated = {row["source_id"] for row in rows_of(files, "sources") if not row["known_on"]}
    counted = {row["source_id"] for row in rows_of(files, "finding_inputs") if not row["observation_id"]}
    assert undated <= counted


def test_the_same_evaluation_gives_the_same_bytes(package, files):
    assert package.files(read_credits(DATA), "results/") == files


def test_every_estimate_of_a_count_can_be_redone_from_its_row(files, rows_of):
    kinds = {row["indicator_id"]: row["kind"] for row in rows_of(files, "indicators")}
    redone = 0
    for row in rows_of(files, "specifications"):
        if row["method"] == "change" and row["estimate"] and kinds[row["indicator_id"]] == "count":
            latest, baseline = (float(row[f"{r}_value"]) / int(row[f"{r}_days"]) for r in ("latest", "baseline"))
            assert float(row["estimate"]) == pytest.approx(latest / baseline)
            redone += 1
    assert redone


def test_every_value_of_a_count_is_the_sum_of_the_figures_it_names(files, rows_of):
    kinds = {row["indicator_id"]: row["kind"] for row in rows_of(files, "indicators")}
    figures = {row["observation_id"]: float(row["value"]) for row in rows_of(files, "observations")}
    sums = defaultdict(float)
    for row in rows_of(files, "specification_inputs"):
        sums[row["specification_id"], row["role"]] += figures[row["observation_id"]]
    own = [
        row
        for row in rows_of(files, "specifications")
        if row["kind"] == "own" and kinds[row["indicator_id"]] == "count"
    ]
    checked = [
        (row["specification_id"], role) for row in own for role in ("baseline", "latest") if row[f"{role}_value"]
    ]
    values = {(row["specification_id"], role): row[f"{role}_value"] for row in own for role in ("baseline", "latest")}
    assert checked
    assert {place: sums[place] for place in checked} == {place: float(values[place]) for place in checked}


def test_a_stated_number_leads_to_a_document_with_an_address(files, rows_of):
    addresses = {row["source_id"]: row["url"] for row in rows_of(files, "sources")}
    inputs = rows_of(files, "finding_inputs")
    assert inputs
    assert all(addresses[row["source_id"]].startswith("http") for row in inputs)


def test_a_formula_with_its_numbers_gives_the_value(files, rows_of):
    rows = rows_of(files, "findings")
    shares = [row for row in rows if row["method"] == "ratio" and row["formula"]]
    assert shares or "ratio" not in {row["method"] for row in rows}
    for row in shares:
        values = json.loads(row["formula_values"])
        assert float(row["value"]) == pytest.approx(values["part"] / values["whole"] * 100)


def test_a_restated_figure_and_an_excluded_one_stand_beside_the_series_with_the_reason(tiny, rows_of):
    files = tiny.files(Credits((), ()))
    aside = {row["reason"]: row for row in rows_of(files, "points") if row["in_series"] == "false"}
    assert set(aside) == {"restated", "corrected"}
    assert aside["corrected"]["decision_id"] == "C1"
    instead = [r for r in rows_of(files, "point_inputs") if r["role"] == "instead"]
    assert [(r["point_id"], r["observation_id"]) for r in instead] == [(aside["restated"]["point_id"], "F3")]
    (decision,) = rows_of(files, "decisions")
    assert decision["reason_en"] == "wrong, surely"


def test_the_tables_are_those_that_the_index_lists(tiny):
    assert tuple(table.schema for table in tiny.tables) == SCHEMAS


def test_the_name_is_one_that_the_standard_allows(evidence, observation):
    state = assess(evidence([observation("F1", 8, 2015)]))
    programme = state.evidence.dataset.framework.programme.model_copy(update={"id": "Über A/B (2)"})
    changed = state.evidence.dataset.framework.model_copy(update={"programme": programme})
    dataset = replace(state.evidence.dataset, framework=changed)
    files = Package.of(replace(state, evidence=replace(state.evidence, dataset=dataset)), []).files(Credits((), ()))
    assert json.loads(files[DESCRIPTOR])["name"] == "ber-a-b-2-results"


def test_without_a_folder_the_tables_lie_beside_the_descriptor(tiny):
    files = tiny.files(Credits((), ()))
    paths = [resource["path"] for resource in json.loads(files[DESCRIPTOR])["resources"]]
    assert sorted([*paths, DESCRIPTOR]) == sorted(files)
    assert not any("/" in path for path in paths)


def test_a_document_without_a_date_that_a_finding_counts_is_listed(evidence, observation, source):
    dated, undated = source("S1"), source("S9", None)
    state = assess(evidence([observation("F1", 8, 2015)], sources=[dated, undated]))
    finding = Finding("undated", 1, "1", "count", documents=("S9",))
    names = [
        {r["source_id"] for t in Package.of(state, f).tables if t.schema.name == "sources" for r in t.rows}
        for f in ([], [finding])
    ]
    assert names == [{"S1"}, {"S1", "S9"}]


def test_a_finding_in_words_is_no_number(tiny):
    formula = Formula("{a} of {b}", (("a", 1.0), ("b", 2.0)))
    finding = Finding("verdict", "unclear", "1", "rule", ("F1",), formula=formula)
    (table, *_rest) = Package.of(tiny.progress, [finding]).tables
    (row,) = table.rows
    assert (row["value"], row["words"], row["formula_values"]) == (None, "unclear", {"a": 1.0, "b": 2.0})

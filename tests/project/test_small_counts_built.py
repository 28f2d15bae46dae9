"""No count of victims under ten for a place stands in the built reports or what is exported and attached with them."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from pathlib import Path

import pikepdf
import pytest
from fixtures.small_counts import SMALL, below_the_country, counts_victims, names_of, small_counts, texts_of, told_in
from lxml import html

from evaluation.evidence import open_dataset
from evaluation.load import Observation, from_plain

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "reports"
PAGES = sorted(REPORTS.glob("*/*.html"))
VALUES = (
    "value",
    "numerator",
    "denominator",
    "baseline_value",
    "latest_value",
    "baseline_numerator",
    "latest_numerator",
)
LINKED = {"findings": "finding", "points": "point", "specifications": "specification"}
"""Tables of values, and the thing that a row of theirs is: `point_inputs.csv` says what a point rests on."""


@pytest.fixture(scope="module")
def dataset():
    return open_dataset(ROOT / "data")


@pytest.fixture(scope="module")
def below(dataset):
    return below_the_country(dataset)


@pytest.fixture(scope="module")
def facts():
    return json.loads((REPORTS / "facts.json").read_text(encoding="utf-8"))


def observations_of(rows) -> list[Observation]:
    return [from_plain(Observation, row) for row in rows]


def rests_on_small(inputs, known, below) -> bool:
    """Whether a value is one of victims of places below the country and of nothing else."""
    found = [known[i] for i in inputs if i in known]
    return bool(found) and all(o.area in below and counts_victims(o) for o in found)


def small_findings(facts, below) -> list[tuple[str, float]]:
    """Values under ten that were made of counts of victims of places; how many places there are is no such value."""
    known = {o.observation_id: o for o in observations_of(facts["observations"])}
    return [
        (f["id"], f["value"])
        for f in facts["findings"]
        if isinstance(f["value"], int | float)
        and f["method"] != "count"
        and abs(f["value"]) < SMALL
        and rests_on_small(f["inputs"], known, below)
    ]


def small_values(tables: dict[str, list[dict[str, str]]], below) -> list[tuple[str, str]]:
    """The same in the published tables: by the figures that a row rests on."""
    known = {row["observation_id"]: observation_of(row) for row in tables["observations"]}
    found = []
    for table, thing in LINKED.items():
        inputs = defaultdict(list)
        for row in tables[f"{thing}_inputs"]:
            inputs[row[f"{thing}_id"]].append(row["observation_id"])
        for row in tables[table]:
            if row.get("method") != "count" and rests_on_small(inputs[row[f"{thing}_id"]], known, below):
                shown = [row[column] for column in VALUES if row.get(column)]
                found += [(row[f"{thing}_id"], value) for value in shown if abs(float(value)) < SMALL]
    return found


def observation_of(row: dict[str, str]) -> Observation:
    plain = {name: cell for name, cell in row.items() if name != "source_id"}
    days = {name: row[name] or None for name in ("period_start", "period_end")}
    return from_plain(Observation, plain | days | {"source": row["source_id"]})


def tables_of(files: dict[str, str]) -> dict[str, list[dict[str, str]]]:
    return {Path(name).stem: list(csv.DictReader(io.StringIO(text))) for name, text in files.items()}


def exported() -> dict[str, str]:
    return {p.name: p.read_text(encoding="utf-8") for p in sorted((REPORTS / "results").glob("*.csv"))}


def attached(pdf: Path) -> dict[str, str]:
    with pikepdf.open(pdf) as document:
        files = {name: spec.get_file().read_bytes().decode("utf-8") for name, spec in document.attachments.items()}
    return {name: text for name, text in files.items() if name.endswith(".csv")}


def test_no_figure_and_no_finding_of_the_facts_is_a_small_count(facts, below):
    assert list(small_counts(observations_of(facts["observations"]), below, facts["programme"]["area"])) == []
    assert small_findings(facts, below) == []


def test_no_value_of_the_exported_tables_is_a_small_count(dataset, below):
    tables = tables_of(exported())
    rows = [observation_of(row) for row in tables["observations"]]
    assert list(small_counts(rows, below, dataset.framework.programme.area)) == []
    assert small_values(tables, below) == []


@pytest.mark.parametrize("pdf", sorted(REPORTS.glob("*/*.pdf")), ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_only_the_annex_has_anything_attached(pdf):
    assert bool(attached(pdf)) is (pdf.stem == "annex")


@pytest.mark.parametrize("pdf", sorted(REPORTS.glob("*/annex.pdf")), ids=lambda p: p.parent.name)
def test_what_is_attached_to_the_annex_has_none_either(pdf, dataset, below):
    tables = tables_of(attached(pdf))
    rows = [observation_of(row) for row in tables["observations"]]
    assert list(small_counts(rows, below, dataset.framework.programme.area)) == []
    assert small_values(tables, below) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_no_text_of_a_page_tells_one_and_every_number_of_it_is_among_the_facts(page, facts, dataset, below):
    root = html.fromstring(page.read_bytes())
    names = names_of(dataset, below)
    shown = [
        node.text_content() for node in root.iter("p", "li", "td", "th", "dd", "figcaption", "text", "desc", "title")
    ]
    spoken = [node.get(name, "") for node in root.iter() for name in ("alt", "aria-label", "title")]
    assert told_in(iter([*shown, *spoken]), names) == []
    known = {f["id"] for f in facts["findings"]}
    assert {n.get("data-finding") for n in root.iter() if n.get("data-finding")} <= known


def test_no_text_of_an_exported_table_tells_one(dataset, below):
    names = names_of(dataset, below)
    paths = [*(REPORTS / "results").glob("*.csv"), REPORTS / "facts.json"]
    assert [(p.name, c) for p in paths for c in told_in(texts_of(p), names)] == []


def planted(row, **changes):
    """A row as another one of victims in a place."""
    victims = {"measure": "victims_identified", "unit": "persons", "area": "Cusco", "value": "7"}
    return row | victims | {"sex": "", "age_group": "", "observation_id": "X1"} | changes


def test_a_planted_count_is_found_in_facts_in_tables_and_in_words(facts, dataset, below):
    row = planted(facts["observations"][0])
    assert list(small_counts(observations_of([row]), below, "Peru")) == ["X1 is 7"]
    larger = planted(row, value="31")
    finding = {"id": "X.difference", "value": 7.0, "method": "change", "inputs": ["X1"]}
    assert small_findings({"observations": [larger], "findings": [finding]}, below) == [("X.difference", 7.0)]
    tables = tables_of(exported())
    tables["observations"].append(planted(tables["observations"][0], value="31"))
    tables["points"].append(tables["points"][0] | {"point_id": "X.1", "value": "7"})
    tables["point_inputs"].append({"point_id": "X.1", "role": "value", "observation_id": "X1"})
    assert small_values(tables, below) == [("X.1", "7")]
    said = "In Cusco seven girls were found. En Cusco hubo 7 víctimas"
    assert len(told_in(iter([said]), names_of(dataset, below))) == 2

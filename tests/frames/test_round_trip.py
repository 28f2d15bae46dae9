"""What frames give is what reports publish: each table cell by cell, and each fact."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pandas as pd
import pytest

from evaluation.facts.write import make_facts
from evaluation.findings import findings_of
from evaluation.load import data_fingerprint, read_credits
from evaluation.locale import available_languages
from evaluation.plan.fingerprint import fingerprint_code, fingerprint_inputs
from evaluation.results import FOLDER, SCHEMAS, Package
from evaluation.results.table import written

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "reports"
OWN = {
    "observations": "observations",
    "sources": "sources",
    "points": "series",
    "specifications": "specifications",
    "finding_inputs": "finding_inputs",
    "indicators": "verdicts",
    "findings": "findings",
}
"""Published tables, and the attribute that gives each."""


NUMBERS = {f.name for schema in SCHEMAS for f in schema.fields if f.type == "number"}


def read(content: bytes) -> list[dict[str, str]]:
    """Rows of a file; of a number not how many zeros its document prints at its end."""
    rows = csv.DictReader(io.StringIO(content.decode(), newline=""))
    return [{k: written(float(v)) if v and k in NUMBERS else v for k, v in row.items()} for row in rows]


def text_of(value) -> str:
    """A cell of a frame as a file has it."""
    if not isinstance(value, dict) and pd.isna(value):
        return ""
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return written(value.item() if hasattr(value, "item") else value)


def as_rows(frame, columns) -> list[dict[str, str]]:
    whole = frame if isinstance(frame.index, pd.RangeIndex) else frame.reset_index()
    return [{name: text_of(row[name]) for name in columns} for row in whole.to_dict("records")]


@pytest.fixture(scope="module")
def made(known):
    """Files of a build of all findings, as of now."""
    findings = findings_of(known.progress)
    return Package.of(known.progress, list(findings.values())).files(read_credits(ROOT / "data"), FOLDER)


@pytest.fixture(scope="module")
def committed():
    """The facts of reports/, if this code and data gave them; `make status` says so if they did not."""
    facts = json.loads((REPORTS / "facts.json").read_text(encoding="utf-8"))
    inputs = facts["inputs"]
    data = data_fingerprint(ROOT / "data")
    if (inputs["data"], inputs["code"]) != (data, fingerprint_code(available_languages()).fingerprint):
        pytest.skip("reports/ is of other code or data; `evaluation build` makes it anew")
    return facts


@pytest.fixture(params=["made", "committed"])
def facts(request, known):
    """What facts.json holds: as a build would write it now, and as it was committed."""
    if request.param == "committed":
        return request.getfixturevalue("committed")
    findings = findings_of(known.progress)
    return make_facts(findings, fingerprint_inputs(known.evidence.dataset.fingerprint, []), known.progress)


@pytest.mark.parametrize(("table", "attribute"), OWN.items())
def test_a_frame_is_the_published_table_cell_by_cell(known, made, table, attribute):
    rows = read(made[f"{FOLDER}{table}.csv"])
    assert len(rows) > 3
    assert as_rows(getattr(known, attribute), rows[0]) == rows


@pytest.mark.parametrize("table", sorted({path.stem for path in (REPORTS / "results").glob("*.csv")}))
def test_a_frame_has_every_row_of_the_committed_table(known, committed, table):
    rows = read((REPORTS / "results" / f"{table}.csv").read_bytes())
    given = as_rows(known.table(table), rows[0])
    if "finding" in table:  # reports state fewer findings than there are
        assert {tuple(row.values()) for row in rows} - {tuple(row.values()) for row in given} == set()
    else:
        assert given == rows


def test_the_findings_are_those_of_facts_json(known, facts):
    stated = {f["id"]: (f["value"], f["unit"], f["method"], f["reason"]) for f in facts["findings"]}
    frame = known.findings
    assert list(frame.index) == sorted(stated)
    for id_, row in frame.iterrows():
        value = row["words"] if pd.isna(row["value"]) else row["value"]
        given = (None if pd.isna(value) else value, row["unit"], row["method"], row["reason"])
        assert tuple(None if pd.isna(part) else part for part in given) == stated[id_], id_


def test_the_verdicts_are_those_of_facts_json(known, facts):
    stated = {i["id"]: (i["result"]["status"], i["outlook"], i["demonstrated"]) for i in facts["indicators"]}
    frame = known.verdicts
    assert {id_: (row["status"], row["outlook"], bool(row["demonstrated"])) for id_, row in frame.iterrows()} == stated

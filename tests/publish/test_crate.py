"""The record of the run, read back by the library that knows the standard."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
import warnings
from dataclasses import replace
from importlib import resources
from importlib.util import find_spec
from pathlib import Path

import pytest
from rocrate.rocrate import ROCrate

from evaluation.assess import assess
from evaluation.load import Credits
from evaluation.plan.fingerprint import Code, Inputs
from evaluation.plan.manifest import Record
from evaluation.publish.crate import CRATE, crate_json

CREDITS = Credits(
    ({"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"},), ({"title": "The authors"},)
)
CODE = Code("c" * 64, "f" * 64, {}, "e" * 64)
INPUTS = Inputs("d" * 64, {"01-a.ipynb": "1" * 64, '02 "b" ñ.ipynb': "2" * 64}, CODE)
FIRST, SECOND = INPUTS.notebooks
COMMON = {"language": "en", "as_of": "", "scenario": "all"}
DATA = {"observations.csv": b"observation_id,value\nF1,8\n", "framework.yaml": b"programme: 1\n"}
FILES = {"index.html": b"<p>index</p>", "results/points.csv": b"point_id\n"}


def record(document, suffix, content, **changes):
    chapters = {"evaluation": (COMMON, {"objective": "1", **COMMON}), "objective-1": ({"objective": "1", **COMMON},)}
    made = Record(
        document=document,
        language="en",
        format=suffix,
        title=f"Report “{document}” <1>",
        as_of="2024-10-21",
        parameters=chapters[document],
        chapters=(),
        origin={},
        version="0.1.0",
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
    )
    return replace(made, **changes)


CONTENTS = {
    f"en/{document}.{suffix}": f"{document} {suffix}".encode()
    for document in ("evaluation", "objective-1")
    for suffix in ("html", "pdf")
}
CHAPTERS = {path: (FIRST, SECOND) if "evaluation" in path else (SECOND,) for path in CONTENTS}
RECORDS = {path: record(path[3:].split(".")[0], path.split(".")[1], content) for path, content in CONTENTS.items()}


@pytest.fixture
def make(evidence, observation, source):
    """Record of a run over two reports of two notebooks; arguments replace its parts."""
    state = assess(evidence([observation("F1", 8, 2015)], sources=[source("S1", "2024-10-21")]))

    def build(records=RECORDS, credits=CREDITS, chapters=CHAPTERS):
        return crate_json(state, records, chapters, INPUTS, FILES, DATA, credits)

    return build


@pytest.fixture
def folder(make, tmp_path):
    """The folder of reports with the record in it."""
    for path, content in {**CONTENTS, **FILES, CRATE: make()}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    return tmp_path


@pytest.fixture
def crate(folder):
    """The record as the library reads it; a complaint of the library fails the test."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return ROCrate(folder)


def runs(crate):
    return {entity["name"]: entity for entity in crate.get_by_type("CreateAction")}


def test_it_lists_every_file_of_the_folder_with_its_hash(crate, folder):
    listed = {entity.id: entity["sha256"] for entity in crate.data_entities if not entity.id.startswith("ni:")}
    found = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    del found[CRATE]
    assert listed == {path: hashlib.sha256(content).hexdigest() for path, content in found.items()}


def test_data_files_are_named_by_their_content(crate):
    named = {entity.id: entity["name"] for entity in crate.data_entities if entity.id.startswith("ni:")}
    assert sorted(named.values()) == ["data/framework.yaml", "data/observations.csv"]
    for place, name in named.items():
        encoded = place.removeprefix("ni:///sha-256;")
        assert base64.urlsafe_b64decode(encoded + "=") == hashlib.sha256(DATA[name.removeprefix("data/")]).digest()


def test_a_run_says_what_ran_on_what_with_which_parameters_and_what_came_of_it(crate):
    run = runs(crate)[f"Run of {FIRST}"]
    assert run["instrument"]["name"] == FIRST
    assert sorted(e["name"] for e in run["object"]) == [
        "data/framework.yaml",
        "data/observations.csv",
        "language",
        "scenario",
    ]
    assert {e["name"]: e["value"] for e in run["object"] if e.type == "PropertyValue"} == {
        "language": "en",
        "scenario": "all",
    }
    assert [e.id for e in run["result"]] == ["en/evaluation.html", "en/evaluation.pdf"]


def test_a_chapter_of_two_reports_is_one_run(crate):
    assert len(crate.get_by_type("CreateAction")) == 2
    assert [e.id for e in runs(crate)[f"Run of {SECOND}"]["result"]] == sorted(CONTENTS)


def test_every_run_is_mentioned_by_the_root(crate):
    assert crate.root_dataset["mentions"] == crate.get_by_type("CreateAction")


def test_programs_have_their_versions(crate):
    program = crate.dereference("#evaluation")
    assert program["softwareVersion"] == "0.1.0"
    needed = {entity["name"]: entity["softwareVersion"] for entity in program["softwareRequirements"]}
    assert set(needed) == {"Python", "papermill", "nbconvert", "typst"}
    assert all(re.match(r"\d+\.\d+", version) for version in needed.values())


def test_a_report_from_other_inputs_is_listed_without_a_run(make):
    current = {path: names for path, names in CHAPTERS.items() if path != "en/objective-1.pdf"}
    crate = ROCrate(json.loads(make(chapters=current)))
    assert crate.dereference("en/objective-1.pdf")
    results = {e.id for run in crate.get_by_type("CreateAction") for e in run["result"]}
    assert results == set(CONTENTS) - {"en/objective-1.pdf"}


def test_the_only_date_is_the_day_as_known_on(make):
    assert set(re.findall(r"\d{4}-\d\d-\d\d", make().decode())) == {"2024-10-21"}


def test_equal_runs_give_equal_bytes_in_whatever_order_the_reports_were_made(make):
    assert make(dict(reversed(RECORDS.items()))) == make()


def test_parameters_read_back_in_another_order_are_the_same_run(make):
    def turned(parameters):
        return tuple(dict(reversed(of.items())) for of in parameters)

    other = {path: replace(made, parameters=turned(made.parameters)) for path, made in RECORDS.items()}
    assert make(other) == make()


def test_licence_and_authors_are_those_of_the_data(crate):
    assert crate.root_dataset["license"].id == "https://creativecommons.org/licenses/by/4.0/"
    assert crate.root_dataset["author"]["name"] == "The authors"


def test_without_a_licence_it_claims_none(make):
    crate = ROCrate(json.loads(make(credits=Credits((), ()))))
    assert crate.root_dataset["license"] == "No licence is stated."
    assert "author" not in crate.root_dataset


def test_the_checker_of_the_profile_finds_nothing_that_is_required(folder):
    """The context of the standard is put in from the library, since the checker would fetch it from the web."""
    if find_spec("rocrate_validator") is None:
        pytest.skip("the RO-Crate checker is missing: install the dependency group crate-check")
    content = json.loads((folder / CRATE).read_bytes())
    context = json.loads((resources.files("rocrate") / "data" / "ro-crate.jsonld").read_bytes())["@context"]
    (folder / CRATE).write_text(json.dumps(content | {"@context": context}), encoding="utf-8")
    report = folder.parent / "report.json"
    program = shutil.which("rocrate-validator", path=Path(sys.executable).parent)
    words = ["--profile-identifier", "process-run-crate", "--skip-availability-check", "--no-paging", "--no-cache"]
    command = [program, "--no-interactive", "validate", folder, *words, "-v", "-f", "json", "-o", report]
    subprocess.run(command, capture_output=True, check=False)
    found = json.loads(report.read_bytes())
    assert [issue["message"] for issue in found["issues"]] == []
    assert found["passed"]
    assert found["statistics"]["total_passed_checks"] > 30

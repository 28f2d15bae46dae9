"""What is attached to a PDF: enough to redo its numbers without anything else."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from pathlib import Path

import frictionless
import pikepdf
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from evaluation.publish.provenance import enclose, results_files
from evaluation.render import assemble, to_html, to_pdf
from evaluation.report import open_report

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module", params=["en", "es"])
def chapter(request):
    """Answers and sheets of the first objective over the real data, and their findings."""
    report = open_report(DATA, language=request.param)
    sheets = report.sheets("1")
    blocks = [sheets.cover(), report.objective("1").verdict(), sheets.indicators(), report.methods.sources()]
    shown = [block._repr_mimebundle_() for block in blocks]
    shown.insert(1, {"text/html": "<h2>Indicators</h2>"})
    outputs = [new_output("display_data", bundle) for bundle in shown]
    cells = [new_code_cell("x", id=f"cell-{n}", execution_count=1, outputs=[o]) for n, o in enumerate(outputs)]
    findings = {f.id: f for block in blocks for f in block.findings}
    return report.progress, new_notebook(cells=cells), list(findings.values())


@pytest.fixture(scope="module")
def document(chapter):
    """Its document, with the tables attached."""
    progress, notebook, findings = chapter
    return enclose(assemble([notebook]), progress, findings, DATA)


@pytest.fixture(scope="module")
def attached(document, tmp_path_factory):
    """The files taken out of the PDF into an empty folder."""
    folder = tmp_path_factory.mktemp("attached")
    with pikepdf.open(io.BytesIO(to_pdf(document))) as pdf:
        for name, file in pdf.attachments.items():
            (folder / name).write_bytes(file.get_file().read_bytes())
    return folder


def rows(folder, name):
    return list(csv.DictReader(io.StringIO((folder / f"{name}.csv").read_text(encoding="utf-8"), newline="")))


def test_the_attached_tables_are_a_package_without_faults(attached):
    assert frictionless.validate(str(attached / "datapackage.json")).flatten() == []


def test_a_ratio_that_the_report_states_can_be_redone_from_the_pdf_alone(attached, document):
    """Of shares: each is the part of its whole, summed over the years that are compared."""
    findings = {row["finding_id"]: row for row in rows(attached, "findings")}
    figures = {row["observation_id"]: row for row in rows(attached, "observations")}
    (reading,) = (r for r in rows(attached, "specifications") if (r["indicator_id"], r["kind"]) == ("1.7", "own"))
    used = {"baseline": Counter(), "latest": Counter()}
    for row in rows(attached, "specification_inputs"):
        if row["specification_id"] == reading["specification_id"] and row["role"] in used:
            figure = figures[row["observation_id"]]
            used[row["role"]][figure["measure"]] += float(figure["value"])
    baseline, latest = (min(sums.values()) / max(sums.values()) for sums in used.values())
    assert latest / baseline == pytest.approx(float(findings["1.7.ratio"]["value"]))
    assert 'data-finding="1.7.ratio"' in to_html(document).decode()


def test_only_the_numbers_of_this_report_are_attached_as_findings(attached, chapter):
    _progress, _notebook, findings = chapter
    assert [row["finding_id"] for row in rows(attached, "findings")] == [f.id for f in findings]


def test_the_letter_comes_first_and_in_the_language_of_the_report(document):
    name, letter = next(iter(document.attachments.items()))
    assert name == "README.txt"
    assert ("Para rehacer un número" in letter.content.decode()) == (document.language.code == "es")


def test_each_file_says_what_it_is_in_the_language_of_the_report(document):
    descriptions = [file.description for file in document.attachments.values()]
    assert len(set(descriptions)) == len(descriptions)
    assert ("Lugares" in descriptions) == (document.language.code == "es")


def test_the_package_beside_the_reports_has_its_tables_in_a_folder(chapter, tmp_path):
    progress, _notebook, findings = chapter
    files = results_files(progress, findings, DATA)
    paths = {resource["path"] for resource in json.loads(files["datapackage.json"])["resources"]}
    assert paths == set(files) - {"datapackage.json"}
    assert all(path.startswith("results/") for path in paths)

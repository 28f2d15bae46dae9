"""Every PDF is PDF/A-3a and PDF/UA-1, by the word of veraPDF."""

from __future__ import annotations

import pikepdf


def test_the_reports_are_archival_and_accessible(verapdf, built):
    paths = sorted(built.rglob("*.pdf"))
    assert len(verapdf(*paths)["valid"]) == 2 * len(paths)


def test_the_checker_finds_a_file_without_tags(verapdf, built, tmp_path):
    path = tmp_path / "report.pdf"
    with pikepdf.open(min(built.rglob("*.pdf"))) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(path)
    assert len(verapdf(path)["invalid"]) == 2

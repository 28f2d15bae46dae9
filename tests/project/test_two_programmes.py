"""Two programmes: no word of one's tables stands in the other's reports, and none of either in the code."""

from __future__ import annotations

import csv
import html
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OURS = ROOT / "data"
OTHER = ROOT / "examples" / "closing-the-gap" / "data"
COLUMNS = {"areas": ("name",), "authorities": ("name",), "sources": ("title", "publisher")}
SHARED = {"World", "other countries"}
"""Words of any programme's tables."""
SHORTEST = 4


def names_of(data):
    """Names of places, bodies and documents, in every language of the tables."""
    found = set()
    for table, columns in COLUMNS.items():
        with (data / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found |= {cell for name, cell in row.items() if re.sub(r"_[a-z]{2}$", "", name) in columns}
    return {name for name in found if len(name) >= SHORTEST} - SHARED


def found_in(names, text):
    return sorted(name for name in names if name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def words_of(page):
    return html.unescape(re.sub(r"<[^>]+>", " ", page.read_text(encoding="utf-8")))


@pytest.mark.parametrize("data", [OURS, OTHER], ids=["ours", "other"])
def test_no_word_of_a_programme_stands_in_the_code_the_chapters_or_the_catalogues(data):
    names = names_of(data)
    assert len(names) > 20
    files = [
        path
        for folder in ("src", "notebooks")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in (".py", ".ipynb", ".po", ".pot", ".yaml", ".json", ".html", ".typ", ".css")
    ]
    assert len(files) > 300
    assert {str(p.relative_to(ROOT)): f for p in files if (f := found_in(names, p.read_text(encoding="utf-8")))} == {}


def test_no_word_of_the_other_stands_in_our_reports():
    names = names_of(OTHER) - names_of(OURS)
    pages = sorted((ROOT / "reports").glob("e?/*.html"))
    assert pages
    assert {page.name: found for page in pages if (found := found_in(names, words_of(page)))} == {}


def test_no_word_of_ours_stands_in_the_reports_of_the_other(tmp_path):
    """They are made from nothing but that folder, in its one language."""
    told = ["--data", str(OTHER), "--out", str(tmp_path / "reports"), "--format", "html", "--quiet"]
    subprocess.run([sys.executable, "-m", "evaluation", "build", *told], cwd=ROOT, check=True, timeout=900)
    names = names_of(OURS) - names_of(OTHER)
    pages = sorted((tmp_path / "reports").rglob("*.html"))
    assert {page.parent.name for page in pages} == {"reports", "en"}
    assert len(pages) > 9
    assert {page.name: found for page in pages if (found := found_in(names, words_of(page)))} == {}
    annex = words_of(tmp_path / "reports" / "en" / "annex.html")
    assert "Published: improving, but not on track." in annex

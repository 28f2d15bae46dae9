"""What each chapter comes to stands at its beginning, and says what its tables say."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from lxml import etree

from evaluation.report import open_report

ROOT = Path(__file__).parents[3]
CHAPTERS = ("money", "milestones", "data")


@pytest.fixture(scope="module")
def report():
    """The real report in English."""
    return open_report(ROOT / "data")


def words(block):
    return ["".join(p.itertext()) for p in etree.fromstring(f"<div>{block.markup}</div>").iter("p")]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_an_answer_is_a_sentence_that_rests_on_findings(report, chapter):
    block = getattr(report.answers, chapter)()
    assert block.findings
    assert all(said.endswith(".") for said in words(block))
    assert 'class="answer"' in block.markup


def test_the_claims_counted_are_those_of_the_table(report):
    block = report.summary.claims()
    counted = {f.id: f.value for f in block.findings if f.id.startswith("claims.")}
    rows = etree.fromstring(f"<div>{block.markup}</div>").findall(".//tbody/tr")
    assert counted.pop("claims.all") == len(rows)
    assert sum(counted.values()) == len(rows)


def test_an_early_report_has_no_heading_over_claims_that_nobody_had_made_yet():
    assert open_report(ROOT / "data", as_of="2018-01-01").summary.claims().markup == ""


def test_what_can_be_credited_is_a_question_with_a_paragraph_of_its_own_in_the_main_report(report):
    """The summary promises that it is asked apart; an objective's own report and the brief ask it too."""
    (said,) = words(report.answers.credit())
    assert said.startswith("What can be credited to the program?")
    for reason in ("not compared with others", "other causes", "after its start"):
        assert reason in said
    for name, call in (
        ("02-objective", "chapter.credit()"),
        ("01-summary", "report.answers.credit()"),
        ("05-brief", "report.brief.credit()"),
    ):
        cells = nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", as_version=4).cells
        assert call in [cell.source for cell in cells]


@pytest.mark.parametrize("name", ["03-money-and-milestones", "09-dialogues", "10-data-methods-sources"])
def test_the_answer_follows_the_heading_at_once(name):
    cells = nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", as_version=4).cells
    answers = [n for n, cell in enumerate(cells) if cell.source.startswith("report.answers.")]
    assert answers
    assert all(cells[n - 1].source.startswith("##") and "\n" not in cells[n - 1].source for n in answers)

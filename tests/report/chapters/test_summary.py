"""What the two-page summary must say: the findings of each row, written down before the summary was made."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import nbformat
import pypdfium2
import pytest

from evaluation.framework import Shortened, Topic
from evaluation.render import assemble, to_pdf
from evaluation.report import open_report
from evaluation.report.parts.appraisal import Appraiser

DATA = Path(__file__).parents[3] / "data"
CELLS = ("bottom_line", "claims", "objectives", "money", "recommendations", "trust")
PUBLISHED = {
    "offices before the Partnership, and their count at both ends": ["F0098", "F0402", "F0100"],
    "convictions by the prosecutors": ["F0175"],
    "the count of the courts": ["F0383"],
    "shelters for trafficking alone": ["F0647", "F0656", "F0710"],
    "homes at the signature, by the wider count": ["F0337"],
    "protection units": ["F0428", "F0078"],
    "children in police records, and boys among them": ["F0753", "F0763", "F0783", "F0752", "F0782"],
    "reintegration in half a year": ["F0707", "F0705"],
    "plans and coordination bodies": ["F0658", "F0739"],
    "what the United States says it invested": ["F0008", "F0006"],
    "what Peru pledged": ["F0009"],
    "the budget of 2024 in its three stages": ["F0271", "F0272", "F0273"],
    "services with money": ["F0279", "F0305"],
    "what Cusco set aside": ["F0426", "F0427"],
}
"""Figures that must stand in the summary, by what they tell."""
COMPUTED = (
    "1.3.baseline_rate",
    *(f"claims.{kind}" for kind in ("all", "stands", "in_part", "unchecked", "contradicted")),
    *("quality.documents.whole", "summary.sources"),
)
LIMITS = {
    "en": ("last count early 2023", "for other victims too", "so no fall is shown", "of adults too"),
    "es": (
        "último conteo: 2023",
        "también para otras víctimas",
        "no es una baja",
        "de adultos",
    ),
}
"""What may not be told without: the limit of a number, in its own sentence or the next."""
NEVER = {
    "en": ("dramatically improved", "doubled", "100%", "754%", "because of the", "thanks to", "effect"),
    "es": ("duplic", "100 %", "754 %", "gracias a", "efecto"),
}


@cache
def report_in(language, as_of=""):
    return open_report(DATA, language=language, as_of=as_of)


@cache
def blocks(language, as_of=""):
    summary = report_in(language, as_of).summary
    return [summary.cover(), *(getattr(summary, cell)() for cell in CELLS)]


def stated(language, as_of=""):
    return {finding.id for block in blocks(language, as_of) for finding in block.findings}


def words(language, as_of=""):
    return re.sub(r"\s+", " ", " ".join(block.markup.striptags() for block in blocks(language, as_of)))


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("told", PUBLISHED)
def test_what_an_official_must_know_stands_in_the_summary(language, told):
    assert {f"observation.{id_}" for id_ in PUBLISHED[told]} <= stated(language)


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_is_counted_stands_there_as_findings(language):
    assert set(COMPUTED) <= stated(language)


@pytest.mark.parametrize("language", ["en", "es"])
def test_both_languages_state_the_same(language):
    assert stated(language) == stated("en")


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_number_stands_without_its_limit(language):
    assert [limit for limit in LIMITS[language] if limit not in words(language)] == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_is_said_that_the_figures_do_not_bear(language):
    assert [said for said in NEVER[language] if said in words(language)] == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_summary_takes_two_pages(language):
    """After the title page and the contents, which the PDF has before it."""
    cells = [
        nbformat.v4.new_code_cell(
            "show()", outputs=[nbformat.v4.new_output("display_data", data=unlinked(block))], execution_count=1
        )
        for block in blocks(language)
    ]
    with pypdfium2.PdfDocument(to_pdf(assemble([nbformat.v4.new_notebook(cells=cells)]))) as pdf:
        assert len(pdf) == 2 + 2


def unlinked(block):
    """What a block shows, without links to chapters that this document leaves out."""
    bundle = block._repr_mimebundle_()
    return bundle | {"text/html": re.sub(r'<a href="#[^"]*"[^>]*>(.*?)</a>', r"\1", bundle["text/html"])}


def test_each_objective_is_answered_before_its_figures():
    report = report_in("en")
    appraiser = Appraiser(report.progress, report.desk.writer())
    for objective in "123":
        first = appraiser.sentences(objective)[0]
        assert str(appraiser.sentence(first).striptags()).startswith("Whether")
        assert Shortened.PICTURE in first.also_in or objective == "2"


def test_every_recommendation_has_a_body_a_date_and_its_grounds():
    report = report_in("en")
    found = Appraiser(report.progress, report.desk.writer()).recommendations
    assert len(found) == 5
    assert all(r.by >= "2027" and (r.rests_on or r.sources) for r in found)


def test_without_an_author_every_place_with_judgement_says_that_nobody_signed_it():
    report = report_in("en")
    unsigned = "no evaluator has signed it"
    assert unsigned in report.summary.recommendations().markup
    assert unsigned in report.brief.recommendations().markup
    assert unsigned in report.conclusions.recommendations().markup
    assert unsigned in report.conclusions.lasting().markup
    assert any("no evaluator has signed" in said for said in report.summary.cover().cover["imprint"])


@pytest.mark.parametrize("as_of", ["2018-01-01", "2020-02-06"])
def test_an_earlier_day_says_what_its_figures_say_and_no_later_judgement(as_of):
    report = report_in("en", as_of)
    assert "Could not be checked" not in words("en", as_of)
    assert report.summary.recommendations().markup == ""
    assert report.conclusions.lessons().markup.count("<li>") < 4
    assert "indicators could be judged" in words("en", as_of) or "could be judged" in words("en", as_of)


@pytest.mark.parametrize("topic", list(Topic))
def test_every_topic_has_a_sentence_today(topic):
    report = report_in("en")
    assert Appraiser(report.progress, report.desk.writer()).sentences(topic)

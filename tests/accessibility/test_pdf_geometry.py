"""On paper every word stands within the margins and none over another, and pages are filled."""

from __future__ import annotations

from fixtures.pdf_geometry import misplaced, third_empty

from evaluation.render.paper.sizes import SIZES


def test_every_word_stands_within_the_margins_and_none_over_another(report_stem):
    layout = "brief" if report_stem.name == "brief" else "report"
    assert misplaced(report_stem.with_suffix(".pdf").read_bytes(), SIZES[layout]["side"]) == []


def test_no_page_is_a_third_empty_while_its_chapter_goes_on(report_stem):
    sizes = SIZES["brief" if report_stem.name == "brief" else "report"]
    assert third_empty(report_stem.with_suffix(".pdf").read_bytes(), sizes["top"], sizes["bottom"]) == []

"""Abbreviations are written out where they first stand, and nowhere else."""

from __future__ import annotations

import pytest
from lxml import etree

from evaluation.render.abbreviations import explain

LIST = {
    "GAO": "Government Accountability Office",
    "GAO West": "its western branch",
    "ILO": "International Labour Organization",
}


def explained(markup, language="en"):
    body = etree.fromstring(f"<div>{markup}</div>")
    explain(body, LIST, language)
    return "".join(body.itertext())


@pytest.mark.parametrize(
    ("markup", "read"),
    [
        ("<p>GAO says. GAO repeats.</p>", "GAO (Government Accountability Office) says. GAO repeats."),
        ("<p>None (GAO, D017).</p>", "None (GAO [Government Accountability Office], D017)."),
        ("<p>GAO West and GAO</p>", "GAO West (its western branch) and GAO (Government Accountability Office)"),
        ("<p>a <b>b</b> ILO c</p><p>ILO</p>", "a b ILO (International Labour Organization) cILO"),
        ("<p>GAO and ILO</p>", "GAO (Government Accountability Office) and ILO (International Labour Organization)"),
    ],
)
def test_the_first_use_is_followed_by_the_full_form(markup, read):
    assert explained(markup) == read


@pytest.mark.parametrize(
    "markup",
    [
        "<p>The Government Accountability Office (GAO) says so.</p>",
        '<p><span lang="es">GAO</span></p>',
        '<p><span class="quoted">GAO</span></p>',
        "<p><code>GAO</code></p>",
        '<div class="glossary"><dl><dt>GAO</dt></dl></div>',
        "<p>GAO-23-105390 and SGAO</p>",
    ],
)
def test_what_explains_itself_is_quoted_or_only_looks_alike_stays_as_it_is(markup):
    before = "".join(etree.fromstring(f"<div>{markup}</div>").itertext())
    assert explained(markup) == before


def test_an_explanation_that_is_folded_away_does_not_count_for_those_who_leave_it_closed():
    read = explained("<details><p>ILO, ILO</p></details><p>ILO</p><details><p>ILO</p></details>")
    assert read.count("(International Labour Organization)") == 2
    assert read.endswith("ILO (International Labour Organization)ILO")


def test_what_stands_after_a_quotation_is_explained_too():
    assert explained('<p><span lang="es">GAO</span> GAO</p>') == "GAO GAO (Government Accountability Office)"

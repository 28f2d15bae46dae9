"""Every limit that the chapter on methods prints is the one that is applied."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from evaluation.assess import BOUNDS, NEEDED_SHARE, Grade
from evaluation.assess.strength import INDEPENDENCE, STRONG_FACTS, WEAK_FACTS
from evaluation.evidence import Basis
from evaluation.report import open_report
from evaluation.words.evidence import BASES

DATA = Path(__file__).parents[3] / "data"


@pytest.fixture(scope="module", params=["en", "es"])
def methods(request):
    return open_report(DATA, language=request.param).methods


def shown(block):
    return html.fromstring(block._repr_mimebundle_()["text/html"])


def value(cell):
    number = float(re.sub(r"[^\d.]", "", cell))
    return number / 100 if "%" in cell else number


def test_a_fact_at_a_printed_limit_has_its_grade_and_one_beyond_it_has_not(methods):
    rows = dict(zip(BOUNDS, shown(methods.strength()).findall(".//tbody/tr"), strict=True))
    words = [cell.text_content() for cell in rows.pop("independence").findall("td")]
    language = methods.desk.language
    assert words == [language.text(BASES[basis]) for basis in (Basis.INDEPENDENT, Basis.RECORD)]
    assert [BOUNDS["independence"].grade(INDEPENDENCE[b]) for b in Basis] == [Grade.STRONG, Grade.MODERATE, Grade.WEAK]
    for fact, row in rows.items():
        bound = BOUNDS[fact]
        strong, moderate = (value(cell.text_content()) for cell in row.findall("td"))
        worse = -1e-9 if bound.more_is_better else 1e-9
        assert (bound.grade(strong), bound.grade(moderate)) == (Grade.STRONG, Grade.MODERATE)
        assert bound.grade(strong + worse) is not Grade.STRONG
        assert bound.grade(moderate + worse) is Grade.WEAK


def test_how_many_facts_make_a_grade_and_which_share_must_agree_are_printed_as_applied(methods):
    text = shown(methods.strength()).text_content()
    assert re.findall(r"\d+", text.rpartition("%")[2])[-2:] == [str(STRONG_FACTS), str(WEAK_FACTS)]
    assert str(NEEDED_SHARE) in shown(methods.specifications()).text_content()

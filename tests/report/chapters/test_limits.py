"""Every limit that the chapter on methods prints is the one that is applied."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from scipy.stats.contingency import odds_ratio

from evaluation.assess import BOUNDS, NEEDED_SHARE, Grade
from evaluation.assess.specification import specify
from evaluation.assess.strength import INDEPENDENCE, STRONG_FACTS, WEAK_FACTS
from evaluation.evidence import Basis
from evaluation.framework import Cumulation, Direction, Kind
from evaluation.methods import YEAR, Flag, MaterialChange, Point, Series, Settings, Window, run, scatter_of
from evaluation.methods.comparisons.shares import compare_shares
from evaluation.methods.published.statcan_2024 import STAND_IN
from evaluation.methods.published.unsd_2023 import NEAR_THE_END
from evaluation.report import open_report
from evaluation.words.evidence import BASES
from evaluation.words.wording import FLAGS

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


def first_numbers(block):
    """Numbers of the first paragraph, which stand in the same order in every language."""
    return [float(n) for n in re.findall(r"\d+(?:\.\d+)?", shown(block).find(".//p").text_content())]


SPAN = (dt.date(2016, 1, 1), dt.date(2016, 12, 31))


def settings(**changes):
    values = {
        "direction": Direction.RISE,
        "kind": Kind.STOCK,
        "cumulation": Cumulation.STOCK,
        "cut_off": dt.date(2024, 12, 31),
        "baseline": Window(*SPAN),
        "target": None,
        "material_change": MaterialChange(1, "absolute"),
    }
    return Settings(**(values | changes))


def stock(year, value):
    return Point(value, dt.date(year, 1, 1), dt.date(year, 12, 31))


def test_level_fewest_periods_and_age_are_printed_as_applied(methods):
    level, fewest, oldest = first_numbers(methods.judging())
    found = compare_shares(
        Point(20, *SPAN, "exact", 20, 100), Point(60, *SPAN, "exact", 60, 100), None, 1, is_sample=True
    )
    exact = odds_ratio([[60, 40], [20, 80]]).confidence_interval(level / 100)
    assert found.interval == pytest.approx([100 * r * 0.25 / (1 + r * 0.25) for r in (exact.low, exact.high)], rel=1e-5)
    periods = [stock(2010 + n, 100) for n in range(int(fewest))]
    assert scatter_of(periods, YEAR) is not None
    assert scatter_of(periods[1:], YEAR) is None
    seen = settings(cut_off=dt.date(2020 + int(oldest) + 1, 12, 30))
    assert run("change", Series((stock(2016, 8), stock(2020, 9))), seen).is_current
    later = replace(seen, cut_off=seen.cut_off + dt.timedelta(1))
    assert not run("change", Series((stock(2016, 8), stock(2020, 9))), later).is_current


def test_as_many_earlier_ends_are_tried_as_are_printed(methods):
    ends = int(first_numbers(methods.specifications())[0])
    series = Series(tuple(stock(year, year) for year in (2016, *range(2017, 2025))))
    seen = settings(frequency=60)  # so that none of them is out of date
    assert len(specify("change", {(): (series, seen)}, {})) == 1 + ends


@pytest.mark.parametrize(
    ("flag", "word", "limit"),
    [(Flag.NEAR_THE_END, "one point", NEAR_THE_END), (Flag.ZERO_REPLACED, "a thousandth", STAND_IN)],
)
def test_a_limit_in_words_is_the_one_that_is_applied(flag, word, limit):
    assert word in FLAGS[flag]
    assert {"one point": 1, "a thousandth": 0.001}[word] == limit

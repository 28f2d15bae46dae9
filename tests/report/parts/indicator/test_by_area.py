"""Place by place: only what documents give, and only where there is something to compare."""

from __future__ import annotations

import pytest
from lxml import etree

from evaluation.assess.progress import assess
from evaluation.findings import findings_of
from evaluation.locale.language import Language
from evaluation.report.parts.indicator.by_area import by_area
from evaluation.words.writer import Writer


@pytest.fixture
def shown(evidence, indicator, observation):
    """Markup of the places of an indicator with these observations."""

    def build(*observations):
        sheet = indicator()
        found = evidence([observation("F0", 100, 2016), *observations], indicators=[sheet])
        item = assess(found).objectives[0].indicators[0]
        return by_area(Writer(Language.of("en"), found, findings_of(assess(found))), item)

    return build


def test_two_places_are_not_worth_a_chart(shown, observation):
    assert shown(observation("F1", 8, 2016, area="Cusco"), observation("F2", 9, 2016, area="Lima")) == ""


def test_places_of_one_period_become_bars_in_order_of_size(shown, observation):
    markup = shown(*(observation(f"F{n}", 8 + n, 2016, area=area) for n, area in enumerate(["A", "B", "C"], 1)))
    figure = etree.fromstring(f"<div>{markup}</div>").find("figure")
    assert "from 9 (A) to 11 (C)" in "".join(figure.itertext())
    assert figure.find("svg").get("aria-label").endswith("C: 11; B: 10; A: 9.")


def test_a_total_of_several_years_is_no_figure_of_a_place(shown, observation):
    several = [observation(f"F{n}", 50, "2010-01-01", "2015-12-31", area=area) for n, area in enumerate("ABC", 1)]
    assert shown(*several) == ""


def test_all_panels_have_one_scale_and_say_where_it_is_in_millions(shown, observation):
    million = 1_000_000
    rows = [observation(f"F{n}", n * million, 2015 + n, area=area) for n, area in enumerate("ABC", 1)]
    assert "millions of" in etree.fromstring(f"<div>{shown(*rows)}</div>").find(".//svg/text").text
    mixed = etree.fromstring(f"<div>{shown(*rows, observation('F9', 400, 2019, area='A'))}</div>").find(".//svg")
    assert "millions of" not in mixed.find("text").text
    assert {"400", "2 million"} <= {words.text for words in mixed.iter("text")}

"""A chart without a table beside it says no more in words than its drawing and its title show."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from lxml import html

from evaluation.assess import assess
from evaluation.findings import findings_of
from evaluation.locale.language import Language
from evaluation.report.parts.indicator.course import indicator_chart, small_chart
from evaluation.words.writer import Writer

TEXT = {"en": "a", "es": "b"}


@pytest.fixture
def alternative(evidence, observation, indicator, source):
    """Alternative text of a chart of a stock, and all that can be read of it."""

    def build(values, draw=small_chart, day=None):
        dated = {"period_start": day, "period_end": day} if day else {}
        rows = [
            observation(f"F{n}", value, year, **(dated if day and day.year == year else {}))
            for n, (year, value) in enumerate(values.items(), 1)
        ]
        material = {"value": 1, "of": "absolute", "reason": TEXT}
        sheet = indicator(kind="stock", cumulation="stock", material_change=material)
        known = evidence(rows, [sheet], [source("S1", "2024-01-01")], as_of=dt.date(2025, 1, 1))
        progress = assess(known)
        (item,) = progress.indicators
        writer = Writer(Language.of("en"), known, findings_of(progress))
        page = html.fromstring(f"<div>{draw(writer, item)}</div>")
        drawing = next(page.iter("svg"))
        return drawing.get("aria-label"), " ".join(page.itertext())

    return build


def test_years_that_its_axis_has_no_room_for_are_not_spoken(alternative):
    spoken, drawn = alternative({year: 10.0 + year % 7 for year in range(2003, 2024)})
    assert set(re.findall(r"\b20\d\d\b", spoken)) <= set(re.findall(r"\b20\d\d\b", drawn))


def test_every_year_of_a_short_series_is_spoken(alternative):
    spoken, _ = alternative({2016: 10.0, 2018: 12.0, 2020: 15.0, 2022: 20.0})
    assert re.findall(r"\b(20\d\d): ", spoken) == ["2016", "2018", "2020", "2022"]


SHELTERS = {2016: 10.0, 2018: 12.0, 2020: 15.0, 2022: 20.0}


@pytest.mark.parametrize("draw", [small_chart, lambda writer, item: indicator_chart(writer, item, 84.0)])
def test_a_day_that_stands_nowhere_on_the_page_is_spoken_as_its_year(alternative, draw):
    spoken, _ = alternative(SHELTERS, draw, dt.date(2018, 6, 13))
    assert ": 12" in spoken
    assert "13" not in spoken


def test_beside_its_table_a_chart_is_spoken_with_the_day_itself(alternative):
    spoken, _ = alternative(SHELTERS, indicator_chart, dt.date(2018, 6, 13))
    assert "13, 2018: 12" in spoken

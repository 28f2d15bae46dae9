"""What was ruled out as another choice is told with its reason, and a verdict without another choice points to it."""

from __future__ import annotations

import datetime as dt

import pytest

from evaluation.assess import assess
from evaluation.findings import findings_of
from evaluation.locale.language import Language
from evaluation.report.parts.indicator.reference_sheet import reference_sheet
from evaluation.report.parts.indicator.specifications import specifications
from evaluation.report.parts.indicator.words import change
from evaluation.words.writer import Writer

TEXT = {"en": "a", "es": "b"}
RULED_OUT = [
    {"start": "2019-01-01", "end": "2020-12-31", "reason": {"en": "They came later.", "es": "b"}},
    {"observations": ["F9"], "reason": {"en": "It is a claim.", "es": "b"}},
]


@pytest.fixture
def told(evidence, observation, indicator, source):
    """Sheet and specifications of a stock of 10 in 2016 and 20 in 2023, as of a day."""

    def build(ruled_out=RULED_OUT, as_of=dt.date(2025, 1, 1)):
        rows = [observation("F1", 10, 2016), observation("F2", 20, 2023)]
        rows += [observation("F9", 30, 2023, source="S2", authority="court")]
        material = {"value": 1, "of": "absolute", "reason": TEXT}
        sheet = indicator(
            kind="stock", cumulation="stock", material_change=material, alternatives={"ruled_out": ruled_out}
        )
        known = evidence(rows, [sheet], [source("S1", "2024-01-01"), source("S2", "2024-06-01")], as_of=as_of)
        progress = assess(known)
        (item,) = progress.indicators
        writer = Writer(Language.of("en"), known, findings_of(progress))
        return reference_sheet(writer, item).striptags(), specifications(writer, item).striptags()

    return build


def test_what_was_ruled_out_is_told_by_time_or_figure_with_its_reason(told):
    sheet, said = told()
    assert "Ruled out as another choice" in sheet
    assert "2019–2020: They came later." in sheet
    assert "F9: It is a claim." in sheet
    assert said.startswith("No other choice was found; which figures are none, and why, is told below.")


def test_where_nothing_was_ruled_out_nothing_is_told(told):
    sheet, said = told(ruled_out=[])
    assert "Ruled out" not in sheet
    assert said.startswith("No other choice was found. ")


def test_a_figure_that_was_not_known_yet_is_not_told(told):
    sheet, _ = told(as_of=dt.date(2024, 2, 1))
    assert "They came later." in sheet
    assert "F9" not in sheet


@pytest.mark.parametrize(("baseline", "is_missed"), [([100], True), ([100, 400, 100], False)])
def test_where_no_like_count_shows_its_scatter_an_untested_change_says_that_it_has_no_yardstick(
    evidence, observation, indicator, source, baseline, is_missed
):
    rows = [observation(f"F{n}", v, 2017 - len(baseline) + n) for n, v in enumerate(baseline)]
    rows += [observation("F9", 110, 2023), observation("G1", 100, 2016, measure="other")]
    rows += [observation("G2", 400, 2023, measure="other")]
    other = {"value": {"measures": ["other"], "areas": ["Peru"]}}
    sheets = [indicator(dispersion_group="g"), indicator(id="1.2", select=other, dispersion_group="g")]
    progress = assess(evidence(rows, sheets, [source("S1", "2024-06-01")]))
    writer = Writer(Language.of("en"), progress.evidence, findings_of(progress))
    said = change(writer, progress.indicators[1]).striptags()
    assert ("No like count can serve as a yardstick: none has 3 or more figures in its baseline." in said) is is_missed
    assert ("As a yardstick, like counts scattered so" in said) is not is_missed

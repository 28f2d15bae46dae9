"""The assessment of a whole programme."""

from __future__ import annotations

import datetime as dt
import json
import math
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from evaluation.assess import ProgressRecord, assess, assess_folder, assess_objective, report_date
from evaluation.methods import STATUS_OUTLOOKS

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def real():
    """The real programme."""
    return assess_folder(DATA)


def test_a_verdict_looks_no_further_than_the_programme_allows(evidence, observation, source):
    known = evidence([observation("F1", 1, 2016)], sources=[source("S1", "2026-01-01")])
    assert report_date(known) == dt.date(2024, 12, 31)


def test_a_verdict_looks_no_further_than_the_date_of_the_report(evidence, observation, source):
    known = evidence([observation("F1", 1, 2016)], sources=[source("S1", "2020-02-06")])
    assert report_date(known) == dt.date(2020, 2, 6)


def test_figures_after_the_judged_period_are_kept_apart(evidence, observation, indicator, source):
    rows = [observation("F1", 100, 2016), observation("F2", 120, 2024), observation("F3", 500, 2025)]
    known = evidence(rows, [indicator()], sources=[source("S1", "2026-06-01")])
    (result,) = assess(known).objectives[0].indicators
    assert result.result.latest.value == 120
    assert [f.value for f in result.after(dt.date(2024, 12, 31))] == [500]


def test_like_counts_are_a_yardstick_for_an_untested_change_and_decide_nothing(
    evidence, observation, indicator, source
):
    rows = [observation(f"F{y}", v, y) for y, v in ((2014, 100), (2015, 400), (2016, 100), (2023, 100))]
    rows += [observation("G1", 100, 2016, measure="other"), observation("G2", 400, 2023, measure="other")]
    other = {"value": {"measures": ["other"], "areas": ["Peru"]}}
    sheets = [indicator(dispersion_group="g"), indicator(id="1.2", select=other, dispersion_group="g")]
    known = evidence(rows, sheets, sources=[source("S1", "2024-06-01")])
    first, second = assess(known).objectives[0].indicators
    assert (first.result.status, first.yardstick) == ("no_clear_change", ())
    assert second.result.status == "moved_untested"
    (like,) = second.yardstick
    assert (like.indicator, like.share) == ("1.1", math.sqrt(first.result.scatter))
    assert set(second.inputs) == {"F2014", "F2015", "F2016", "G1", "G2"}
    alone = evidence(
        rows, [sheets[1].model_copy(update={"dispersion_group": None})], sources=[source("S1", "2024-06-01")]
    )
    (same,) = assess(alone).objectives[0].indicators
    assert same.result == second.result


def test_every_indicator_of_the_programme_has_a_result(real):
    results = real.indicators
    assert [i.indicator.id for i in results] == [i.id for i in real.evidence.dataset.framework.indicators]
    assert all(str(i.result.status) in STATUS_OUTLOOKS for i in results)
    assert all(i.result.reason for i in results if i.result.outlook == "not_computable")


def test_the_result_can_be_written_as_json_with_what_a_reader_needs(real):
    content = json.loads(json.dumps(ProgressRecord.of(real).to_dict(), allow_nan=False))
    assert [o["id"] for o in content["objectives"]] == ["1", "2", "3"]
    for item in content["indicators"]:
        assert {"id", "title", "unit", "target", "outlook", "demonstrated", "points", "warnings"} <= set(item)
        assert {"status", "reasons", "method", "baseline", "latest", "difference", "interval"} <= set(item["result"])
        assert set(item["title"]) == {"en", "es"}
        for reading in filter(None, (item["result"]["baseline"], item["result"]["latest"])):
            assert {"value", "start", "end"} <= set(reading)
            assert reading["observations"]


def test_what_json_keeps_of_an_assessment_comes_back_the_same(real):
    record = ProgressRecord.of(real)
    content = json.loads(json.dumps(record.to_dict()))
    assert TypeAdapter(ProgressRecord).validate_python(content) == record


def test_a_ratio_keeps_its_numerator_and_denominator(real):
    (share,) = [i for i in real.indicators if i.indicator.id == "2.2"]
    assert (share.result.baseline.numerator, share.result.baseline.denominator) == (246, 734)


def test_every_figure_of_a_series_is_in_the_table(real):
    ids = {o.observation_id for o in real.evidence.observations}
    for item in real.indicators:
        assert {i for f in item.series.figures for i in f.refs} <= ids


def test_an_earlier_date_knows_less(real):
    earlier = assess_folder(DATA, dt.date(2020, 2, 6))
    assert len(earlier.evidence.observations) < len(real.evidence.observations)
    latest = [i.result.latest for i in earlier.indicators if i.result.latest]
    assert latest
    assert all(reading.end <= dt.date(2020, 2, 6) for reading in latest)


def test_an_objective_alone_is_assessed_as_among_all(real):
    for result in real.objectives:
        assert assess_objective(real.evidence, result.objective.id) == result


def test_a_verdict_as_of_an_earlier_time_stands_and_counts_for_nothing_now(evidence, observation, indicator, source):
    rows = [observation("F1", 8, 2016), observation("F2", 14, 2020)]
    least = {"value": 1, "of": "absolute", "reason": {"en": "one", "es": "uno"}}
    stock = indicator(kind="stock", cumulation="stock", material_change=least)
    for day, now in (("2023-12-30", "favourable"), ("2023-12-31", "not_computable")):
        known = evidence(rows, [stock], sources=[source("S1", "2023-01-01")], as_of=dt.date.fromisoformat(day))
        (found,) = assess(known).objectives[0].indicators
        assert (found.result.status, found.outlook, found.outlook_now) == ("improved", "favourable", now)


def test_an_indicator_for_all_objectives_moves_no_objective(evidence, observation, indicator, source):
    rows = [observation(f"F{year}", value, year) for year, value in ((2014, 9), (2015, 10), (2016, 11), (2023, 40))]
    shared = {"id": "P.1", "objective": "all", "level": "output", "kind": "stock", "cumulation": "stock"}
    material = {"value": 1, "of": "absolute", "reason": {"en": "a", "es": "b"}}
    documents = [source("S1", "2025-01-01")]
    alone = assess(evidence(rows, [indicator()], documents))
    with_it = assess(evidence(rows, [indicator(), indicator(**shared, material_change=material)], documents))
    assert with_it.shared[0].demonstrated
    assert [o.synthesis for o in with_it.objectives] == [o.synthesis for o in alone.objectives]

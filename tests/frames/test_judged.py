"""Methods on values in pandas: every shape of a series, settings that are said, a result that prints well."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pandas as pd
import pytest

from evaluation.errors import ParameterError
from evaluation.frames import METHODS, Judged, judge, series_of
from evaluation.frames.points import window_of

YEARS = pd.Series({2015: 8.0, 2018: 11.0, 2020: 14.0})
STOCK = {"direction": "rise", "kind": "stock", "baseline": "2015", "material_change": 0.1}


@pytest.mark.parametrize(
    "same",
    [
        YEARS.set_axis(YEARS.index.astype(str)),
        YEARS.set_axis(pd.PeriodIndex(YEARS.index.astype(str), freq="Y")),
        pd.DataFrame({"year": YEARS.index, "value": YEARS.to_numpy()}),
        pd.DataFrame({"period": ["2015-01/2015-12", "2018", "2020"], "value": [8, 11, 14]}),
        pd.DataFrame(
            {
                "period_start": pd.to_datetime(["2015-01-01", "2018-01-01", "2020-01-01"]),
                "period_end": pd.to_datetime(["2015-12-31", "2018-12-31", "2020-12-31"]),
                "value": pd.array([8, 11, 14], dtype="Float64"),
            }
        ),
    ],
)
def test_every_shape_of_a_series_gives_the_same_points(same):
    assert series_of(same) == series_of(YEARS)


def test_a_timestamp_is_a_day_and_a_missing_value_is_no_point():
    days = pd.Series([1.0, None], index=pd.to_datetime(["2020-02-06", "2021-02-06"]))
    (point,) = series_of(days).points
    assert (point.start, point.end, point.value) == (dt.date(2020, 2, 6), dt.date(2020, 2, 6), 1.0)


def test_rows_that_were_set_aside_are_not_in_the_series():
    assert len(series_of(pd.DataFrame({"year": [2015, 2016], "value": [1, 2], "in_series": [True, False]})).points) == 1


@pytest.mark.parametrize("wrong", [pd.DataFrame({"value": [1]}), pd.DataFrame({"year": [2015]}), [1, 2], None])
def test_what_is_no_series_is_refused_with_the_shapes_that_are(wrong):
    with pytest.raises(ParameterError, match="period_start"):
        series_of(wrong)


def test_a_period_that_stands_twice_is_refused():
    with pytest.raises(ParameterError, match="2015-01-01 to 2015-12-31"):
        series_of(pd.DataFrame({"year": [2015, 2015], "value": [1, 2]}))


@pytest.mark.parametrize("wrong", ["soon", "2016/2012", ""])
def test_a_period_that_is_none_is_refused(wrong):
    with pytest.raises(ParameterError, match="2012/2016"):
        window_of(wrong)


@pytest.mark.parametrize("method", METHODS)
def test_every_method_takes_a_series_and_gives_a_frozen_result(method):
    found = judge(YEARS, method=method, **STOCK)
    assert found.method == method
    assert found.points_used or found.reasons or found.status == "not_available"
    with pytest.raises(dataclasses.FrozenInstanceError):
        found.status = "improved"


def test_a_result_is_readable_in_a_terminal_and_in_a_notebook():
    found = judge(YEARS, **STOCK)
    assert repr(found).splitlines()[0] == "change: improved (favourable)"
    assert "8 (2015-01-01 to 2015-12-31)" in repr(found)
    assert "<caption>change: improved (favourable)</caption>" in found._repr_html_()
    assert found.frame.loc["estimate", "value"] == "0.75"


def test_what_it_shows_is_escaped():
    hostile = Judged(method="<b>", status="improved")
    assert "<b>" not in hostile._repr_html_()


@pytest.mark.parametrize("without", ["direction", "kind"])
def test_what_decides_a_verdict_has_no_default(without):
    with pytest.raises(ParameterError, match=without):
        judge(YEARS, **{name: value for name, value in STOCK.items() if name != without})


@pytest.mark.parametrize(
    ("change", "named"),
    [({"direction": "up"}, "rise, fall, none"), ({"base_line": "2015"}, "baseline"), ({"method": "chnge"}, "change")],
)
def test_a_word_that_is_unknown_is_named_with_what_was_meant(change, named):
    with pytest.raises(ParameterError, match=named):
        judge(YEARS, **(STOCK | change))


def test_an_indicator_judged_with_nothing_changed_is_its_verdict(known):
    for id_, row in known.verdicts.iterrows():
        assert known.judge(id_).status == row["status"]
        assert judge(known.points(id_), known.settings(id_), method=row["method"]).status == row["status"], id_


def test_another_baseline_is_another_question_and_changes_nothing_that_is_known(known):
    before = known.verdicts.copy()
    assert known.judge("1.1", baseline="2014").baseline.end == dt.date(2014, 12, 31)
    pd.testing.assert_frame_equal(known.verdicts, before)

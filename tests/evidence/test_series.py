"""How published statements become one series."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evaluation.evidence import Aside, indicator_series
from evaluation.framework import Kind


def values(series: Any) -> list[float]:
    return [f.value for f in series.figures]


def asides(series: Any) -> dict[str, Aside]:
    return {a.observation.observation_id: a.reason for a in series.aside}


def test_figures_stand_in_order_of_time(evidence, observation, indicator):
    given_evidence = evidence([observation("F2", 20, 2016), observation("F1", 10, 2015)])
    assert values(indicator_series(given_evidence, indicator())) == [10, 20]


def test_the_later_statement_of_an_authority_replaces_its_earlier_one(evidence, observation, indicator, source):
    sources = [source("S1", "2019-06"), source("S2", "2021-07")]
    known = evidence([observation("F1", 476, 2019), observation("F2", 1266, 2019, source="S2")], sources=sources)
    series = indicator_series(known, indicator())
    assert values(series) == [1266]
    assert asides(series) == {"F1": Aside.RESTATED}


def test_the_same_value_printed_twice_is_a_repetition_not_a_restatement(evidence, observation, indicator):
    known = evidence([observation("F1", 889, 2015), observation("F2", 889, 2015, source="S2")])
    assert list(asides(indicator_series(known, indicator())).values()) == [Aside.REPEATED]


def test_the_preferred_authority_stands_before_a_later_statement_of_another(evidence, observation, indicator, source):
    sheet = indicator(authorities={"preferred": ["police", "ministry"], "reason": {"en": "a", "es": "b"}})
    sources = [source("S1", "2019"), source("S2", "2023")]
    rows = [observation("F1", 100, 2018), observation("F2", 300, 2018, authority="ministry", source="S2")]
    series = indicator_series(evidence(rows, sources=sources), sheet)
    assert values(series) == [100]
    assert asides(series) == {"F2": Aside.OTHER_AUTHORITY}


def test_an_alternative_register_stands_beside_the_series(evidence, observation, indicator):
    sheet = indicator(
        authorities={"preferred": ["police"], "alternatives": ["court"], "reason": {"en": "a", "es": "b"}}
    )
    rows = [observation("F1", 100, 2018), observation("F2", 30, 2019, authority="court")]
    series = indicator_series(evidence(rows), sheet)
    assert values(series) == [100]
    assert asides(series) == {"F2": Aside.ALTERNATIVE}


def test_a_full_year_stands_before_a_part_of_it_and_before_a_total_that_covers_it(evidence, observation, indicator):
    rows = [
        observation("F1", 376, "2017-01-01", "2017-07-31"),
        observation("F2", 1229, 2017),
        observation("F3", 9000, "2009-01-01", "2017-12-31"),
    ]
    series = indicator_series(evidence(rows), indicator())
    assert values(series) == [1229]
    assert asides(series) == {"F1": Aside.OVERLAP, "F3": Aside.OVERLAP}


def test_periods_that_share_a_single_day_overlap(evidence, observation, indicator):
    rows = [observation("F1", 5, "2018-01-01", "2018-06-30"), observation("F2", 4, "2018-06-30", "2018-09-30")]
    assert asides(indicator_series(evidence(rows), indicator())) == {"F2": Aside.OVERLAP}


def test_of_two_parts_of_a_year_the_longer_one_stands(evidence, observation, indicator):
    rows = [observation("F1", 991, "2018-01-01", "2018-09-30"), observation("F2", 1279, "2018-01-01", "2018-11-30")]
    assert values(indicator_series(evidence(rows), indicator())) == [1279]


def test_states_at_a_point_in_time_may_overlap(evidence, observation, indicator):
    stock = indicator(
        kind="stock",
        cumulation="stock",
        material_change={"value": 1, "of": "absolute", "reason": {"en": "a", "es": "b"}},
    )
    rows = [observation("F1", 8, "2015-09-30", "2017-01-31"), observation("F2", 8, "2016-08-26", "2016-08-26")]
    assert stock.kind is Kind.STOCK
    assert values(indicator_series(evidence(rows), stock)) == [8, 8]


def test_a_figure_without_a_period_is_set_aside(evidence, observation, indicator):
    rows = [observation("F1", 7, 2016, period_start=None, period_end=None)]
    assert asides(indicator_series(evidence(rows), indicator())) == {"F1": Aside.NO_PERIOD}


def test_a_part_never_stands_for_the_whole(evidence, observation, indicator):
    rows = [observation("F1", 5, 2016, sex="female"), observation("F2", 9, 2016, age_group="under_18")]
    assert values(indicator_series(evidence(rows), indicator())) == []


def test_a_ratio_keeps_both_of_its_parts(evidence, observation, indicator):
    part = {"measures": ["cases"], "areas": ["Peru"], "ages": ["under_18"]}
    whole = {"measures": ["cases"], "areas": ["Peru"]}
    share = indicator(unit="percent", kind="share", select={"numerator": part, "denominator": whole})
    rows = [observation("F1", 281, 2016, age_group="under_18"), observation("F2", 1134, 2016)]
    (figure,) = indicator_series(evidence(rows), share).figures
    assert figure.value == pytest.approx(24.7795414)
    assert (figure.numerator, figure.denominator, figure.refs) == (281, 1134, ("F1", "F2"))


def test_a_ratio_is_never_made_across_authorities(evidence, observation, indicator):
    part = {"measures": ["cases"], "areas": ["Peru"], "ages": ["under_18"]}
    whole = {"measures": ["cases"], "areas": ["Peru"]}
    share = indicator(
        unit="percent",
        kind="share",
        select={"numerator": part, "denominator": whole},
        authorities={"preferred": ["police", "court"], "reason": {"en": "a", "es": "b"}},
    )
    rows = [observation("F1", 281, 2016, age_group="under_18"), observation("F2", 500, 2016, authority="court")]
    assert asides(indicator_series(evidence(rows), share)) == {"F1": Aside.UNPAIRED}


CORRECTION = {
    "id": "C1",
    "reason": {"en": "why", "es": "por qué"},
    "decided_by": "evaluators",
    "decided_on": "2026-11-23",
    "grounds": ["S1"],
}


def test_an_excluded_figure_is_set_aside_with_its_decision(evidence, observation, indicator):
    decision = CORRECTION | {"action": "exclude", "observations": ["F1"]}
    series = indicator_series(evidence([observation("F1", 1307, 2017)], corrections=[decision]), indicator())
    assert values(series) == []
    assert [a.correction.id for a in series.aside if a.correction] == ["C1"]


def test_a_preferred_figure_stands_and_names_what_it_replaces(evidence, observation, indicator):
    decision = CORRECTION | {"action": "prefer", "observations": ["F1"], "over": ["F2"]}
    rows = [observation("F1", 1054, 2019), observation("F2", 765, 2019, source="S2")]
    series = indicator_series(evidence(rows, corrections=[decision]), indicator())
    assert values(series) == [1054]
    assert series.aside[0].instead == ("F1",)


def test_a_rescaled_figure_enters_with_its_factor(evidence, observation, indicator):
    decision = CORRECTION | {"action": "rescale", "observations": ["F1"], "factor": 1000}
    series = indicator_series(evidence([observation("F1", 1.5, 2016)], corrections=[decision]), indicator())
    assert values(series) == [1500]


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_nothing_is_lost_counted_twice_or_moved_by_the_order_of_rows(evidence, observation, indicator, data):
    periods = st.tuples(st.integers(2010, 2024), st.integers(1, 12), st.integers(0, 30))
    rows = []
    for number, (year, month, length) in enumerate(data.draw(st.lists(periods, min_size=1, max_size=12))):
        end_month = (month - 1 + length) % 12 + 1
        end_year = year + (month - 1 + length) // 12
        rows.append(observation(f"F{number}", 10 + number, f"{year}-{month:02d}-01", f"{end_year}-{end_month:02d}-28"))
    series = indicator_series(evidence(rows), indicator())
    shuffled = indicator_series(evidence(data.draw(st.permutations(rows))), indicator())
    assert [f.refs for f in series.figures] == [f.refs for f in shuffled.figures]
    used = [i for f in series.figures for i in f.refs] + [a.observation.observation_id for a in series.aside]
    assert sorted(used) == sorted(r.observation_id for r in rows)
    for first, second in zip(series.figures, series.figures[1:], strict=False):
        assert first.end < second.start

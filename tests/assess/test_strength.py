"""How facts make a grade."""

from __future__ import annotations

import datetime as dt

import pytest

from evaluation.assess import BOUNDS, Grade
from evaluation.assess.strength import _overall, strength
from evaluation.evidence import indicator_series
from evaluation.load import Read

UNTIL = dt.date(2024, 12, 31)


@pytest.mark.parametrize("fact", list(BOUNDS))
@pytest.mark.parametrize("limit", ["strong", "moderate"])
def test_a_value_at_a_limit_takes_the_better_grade_and_one_beyond_it_the_worse(fact, limit):
    bound = BOUNDS[fact]
    value, step = getattr(bound, limit), 0.001 if bound.more_is_better else -0.001
    better, worse = (Grade.STRONG, Grade.MODERATE) if limit == "strong" else (Grade.MODERATE, Grade.WEAK)
    assert [bound.grade(value + step), bound.grade(value), bound.grade(value - step)] == [better, better, worse]


@pytest.fixture
def graded(evidence, observation, indicator, source):
    """Grade a series of yearly figures: `graded(range(2014, 2025))`."""

    def grade(years, extra=(), read=Read.OPENING, **changes):
        rows = [observation(f"F{year}", 100, year) for year in years] + list(extra)
        ids = sorted({r.source for r in rows} | {"S1"})
        dates = {"S2": "2025-06-01"}
        sources = [source(s, dates.get(s, "2025-01-01"), read=read) for s in ids]
        known = evidence(rows, sources=sources)
        return strength(known, indicator_series(known, indicator(**changes)), UNTIL)

    return grade


def test_full_yearly_figures_of_first_hand_are_strong(graded):
    assert graded(range(2014, 2025)).grade is Grade.STRONG


def test_no_figure_is_no_evidence(graded):
    assert graded([]).grade is Grade.NONE


@pytest.mark.parametrize("years", [range(2018, 2025), range(2014, 2017)])
def test_figures_on_one_side_of_the_start_alone_are_weak(graded, years):
    assert graded(years).grade is Grade.WEAK


@pytest.mark.parametrize(
    ("fact", "years", "changes"),
    [
        ("points_before", [2016, *range(2018, 2025)], {}),
        ("points_after", [2014, 2015, 2016, 2023, 2024], {}),
        ("coverage", [*range(2014, 2018), 2020, 2022, 2023, 2024], {}),
        ("age", range(2014, 2023), {}),
        ("first_hand", range(2014, 2025), {"read": Read.RELAYED}),
    ],
)
def test_each_fact_that_worsens_takes_its_own_grade_down(graded, fact, years, changes):
    full, less = graded(range(2014, 2025)), graded(years, **changes)
    assert full.grades[fact] is Grade.STRONG
    assert less.grades[fact] is not Grade.STRONG


def test_a_restatement_takes_the_grade_down(graded, observation):
    later = observation("F9", 300, 2020, source="S2")
    assert graded(range(2014, 2025), [later]).grades["restatement"] is Grade.WEAK


def test_a_conflict_between_authorities_takes_the_grade_down(graded, observation):
    other = observation("F9", 80, 2020, authority="court")
    authorities = {"preferred": ["police"], "alternatives": ["court"], "reason": {"en": "a", "es": "b"}}
    assert graded(range(2014, 2025), [other], authorities=authorities).grades["conflict"] is Grade.MODERATE


def test_a_conflict_about_a_year_that_the_series_does_not_cover_makes_it_no_less_sure(graded, observation):
    authorities = {"preferred": ["police"], "alternatives": ["court"], "reason": {"en": "t", "es": "t"}}
    others = [observation(f"X{a}", v, 2010, authority=a) for a, v in (("court", 10), ("judges", 90))]
    apart = graded(range(2014, 2025), others, authorities=authorities)
    assert apart.facts["conflict"] == 0
    within = graded([2010, *range(2014, 2025)], others, authorities=authorities)
    assert within.facts["conflict"] > 1


def test_a_figure_that_we_set_aside_ourselves_counts_in_full(graded, observation, evidence, indicator, source):
    rows = [observation(f"F{year}", 100, year) for year in range(2014, 2025)]
    rows.append(observation("F9", 160, 2020, authority="court"))
    aside = {"id": "C1", "action": "prefer", "observations": ["F2020"], "over": ["F9"], "grounds": ["S1"]}
    by = {"reason": {"en": "a", "es": "b"}, "decided_by": "evaluators", "decided_on": "2026-11-23"}
    known = evidence(rows, sources=[source("S1", "2025-01-01")], corrections=[aside | by])
    found = strength(known, indicator_series(known, indicator()), UNTIL)
    assert found.facts["conflict"] == pytest.approx(0.6)


def test_the_baselines_own_years_do_not_count_as_covered(graded):
    assert graded([2014, 2015, 2016]).facts["coverage"] == 0
    assert graded([2014, 2015, 2016, 2017, 2018]).facts["coverage"] == pytest.approx(2 / 8)


def test_figures_of_another_definition_do_not_count(graded):
    parted = [{"date": "2019-01-01", "reason": {"en": "a", "es": "b"}, "comparable": False}]
    found = graded(range(2014, 2025), breaks=parted)
    assert (found.facts["points_before"], found.facts["points_after"]) == (0, 6)
    assert found.grade is Grade.WEAK


def test_a_baseline_from_after_the_start_is_no_figure_from_before_it(graded):
    """The report prints that there is no figure on one side of the program's start; so it is its start that counts."""
    window = {"start": "2018-01-01", "end": "2018-12-31", "reason": {"en": "a", "es": "b"}}
    found = graded(range(2018, 2025), baseline=window)
    assert (found.facts["points_before"], found.facts["points_after"]) == (0, 7)
    assert found.grade is Grade.WEAK


def test_figures_after_the_judged_period_do_not_count(graded):
    assert graded(range(2014, 2025)).facts == graded(range(2014, 2026)).facts


@pytest.mark.parametrize(
    ("weak", "grade"), [(0, Grade.STRONG), (1, Grade.MODERATE), (2, Grade.MODERATE), (3, Grade.WEAK)]
)
def test_three_weak_facts_make_weak_evidence(weak, grade):
    names = list(BOUNDS)
    grades = {name: Grade.WEAK if n < weak else Grade.STRONG for n, name in enumerate(names)}
    assert _overall(dict.fromkeys(names, 1.0), grades) is grade


def test_without_four_strong_facts_evidence_is_moderate():
    names = list(BOUNDS)
    grades = {name: Grade.STRONG if n < 3 else Grade.MODERATE for n, name in enumerate(names)}
    assert _overall(dict.fromkeys(names, 1.0), grades) is Grade.MODERATE


def test_a_baseline_from_after_the_start_is_no_figure_before_it(graded):
    baseline = {"start": "2018-01-01", "end": "2018-12-31", "reason": {"en": "a", "es": "b"}}
    found = graded(range(2018, 2025), baseline=baseline)
    assert found.facts["points_before"] == 0
    assert found.grade is Grade.WEAK

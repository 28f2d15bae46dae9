"""What each annual dialogue could have known, and what a target would have changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from evaluation.assess import assess as assess_all
from evaluation.assess import try_scenarios, view_dialogues
from evaluation.methods import Reason

TEXT = {"en": "a", "es": "b"}
FILTER = {"measures": ["whole"], "areas": ["Peru"], "sexes": [], "ages": []}


@pytest.fixture
def programme(evidence, observation, indicator, source, monkeypatch):
    """Evidence of a count of 50 (2018) and 90 (2019) of 100 each, published the year after, with a scenario."""
    from evaluation.framework import Dialogue, Scenario

    def build(**changes):
        sources = [source("S1", "2019-06-01"), source("S2", "2020-06-01")]
        rows = [
            observation("F1", 50, 2018, source="S1"),
            observation("F2", 90, 2019, source="S2"),
            observation("F3", 100, 2018, source="S1", measure="whole"),
            observation("F4", 100, 2019, source="S2", measure="whole"),
        ]
        window = {"start": "2018-01-01", "end": "2018-12-31", "reason": TEXT}
        known = evidence(rows, [indicator(baseline=window)], sources=sources)
        values = {
            "id": "try",
            "indicator": "1.1",
            "title": TEXT,
            "value": 80,
            "date": "2021-12-31",
            "since": "2018-01-01",
            "source": None,
            "of": {"figures": FILTER, "authorities": ["police"]},
            "reason": TEXT,
            "caveat": TEXT,
        }
        scenario = Scenario.model_validate(values | changes)
        dialogues = tuple(Dialogue(date=d, title=TEXT, source="S1") for d in ("2019-12-01", "2020-11", "2030-01-01"))
        framework = known.dataset.framework.model_copy(update={"scenarios": (scenario,), "dialogues": dialogues})
        object.__setattr__(known.dataset, "framework", framework)
        return known

    return build


def test_only_dialogues_held_by_the_date_of_the_evidence_are_looked_at(programme):
    known = programme()
    object.__setattr__(known, "as_of", dt.date(2021, 1, 1))
    assert [v.day for v in view_dialogues(known)] == [dt.date(2019, 12, 1), dt.date(2020, 11, 30)]


def test_a_dialogue_knows_only_what_had_been_published(programme):
    known = programme()
    object.__setattr__(known, "as_of", dt.date(2021, 1, 1))
    first, second = view_dialogues(known)
    assert [v.indicators[0].result.latest.value for v in (first, second)] == [50, 90]


def test_a_target_in_per_cent_is_held_against_the_share_of_the_whole(programme):
    known = programme()
    items = assess_all(known).objectives[0].indicators
    (found,) = try_scenarios(known, items)
    assert found.result.latest.value == 90
    assert found.result.latest.refs == ("F2", "F4")
    assert found.result.status == "achieved"


def test_a_target_can_change_the_verdict_and_that_is_said(programme):
    known = programme()
    (found,) = try_scenarios(known, assess_all(known).objectives[0].indicators)
    assert found.without.status == "moved_untested"
    assert found.changes_verdict


def test_a_part_above_its_whole_is_no_share_and_reaches_no_target(programme):
    """Two registers: more children assisted than the police had found would be a share of more than all."""
    known = programme()
    rows = tuple(replace(o, value=Decimal(60)) if o.measure == "whole" else o for o in known.observations)
    (found,) = try_scenarios(replace(known, observations=rows), assess_all(known).objectives[0].indicators)
    assert found.result.latest.value == pytest.approx(150)
    assert (found.result.status, found.result.reason) == ("not_computable", Reason.METHOD_DOES_NOT_FIT)
    assert not found.changes_verdict


def test_a_target_without_a_result_changes_no_verdict(programme):
    known = programme(of={"figures": FILTER | {"measures": ["nothing"]}, "authorities": ["police"]})
    (found,) = try_scenarios(known, assess_all(known).objectives[0].indicators)
    assert (found.result.status, found.without.status) == ("not_computable", "moved_untested")
    assert not found.changes_verdict


def test_before_a_target_existed_it_is_not_tried(programme):
    known = programme(since="2040-01-01")
    (found,) = try_scenarios(known, assess_all(known).objectives[0].indicators)
    assert found.result is None
    assert not found.changes_verdict


def test_a_target_of_ones_own_is_in_the_unit_of_the_indicator(programme):
    known = programme(of=None, value=95)
    (found,) = try_scenarios(known, assess_all(known).objectives[0].indicators)
    assert found.result.target.value == 95
    assert found.result.latest.value == 90
    assert found.result.status == "on_track"


def test_a_figure_older_than_two_years_is_not_current(programme):
    known = programme()
    object.__setattr__(known, "as_of", dt.date(2031, 1, 1))
    assert [len(v.current) for v in view_dialogues(known)] == [1, 1, 0]

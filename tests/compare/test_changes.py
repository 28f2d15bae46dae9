"""Two builds compared: each cause alone is named alone, and several are all named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evaluation.compare.causes import Cause
from evaluation.compare.changes import compare

WHY = {"en": "why", "es": "por qué"}
EXCLUDED = {
    "id": "C1",
    "action": "exclude",
    "observations": ["F2014", "F2015"],
    "reason": WHY,
    "decided_by": "evaluators",
    "decided_on": "2026-01-01",
    "grounds": ["S1"],
}
TARGET = {"value": 150, "date": "2024-12-31", "source": "S1", "reason": WHY}
WINDOW = {"start": "2015-01-01", "end": "2016-12-31", "reason": WHY}


def only(changes):
    (found,) = changes.indicators
    return found


def judged_otherwise(facts):
    record = facts.indicators["1.1"]
    facts.indicators["1.1"] = replace(record, result=replace(record.result, status="worsened"))


def causes(change):
    return [because.cause for because in change.because]


def test_a_build_does_not_differ_from_itself(make):
    assert not compare(make(), make())


def test_code_that_changes_no_result_is_no_change(make):
    assert not compare(make(), make(computing="f" * 64))


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        ({"figures": {"F2024": 12}}, Cause.ADDED),
        ({"figures": {"F2023": 20}}, Cause.CORRECTED),
        ({"figures": {"F2023": None}}, Cause.REMOVED),
        ({"corrections": [EXCLUDED]}, Cause.DECISIONS),
        ({"sheet": {"target": TARGET}}, Cause.TARGET),
        ({"sheet": {"baseline": WINDOW}}, Cause.RULE),
        ({"sheet": {"direction": "fall"}}, Cause.RULE),
    ],
)
def test_a_single_cause_is_told_from_the_others(make, change, cause):
    found = only(compare(make(), make(**change)))
    assert causes(found) == [cause]


def test_a_restated_figure_turns_a_verdict(make, observation):
    later = observation("F9", 20, 2023, source="S2")
    found = only(compare(make(), make(extra=[later])))
    assert causes(found) == [Cause.RESTATED]
    assert (found.before.result.status, found.after.result.status) == ("improved", "worsened")
    assert found.is_verdict


def test_a_document_that_repeats_the_value_is_a_further_one(make, observation):
    later = observation("F9", 200, 2023, source="S2")
    assert causes(only(compare(make(), make(extra=[later])))) == [Cause.FURTHER]


def test_a_change_of_the_rule_names_the_part(make):
    assert only(compare(make(), make(sheet={"baseline": WINDOW}))).because[0].names == ("baseline",)


def test_code_is_a_cause_only_where_a_result_differs(make):
    before, after = make(), make(computing="f" * 64)
    judged_otherwise(after)
    found = only(compare(before, after))
    assert causes(found) == [Cause.CODE]
    assert found.because[0].names == ("computing",)


def test_what_nothing_explains_is_said_to_be_unknown(make):
    before, after = make(), make()
    judged_otherwise(after)
    found = only(compare(before, after))
    assert causes(found) == [Cause.UNKNOWN]


def test_several_causes_are_all_named(make):
    after = make(figures={"F2023": 20}, sheet={"baseline": WINDOW}, computing="f" * 64)
    found = only(compare(make(), after))
    assert causes(found) == [Cause.CORRECTED, Cause.RULE, Cause.CODE]


def test_what_changes_nothing_in_the_verdict_is_kept_apart(make):
    found = only(compare(make(), make(figures={"F2023": 201})))
    assert causes(found) == [Cause.CORRECTED]
    assert not found.is_verdict


def test_a_later_day_is_a_cause_where_a_verdict_became_one_of_an_earlier_time(make, source):
    def at(day):
        return make(as_of=day, figures=dict.fromkeys(("F2022", "F2023")), sources=[source("S1", "2020-01-01")])

    before, after = at("2023-06-01"), at("2026-12-31")
    assert [facts.indicators["1.1"].result.is_outdated for facts in (before, after)] == [False, True]
    assert Cause.DATE in causes(only(compare(before, after)))


def at(make, source, day, **changes):
    return make(as_of=day, sources=[source("S1", "2024-01-01")], **changes)


def test_another_day_that_does_nothing_is_no_cause(make, source):
    before, after = at(make, source, "2024-07-01"), at(make, source, "2024-08-01", figures={"F2023": 20})
    assert before.judged_until != after.judged_until
    assert causes(only(compare(before, after))) == [Cause.CORRECTED]


def test_another_day_acts_on_what_is_measured_against_elapsed_time(make, source):
    sheet = {"target": TARGET | {"value": 1000, "date": "2026-12-31"}}
    before, after = (
        at(make, source, day, sheet=sheet, figures=fig)
        for day, fig in (("2024-07-01", {}), ("2024-08-01", {"F2023": 20}))
    )
    assert causes(only(compare(before, after))) == [Cause.CORRECTED, Cause.DATE]


def test_what_acts_on_all_is_no_cause_where_the_result_is_the_same(make, observation):
    later = observation("F9", 200, 2023, source="S2")
    assert causes(only(compare(make(), make(extra=[later], computing="f" * 64)))) == [Cause.FURTHER]


def test_an_objective_changes_through_its_indicators(make):
    changes = compare(make(), make(figures={"F2023": 20}))
    (objective,) = changes.objectives
    assert objective.through == ("1.1",)
    assert causes(objective) == [Cause.CORRECTED]
    assert changes.verdicts == 2


def test_a_decision_whose_words_alone_changed_is_no_change(make):
    other = EXCLUDED | {"reason": {"en": "other words", "es": "otras palabras"}}
    assert not compare(make(corrections=[EXCLUDED]), make(corrections=[other]))


def test_a_document_of_which_something_else_is_recorded_is_a_change(make, source):
    changes = compare(make(sources=[source("S3")]), make(sources=[source("S3", title="Another title")]))
    assert [pair.id for pair in changes.documents] == ["S3"]
    assert changes.indicators == ()


CHANGES = [
    {},
    {"figures": {"F2024": 12}},
    {"figures": {"F2023": 20}},
    {"figures": {"F2016": None}},
    {"corrections": [EXCLUDED]},
    {"sheet": {"target": TARGET}},
    {"sheet": {"baseline": WINDOW}, "figures": {"F2023": 20}},
    {"computing": "f" * 64, "figures": {"F2022": 3}},
]
MIRROR = {Cause.ADDED: Cause.REMOVED, Cause.REMOVED: Cause.ADDED}


@pytest.mark.parametrize("old", CHANGES)
@pytest.mark.parametrize("new", CHANGES)
def test_exchanging_the_builds_mirrors_the_comparison(make, old, new):
    there, back = compare(make(**old), make(**new)), compare(make(**new), make(**old))
    for one, other in zip(there.indicators, back.indicators, strict=True):
        assert (one.before, one.after) == (other.after, other.before)
        assert sorted(MIRROR.get(c, c) for c in causes(one)) == sorted(causes(other))
    assert [(o.before, o.after) for o in there.objectives] == [(o.after, o.before) for o in back.objectives]
    assert [(p.before, p.after) for p in there.decisions] == [(p.after, p.before) for p in back.decisions]
    assert bool(there) == (old != new)

"""Published figures of two builds: what became of each."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.compare.figures import FigureKind, compare_figures
from evaluation.load import (
    Area,
    Authority,
    Confidence,
    Observation,
    PartialDate,
    Qualifier,
    Read,
    Source,
    Tables,
    Words,
)


def row(observation_id, value=8, source="S1", authority="police", **changes):
    values = {
        "observation_id": observation_id,
        "measure": "cases",
        "value": Decimal(value),
        "qualifier": Qualifier.EXACT,
        "unit": "cases",
        "period_start": None,
        "period_end": None,
        "area": "Peru",
        "authority": authority,
        "sex": "",
        "age_group": "",
        "source": source,
        "locator": "",
        "note": "",
        "confidence": Confidence.HIGH,
    }
    return Observation(**(values | changes))


def tables(*rows):
    """Documents S1 to S9 of the years 2011 to 2019; both registers of the police are of one group."""
    groups = {"police": "police", "police_register": "police", "court": "judiciary"}
    return Tables(
        sources={f"S{n}": document(f"S{n}", f"201{n}") for n in range(1, 10)},
        units={},
        areas={"Peru": Area("Peru", Words((("en", "Peru"), ("es", "Perú"))), None, "")},
        authorities={a: Authority(a, Words((("en", a), ("es", a))), group, "") for a, group in groups.items()},
        measures={},
        observations=rows,
        milestones=(),
    )


def document(id_, published):
    return Source(id_, "", "", Words(), PartialDate(published), None, "", "en", "", None, None, Read.WHOLE, "")


def only(old, new):
    (change,) = compare_figures(tables(*old), tables(*new))
    return change


def test_a_figure_of_which_nothing_was_stated_is_added():
    change = only([], [row("F1")])
    assert (change.kind, change.before, change.after.observation_id) == (FigureKind.ADDED, None, "F1")


def test_another_value_in_a_later_document_is_a_restatement():
    change = only([row("F1", 882)], [row("F1", 882), row("F2", 1189, "S2")])
    assert change.kind is FigureKind.RESTATED
    assert (change.before.value, change.after.value, change.ids) == (882, 1189, ("F2",))


def test_another_register_of_the_same_body_differs_and_restates_nothing():
    assert only([row("F1")], [row("F1"), row("F2", 9, "S2", "police_register")]).kind is FigureKind.DIFFERS


def test_a_value_that_somebody_derived_and_a_document_then_prints_is_no_other_value():
    derived = row("F1", qualifier=Qualifier.DERIVED)
    assert only([derived], [derived, row("F2", source="S2")]).kind is FigureKind.FURTHER


def test_another_body_does_not_restate():
    assert only([row("F1")], [row("F1"), row("F2", 9, "S2", "court")]).kind is FigureKind.ADDED


@pytest.mark.parametrize("further", [row("F2", 8, "S2"), row("F2", 5, "S1", sex="all")])
def test_a_document_that_leaves_the_latest_value_is_only_a_further_one(further):
    assert only([row("F1", 8, "S2")], [row("F1", 8, "S2"), further]).kind is FigureKind.FURTHER


@pytest.mark.parametrize("changes", [{"value": 9}, {"sex": "female"}, {"locator": "page 3"}, {"area": "Lima"}])
def test_the_same_row_that_reads_otherwise_is_corrected(changes):
    change = only([row("F1")], [row("F1", **changes)])
    assert change.kind is FigureKind.CORRECTED
    assert change.fields == tuple(changes)


def test_a_figure_that_is_gone_is_removed():
    change = only([row("F1")], [])
    assert (change.kind, change.before.observation_id, change.after) == (FigureKind.REMOVED, "F1", None)


rows = st.dictionaries(
    st.sampled_from(["F1", "F2", "F3", "F4"]),
    st.tuples(
        st.integers(1, 3), st.sampled_from(["S1", "S2", "S3"]), st.sampled_from(["police", "police_register", "court"])
    ),
).map(lambda found: [row(id_, *cells) for id_, cells in found.items()])


@given(rows, rows)
def test_exchanging_the_builds_mirrors_the_changes(old, new):
    mirror = {FigureKind.ADDED: FigureKind.REMOVED, FigureKind.REMOVED: FigureKind.ADDED}
    there = compare_figures(tables(*old), tables(*new))
    back = compare_figures(tables(*new), tables(*old))
    mirrored = [(mirror.get(c.kind, c.kind), c.after, c.before, c.ids) for c in there]
    assert sorted(map(str, mirrored)) == sorted(str((c.kind, c.before, c.after, c.ids)) for c in back)


@given(rows)
def test_nothing_differs_from_itself(found):
    assert compare_figures(tables(*found), tables(*found)) == ()


@given(rows, rows)
def test_every_row_that_differs_is_in_one_change(old, new):
    changed = [id_ for change in compare_figures(tables(*old), tables(*new)) for id_ in change.ids]
    ours, theirs = ({o.observation_id: o for o in side} for side in (old, new))
    assert sorted(changed) == sorted(i for i in ours.keys() | theirs.keys() if ours.get(i) != theirs.get(i))

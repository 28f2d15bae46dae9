"""A facts.json of the first form is read as far as it goes; `first_form.json` is cut from one that a build wrote."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.compare.causes import Cause
from evaluation.compare.changes import compare
from evaluation.compare.page import EARLIER_FORM, Compared, outline
from evaluation.errors import DataError
from evaluation.facts.read import parse_facts
from evaluation.facts.write import SCHEMA_VERSION
from evaluation.locale.language import Language
from evaluation.methods import Flag, Reason
from evaluation.words.outline import Prose

FILE = Path(__file__).with_name("first_form.json")


@pytest.fixture(scope="module")
def old():
    return parse_facts(FILE.read_bytes(), "first_form.json")


def test_the_verdicts_of_the_first_form_come_back_with_what_they_rest_on(old):
    offices = old.indicators["1.1"]
    assert (old.form, offices.result.status, offices.demonstrated) == (1, "improved", True)
    assert (offices.result.baseline.value, offices.result.latest.value) == (8, 14)
    assert old.findings["1.1.relative_change"].value == 0.75
    assert old.corrections["C26"].observations == ("F0402",)


def test_reasons_that_have_another_name_or_are_flags_now_are_told_as_such(old):
    assert old.indicators["1.3"].result.reasons == (Reason.SCATTER_UNKNOWN,)
    units = old.indicators["2.5"].result
    assert (units.reasons, units.flags[-1], units.status) == ((), Flag.OUTDATED, "not_computable")


def test_what_has_no_counterpart_is_left_out_and_never_made_up(old):
    assert {o.answers for o in old.objectives.values()} == {()}
    assert {i.robustness.total for i in old.indicators.values()} == {0}


def told(old, new):
    compared = Compared(old, new, ("old", "new"), compare(old, new), None)
    return [str(part.text) for part in outline(compared, Language.of("en")) if isinstance(part, Prose)]


def test_a_value_that_changed_since_has_its_cause_and_the_comparison_says_what_it_leaves_out(old):
    content = json.loads(FILE.read_text(encoding="utf-8"))
    for row in content["observations"]:
        row["value"] = 15 if row["observation_id"] == "F0101" else row["value"]
    for row in content["indicators"]:
        row["latest"] = row["latest"] | {"value": 15.0} if row["id"] == "1.1" else row["latest"]
        row["fingerprints"] = row["fingerprints"] | {"data": "f" * 64} if row["id"] == "1.1" else row["fingerprints"]
    new = replace(parse_facts(json.dumps(content).encode(), "new"), form=SCHEMA_VERSION)
    (change,) = compare(old, new).indicators
    assert (change.id, [b.cause for b in change.because]) == ("1.1", [Cause.CORRECTED])
    assert EARLIER_FORM in told(old, new)
    assert EARLIER_FORM not in told(old, replace(new, form=old.form))


def test_an_indicator_under_another_id_is_recognised_by_what_it_asks_for(old):
    new = replace(
        old,
        indicators={("P.1" if id_ == "1.1" else id_): row for id_, row in old.indicators.items()},
        deciding={("P.1" if id_ == "1.1" else id_): row for id_, row in old.deciding.items()},
    )
    found = {change.id: change.because for change in compare(old, new).indicators}
    assert {id_: because[-1].names for id_, because in found.items()} == {"1.1": ("P.1",), "P.1": ("1.1",)}
    assert {because[-1].cause for because in found.values()} == {Cause.RENAMED}


def test_a_file_that_says_the_first_form_and_has_none_is_a_fault():
    with pytest.raises(DataError, match="not of the form of version 1"):
        parse_facts(b'{"schema_version": 1, "indicators": [{}]}', "facts.json")

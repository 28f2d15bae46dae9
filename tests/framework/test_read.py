"""A framework file is refused with every fault at once, each with its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from evaluation.framework import Corrections, Framework, parse
from evaluation.framework.keys import MEANINGS, models_in
from evaluation.load import read_yaml

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture
def written(tmp_path):
    """Write the real framework with one text replaced, and parse it."""

    def write(old: str = "", new: str = "", model: type = Framework, name: str = "framework.yaml"):
        text = (DATA / name).read_text(encoding="utf-8")
        assert old in text, "the test names a text that the file no longer has"
        (tmp_path / name).write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
        return parse(read_yaml(tmp_path / name, tmp_path), model)

    return write


def test_the_real_framework_is_in_order(written):
    framework, faults = written()
    assert faults == []
    assert len(framework.objectives) == 3


def test_the_real_corrections_are_in_order(written):
    assert written(model=Corrections, name="corrections.yaml")[1] == []


def test_a_misspelt_direction_is_a_fault_at_its_line(written):
    _, (fault,) = written("direction: rise", "direction: raise")
    lines = (DATA / "framework.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[fault.row - 1].strip() == "direction: rise"
    assert fault.value == "raise"
    assert "'rise', 'fall' or 'none'" in fault.remedy


def test_a_missing_direction_is_a_fault(written):
    _, faults = written("direction: rise\n", "\n")
    assert [f.problem for f in faults] == ["`direction` is missing"]


def test_a_misspelt_key_is_named_with_the_key_that_was_meant(written):
    _, faults = written("direction: rise", "directoin: rise")
    assert any("did you mean `direction`" in f.remedy for f in faults)


def test_a_key_that_may_stand_elsewhere_is_told_those_that_may_stand_here(written):
    _, (fault,) = written("    alternatives:\n", "    alternatives:\n      methods: [change]\n")
    assert fault.problem == "unknown key `methods`"
    assert fault.remedy == "Remove it; here may stand `figures`, `first_release`, `baselines`, `ruled_out`"


def test_several_faults_are_reported_at_once(written, tmp_path):
    text = (DATA / "framework.yaml").read_text(encoding="utf-8")
    text = text.replace("direction: rise", "direction: up", 1).replace("level: output", "level: result", 1)
    (tmp_path / "framework.yaml").write_text(text, encoding="utf-8")
    _, faults = parse(read_yaml(tmp_path / "framework.yaml", tmp_path), Framework)
    assert {f.value for f in faults} == {"up", "result"}


def sheet(**changes):
    text = yaml.safe_load((DATA / "framework.yaml").read_text(encoding="utf-8"))
    text["indicators"][0] |= changes
    return text


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"objective": "9"}, "names objective '9', which is not listed"),
        ({"select": {}}, "give either `value`, or both"),
        (
            {"target": {"value": 3}},
            "a target needs `value` or `percent_of_baseline`, and `date` and `source`",
        ),
        ({"target": {"value": 3, "percent_of_baseline": 85}}, "give either `value` or `percent_of_baseline`"),
        ({"target": {"percent_of_baseline": 0}}, "greater than 0"),
        ({"target": {"by_period": ["T1"], "value": 3}}, "targets `by_period` take a `reason` and nothing else"),
        ({"material_change": None}, "needs `material_change`"),
        ({"kind": "share", "cumulation": "running_total"}, "a share or a rate is no running total"),
        ({"kind": "rate", "cumulation": "running_total"}, "a share or a rate is no running total"),
        ({"frequency": "yearly"}, "month, quarter, half-year, year, or a number of them such as 5 years"),
    ],
)
def test_a_sheet_that_cannot_be_executed_is_refused(changes, problem):
    with pytest.raises(ValueError, match=problem):
        Framework.model_validate(sheet(**changes))


def test_only_where_change_judges_a_smallest_change_is_needed():
    target = {"value": 20, "date": "2030-12-31", "source": "D017", "reason": {"en": "why", "es": "por qué"}}
    changes = {"kind": "stock", "material_change": None, "target": target, "frequency": "5 years"}
    assert Framework.model_validate(sheet(**changes)).indicators[0].months == 60


def test_a_missing_key_is_explained_with_an_example(written):
    _, (fault,) = written("direction: rise\n", "\n")
    assert "the change that the programme wants" in fault.remedy
    assert "`direction: rise`" in fault.remedy


def every_model(model, seen=None):
    seen = set() if seen is None else seen
    if model not in seen:
        seen.add(model)
        for field in model.model_fields.values():
            for inner in models_in(field.annotation):
                every_model(inner, seen)
    return seen


@pytest.mark.parametrize("model", [Framework, Corrections])
def test_every_key_that_may_be_missing_is_explained(model):
    needed = {
        f"{part.__name__}.{name}"
        for part in every_model(model)
        for name, field in part.model_fields.items()
        if field.is_required()
    }
    assert needed - MEANINGS.keys() == set()
    assert len(needed) > 5


def test_every_explanation_is_of_a_key_and_its_example_is_one():
    known = {part.__name__: part for top in (Framework, Corrections) for part in every_model(top)}
    for name, (_, example) in MEANINGS.items():
        owner, _, key = name.partition(".")
        assert key in known[owner].model_fields
        assert list(yaml.safe_load(example)) == [key]


def test_an_entry_that_cannot_be_read_does_not_make_its_list_too_short(tmp_path):
    text = sheet(directoin="rise")
    text["indicators"] = text["indicators"][:1]
    text["scenarios"], text["programme"]["events"] = [], []
    (tmp_path / "framework.yaml").write_text(yaml.safe_dump(text, allow_unicode=True), encoding="utf-8")
    _, faults = parse(read_yaml(tmp_path / "framework.yaml", tmp_path), Framework)
    assert [fault.problem for fault in faults] == ["unknown key `directoin`"]


def test_an_empty_list_that_needs_an_entry_is_shown_one(tmp_path):
    text = sheet() | {"objectives": []}
    (tmp_path / "framework.yaml").write_text(yaml.safe_dump(text, allow_unicode=True), encoding="utf-8")
    _, faults = parse(read_yaml(tmp_path / "framework.yaml", tmp_path), Framework)
    assert [fault.problem for fault in faults] == ["`objectives` is empty"]
    assert "what the programme wants to achieve" in faults[0].remedy


def test_all_names_that_lead_nowhere_are_faults_of_one_round(tmp_path):
    text = sheet(objective="9")
    text["scenarios"][0]["indicator"] = "9.9"
    (tmp_path / "framework.yaml").write_text(yaml.safe_dump(text, allow_unicode=True), encoding="utf-8")
    _, faults = parse(read_yaml(tmp_path / "framework.yaml", tmp_path), Framework)
    problems = [fault.problem for fault in faults]
    assert len(problems) == 2
    assert "which is not listed" in problems[0]
    assert problems[1] == "scenarios name indicators that are not listed: 9.9"


@pytest.mark.parametrize(
    ("old", "new", "problem", "remedy"),
    [
        (
            '      none:\n        en: "No target for the number of shelters was found."',
            '      none: No target\n      reason:\n        en: "x"',
            "`es` is missing",
            "Add `es`: the text in 'es', one of the `languages` of this file, such as `es: ...`",
        ),
        (
            "    baseline:\n      start: 2018-01-01",
            "    baseline:\n      start: in spring",
            "a day is needed",
            "2018|2015-01-01",
        ),
        (
            "value: 1\n      of: absolute",
            "value: few\n      of: absolute",
            "a number is needed",
            "such as `value: 0.05`",
        ),
        ('  - id: "2.4"', "  - id: 2.4", "a text is needed", "in quotes.*such as `id: '1.1'`"),
        ("measures: [specialized_shelters_operating]", "measures: shelters", "a list is needed", "such as `measures: "),
        ("    unit: shelters", "    unit: [shelters]", "a text is needed", "such as `unit: cases`"),
    ],
)
def test_a_value_of_another_form_is_told_what_is_needed_with_an_example(written, old, new, problem, remedy):
    _, faults = written(old, new)
    assert any(problem in f.problem and re.search(remedy, f.remedy) for f in faults), faults
    assert not any("dictionary" in f.problem or "tuple" in f.problem for f in faults)

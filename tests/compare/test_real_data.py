"""One thing edited in a copy of the real data: the comparison names it, and touches nothing else."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from evaluation.assess import assess_folder
from evaluation.compare.causes import Cause
from evaluation.compare.changes import compare
from evaluation.compare.figures import FigureKind
from evaluation.facts import write as facts_write
from evaluation.facts.read import Facts
from evaluation.facts.write import make_facts
from evaluation.plan.fingerprint import Code, Inputs

DATA = Path(__file__).parents[2] / "data"
OFFICES = (
    "{id},specialized_prosecutor_offices,{value},exact,prosecutor_offices,{start},{end},Peru,prosecutors_fistrap,,,D078,"
    "page 1,,high\n"
)
"""A row of a third party's document: what a party says of its own doing takes no place in a series."""
EXCLUSION = {
    "id": "C99",
    "action": "exclude",
    "observations": ["F0100", "F0101"],
    "reason": {"en": "why", "es": "por qué"},
    "decided_by": "evaluators",
    "decided_on": "2026-11-23",
    "grounds": ["D001"],
}
TARGET = "target: {value: 20, date: 2024-11-30, source: D001, reason: {en: why, es: por qué}}\n    material_change:"


def facts_of(folder):
    state = assess_folder(folder)
    inputs = Inputs(state.evidence.dataset.fingerprint, {}, Code("0" * 64, "0" * 64, {}, None))
    return Facts.of(make_facts({}, inputs, state))


@pytest.fixture(scope="module")
def real():
    """Facts of the real data, without any chapter."""
    return facts_of(DATA)


@pytest.fixture
def folder(tmp_path):
    """Copy of the real data that may be edited."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def append(file, text):
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def edit(file, pattern, replacement):
    text, number = re.subn(pattern, replacement, file.read_text(encoding="utf-8"), count=1, flags=re.DOTALL)
    assert number == 1
    file.write_text(text, encoding="utf-8")


def add(folder):
    row = OFFICES.format(id="F9001", value=20, start="2024-06-30", end="2024-06-30")
    append(folder / "observations.csv", row)


def restate(folder):
    row = OFFICES.format(id="F9001", value=5, start="2023-01-01", end="2023-03-31")
    append(folder / "observations.csv", row)


def repeat(folder):
    row = OFFICES.format(id="F9001", value=14, start="2023-01-01", end="2023-03-31")
    append(folder / "observations.csv", row)


def correct(folder):
    cells = "F0101,specialized_prosecutor_offices,"
    edit(folder / "observations.csv", f"{cells}14,", f"{cells}5,")


def remove(folder):
    edit(folder / "observations.csv", r"F0099,[^\n]*\n", "")


def reread(folder):
    edit(folder / "sources.csv", r"(\nD060,[^\n]*,)(opening|passage|relayed)(,[^\n]*)", r"\1whole\3")


def decide(folder):
    append(folder / "corrections.yaml", "\n  - " + yaml.safe_dump(EXCLUSION, default_flow_style=True, width=9999))


def set_target(folder):
    edit(folder / "framework.yaml", r"target:\n      none:.*?    material_change:", TARGET)


def move_baseline(folder):
    edit(folder / "framework.yaml", "      start: 2016-01-01\n", "      start: 2016-02-01\n")


EDITS = {
    add: Cause.ADDED,
    restate: Cause.RESTATED,
    repeat: Cause.FURTHER,
    correct: Cause.CORRECTED,
    remove: Cause.REMOVED,
    reread: Cause.DOCUMENTS,
    decide: Cause.DECISIONS,
    set_target: Cause.TARGET,
    move_baseline: Cause.RULE,
}


def test_a_copy_of_the_data_does_not_differ(real, folder):
    assert not compare(real, facts_of(folder))


@pytest.mark.parametrize(("change", "cause"), EDITS.items(), ids=lambda value: getattr(value, "__name__", str(value)))
def test_an_edit_is_named_as_the_only_cause(real, folder, change, cause):
    change(folder)
    found = compare(real, facts_of(folder))
    own = next(i for i in found.indicators if i.id == "1.1")
    assert [because.cause for because in own.because] == [cause]
    # a document may be that of other indicators' figures, too
    others = {i.id for i in found.indicators} - {"1.1"}
    assert not others or cause is Cause.DOCUMENTS


@pytest.mark.parametrize("change", [restate, correct])
def test_a_figure_that_turns_a_verdict_turns_that_of_the_objective(real, folder, change):
    change(folder)
    found = compare(real, facts_of(folder))
    (own,) = found.indicators
    assert (own.id, own.before.result.status, own.after.result.status) == ("1.1", "improved", "worsened")
    (objective,) = found.objectives
    assert (objective.id, objective.through) == ("1", ("1.1",))


def test_edits_of_several_kinds_are_all_named(real, folder):
    restate(folder)
    set_target(folder)
    move_baseline(folder)
    (own,) = compare(real, facts_of(folder)).indicators
    assert [because.cause for because in own.because] == [Cause.RESTATED, Cause.TARGET, Cause.RULE]


def test_code_that_decides_otherwise_is_named(real, folder, monkeypatch):
    correct(folder)
    monkeypatch.setattr(facts_write, "fingerprint_computing", lambda: "f" * 64)
    (own,) = compare(real, facts_of(folder)).indicators
    assert [because.cause for because in own.because] == [Cause.CORRECTED, Cause.CODE]


def test_figures_that_no_indicator_uses_are_told_without_a_verdict(real, folder):
    text = (folder / "observations.csv").read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith("F0002,"))
    for cell, other in (("F0002", "F9001"), ("5000000", "6000000"), ("D009", "D001")):
        row = row.replace(cell, other)
    append(folder / "observations.csv", f"{row}\n")
    found = compare(real, facts_of(folder))
    assert (found.indicators, found.objectives) == ((), ())
    (change,) = found.figures
    assert change.kind is FigureKind.RESTATED
    assert (change.before.value, change.after.value) == (5000000, 6000000)

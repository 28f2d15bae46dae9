"""A chapter shows the same whether it is handed all data or only what it rests on."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from evaluation.errors import ParameterError
from evaluation.evidence import as_known_on, open_dataset
from evaluation.locale.language import Language
from evaluation.report import Report, open_report, opening


@pytest.fixture(scope="module")
def dataset(project_data):
    return open_dataset(project_data)


@pytest.fixture
def opened(dataset, monkeypatch):
    """Open a report as notebooks do, or one that is handed all data: `opened(objective="2")`, `opened(whole=True)`."""
    monkeypatch.setattr(opening, "open_dataset", lambda _: dataset)

    def build(*, whole=False, **asked):
        if not whole:
            return open_report("", **asked)
        day = asked.get("as_of")
        evidence = as_known_on(dataset, dt.date.fromisoformat(day) if day else None)
        return Report(evidence, Language.of("en"), area=asked.get("area", ""))

    return build


def shown(chapter, *names):
    """What the notebook of a chapter shows, with what each number rests on."""
    found = [block for name in names if (block := getattr(chapter, name)()) is not None]
    return [chapter.cover().cover, *((block.markup, block.findings, block.lineage) for block in found)]


OF_OBJECTIVE = (
    "question",
    "hindsight",
    "verdict",
    "credit",
    "scorecard",
    "charts",
    "not_shown",
)
OF_SHEETS = ("heading", "indicators", "context", "other_explanations", "gaps", "sources")


@pytest.mark.parametrize(
    ("objective", "as_of"), [("1", ""), ("2", ""), ("3", ""), ("2", "2020-02-06")], ids=lambda v: v or "today"
)
def test_a_chapter_about_one_objective_misses_nothing_that_it_is_not_handed(opened, objective, as_of):
    own = opened(objective=objective, as_of=as_of)
    whole = opened(whole=True, as_of=as_of)
    assert shown(own.objective(objective), *OF_OBJECTIVE) == shown(whole.objective(objective), *OF_OBJECTIVE)
    assert shown(own.sheets(objective), *OF_SHEETS) == shown(whole.sheets(objective), *OF_SHEETS)
    if not as_of:
        assert 3 * len(own.evidence.observations) < len(whole.evidence.observations)


OF_AREA = ("answer", "indicators", "without", "others", "sources")
AREAS = [("Cusco", ""), ("Lima", "2022-11-30"), ("Puno (Desaguadero)", ""), ("Junin", "2018-01-01")]


@pytest.mark.parametrize(("area", "as_of"), AREAS)
def test_the_report_of_an_area_misses_nothing_that_it_is_not_handed(opened, area, as_of):
    asked = {"area": area, "as_of": as_of}
    for objective in ("", "2"):
        own, whole = (opened(whole=whole, **asked).place(objective) for whole in (False, True))
        assert shown(own, *OF_AREA) == shown(whole, *OF_AREA)
        assert len(own.whole.observations) < len(whole.whole.observations)


@pytest.mark.parametrize("as_of", ["", "2020-02-06"])
def test_a_chapter_about_all_misses_nothing_that_appeared_later(opened, as_of):
    own, whole = (opened(whole=whole, as_of=as_of) for whole in (False, True))
    for chapter, names in {
        "summary": ("bottom_line", "claims", "objectives", "money", "recommendations", "trust"),
        "conclusions": ("lasting", "monitoring", "lessons", "conclusions", "criteria", "recommendations"),
        "money": ("flows", "milestones"),
        "dialogues": ("tracked", "scenarios"),
        "data": ("documents_read", "restatements", "conflicts", "decisions", "comparators"),
        "programme": ("help", "objectives", "partners", "where", "chain", "known"),
        "methods": ("sources", "imprint"),
    }.items():
        for name in names:
            assert getattr(getattr(own, chapter), name)() == getattr(getattr(whole, chapter), name)(), (chapter, name)


def test_what_is_about_all_objectives_is_refused_where_one_was_handed_over(opened):
    with pytest.raises(ParameterError, match="opened for objective '2' alone"):
        _ = opened(objective="2").summary


def test_another_objective_than_the_one_handed_over_is_refused(opened):
    with pytest.raises(ParameterError, match=r"there is none called '1'\. Use one of: 2"):
        opened(objective="2").objective("1")


def test_an_objective_that_there_is_not_is_refused_with_those_there_are(opened):
    with pytest.raises(ParameterError, match=r"objective: there is none called '9'\. Use one of: 1, 2, 3"):
        opened(objective="9")


def test_a_scenario_is_known_though_the_chapter_is_not_handed_it(dataset, opened):
    name = dataset.framework.scenarios[0].id
    assert opened(objective="1", scenario=name).scenario == name
    assert replace(opened(objective="1"), scenario=name).evidence.dataset.framework.scenarios == ()


def test_chapters_that_ask_the_same_share_one_assessment(opened):
    """What is read and assessed before processes are forked is there in all of them, whatever their language."""
    one, other = opened(), opened(language="es")
    assert other.progress is one.progress
    assert other.desk.findings is one.desk.findings
    assert opened(as_of="2020-02-06").progress is not one.progress

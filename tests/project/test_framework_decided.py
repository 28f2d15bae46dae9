"""What the second collection decided about indicators, read from the data: the figures, and what no verdict may use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from evaluation.assess import Progress, Warn, assess_folder
from evaluation.evidence import Aside, conflicts
from evaluation.findings import findings_of
from evaluation.framework import ALL, Level
from evaluation.load import Stage
from evaluation.locale.language import Language
from evaluation.report.parts.indicator.words import change
from evaluation.words.writer import Writer

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def real() -> Progress:
    return assess_folder(DATA)


def figures(real: Progress, id_: str) -> list[tuple[float, str]]:
    (item,) = [i for i in real.indicators if i.indicator.id == id_]
    return [(f.value, f.refs[0]) for f in item.series.figures]


def used(real: Progress) -> set[str]:
    """Every figure that a series holds."""
    return {id_ for item in real.indicators for f in item.series.figures for id_ in f.refs}


def test_every_sheet_says_why_these_figures_and_no_others(real):
    assert [i.indicator.id for i in real.indicators if i.indicator.chosen is None] == []


def test_people_served_are_outputs(real):
    outcomes = {i.indicator.id for i in real.indicators if i.indicator.level is Level.OUTCOME}
    assert outcomes == {"1.3", "2.8", "3.6"}


def test_offices_are_the_dated_totals_and_one_that_follows_from_them(real):
    assert [v for v, _ in figures(real, "1.1")] == [1, 8, 8, 12, 14, 14]


def test_convictions_have_their_levels_and_no_ratio(real):
    (item,) = [i for i in real.indicators if i.indicator.id == "1.3"]
    assert figures(real, "1.3") == [(46, "F0395"), (105, "F0175")]
    assert [a.observation.observation_id for a in item.series.aside if a.reason is Aside.OVERLAP] == ["F0174"]
    assert not item.judged
    assert change(Writer(Language.of("en"), real.evidence, findings_of(real)), item) == ""


def test_records_passed_to_a_prosecutor_are_all_six_years_with_both_baselines(real):
    (item,) = [i for i in real.indicators if i.indicator.id == "1.7"]
    parts = [(int(f.numerator or 0), int(f.denominator or 0)) for f in item.series.figures]
    assert parts == [(413, 725), (513, 734), (421, 509), (266, 372), (312, 535), (463, 669)]
    assert [round(f.value) for f in item.series.figures] == [57, 70, 83, 72, 58, 69]
    assert {b.start.year for b in item.indicator.alternatives.baselines} == {2017, 2018}


def test_children_are_one_register_from_2018_to_2024(real):
    found = [v for v, _ in figures(real, "2.1")]
    assert found == [246, 202, 145, 146, 223, 173, 277]


def test_shelters_are_of_one_definition_and_the_claim_stands_beside(real):
    (item,) = [i for i in real.indicators if i.indicator.id == "2.4"]
    assert figures(real, "2.4") == [(2, "F0647"), (7, "F0656"), (7, "F0084"), (6, "F0710")]
    beside = {a.observation.observation_id: a.reason for a in item.series.aside}
    assert beside["F0087"] is Aside.ALTERNATIVE
    assert {beside[i] for i in ("F0336", "F0337", "F1467", "F1468")} == {Aside.OTHER_MEASURE}


def test_peru_s_money_serves_all_objectives_and_is_tried_from_every_year(real):
    (item,) = real.shared
    assert item.indicator.objective == ALL
    assert {b.start.year for b in item.indicator.alternatives.baselines} == set(range(2013, 2020))
    by_year = {f.end.year: f.value for f in item.series.figures}
    assert (by_year[2016], by_year[2019], by_year[2024]) == (6_500_000, 7_700_000, 21_800_000)
    stages = {a.observation.observation_id for a in item.series.aside if a.reason is Aside.OTHER_MEASURE}
    assert stages == {"F0272", "F0273"}


def test_what_two_verdicts_turn_on_is_said_beside_them_in_both_languages(real):
    """The opening budget in the name that stands over the verdict of money; where one begins, first of shelters."""
    (money,) = real.shared
    (latest,) = money.result.latest.observations
    measures = real.evidence.dataset.tables.measures
    assert (measures[latest.measure].stage, latest.period_end.year) == (Stage.OPENING, 2024)
    for text in (money.indicator.title, money.indicator.short_title):
        assert "2024" in text.of("en")
        assert "opening" in text.of("en")
        assert "2024" in text.of("es")
        assert "apertura" in text.of("es")
    assert Warn.STAGE_UNTOLD in money.warnings
    (shelters,) = [i for i in real.indicators if i.indicator.id == "2.4"]
    first = shelters.indicator.limitations[0]
    for said, both in {"en": ("rose by four", "fell by one"), "es": ("subió en cuatro", "bajó en uno")}.items():
        assert [words for words in both if words not in first.of(said).partition(". ")[0]] == []


NOT_TO_BE_USED = {
    "UNODC's children of 2017 and before": {f"F{n:04d}" for n in range(501, 550)},
    "everything of 2025": {"F0785", "F0786", "F0787", "F0788", "F0789"},
    "offences as complaints": {f"F{n}" for n in range(1264, 1306)},
    "offences that repeat the victims": {"F0560", "F0562", "F0564", "F0565"},
    "UNODC's convictions": {"F0552", "F0555"},
    "prosecutors and police officers by unlike scopes": {"F0606", "F0627", "F0671", "F0645", "F0646", "F0655", "F0678"},
    "the rescued of half a year": {"F0703"},
    "shares of half a year": {"F0698", "F0705"},
    "sentences confirmed, of either outcome": {"F0726"},
    "the children of 2020 that were revised down": {"F0064", "F0066", "F0669"},
    "victims of wider crimes": {"F0701", "F0702"},
}


@pytest.mark.parametrize("ids", NOT_TO_BE_USED.values(), ids=NOT_TO_BE_USED.keys())
def test_what_must_not_serve_a_verdict_is_in_no_series(real, ids):
    assert used(real).isdisjoint(ids)


def test_the_share_of_children_of_2023_is_shown_and_not_judged(real):
    (item,) = [i for i in real.indicators if i.indicator.id == "2.2"]
    assert not item.judged
    assert 2023 in {f.end.year for f in item.series.figures}


def test_what_one_document_prints_side_by_side_disagrees_only_where_a_decision_says_why(real):
    """Homes of two operators, children of two services, events of two bodies: parts are no rival values."""
    printed = [r for r in conflicts(real.evidence) if len({s.source for s in r.statements}) == 1]
    assert printed
    for rivals in printed:
        ids = {s.observation_id for s in rivals.statements}
        decided = [c for c in real.evidence.corrections if len(ids.intersection((*c.observations, *c.over))) > 1]
        assert decided, ids


def test_what_is_said_to_be_of_another_period_stands_with_that_value_at_another_in_a_document_that_is_cited(real):
    """Else "of another period" would only be another word for "does not fit", and a disagreement would be lost."""
    known = real.evidence.published
    moved = [c for c in real.evidence.corrections if c.action == "exclude" and c.differs == "period"]
    assert moved
    for decision in moved:
        for figure in (known[id_] for id_ in decision.observations):
            assert [
                o
                for o in known.values()
                if (o.value, o.area) == (figure.value, figure.area)
                and o.source in decision.grounds
                and (o.period_start, o.period_end) != (figure.period_start, figure.period_end)
            ], figure.observation_id


def test_every_objective_names_what_would_change_its_verdict(real):
    for result in real.objectives:
        assert len(result.objective.would_change) >= 3
        assert result.objective.note is not None
        assert [gap.text.of("en") for gap in result.objective.not_shown if gap.tried is None] == []


def test_a_figure_in_a_table_of_context_decides_nothing(real):
    """Context may repeat what an indicator shows, but no figure that only context shows is in a series."""
    shown = {id_ for c in real.evidence.dataset.framework.context for id_ in c.figures}
    assert shown & used(real) <= {"F0707"}


HALF_YEAR_AND_TARGET = [("F0698", "F0699"), ("F0703", "F0704"), ("F0705", "F0706")]


@pytest.mark.parametrize(("result", "target"), HALF_YEAR_AND_TARGET)
def test_no_sentence_sets_half_a_year_against_a_target_of_the_year(result, target):
    """Whoever reads both at once takes the target as missed; a table of context says that nothing is compared."""
    sentences = re.split(r"\n\s*(?:en|es): ", (DATA / "framework.yaml").read_text(encoding="utf-8"))
    assert [s for s in sentences if f"{{{result}" in s and f"{{{target}" in s] == []


def test_the_table_of_children_helped_has_children_alone(real):
    """Adults of the emergency centers, and victims of all ages whom the police referred, are no children."""
    dataset = real.evidence.dataset
    (helped,) = [c for c in dataset.framework.context if c.id == "helped"]
    ages = {id_: dataset.tables.observation(id_).age_group for id_ in helped.figures}
    assert set(ages.values()) == {"under_18"}, ages

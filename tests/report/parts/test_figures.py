"""A figure is shown with what it counts, of whom, and in its own unit where that is not the table's."""

from __future__ import annotations

import pytest
from markupsafe import escape

from evaluation.assess import assess
from evaluation.findings import findings_of
from evaluation.load import Relation
from evaluation.locale.language import Language
from evaluation.report.parts.figures import counted, of_whom, stated_beside
from evaluation.report.parts.indicator.section import indicator_section
from evaluation.words.writer import Writer


@pytest.fixture
def writer(evidence, indicator):
    """A writer who knows some figures."""

    def build(*rows, sheet=None, **changes):
        known = evidence(rows, [sheet or indicator()], **changes)
        return Writer(Language.of("en"), known, findings_of(assess(known)))

    return build


def test_a_figure_of_children_is_never_shown_as_one_of_everybody(writer, observation):
    child = observation("F1", 25, 2016, age_group="under_18", sex="female")
    said = writer(child)
    assert of_whom(said, child).striptags().endswith(", women and girls, under 18")
    assert counted(said, child) == of_whom(said, child)


def test_a_figure_of_a_place_names_it(writer, observation):
    local = observation("F1", 25, 2016, area="Lima")
    assert counted(writer(local), local).striptags().endswith(", Lima")


@pytest.mark.parametrize(("unit", "shown"), [("cases", "384"), ("percent", "384 cases")])
def test_a_count_among_figures_of_another_unit_has_its_own(writer, observation, unit, shown):
    count = observation("F1", 384, 2016)
    assert stated_beside(writer(count), count, unit).striptags() == shown


@pytest.mark.parametrize(
    ("relation", "why"), [(Relation.PROGRAMME, "The program's own claim"), (Relation.PARTY, "Another register")]
)
def test_a_claim_beside_a_series_is_called_one(writer, observation, indicator, source, relation, why):
    rows = [observation("F1", 10, 2016), observation("F2", 20, 2023)]
    rows.append(observation("F9", 30, 2024, source="S2", authority="court"))
    named = {"preferred": ["police"], "alternatives": ["court"], "reason": {"en": "a", "es": "b"}}
    sources = [source("S1", "2024-01-01"), source("S2", "2024-06-01", relation=relation)]
    said = writer(*rows, sheet=indicator(authorities=named), sources=sources)
    (item,) = assess(said.evidence).indicators
    assert f"<td>{escape(why)}</td>" in indicator_section(said, item)

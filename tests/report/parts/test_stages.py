"""Money is drawn by stage where a document tells more than one, in their order, and an untold stage is none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from evaluation.assess import assess
from evaluation.findings import findings_of
from evaluation.load import Stage
from evaluation.locale.language import Language
from evaluation.report.parts.stages import stages_chart
from evaluation.words.writer import Writer

TEXT = {"en": "a", "es": "b"}
STAGES = {"opened": Stage.OPENING, "changed": Stage.MODIFIED, "spent": Stage.SPENT, "assigned": Stage.ASSIGNED}


@pytest.fixture
def shown(observation, evidence, indicator):
    """Show the stages of amounts, each a measure, a value and a year."""

    def build(*amounts, kind="amount"):
        rows = [observation(f"F{n}", value, year, measure=m, unit="USD") for n, (m, value, year) in enumerate(amounts)]
        chosen = {"areas": ["Peru"], "sexes": [], "ages": []}
        select = {
            "value": {"measures": ["opened"], **chosen},
            "beside": {"measures": ["changed", "spent", "assigned"], **chosen},
        }
        material = {"value": 1, "of": "absolute", "reason": TEXT}
        sheet = indicator(unit="USD", kind=kind, select=select, material_change=material)
        found = evidence(rows, [sheet])
        measures = {m: replace(row, stage=STAGES.get(m)) for m, row in found.dataset.tables.measures.items()}
        found = replace(found, dataset=replace(found.dataset, tables=replace(found.dataset.tables, measures=measures)))
        progress = assess(found)
        (item,) = progress.indicators
        return stages_chart(Writer(Language.of("en"), found, findings_of(progress)), item)

    return build


def test_the_latest_year_with_several_stages_is_drawn_in_their_order(shown):
    amounts = [
        ("opened", 9, 2019),
        ("changed", 8, 2019),
        ("spent", 2, 2020),
        ("changed", 11, 2020),
        ("opened", 21, 2020),
    ]
    drawn = shown(*amounts, ("opened", 30, 2021))
    caption = html.fromstring(f"<div>{drawn}</div>").find(".//figcaption")
    said = " ".join(caption.text_content().split())
    assert (
        said == "The same money by stage, 2020: opening budget 21 dollars, after changes 11 dollars, spent 2 dollars."
    )


def test_one_stage_and_amounts_of_untold_stage_are_no_chart(shown):
    assert shown(("opened", 9, 2019), ("assigned", 8, 2019)) == ""


def test_what_is_no_money_has_no_stages(shown):
    assert shown(("opened", 9, 2019), ("changed", 8, 2019), kind="count") == ""

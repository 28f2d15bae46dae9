"""The ends between which a change lies are rounded once, so that what is printed is the value of its finding."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evaluation.assess import assess
from evaluation.findings import findings_of
from evaluation.locale.language import Language
from evaluation.report.parts.indicator.specifications import span
from evaluation.words.writer import Writer


@pytest.mark.parametrize("later", [99.385, 99.4])
def test_a_rate_near_half_of_a_whole_number_is_rounded_once(evidence, observation, indicator, source, later):
    rows = [observation("F1", 10, 2015), observation("F2", 10, 2016), observation("F3", later, 2023)]
    known = evidence(rows, [indicator()], [source("S1", "2024-06-01")])
    progress = assess(known)
    (item,) = progress.indicators
    units = known.dataset.tables.units
    units[item.indicator.unit] = replace(units[item.indicator.unit], decimals=0)
    writer = Writer(Language.of("en"), known, findings_of(progress))
    said = span(writer, item).striptags()
    (finding,) = (f for id_, f in writer.stated.items() if id_.endswith("range.least"))
    assert 89.45 < finding.value < 89.5
    assert "+89 cases" in said

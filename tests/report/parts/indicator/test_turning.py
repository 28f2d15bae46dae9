"""Which single figure turns a finding is printed with it, in every language."""

from __future__ import annotations

import pytest

from evaluation.assess import assess
from evaluation.locale.language import Language
from evaluation.report.parts.indicator.words import turning
from evaluation.words.writer import Writer

SAID = {
    "en": [
        "Without one of these figures there would be no finding: 2016.",
        "Without the figure of 2023 the finding would be: worsened.",
    ],
    "es": [
        "Sin una de estas cifras no habría hallazgo: 2016.",
        "Sin la cifra de 2023 el hallazgo sería: empeoró.",
    ],
}


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_figure_that_turns_a_finding_is_named_with_what_it_would_be_without(
    evidence, observation, indicator, source, language
):
    rows = [observation("F1", 10, 2016), observation("F2", 5, 2022), observation("F3", 20, 2023)]
    least = {"value": 1, "of": "absolute", "reason": {"en": "a", "es": "b"}}
    sheet = indicator(kind="stock", cumulation="stock", material_change=least)
    known = evidence(rows, [sheet], [source("S1", "2024-06-01")])
    (item,) = assess(known).indicators
    writer = Writer(Language.of(language), known, {})
    assert [said.striptags() for said in turning(writer, item)] == SAID[language]

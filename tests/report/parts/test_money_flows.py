"""What documents state of an amount of money over the years, and what a lower statement does not show."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from lxml import html

from evaluation.evidence import as_known_on, open_dataset
from evaluation.findings.finding import Findings
from evaluation.findings.of_evidence import published_findings
from evaluation.load import Qualifier
from evaluation.locale.language import Language
from evaluation.report.parts.money_flows import has_lower_minimum, money_chart, once, statements
from evaluation.words.writer import Writer

NO_FALL = {
    "en": "A later minimum that is lower does not show that the amount fell.",
    "es": "Un mínimo posterior más bajo no muestra que el monto haya bajado.",
}


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ([(11, "at_least"), (10, "at_least")], True),
        ([(11, "exact"), (10, "at_least")], True),
        ([(10, "at_least"), (11, "at_least")], False),
        ([(11, "at_least"), (10, "exact")], False),
        ([(11, "exact"), (10, "about")], False),
    ],
)
def test_only_a_later_minimum_that_is_lower_is_no_fall(observation, stated, said):
    rows = [observation(f"F{n}", value, 2020 + n, qualifier=Qualifier(q)) for n, (value, q) in enumerate(stated)]
    assert has_lower_minimum(rows) is said


def test_a_minimum_of_another_measure_says_nothing_of_a_fall(observation):
    one, other = (observation(m, v, 2020, measure=m, qualifier=Qualifier.AT_LEAST) for m, v in (("a", 2), ("b", 1)))
    assert not has_lower_minimum([one, other])


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_chart_of_a_flow_says_so_until_no_minimum_is_lower(language):
    known = as_known_on(open_dataset(Path(__file__).parents[3] / "data"), None)
    writer = Writer(Language.of(language), known, Findings(partial(published_findings, known.observations)))
    flow = known.dataset.framework.money[0]
    drawn = [o for o in statements(writer, flow) if o.measure in flow.drawn]
    assert NO_FALL[language] in money_chart(writer, flow, drawn)
    rising = [o for o in drawn if o.qualifier is not Qualifier.AT_LEAST]
    assert NO_FALL[language] not in money_chart(writer, flow, rising)


@pytest.mark.parametrize(("language", "told"), [("en", "Undated: "), ("es", "Sin fecha: ")])
def test_a_statement_of_an_undated_document_is_told_and_has_no_bar(language, told):
    known = as_known_on(open_dataset(Path(__file__).parents[3] / "data"), None)
    writer = Writer(Language.of(language), known, Findings(partial(published_findings, known.observations)))
    flow = known.dataset.framework.money[0]
    drawn = once(o for o in statements(writer, flow) if o.measure in flow.drawn)
    undated = [o for o in drawn if known.source_of(o).published_on is None]
    shown = html.fromstring(f"<div>{money_chart(writer, flow, drawn)}</div>")
    (bars, *_) = shown.iter("svg")
    assert len(undated) == 1
    assert told in shown.text_content()
    assert writer.bare(undated[0].value, undated[0].unit) not in " ".join(bars.itertext())

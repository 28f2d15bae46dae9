"""A report of an earlier day says nothing that was to be known only after it."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path

import pytest

from evaluation.evidence import as_known_on, open_dataset
from evaluation.findings.finding import Findings
from evaluation.findings.of_evidence import published_findings
from evaluation.framework import Text
from evaluation.locale.language import Language
from evaluation.report.parts.cover import cover
from evaluation.report.parts.gaps import changes_of, gaps_of
from evaluation.report.parts.money_flows import money_message, reading_of, statements
from evaluation.words.lineage import knows_later
from evaluation.words.placed import could_be_told
from evaluation.words.writer import Writer

DIALOGUES = [
    dt.date(2020, 2, 6),
    dt.date(2021, 5, 18),
    dt.date(2022, 11, 30),
    dt.date(2023, 11, 29),
    dt.date(2024, 10, 21),
]
TODAY = None


@pytest.fixture(scope="module")
def dataset():
    return open_dataset(Path(__file__).parents[3] / "data")


@pytest.fixture
def writer(dataset):
    """A writer over what was known on a day."""

    def build(day, language="en"):
        known = as_known_on(dataset, day)
        return Writer(Language.of(language), known, Findings(partial(published_findings, known.observations)))

    return build


def test_a_text_of_a_later_year_or_document_could_not_be_told(evidence, observation, source):
    sources = [source("S1", "2018-01-01"), source("S2", "2022-05-01")]
    known = evidence([observation("F1", 8, 2016)], sources=sources, as_of=dt.date(2020, 1, 1))
    early = Writer(Language.of("en"), known, Findings(list))
    plain, later = Text(en="Nothing was found.", es="Nada."), Text(en="Counted in 2022.", es="Contado en 2022.")
    assert could_be_told(early, [plain, None], ["S1"])
    assert not could_be_told(early, [plain], ["S1", "S2"])
    assert not could_be_told(early, [plain, later])


@pytest.mark.parametrize("day", DIALOGUES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_gaps_and_what_would_change_speak_of_no_later_year_or_document(writer, day, language):
    early = writer(day, language)
    for objective in early.evidence.dataset.framework.objectives:
        told = [(t, g.sources) for g in gaps_of(early, objective) for t in (g.text, g.likely_source, g.tried)]
        told += [(t, (c.source or "",)) for c in changes_of(early, objective) for t in (c.figure, c.document, c.then)]
        assert not [t.of(language) for t, _ in told if t and knows_later(t.of(language), early.evidence)]
        assert all(early.evidence.is_known(s) for _, sources in told for s in sources if s)


def test_today_no_gap_and_no_change_is_left_out(writer):
    today = writer(TODAY)
    for objective in today.evidence.dataset.framework.objectives:
        assert gaps_of(today, objective) == list(objective.not_shown)
        assert changes_of(today, objective) == list(objective.would_change)


def test_how_to_read_amounts_of_2022_to_2024_is_not_told_in_2020(writer):
    flow = writer(TODAY).evidence.dataset.framework.money[0]
    assert reading_of(writer(TODAY), flow)
    assert reading_of(writer(DIALOGUES[0]), flow) == []


def test_a_last_amount_that_is_the_highest_too_is_named_once(writer):
    early = writer(DIALOGUES[2])
    flow = early.evidence.dataset.framework.money[0]
    drawn = [o for o in statements(early, flow) if o.measure in flow.drawn]
    assert max(drawn, key=lambda o: o.value) is drawn[-1]
    assert money_message(early, flow, drawn).count("at least 11 million") == 1


def test_the_title_page_of_an_early_day_names_no_later_end_and_no_place_not_yet_reached(writer):
    def facts(day):
        known = writer(day).evidence
        return cover(known, Language.of("en"), "Report", "evaluation", has_places=True).cover

    assert "2024" not in facts(DIALOGUES[0])["period"]
    assert "Puno" not in facts(DIALOGUES[0])["places"]
    assert "2024" in facts(TODAY)["period"]
    assert "Puno" in facts(TODAY)["places"]

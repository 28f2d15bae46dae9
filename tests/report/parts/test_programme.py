"""The chapter on the programme: whose words, who did what, where, how it is known, on each day what was known then."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from conftest import words
from lxml import html

from evaluation.assess import assess
from evaluation.evidence import open_dataset
from evaluation.findings import findings_of
from evaluation.framework import Framework
from evaluation.locale.language import Language
from evaluation.report import open_report
from evaluation.report.chapters.programme import ProgrammeChapter
from evaluation.words.writer import Desk

DATA = Path(__file__).parents[3] / "data"
CELLS = ("objectives", "partners", "where", "chain", "known")
DAYS = ("", "2017-12-31", "2020-02-06", "2022-11-30")


@pytest.fixture
def chapter(observation, evidence, indicator, source):
    """A chapter on a tiny programme: `chapter(partners=[...], sources=[source("S2", "2021")], as_of=...)`."""

    def build(language="en", sources=(), as_of=None, **keys):
        documents = [source("S1"), *sources]
        found = evidence([observation("F1", 8, 2016)], [indicator()], documents, as_of=as_of)
        told = Framework.model_validate(found.dataset.framework.model_dump() | keys)
        found = replace(found, dataset=replace(found.dataset, framework=told))
        progress = assess(found)
        return ProgrammeChapter(progress, Desk(Language.of(language), found, findings_of(progress)))

    return build


def cells(block, row=0):
    (table,) = html.fromstring(f"<div>{block.markup}</div>").iter("table")
    return [cell.text_content() for cell in list(table.find("tbody"))[row]]


PARTNER = {"id": "lead", "name": words("Lead"), "role": words("led"), "sources": ["S1"]}


def test_what_no_document_says_of_a_body_is_said_to_be_not_found(chapter):
    paid = chapter(partners=[PARTNER | {"is_paid": True}]).partners()
    assert cells(paid) == ["Lead", "led", "not found", "not found years not found", "not found", "S1"]


def test_a_body_has_its_objectives_areas_years_and_award(chapter):
    keys = {"objectives": ["1"], "areas": ["Peru"], "start": "2015-07", "end": "2018", "is_paid": True, "award": "F1"}
    assert cells(chapter(partners=[PARTNER | keys]).partners())[2:5] == ["1", "Peru July 2015 – 2018", "8 cases"]
    assert cells(chapter(partners=[PARTNER]).partners())[4] == "–"


def test_an_end_that_was_still_to_come_is_none(chapter):
    block = chapter(partners=[PARTNER | {"start": "2015", "end": "2030"}]).partners()
    assert cells(block)[3] == "not found since 2015; end not found"


def test_objectives_stand_in_the_words_of_the_document_and_a_translation_is_called_ours(chapter):
    aim = framework_objective() | {"quoted": {"text": {"en": "do well", "es": "hacerlo bien"}, "source": "S1"}}
    assert cells(chapter(objectives=[aim]).objectives())[1] == "“do well” (S1)."
    assert cells(chapter("es", objectives=[aim]).objectives())[1] == "«hacerlo bien» (traducción nuestra de S1)."
    assert cells(chapter(objectives=[framework_objective()]).objectives())[1] == "title (in our words)."


def framework_objective():
    return {"id": "1", **{key: words(key) for key in ("title", "short_title", "question", "wording_note")}}


def test_a_sentence_states_its_figure_and_cites_its_document(chapter):
    block = chapter(background=[{"text": words("There were {F1:bare} cases.")}]).objectives()
    assert "There were 8 cases. (S1)" in block.markup.striptags()
    assert [f.id for f in block.findings] == ["observation.F1"]


def test_help_has_the_date_of_its_document_and_says_that_numbers_change(chapter):
    found = chapter(help={"text": words("Call 1234."), "sources": ["S1"]}).help()
    assert "Call 1234. Source of January 1, 2020; such numbers change. (S1)" in found.markup.striptags()


def test_a_framework_without_any_of_it_has_no_heading_for_it(chapter):
    bare = chapter()
    for name in ("partners", "where", "chain", "help"):
        assert not getattr(bare, name)().markup.strip(), name


def test_not_found_is_explained_with_its_reason_and_the_numbers_of_documents(chapter):
    search = {"found": words("By key words."), "limits": words("Copies were cut."), "following": words("All of it.")}
    block = chapter(search=search).known()
    said = " ".join(block.markup.striptags().split())
    for part in (
        "By key words.",
        "Documents: 1, of these 1 read in their opening only",
        "Copies were cut.",
        "All of it.",
    ):
        assert part in said
    assert {"summary.sources", "quality.documents.opening"} <= {f.id for f in block.findings}


@cache
def shown(language, as_of):
    programme = open_report(DATA, language=language, as_of=as_of).programme
    return {name: getattr(programme, name)() for name in (*CELLS, "help")}


@pytest.mark.parametrize("as_of", DAYS)
def test_nothing_links_to_a_document_of_later(as_of):
    dataset = open_dataset(DATA)
    day = as_of or str(dataset.newest_source_date)
    text = "".join(block.markup for block in shown("en", as_of).values())
    linked = set(re.findall(r'href="annex#source-([^"]+)"', text))
    assert linked
    assert {s for s in linked if str(dataset.tables.sources[s].known_on()) > day} == set()


def test_the_diagram_is_drawn_only_where_all_that_it_rests_on_was_known():
    assert shown("en", "")["chain"].charts
    assert not shown("en", "2022-11-30")["chain"].markup


def test_places_and_bodies_are_those_that_the_programme_had_reached():
    assert "Puno" not in shown("en", "2020-02-06")["where"].markup.striptags().split("Where the program worked")[0]
    assert "ABA ROLI" not in shown("en", "2020-02-06")["partners"].markup
    assert "ABA ROLI" in shown("en", "")["partners"].markup


def test_help_stands_in_every_edition():
    assert len({str(shown("en", day)["help"].markup.striptags()) for day in DAYS}) == 1
    assert "1818" in shown("es", "2017-12-31")["help"].markup


def test_every_body_is_named_by_its_office_and_every_region_has_its_year():
    dataset = open_dataset(DATA)
    places = dataset.framework.places
    reached = {a.area for a in dataset.tables.areas.values() if a.exposed_from}
    assert {p.area for p in places} == reached - {"Peru", "Madre de Dios and Puno"}
    ((drawn, _phone),) = shown("en", "")["where"].charts
    said = [w.text for w in drawn.words]
    assert sorted(w for w in said if w.isdigit()) == ["2018", "2018", "2018", "2020", "2020"]


def test_a_sentence_cites_documents_beside_those_of_its_figures_and_waits_for_them(chapter, source):
    told = [{"text": words("It began."), "sources": ["S1"]}, {"text": words("It ended."), "sources": ["S2"]}]
    later = [source("S2", "2031-01-01")]
    said = chapter(background=told, sources=later, as_of=dt.date(2030, 1, 1)).objectives().markup.striptags()
    assert "It began. (S1)" in said
    assert "It ended." not in said

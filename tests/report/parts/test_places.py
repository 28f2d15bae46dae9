"""A map of places over its table: every place is named with its figure, and one without a figure as silent."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import both
from lxml import html
from markupsafe import Markup

from evaluation.assess import assess
from evaluation.findings import findings_of
from evaluation.framework import Context
from evaluation.load import Area
from evaluation.locale.language import Language
from evaluation.report.parts.places import FEWEST, map_of_places
from evaluation.words.writer import Writer

PLACES = ["North", "South", "East", "West"]
TABLE = Markup("<table></table>")


@pytest.fixture
def drawn(observation, evidence, indicator):
    """Show a map of the values of the places, among which there is one more without a figure."""

    def show(values, language="en"):
        figures = [observation(f"F{n}", v, 2016, area=PLACES[n]) for n, v in enumerate(values)]
        found = evidence(figures, [indicator()])
        tables, tiles = found.dataset.tables, enumerate([*PLACES, "Isle"], 1)
        areas = tables.areas | {name: Area(name, both(name), None, "", n, 1) for n, name in tiles}
        found = replace(found, dataset=replace(found.dataset, tables=replace(tables, areas=areas)))
        text = found.dataset.framework.programme.summary
        context = Context(id="m", objective="all", title=text, reading=text, figures=["F0"], is_map=True)
        writer = Writer(Language.of(language), found, findings_of(assess(found)))
        return map_of_places(writer, context, figures, TABLE)

    return show


def test_the_message_names_the_lowest_places_and_the_alternative_text_every_place(drawn):
    shown = html.fromstring(f"<div>{drawn([8, 2, 7, 2])}</div>")
    assert shown.findtext(".//figcaption/strong") is not None
    assert "2 cases in South and West, up to 8 cases elsewhere." in shown.find(".//figcaption").text_content()
    alt = shown.find(".//svg").get("aria-label")
    assert alt.endswith("North: 8; South: 2; East: 7; West: 2; Isle: – hatched: no figure found.")


def test_places_that_are_all_alike_have_one_message(drawn):
    assert "8 cases everywhere." in html.fromstring(drawn([8, 8, 8, 8])).find(".//strong").text_content()


def test_the_other_language_has_words_of_its_own(drawn):
    shown = drawn([8, 2, 7, 2], "es")
    assert "hasta " in shown
    assert "Mapa de casillas iguales" in shown
    assert "con trama" in shown


def test_the_table_stays_behind_the_map_and_stands_alone_where_there_are_few_places(drawn):
    assert drawn([8, 2, 7, 2]).endswith(f"{TABLE}</details>")
    assert drawn([8] * (FEWEST - 1)) == TABLE

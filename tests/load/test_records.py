"""Partial dates and the day a source was known."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from evaluation.load import Area, PartialDate, from_plain, to_plain


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2017-02", date(2017, 2, 1), date(2017, 2, 28)),
        ("2016-12-30", date(2016, 12, 30), date(2016, 12, 30)),
    ],
)
def test_a_partial_date_counts_as_its_last_possible_day(text, first, last):
    """What is only known to the year was surely there on 31 December."""
    partial = PartialDate(text)
    assert (partial.first_day(), partial.last_day()) == (first, last)
    assert partial.is_full is (first == last)
    assert str(partial) == text


@pytest.mark.parametrize("text", ["", "16", "2016-13", "2016-02-30", "2016-1", "20161231", "2016-12-31T00", "٢٠١٦"])
def test_other_texts_are_no_partial_dates(text):
    """A date that could be read two ways is not read at all."""
    with pytest.raises(ValueError, match=r"date|month|day"):
        PartialDate(text)


def test_partial_dates_sort_by_their_last_possible_day():
    """The year comes after its months and before the next year."""
    texts = ["2016-11", "2016-12-30", "2016", "2016-12-31", "2017-01-01"]
    assert [str(partial) for partial in sorted(map(PartialDate, reversed(texts)))] == texts


def test_a_source_is_known_from_its_publication_or_else_from_the_day_argued_for(folder):
    """A source with neither is in no report as of a day."""
    sources = folder.tables().sources
    assert sources["D001"].known_on() == date(2019, 3, 15)
    assert sources["D002"].known_on() == date(2020, 12, 31)
    assert sources["D003"].known_on() == date(2021, 6, 30)
    assert replace(sources["D003"], known_by=None).known_on() is None


@pytest.mark.parametrize(
    ("day", "last"), [("2024-02-03", "2024-02-29"), ("2023-02-28", "2023-02-28"), ("2021-12-01", "2021-12-31")]
)
def test_the_month_of_a_day_ends_with_its_last_day(day, last):
    month = PartialDate.month_of(date.fromisoformat(day))
    assert (month.first_day().isoformat(), month.last_day().isoformat()) == (f"{day[:7]}-01", last)


def test_the_languages_of_a_table_are_those_of_its_columns(folder):
    """A further language is a further column and its description; what it lacks is shown in the source language."""
    description = folder.path / "datapackage.json"
    content = json.loads(description.read_text(encoding="utf-8"))
    (areas,) = [resource for resource in content["resources"] if resource["name"] == "areas"]
    areas["schema"]["fields"][2]["name"] = "name_pt_BR"
    description.write_text(json.dumps(content), encoding="utf-8")
    folder.edit("areas.csv", "name_es", "name_pt_BR")
    (area,) = folder.tables().areas.values()
    assert (area.name.of("en"), area.name.of("pt_BR"), area.name.of("es")) == ("Area", "Área", "Area")
    assert list(to_plain(area)) == ["area", "name_en", "name_pt_BR", "exposed_from", "note", "tile_row", "tile_column"]
    assert from_plain(Area, to_plain(area)) == area


def test_no_language_is_named_where_the_data_are_read():
    """The columns say which there are."""
    code = (Path(__file__).parents[2] / "src/evaluation/load").rglob("*.py")
    text = "\n".join(re.sub(r'""".*?"""', "", path.read_text(encoding="utf-8"), flags=re.DOTALL) for path in code)
    assert re.findall(r"_(?:en|es)\b", text) == []

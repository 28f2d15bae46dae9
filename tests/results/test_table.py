"""Tables as CSV."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import math
from decimal import Decimal
from types import SimpleNamespace

import frictionless
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.load import Words
from evaluation.results.table import Field, Table, TableSchema, day, key, links, number, optional, texts, written

SHEET = TableSchema("cells", "Cells", "One row for each cell.", (key("id", "Id."), optional("said", "Text.")), ("id",))
HOSTILE = [
    'a "quoted" word',
    "one, two",
    "line\nend",
    "carriage\rreturn",
    "both\r\nends",
    '"',
    '""",',
    " spaces ",
    "=SUM(A1)",
    "\tTab",
    "'",
    "ñ – 漢",
    "\ufeffmark",
    "\x00",
    ";",
]


def back(table):
    return list(csv.reader(io.StringIO(table.to_csv().decode(), newline="")))


def of_texts(texts):
    return Table(SHEET, tuple({"id": str(n), "said": said} for n, said in enumerate(texts)))


@given(st.lists(st.text(st.sampled_from('",;\r\n\t =\x00') | st.characters(exclude_categories=["Cs"]))))
def test_any_text_comes_back_as_it_went_in(texts):
    assert back(of_texts(texts)) == [["id", "said"], *([str(n), said] for n, said in enumerate(texts))]


def test_hostile_text_is_read_back_by_frictionless(tmp_path):
    (tmp_path / "cells.csv").write_bytes(of_texts(HOSTILE).to_csv())
    resource = frictionless.Resource(path="cells.csv", basepath=str(tmp_path), encoding="utf-8")
    assert [row["said"] for row in resource.read_rows()] == HOSTILE


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_keeps_its_last_digit(value):
    assert float(written(value)) == value


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_a_number_without_an_end_is_refused(value):
    with pytest.raises(ValueError, match="cannot be written as a number"):
        written(value)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (8.0, "8"),
        (-0.5, "-0.5"),
        (Decimal("7.10"), "7.10"),
        (Decimal("1E+3"), "1000"),
        (dt.date(2016, 12, 31), "2016-12-31"),
        ({"b": 2.0, "a": 1.5}, '{"a": 1.5, "b": 2.0}'),
    ],
)
def test_a_value_is_written_as_table_schema_reads_it(cell, text):
    assert written(cell) == text


@pytest.mark.parametrize("row", [{"id": "1"}, {"id": "1", "said": "a", "more": "b"}, {"said": "a", "id": "1"}])
def test_a_row_with_other_columns_than_the_sheet_is_refused(row):
    with pytest.raises(ValueError, match="cells: a row has the columns"):
        Table(SHEET, (row,)).to_csv()


def test_a_table_without_rows_has_its_columns():
    assert Table(SHEET, ()).to_csv() == b"id,said\n"


def test_a_field_is_described_as_table_schema_asks():
    assert Field("kind", "string", "Kind.", True, ("a", "b")).to_dict() == {
        "name": "kind",
        "type": "string",
        "description": "Kind.",
        "constraints": {"required": True, "enum": ["a", "b"]},
    }
    assert [f.to_dict()["type"] for f in (number("n", "N."), day("d", "D."))] == ["number", "date"]
    assert "constraints" not in json.dumps(optional("said", "Text.").to_dict())


def test_a_figure_is_tied_to_a_row_once_in_each_role():
    found = [("1", [("value", "F1"), ("value", "F1"), ("instead", "F1")])]
    assert [row["role"] for row in links("point_id", found)] == ["value", "instead"]


def test_a_column_knows_what_of_a_record_stands_in_it():
    schema = TableSchema(
        "days", "Days", "A day.", (number("year", "Year."), key("text", "Day.", lambda d: d.isoformat()))
    )
    assert Table.of(schema, [dt.date(2016, 12, 31)]).to_csv() == b"year,text\n2016,2016-12-31\n"


def test_a_column_about_a_part_of_a_record_stays_the_same_column():
    whole = number("year", "Year.").within(lambda record: record["day"])
    assert (whole.name, whole.cell({"day": dt.date(2016, 12, 31)})) == ("year", 2016)


def test_a_further_language_has_a_column_of_its_own(monkeypatch):
    monkeypatch.setattr("evaluation.results.table.available_languages", lambda: ("en", "fr"))
    place = SimpleNamespace(name=Words((("en", "Cusco"),)), note=Words((("en", "said"), ("es", ""))))
    names, notes = texts("name", "Name in {language}."), texts("note", "Note in {language}.", required=False)
    assert [(f.name, f.means) for f in names] == [("name_en", "Name in English."), ("name_fr", "Name in French.")]
    assert [f.cell(place) for f in names] == ["Cusco", "Cusco"]
    assert [f.cell(place) for f in notes] == ["said", ""]

"""A folder that describes no tables: few columns, few files, and faults as of any other."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from evaluation.load import describe, read_rows
from evaluation.load.files.own_schema import TABLES
from evaluation.load.tables import RECORDS

REAL = Path(__file__).parents[2] / "data"
FILES = {
    "measures": "measure,title,kind,unit\nassisted,Assisted,count,children\nback,Back in school,share,percent\n",
    "observations": (
        "observation_id,measure,value,period_start,period_end,area,authority,source\n"
        "F1,assisted,120,2023-01-01,2023-12-31,Loreto,register,D1\n"
        "F2,back,41,2023-01-01,2023-12-31,Loreto,survey,D1\n"
    ),
    "sources": "source_id,title,known_by,known_by_reason,read\nD1,Case register,2026-01-31,It was at hand.,whole\n",
}


@pytest.fixture
def folder(tmp_path):
    for name, text in FILES.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


def test_three_tables_are_enough_and_the_rest_follows(folder):
    tables, _, faults = read_rows(folder, "es", "Perú")
    assert faults == []
    assert [o.unit for o in tables.observations] == ["children", "percent"]
    assert {(o.qualifier, o.confidence) for o in tables.observations} == {("exact", "high")}
    assert list(tables.areas) == ["Perú", "Loreto"]
    assert list(tables.authorities) == ["register", "survey"]
    assert tables.units["percent"].kind_of_number == "percent"
    assert tables.units["children"].many.only("es") == "children"
    assert tables.measures["assisted"].title.texts == (("es", "Assisted"),)


def test_columns_of_languages_are_as_they_stand_in_the_file(folder):
    text = "measure,title_en,title_es,kind,unit\nassisted,Assisted,,count,children\nback,,Regreso,share,percent\n"
    (folder / "measures.csv").write_text(text, encoding="utf-8")
    _, _, (fault,) = read_rows(folder, "es")
    assert (fault.row, fault.column) == (3, "title_en")


@pytest.mark.parametrize(
    ("table", "old", "new", "problem"),
    [
        ("observations", "F1,assisted", "F1,asisted", "unknown measure"),
        ("observations", ",area,", ",erea,", "the column is missing"),
        ("measures", "count", "number", "unknown word"),
        ("sources", ",whole", ",", "the cell is empty"),
    ],
)
def test_faults_are_named_as_in_any_folder(folder, table, old, new, problem):
    path = folder / f"{table}.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert problem in {fault.problem for fault in read_rows(folder)[2]}


def test_a_table_that_nothing_can_stand_for_is_missed(folder):
    (folder / "sources.csv").unlink()
    assert ("sources.csv", "the file is missing") in {(f.file, f.problem) for f in read_rows(folder)[2]}


def test_a_description_may_say_no_more_than_who_made_the_tables(folder):
    (folder / "datapackage.json").write_text(json.dumps({"licenses": []}), encoding="utf-8")
    assert read_rows(folder)[2] == []


def test_every_column_of_a_record_is_known_and_our_own_data_fit_without_their_description(tmp_path):
    copy = Path(shutil.copytree(REAL, tmp_path / "data"))
    (copy / "datapackage.json").unlink()
    (copy / "excluded.csv").unlink()
    before, after = describe(REAL)[0], describe(copy)[0]
    assert {name: set(d.columns) for name, d in after.items()} == {
        name: set(d.columns) for name, d in before.items() if name in TABLES
    }
    assert TABLES.keys() == RECORDS.keys()
    assert [str(fault) for fault in read_rows(copy)[2]] == []

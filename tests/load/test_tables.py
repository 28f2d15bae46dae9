"""Each way to break a data folder is one fault with its place, and a remedy a person can follow."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from evaluation.errors import Fault
from evaluation.load import Confidence, PartialDate, Qualifier, did_you_mean, read_tables

REAL_DATA = Path(__file__).parents[2] / "data"

CELLS = {
    "decimal comma": ("observations", 4, "value", "12,5", "decimal comma", "Write 12.5"),
    "thousands separator": ("observations", 2, "value", "1,234,567", "thousands separator", "Write 1234567"),
    "thousands separator or decimal comma": (
        "observations",
        2,
        "value",
        "1,234",
        "thousands",
        "Write 1234, or 1.234 if",
    ),
    "thousands point and decimal comma": ("observations", 2, "value", "1.234,5", "thousands", "Write 1234.5"),
    "thousands space": ("observations", 2, "value", "12 000", "thousands separator", "Write 12000"),
    "percent sign": ("observations", 4, "value", "25%", "unit beside it", "Write 25, the number alone"),
    "power of ten": ("observations", 2, "value", "1e3", "a power of ten", "Write 1000"),
    "not a finite number": ("observations", 2, "value", "Infinity", "not a number", "Write digits"),
    "underscores": ("observations", 2, "value", "1_000", "not a number", "Write digits"),
    "word for nothing": ("observations", 2, "value", "n/a", "stands for 'nothing'", "Leave the cell empty"),
    "no value": ("observations", 2, "value", "", "the cell is empty", "Fill it in"),
    "day first": ("observations", 2, "period_end", "31/12/2018", "not in ISO format", "Write 2018-12-31"),
    "month first": ("observations", 2, "period_end", "12/31/2018", "not in ISO format", "Write 2018-12-31"),
    "twelfth day": ("observations", 2, "period_end", "12/12/2018", "not in ISO format", "Write 2018-12-12"),
    "day 13 first": ("observations", 2, "period_end", "13/12/2018", "not in ISO format", "Write 2018-12-13"),
    "month 12 first": ("observations", 2, "period_end", "12/13/2018", "not in ISO format", "Write 2018-12-13"),
    "no month at all": ("observations", 2, "period_end", "31/13/2018", "not in ISO format", "Write dates as"),
    "day or month first": (
        "observations",
        2,
        "period_end",
        "05/06/2018",
        "not in ISO format",
        "2018-06-05 or 2018-05-06",
    ),
    "unpadded date": ("observations", 2, "period_end", "2018-6-5", "not in ISO format", "Write 2018-06-05"),
    "compact date": ("observations", 2, "period_end", "20181231", "not in ISO format", "Write 2018-12-31"),
    "no such day": ("observations", 2, "period_end", "2018-02-30", "no such day", "Look the date up"),
    "partial date in a wrong format": ("sources", 3, "published_on", "12/2020", "not in ISO format", "Write 2020-12"),
    "no such month": ("sources", 3, "published_on", "2020-13", "no such day", "Look the date up"),
    "misspelt word": ("observations", 2, "qualifier", "exakt", "unknown word", "did you mean 'exact'?"),
    "misspelt word of the schema": ("units", 2, "kind_of_number", "counts", "unknown word", "did you mean 'count'?"),
    "decimals of a unit": ("units", 2, "decimals", "0.5", "not a whole number", "Write digits only"),
    "unknown measure": ("observations", 2, "measure", "case_registered", "unknown measure", "'cases_registered'?"),
    "unknown source": ("observations", 2, "source", "D909", "unknown source", "add it to sources.csv"),
    "unknown unit of a measure": ("measures", 2, "unit", "casos", "unknown unit", "add it to units.csv"),
    "unknown total": ("measures", 3, "part_of", "cases_regist", "unknown measure", "did you mean 'cases_registered'?"),
    "empty reference": ("observations", 2, "source", "", "the cell is empty", "Fill it in"),
    "the same id": ("observations", 6, "observation_id", "F0001", "the same id as in row 2", "id of its own"),
    "no id": ("areas", 2, "area", "", "the cell is empty", ""),
    "no title": ("sources", 2, "title", "", "the cell is empty", "required"),
}


@pytest.mark.parametrize("case", CELLS.values(), ids=CELLS.keys())
def test_a_bad_cell_is_one_fault_with_its_place_and_a_remedy(folder, case):
    """The fault names file, line, column and value, says what is wrong and what to write instead."""
    table, row, column, value, problem, remedy = case
    folder.set(table, row, column, value)
    folder.write()
    faults = [fault for fault in read_tables(folder.path)[1] if fault.file == f"{table}.csv"]
    assert [(fault.row, fault.column, fault.value) for fault in faults] == [(row, column, value)]
    assert problem in faults[0].problem
    assert remedy in faults[0].remedy


def test_every_fault_of_every_file_is_reported_at_once(folder):
    """Five breakages in five files are five faults, in the order of files and rows."""
    folder.set("sources", 2, "read", "all")
    folder.set("units", 2, "decimals", "")
    folder.set("observations", 2, "measure", "unheard_of")
    folder.set("observations", 4, "value", "125")
    folder.set("milestones", 2, "date", "06/2017")
    folder.write()
    (folder.path / "areas.csv").unlink()
    _, faults = read_tables(folder.path)
    assert sorted((fault.file, fault.row, fault.column) for fault in faults) == [
        ("areas.csv", None, ""),
        ("milestones.csv", 2, "date"),
        ("observations.csv", 2, "measure"),
        ("observations.csv", 4, "value"),
        ("sources.csv", 2, "read"),
        ("units.csv", 2, "decimals"),
    ]


def test_a_valid_folder_becomes_typed_tables(folder):
    """Dates, digits and words come out typed, and as they were published."""
    tables = folder.tables()
    figure = tables.observation("F0003")
    assert str(figure.value) == "25.50"
    assert figure.value == Decimal("25.5")
    assert figure.qualifier is Qualifier.EXACT
    assert figure.confidence is Confidence.HIGH
    assert (figure.start, figure.end, figure.days) == (date(2018, 1, 1), date(2018, 12, 31), 365)
    assert tables.sources["D002"].published_on == PartialDate("2020")
    assert tables.areas["country"].exposed_from is None
    assert tables.units["percent"].decimals == 1
    assert [milestone.evidence for milestone in tables.milestones] == [(), ("F0001", "F0002")]


def test_an_open_period_has_no_length(folder):
    """One end alone is what some documents give; it is no fault."""
    folder.set("observations", 2, "period_end", "")
    folder.write()
    figure = folder.tables().observation("F0001")
    assert (figure.start, figure.end, figure.days) == (date(2018, 1, 1), None, None)


def test_a_missing_folder_is_named_as_it_was_given():
    """The message repeats what the person typed."""
    tables, (fault,) = read_tables(Path("no/such/folder"))
    assert tables is None
    assert fault.file == "no/such/folder"
    assert fault.problem == f"there is no such data folder in {Path.cwd()}"
    assert "--data" in fault.remedy


def test_a_folder_of_something_else_is_one_fault(tmp_path):
    """A table that is missing beside all others need not be said."""
    tables, (fault,) = read_tables(tmp_path)
    assert tables is None
    assert (fault.file, fault.problem) == (str(tmp_path), "the folder holds none of the tables")


@pytest.mark.parametrize("mark", ["..", "n/a", "#REF!"])
def test_a_mark_for_nothing_where_a_value_is_needed_leaves_out_the_row(folder, mark):
    """Whoever empties the cell as told must not be told to fill it in."""
    folder.set("observations", 2, "value", mark)
    folder.write()
    (fault,) = read_tables(folder.path)[1]
    assert fault.remedy.startswith("Leave the cell empty")
    assert "leave out the row" in fault.remedy
    folder.set("observations", 2, "value", "10")
    folder.set("observations", 2, "period_end", mark)
    folder.write()
    (fault,) = read_tables(folder.path)[1]
    assert "leave out the row" not in fault.remedy


def describe(folder, change) -> list[Fault]:
    """Change the parsed datapackage.json and return the faults."""
    file = folder.path / "datapackage.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    change({resource["name"]: resource for resource in content["resources"]}, content)
    file.write_text(json.dumps(content), encoding="utf-8")
    return read_tables(folder.path)[1]


DESCRIPTIONS = {
    "table left out": (
        lambda tables, content: content["resources"].remove(tables["areas"]),
        "a table is not described",
    ),
    "column left out": (lambda tables, _: tables["areas"]["schema"]["fields"].pop(), "a column is not described"),
    "unknown type": (lambda tables, _: tables["areas"]["schema"]["fields"][0].update(type="nmber"), "nmber"),
    "path out of the folder": (lambda tables, _: tables["areas"].update(path="../areas.csv"), "not a plain file name"),
    "address for a path": (
        lambda tables, _: tables["areas"].update(path="https://a.org/b.csv"),
        "not a plain file name",
    ),
    "no schema": (lambda tables, _: tables["areas"].pop("schema"), "has no schema"),
    "column described twice": (
        lambda tables, _: tables["areas"]["schema"]["fields"].append({"name": "area"}),
        "described twice",
    ),
    "text for constraints": (lambda tables, _: tables["areas"]["schema"]["fields"][0].update(constraints="yes"), "yes"),
    "text for foreign keys": (
        lambda tables, _: tables["areas"]["schema"].update(foreignKeys=["area"]),
        "has no reference",
    ),
    "text for a table": (lambda _, content: content["resources"].insert(0, "areas.csv"), "is not an object"),
    "no name": (lambda tables, _: tables["areas"].pop("name"), "has no name"),
    "list for a name": (lambda tables, _: tables["areas"].update(name=["areas"]), "has no name"),
    "empty name": (lambda tables, _: tables["areas"].update(name=""), "has no name"),
    "text for a schema": (lambda tables, _: tables["areas"].update(schema="areas.json"), "has no schema"),
    "no fields": (lambda tables, _: tables["areas"]["schema"].update(fields=[]), "has no schema with fields"),
    "text for fields": (lambda tables, _: tables["areas"]["schema"].update(fields="area"), "has no schema with fields"),
    "text for a field": (lambda tables, _: tables["areas"]["schema"]["fields"].insert(0, "a"), "has no name"),
    "field without name": (lambda tables, _: tables["areas"]["schema"]["fields"].insert(0, {}), "has no name"),
    "number for a primary key": (
        lambda tables, _: tables["areas"]["schema"].update(primaryKey=1),
        "neither a name nor",
    ),
    "numbers for a primary key": (lambda tables, _: tables["areas"]["schema"].update(primaryKey=[1]), "neither a name"),
    "foreign key without reference": (
        lambda tables, _: tables["milestones"]["schema"]["foreignKeys"][0].pop("reference"),
        "has no reference",
    ),
    "foreign key with uneven fields": (
        lambda tables, _: tables["milestones"]["schema"]["foreignKeys"][0].update(fields=["source", "kind"]),
        "does not pair its fields",
    ),
    "foreign key without fields": (
        lambda tables, _: tables["milestones"]["schema"]["foreignKeys"][0].update(
            {"fields": [], "reference": {"resource": "sources", "fields": []}}
        ),
        "does not pair its fields",
    ),
    "number for foreign keys": (lambda tables, _: tables["areas"]["schema"].update(foreignKeys=7), "are not a list"),
    "no primary key": (lambda tables, _: tables["areas"]["schema"].pop("primaryKey"), "has no primary key"),
    "misspelt primary key": (lambda tables, _: tables["areas"]["schema"].update(primaryKey="are"), "names areas.are"),
    "misspelt reference": (
        lambda tables, _: tables["milestones"]["schema"]["foreignKeys"][0]["reference"].update(resource="source"),
        "names source.source_id, which is not described",
    ),
    "list for a type": (lambda tables, _: tables["areas"]["schema"]["fields"][0].update(type=["a"]), "['a']"),
    "misspelt constraint": (
        lambda tables, _: tables["areas"]["schema"]["fields"][0].update(constraints={"require": True}),
        "did you mean 'required'?",
    ),
    "word for a switch": (
        lambda tables, _: tables["areas"]["schema"]["fields"][0].update(constraints={"unique": "yes"}),
        "neither true nor false",
    ),
    "word for a bound": (
        lambda tables, _: tables["units"]["schema"]["fields"][6].update(constraints={"minimum": "none"}),
        "'none' is no number",
    ),
    "words that are no list": (
        lambda tables, _: tables["areas"]["schema"]["fields"][0].update(constraints={"enum": "a"}),
        "is no list",
    ),
    "length that is no number": (
        lambda tables, _: tables["areas"]["schema"]["fields"][0].update(constraints={"maxLength": "9"}),
        "no number of letters",
    ),
    "broken pattern": (
        lambda tables, _: tables["areas"]["schema"]["fields"][0].update(constraints={"pattern": "("}),
        "not valid",
    ),
}


@pytest.mark.parametrize("case", DESCRIPTIONS.values(), ids=DESCRIPTIONS.keys())
def test_a_wrong_description_of_the_tables_is_a_fault_too(folder, case):
    """A datapackage.json that was edited by hand never ends in an error of a library."""
    change, problem = case
    faults = describe(folder, change)
    assert [fault for fault in faults if fault.file == "datapackage.json" and problem in fault.problem]


def test_all_that_is_wrong_with_a_description_is_said_at_once_and_nothing_else(folder):
    """What refers to a table that cannot be used, and the table itself, have no fault of their own."""

    def change(tables, _):
        tables["units"]["schema"]["fields"][0].update(type="txt")
        tables["units"]["schema"]["fields"][1].update(constraints={"enums": []})

    faults = describe(folder, change)
    assert [(fault.file, fault.column) for fault in faults] == [("datapackage.json", "units")] * 2


def test_a_column_described_as_unique_holds_each_value_once(folder):
    """Constraints that only the description knows are kept too."""
    faults = describe(
        folder, lambda tables, _: tables["sources"]["schema"]["fields"][1].update(constraints={"unique": True})
    )
    assert [(fault.row, fault.column, fault.problem) for fault in faults] == [
        (3, "title", "the same value as in row 2"),
        (4, "title", "the same value as in row 2"),
    ]


def test_a_pattern_of_the_description_is_kept(folder):
    """What no code of ours knows is still said in words, with the place."""
    faults = describe(
        folder,
        lambda tables, _: tables["sources"]["schema"]["fields"][1].update(constraints={"pattern": "[A-Z]+"}),
    )
    assert {(fault.row, fault.column, fault.value) for fault in faults} == {
        (row, "title", "Report") for row in (2, 3, 4)
    }
    assert "not as the column should be" in faults[0].problem


OWN_COLUMNS = {
    "below its bound": ({"type": "integer", "constraints": {"minimum": 3}}, "2", "below 3"),
    "above its bound": ({"type": "number", "constraints": {"maximum": 1.5}}, "2", "above 1.5"),
    "too long": ({"constraints": {"maxLength": 2}}, "abc", "longer than 2 letters"),
    "too short": ({"constraints": {"minLength": 2}}, "a", "shorter than 2 letters"),
    "a date in another form": ({"type": "date"}, "31/12/2016", "not in ISO format"),
    "a part of a year": ({"type": "year"}, "2016-12", "not a year"),
    "no truth value": ({"type": "boolean"}, "maybe", "unknown word"),
    "decimals of a whole number": ({"type": "integer"}, "1.5", "not a whole number"),
}


@pytest.mark.parametrize("case", OWN_COLUMNS.values(), ids=OWN_COLUMNS.keys())
def test_a_column_of_ones_own_is_held_to_its_description(folder, case):
    """Whatever the description can ask for is asked for."""
    field, cell, problem = case
    describe(folder, lambda tables, _: tables["areas"]["schema"]["fields"].append({"name": "own", **field}))
    folder.edit("areas.csv", ",note\n", ",note,own\n")
    folder.edit("areas.csv", "Área,,,,\n", f"Área,,,,,{cell}\n")
    ((row, column, value, said),) = [(f.row, f.column, f.value, f.problem) for f in read_tables(folder.path)[1]]
    assert (row, column, value) == (2, "own", cell)
    assert problem in said


def test_a_key_of_two_columns_may_repeat_each_but_not_both(folder):
    """Ids that are made of two cells are compared as pairs."""

    def change(tables, _):
        tables["authorities"]["schema"]["primaryKey"] = ["authority", "group"]

    folder.add("authorities", authority="court", group="police")
    folder.add("authorities", authority="court", group="police")
    folder.write()
    faults = describe(folder, change)
    assert [(fault.row, fault.column) for fault in faults] == [(4, "authority"), (4, "group")]


@pytest.mark.parametrize("name", ["misspelt word", "unknown measure", "the same id", "no title", "no id", "no value"])
def test_frictionless_refuses_what_we_refuse(folder, name):
    """A stranger's tool that reads the description comes to the same end, in its own words."""
    import frictionless

    table, row, column, value, *_ = CELLS[name]
    assert frictionless.validate(str(folder.path / "datapackage.json")).valid
    folder.set(table, row, column, value)
    folder.write()
    assert not frictionless.validate(str(folder.path / "datapackage.json")).valid


def test_other_files_may_be_listed_in_the_description(folder):
    """A YAML file listed as a resource is no table, and is not read as one."""
    assert (
        describe(folder, lambda _, content: content["resources"].append({"name": "framework", "path": "f.yaml"})) == []
    )


def test_a_column_that_somebody_added_to_the_description_is_checked_and_otherwise_ignored(folder):
    """A programme may keep columns of its own."""
    faults = describe(
        folder,
        lambda tables, _: tables["areas"]["schema"]["fields"].append({"name": "people", "type": "integer"}),
    )
    assert [fault.problem for fault in faults] == ["the column is missing"]
    folder.edit("areas.csv", ",note\n", ",note,people\n")
    folder.edit("areas.csv", "Área,,,,\n", "Área,,,,,many\n")
    assert [(fault.row, fault.column, fault.value) for fault in read_tables(folder.path)[1]] == [(2, "people", "many")]
    folder.edit("areas.csv", "many", "33")
    assert read_tables(folder.path)[1] == []


def test_the_data_of_this_repository_has_no_fault():
    """What we publish passes our own check."""
    assert [str(fault) for fault in read_tables(REAL_DATA)[1]] == []


def test_any_frictionless_tool_accepts_the_data_of_this_repository():
    """The schema stands on its own: no code of ours is needed to validate the tables."""
    import frictionless

    report = frictionless.validate(str(REAL_DATA / "datapackage.json"))
    assert report.flatten(["name", "rowNumber", "fieldName", "message"]) == []


@pytest.mark.parametrize(
    ("written", "meant"), [("Perú", "Peru"), ("PERU", "Peru"), ("Junin", "Junín"), ("Âpurimac", "Apurimac")]
)
def test_accents_and_capitals_do_not_hide_what_is_meant(written, meant):
    assert did_you_mean(written, ["Lima", meant]) == f" (did you mean {meant!r}?)"

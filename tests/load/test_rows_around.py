"""What spreadsheets and offices put around a table is one fault, and the table is read all the same."""

from __future__ import annotations

import pytest

from evaluation.load import read_series_table, read_tables


def around(folder, above: bytes = b"", below: bytes = b"") -> list[tuple[object, str, str]]:
    """Put rows around the observations; place, problem and remedy of each fault."""
    file = folder.path / "observations.csv"
    file.write_bytes(above + file.read_bytes() + below)
    tables, faults = read_tables(folder.path)
    assert tables is not None
    assert len(tables.observations) == 5
    return [(fault.row, fault.problem, fault.remedy) for fault in faults]


COMMAS = b"," * 14
HEADERS = {
    "observations": "observation_id,measure,value,qualifier,unit,period_start,period_end,area,authority,sex,age_group,"
    "source,locator,note,confidence",
}

ABOVE = {
    "a title": (b"Table 1. Figures\n", 1, "the header stands in row 2", "Delete the rows above it"),
    "a title with commas": (
        b"Table 1. Figures of the courts" + COMMAS + b"\n" + COMMAS + b"\n",
        1,
        "the header stands in row 3",
        "Delete the rows above it",
    ),
    "a title with a column's name": (b"value\n\n", 1, "the header stands in row 3", "Delete the rows above it"),
    "a separator line": (b"sep=,\n", 1, "the line 'sep=,' stands above the header", "Delete the line"),
}
BELOW = {
    "a total and a note": (b"\nTotal,,12\n* provisional figures\n", 8, "rows 8 to 9 stand below the table"),
    "a note": (b"* provisional figures\n", 7, "row 7 stands below the table"),
    "a note with commas": (b"Source: court" + COMMAS + b"\n", 7, "row 7 stands below the table"),
    "a total with commas": (b"Total,,320" + b"," * 12 + b"\n", 7, "row 7 stands below the table"),
    "one empty row": (COMMAS + b"\n", 7, "the row is empty"),
    "400 empty rows": ((COMMAS + b"\n") * 400, 7, "400 empty rows, 7 to 406"),
    "empty rows and a note": ((COMMAS + b"\n") * 3 + b"* provisional" + COMMAS + b"\n", 10, "row 10 stands below"),
    "the header again": (
        HEADERS["observations"].encode() + b"\n",
        7,
        "the header stands here again",
    ),
}


@pytest.mark.case("rows-around-the-data")
@pytest.mark.parametrize("case", ABOVE.values(), ids=ABOVE.keys())
def test_what_stands_above_a_table_is_one_fault(folder, case):
    above, row, problem, remedy = case
    assert around(folder, above=above) == [(row, problem, remedy)]


@pytest.mark.case("rows-around-the-data")
@pytest.mark.parametrize("case", BELOW.values(), ids=BELOW.keys())
def test_what_stands_below_a_table_is_one_fault(folder, case):
    below, row, problem = case
    found = around(folder, below=below)
    assert [(where, problem in said) for where, said, _ in found if "empty rows" not in said or "empty" in problem] == [
        (row, True)
    ]
    assert all("Delete" in remedy for _, _, remedy in found)


def test_empty_rows_all_over_a_table_are_one_fault(folder):
    file = folder.path / "observations.csv"
    file.write_bytes(file.read_bytes().replace(b"\nF0", b"\n" + COMMAS + b"\nF0"))
    assert [(fault.row, fault.problem) for fault in read_tables(folder.path)[1]] == [
        (2, "5 empty rows, of which this is the first")
    ]


def test_an_incomplete_row_at_the_end_is_a_row_and_no_note(folder):
    """What somebody began to enter has the faults of its cells."""
    file = folder.path / "areas.csv"
    file.write_bytes(file.read_bytes() + b"Puno,,,,,,\n")
    assert {(fault.row, fault.column) for fault in read_tables(folder.path)[1]} == {(3, "name_en"), (3, "name_es")}


def test_spare_columns_at_the_right_are_one_fault(folder):
    file = folder.path / "areas.csv"
    file.write_bytes(file.read_bytes().replace(b"\n", b",,,\n"))
    assert [(fault.row, fault.problem) for fault in read_tables(folder.path)[1]] == [
        (1, "3 columns without a name stand at the right, and nothing is in them")
    ]


def test_one_cell_too_many_in_every_row_is_one_fault(folder):
    file = folder.path / "observations.csv"
    header, *rows = file.read_bytes().splitlines()
    file.write_bytes(b"\n".join([header, *(row + b"," for row in rows)]))
    assert [
        (fault.row, fault.problem) for fault in read_tables(folder.path)[1] if fault.file == "observations.csv"
    ] == [(2, "every row has 16 cells, the header 15")]


def test_the_rows_of_other_faults_are_those_of_the_file(folder):
    """Rows above the header do not shift the numbers of the rows below."""
    folder.set("observations", 4, "value", "12,5")
    folder.write()
    assert [row for row, *_ in [*around_faults(folder, b"Title\n\n")]] == [1, 6]


def around_faults(folder, above):
    file = folder.path / "observations.csv"
    file.write_bytes(above + file.read_bytes())
    return [(fault.row, fault.problem) for fault in read_tables(folder.path)[1]]


OTHERS = {
    "UTF-16 with a mark": ("utf-16", "", "the file is UTF-16, not UTF-8"),
    "UTF-16 without a mark": ("utf-16-le", "", "the file is UTF-16, not UTF-8"),
    "UTF-16 the other way round": ("utf-16-be", "", "the file is UTF-16, not UTF-8"),
    "a workbook": ("utf-8", "PK\x03\x04", "the file is a workbook of a spreadsheet, not a text"),
    "a web page": ("utf-8", "<!DOCTYPE html>\n", "the file is a web page, not a table"),
}


@pytest.mark.case("rows-around-the-data")
@pytest.mark.parametrize("case", OTHERS.values(), ids=OTHERS.keys())
def test_a_file_of_another_kind_is_one_fault(folder, case):
    encoding, before, problem = case
    file = folder.path / "observations.csv"
    file.write_bytes((before + file.read_text(encoding="utf-8")).encode(encoding))
    faults = [fault for fault in read_tables(folder.path)[1] if fault.file == "observations.csv"]
    assert [fault.problem for fault in faults] == [problem]


HEADER = "series,base_value,base_year,current_value,current_year,target,target_year,direction"
ROW = "clinics,10,2015,14,2020,20,2030,rise"


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (["Table 1. Clinics", "", HEADER, ROW], "the header stands in row 3"),
        (["sep=;", HEADER.replace(",", ";"), ROW.replace(",", ";")], "columns are separated by semicolons"),
        ([HEADER.replace(",", "\t"), ROW.replace(",", "\t")], "columns are separated by tabs"),
        ([HEADER.replace(",", "|"), ROW.replace(",", "|")], "columns are separated by vertical bars"),
        ([HEADER, ROW, "", "Source: survey of 2020"], "row 4 stands below the table"),
        ([HEADER, ROW, *[",,,,,,,"] * 400], "400 empty rows, 3 to 402"),
        ([HEADER + ",,", ROW + ",,"], "2 columns without a name stand at the right"),
    ],
)
def test_a_table_of_series_is_read_by_the_same_rules(tmp_path, lines, problem):
    """One fault each, and the row of the table is there."""
    file = tmp_path / "series.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    table = read_series_table(file)
    (fault,) = table.faults
    assert problem in fault.problem
    assert [row.cells["series"] for row in table.rows] == ["clinics"]
    assert table.columns == tuple(HEADER.split(","))

"""What spreadsheets, editors and lost files do to the form of a table is named with its place."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from evaluation.load import read_tables


def raw(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    """Return a breakage that works on the bytes of a file."""

    def breakage(path: Path) -> None:
        (path / name).write_bytes(change((path / name).read_bytes()))

    return breakage


FILES = {
    "missing file": (lambda path: (path / "areas.csv").unlink(), "areas.csv", None, "", "file is missing"),
    "empty file": (raw("areas.csv", lambda _: b""), "areas.csv", None, "", "file is empty"),
    "nothing but a byte-order mark": (raw("areas.csv", lambda _: b"\xef\xbb\xbf\n"), "areas.csv", None, "", "is empty"),
    "a folder for a file": (
        lambda path: ((path / "areas.csv").unlink(), (path / "areas.csv").mkdir()),
        "areas.csv",
        None,
        "",
        "cannot be read",
    ),
    "Latin-1": (
        raw("areas.csv", lambda text: text.replace("Área".encode(), "Área".encode("latin-1"))),
        "areas.csv",
        2,
        "",
        "byte 0xC1 is not UTF-8",
    ),
    "UTF-16": (raw("areas.csv", lambda text: text.decode().encode("utf-16")), "areas.csv", None, "", "UTF-16"),
    "UTF-8 read as Windows-1252": (
        raw("areas.csv", lambda text: text.replace("Área".encode(), "Ã“rgano".encode())),
        "areas.csv",
        2,
        "",
        "probably 'Ó'",
    ),
    "a letter lost": (
        raw("areas.csv", lambda text: text.replace("Á".encode(), "\ufffd".encode())),
        "areas.csv",
        2,
        "",
        "a letter was lost",
    ),
    "a control character": (
        raw("areas.csv", lambda text: text.replace(b"Area", b"Ar\x00ea")),
        "areas.csv",
        2,
        "",
        "control character U+0000",
    ),
    "a cell as long as a book": (
        raw("areas.csv", lambda text: text.rstrip() + b"x" * 200_000),
        "areas.csv",
        2,
        "",
        "a cell is longer than 20000 letters",
    ),
    "a file as large as a library": (
        raw("areas.csv", lambda text: text + b"x,x,x,,\n" * 1_200_000),
        "areas.csv",
        None,
        "",
        "more than 8 MB are not read",
    ),
    "a pipe for a file": (
        lambda path: ((path / "areas.csv").unlink(), os.mkfifo(path / "areas.csv")),
        "areas.csv",
        None,
        "",
        "it is no ordinary file",
    ),
    "a million columns": (
        raw("areas.csv", lambda text: text.replace(b",note", b",note" + b"," * 1_000_000, 1)),
        "areas.csv",
        1,
        "",
        "the header has 1000007 columns, more than 100",
    ),
    "a formula": (
        raw("areas.csv", lambda text: text.replace(b"Area", b"=cmd|' /C calc'!A0")),
        "areas.csv",
        2,
        "name_en",
        "a spreadsheet would take this for a formula",
    ),
    "a number of ten thousand digits": (
        raw("datapackage.json", lambda text: text.replace(b"{", b'{"x": ' + b"9" * 10_000 + b",", 1)),
        "datapackage.json",
        None,
        "",
        "a number is too long",
    ),
    "semicolons": (
        raw("areas.csv", lambda text: text.replace(b",", b";")),
        "areas.csv",
        1,
        "",
        "semicolons, not commas",
    ),
    "tabs": (raw("areas.csv", lambda text: text.replace(b",", b"\t")), "areas.csv", 1, "", "tabs, not commas"),
    "missing column": (
        raw("authorities.csv", lambda text: text.replace(b",group", b"").replace(b",other", b"")),
        "authorities.csv",
        1,
        "group",
        "the column is missing",
    ),
    "missing column that others refer to": (
        raw("sources.csv", lambda text: b"\n".join(line.partition(b",")[2] for line in text.splitlines())),
        "sources.csv",
        1,
        "source_id",
        "the column is missing",
    ),
    "unknown column": (
        raw("areas.csv", lambda text: text.replace(b",note", b",note,remark").replace(b",,\n", b",,,\n")),
        "areas.csv",
        1,
        "remark",
        "unknown column",
    ),
    "nothing but quotation marks": (raw("areas.csv", lambda _: b'""\n'), "areas.csv", 1, "", "has no header"),
    "column twice": (
        raw("areas.csv", lambda text: text.replace(b",note", b",note,note").replace(b",,\n", b",,,\n")),
        "areas.csv",
        1,
        "note",
        "appears twice",
    ),
    "too many cells": (
        raw(
            "observations.csv",
            lambda text: text.replace(b"F0001,cases_registered,120", b"F0001,cases_registered,1,200"),
        ),
        "observations.csv",
        2,
        "",
        "has 16 cells, the header 15",
    ),
    "too few cells": (
        raw("measures.csv", lambda text: text.replace(b",target,", b",target")),
        "measures.csv",
        6,
        "",
        "has only 13 cells, the header 14",
    ),
    "quotation mark never closed": (
        raw("areas.csv", lambda text: text.replace(b"Area", b'"Area')),
        "areas.csv",
        2,
        "",
        "never closed",
    ),
    "row of commas": (
        raw("areas.csv", lambda text: text + b",,,,\n"),
        "areas.csv",
        3,
        "",
        "the row is empty",
    ),
    "broken description": (
        raw("datapackage.json", lambda text: text.rstrip()[:-1]),
        "datapackage.json",
        "last",
        "",
        "not valid JSON",
    ),
    "description of something else": (
        raw("datapackage.json", lambda _: b"[]"),
        "datapackage.json",
        None,
        "resources",
        "no list of resources",
    ),
}


@pytest.mark.parametrize("case", FILES.values(), ids=FILES.keys())
def test_a_broken_file_is_one_fault_and_brings_no_others(folder, case):
    """What depends on the broken file, such as references into it, is not reported as well."""
    breakage, file, row, column, problem = case
    breakage(folder.path)
    _, faults = read_tables(folder.path)
    assert [(fault.file, fault.column) for fault in faults] == [(file, column)]
    if row == "last":
        row = (folder.path / file).read_text(encoding="utf-8").count("\n") + 1
    assert faults[0].row == row
    assert problem in faults[0].problem
    assert faults[0].remedy


def test_a_byte_order_mark_and_windows_line_ends_are_harmless(folder):
    """Both are what a spreadsheet adds, and neither changes a value."""
    before, _ = read_tables(folder.path)
    for file in folder.path.glob("*.csv"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    after, faults = read_tables(folder.path)
    assert faults == []
    assert after == before


def test_spaces_blank_lines_and_the_order_of_columns_are_harmless(folder):
    """A person who reorders columns or leaves a blank line at the end has not changed the data."""
    before, _ = read_tables(folder.path)
    folder.edit("areas.csv", "area,name_en", "name_en,area")
    folder.edit("areas.csv", "country,Area", "Area , country")
    folder.edit("areas.csv", "\n", "\n\n")
    after, faults = read_tables(folder.path)
    assert faults == []
    assert after == before


def test_a_line_break_inside_a_cell_does_not_shift_the_rows_below(folder):
    """The row of a fault is the line that an editor shows, not the number of the record."""
    folder.set("observations", 2, "note", "first line\nsecond line\nthird line")
    folder.set("observations", 4, "value", "12,5")
    folder.write()
    assert [fault.row for fault in read_tables(folder.path)[1]] == [6]


def test_semicolons_do_not_hide_what_else_is_wrong(folder):
    """A spreadsheet that writes semicolons writes decimal commas too; both are reported."""
    folder.set("observations", 4, "value", "25.50")
    file = folder.path / "observations.csv"
    file.write_bytes(file.read_bytes().replace(b",", b";").replace(b"25.50", b"25,50"))
    problems = [(fault.row, fault.problem) for fault in read_tables(folder.path)[1]]
    assert problems == [
        (1, "columns are separated by semicolons, not commas"),
        (4, "the number has a decimal comma"),
    ]


@pytest.mark.parametrize(
    ("column", "problem", "remedy"),
    [
        ("", "column 4 has no name", "Name the column"),
        ("expose_from", "unknown column", "did you mean 'exposed_from'?"),
    ],
    ids=["no name", "misspelt"],
)
def test_a_column_under_a_wrong_name_is_missing_and_unknown(folder, column, problem, remedy):
    """Both sides of the mistake are named, and the likely name is suggested."""
    folder.edit("areas.csv", "exposed_from", column)
    faults = {fault.column: fault for fault in read_tables(folder.path)[1]}
    assert faults.keys() == {column, "exposed_from"}
    assert problem in faults[column].problem
    assert remedy in faults[column].remedy


def test_a_file_of_something_else_has_every_column_missing(folder):
    """The wrong file under the right name is taken for what it is."""
    (folder.path / "areas.csv").write_bytes((folder.path / "units.csv").read_bytes())
    problems = [fault.problem for fault in read_tables(folder.path)[1]]
    assert problems.count("the column is missing") == 7
    assert problems.count("unknown column") == 7
    assert len(problems) == 14


def test_observations_without_ids_do_not_make_every_evidence_unknown(folder):
    """The missing column is the fault, not what refers to it."""
    file = folder.path / "observations.csv"
    file.write_bytes(b"".join(line.partition(b",")[2] for line in file.read_bytes().splitlines(keepends=True)))
    assert [(fault.row, fault.column) for fault in read_tables(folder.path)[1]] == [(1, "observation_id")]


def test_a_lost_letter_is_shown_within_its_line(folder):
    """The value of a fault is something that a person can search for."""
    folder.edit("areas.csv", "Área", "\ufffdrea")
    assert [fault.value for fault in read_tables(folder.path)[1]] == ["country,Area,\ufffdrea,,,,"]


def test_bytes_of_another_encoding_are_shown_as_the_word_they_stand_in(folder):
    """The person finds the place by the word, and what else is wrong in the file is still found."""
    file = folder.path / "authorities.csv"
    file.write_bytes(file.read_bytes().decode().replace("other", "others").encode("latin-1"))
    latin, word = read_tables(folder.path)[1]
    assert (latin.row, latin.value) == (2, "Órgano")
    assert (word.row, word.column, word.value) == (2, "group", "others")

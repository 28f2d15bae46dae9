"""Sheets as grids of text: what a person sees in a cell, and where it stands."""

from __future__ import annotations

import datetime as dt

import openpyxl
import pytest

from evaluation.errors import DataError, ParameterError
from evaluation.exchange.grid import read_grid


@pytest.fixture
def workbook(tmp_path):
    def write(fill, name="book.xlsx"):
        book = openpyxl.Workbook()
        fill(book)
        book.save(tmp_path / name)
        return tmp_path / name

    return write


def test_a_cell_is_what_it_shows(workbook):
    def fill(book):
        sheet = book.active
        sheet.append([1234, 0.48, 0.1, dt.date(2023, 1, 1), dt.date(2023, 1, 1), "  two\n words ", True])
        sheet["B1"].number_format = "0%"
        sheet["D1"].number_format = "yyyy-mm-dd"
        sheet["E1"].number_format = "mmm-yy"

    assert read_grid(workbook(fill)).rows == (("1234", "48%", "0.1", "2023-01-01", "2023-01", "two words", "true"),)


def test_merged_cells_all_say_what_the_first_does(workbook):
    def fill(book):
        book.active.append(["2023", None, "2024"])
        book.active.append(["Target", "Actual", "Target"])
        book.active.merge_cells("A1:B1")

    assert read_grid(workbook(fill)).rows[0] == ("2023", "2023", "2024")


def test_the_first_sheet_that_is_shown_and_holds_something_is_read_or_the_one_that_is_named(workbook):
    def fill(book):
        book.active.title = "Empty"
        hidden = book.create_sheet("Hidden")
        hidden.append(["a", "b"])
        hidden.sheet_state = "hidden"
        book.create_sheet("Data").append(["c", "d"])

    path = workbook(fill)
    assert read_grid(path).name == "book.xlsx, sheet 'Data'"
    assert read_grid(path, "Hidden").rows == (("a", "b"),)
    with pytest.raises(ParameterError, match="Use one of: Empty, Hidden, Data"):
        read_grid(path, "Date")


def test_a_formula_that_nobody_calculated_is_a_fault_with_its_cell(workbook):
    def fill(book):
        book.active.append([1, 2, "=A1+B1"])

    (fault,) = read_grid(workbook(fill)).faults
    assert (fault.row, fault.column) == (1, "cell C1")


@pytest.mark.parametrize(
    ("content", "row"),
    [
        (b"a;b\n1,5;2\n", ("1,5", "2")),
        ("\ufeffa,b\n1,2\n".encode(), ("1", "2")),
        ("a\tb\nniño\t2\n".encode("cp1252"), ("niño", "2")),
        ("a,b\nniño,2\n".encode("utf-16"), ("niño", "2")),
    ],
)
def test_a_text_is_taken_apart_as_it_was_saved(tmp_path, content, row):
    (tmp_path / "sheet.csv").write_bytes(content)
    assert read_grid(tmp_path / "sheet.csv").rows[1] == row


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.xlsx", b"no workbook", "cannot be opened"),
        ("a.csv", b"PK\x03\x04", "a workbook, not a text"),
        ("a.ods", b"x", "the ending '.ods' is none that is read"),
        ("none.csv", None, "there is no such file"),
    ],
)
def test_a_file_that_is_something_else_is_named(tmp_path, name, content, problem):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(DataError, match=problem):
        read_grid(tmp_path / name)

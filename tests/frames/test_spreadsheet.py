"""A table in a spreadsheet is what it is: no formula, no changed number, no lost letter."""

from __future__ import annotations

import csv

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.errors import ParameterError
from evaluation.frames import to_spreadsheet


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_a_spreadsheet_finds_letters_days_numbers_and_ids(tmp_path):
    frame = pd.DataFrame(
        {"on": pd.to_datetime(["2016-12-31"]), "value": pd.array([-2.5], dtype="Float64"), "word": ["niñez"]},
        index=pd.Index(["F1"], name="id"),
    )
    path = to_spreadsheet(frame, tmp_path / "t.csv")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert rows(path) == [["id", "on", "value", "word"], ["F1", "2016-12-31", "-2.5", "niñez"]]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("=+-@\t\r\n"), max_size=8))
def test_no_text_is_a_formula(tmp_path_factory, text):
    path = to_spreadsheet(pd.DataFrame({text: [text]}), tmp_path_factory.mktemp("t") / "t.csv")
    for row in rows(path):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in row)


def test_what_is_missing_is_an_empty_cell(tmp_path):
    frame = pd.DataFrame({"a": pd.array([None, "x"], dtype="string"), "b": [1, 2]})
    assert rows(to_spreadsheet(frame, tmp_path / "t.csv"))[1] == ["", "1"]


def test_another_form_than_csv_is_refused(tmp_path):
    with pytest.raises(ParameterError, match=r"\.csv"):
        to_spreadsheet(pd.DataFrame(), tmp_path / "t.xlsx")


def test_the_real_tables_can_all_be_written(known, tmp_path):
    for name in ("observations", "findings", "verdicts", "money", "milestones"):
        frame = getattr(known, name)
        assert len(rows(to_spreadsheet(frame, tmp_path / "t.csv"))) == len(frame) + 1

"""A row more in a CSV file: in the form of the file, and nothing else in it changes by a byte."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.evidence.adding.table import next_id, with_row

CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from(',"\n'), max_size=12)


@given(st.lists(st.integers(1, 99_999), min_size=1))
def test_the_next_id_is_none_of_those_there_are_and_the_highest(numbers):
    ids = [f"F{number:04d}" for number in numbers]
    assert next_id(ids) == f"F{max(numbers) + 1:04d}"


@pytest.mark.parametrize(
    ("ids", "following"), [(["1.1", "1.9"], "1.10"), (["T1F", "T2"], "T3"), ([], "D001"), (["T1F"], "D001")]
)
def test_the_next_id_has_the_form_of_the_others(ids, following):
    assert next_id(ids, "D001") == following


@given(st.tuples(CELLS, CELLS), st.sampled_from(["\n", "\r\n"]), st.booleans(), st.booleans())
def test_any_cells_are_read_back_and_the_file_begins_as_it_was(cells, end, is_marked, is_ended):
    before = f'name,note{end}a,"b, c"{end if is_ended else ""}'.encode("utf-8-sig" if is_marked else "utf-8")
    after, line = with_row(before, dict(zip(("name", "note"), cells, strict=True)))
    assert after.startswith(before)
    assert after.endswith(line)
    assert line.endswith(end.encode())
    read = list(csv.reader(io.StringIO(after.decode("utf-8-sig"), newline="")))
    assert read == [["name", "note"], ["a", "b, c"], list(cells)]


def test_cells_stand_between_quotation_marks_where_those_of_the_header_do():
    _, line = with_row(b'"name","note"\n', {"note": "x"})
    assert line == b'"","x"\n'


def test_the_order_is_that_of_the_header():
    _, line = with_row(b"note,name\n", {"name": "n", "note": "x"})
    assert line == b"x,n\n"

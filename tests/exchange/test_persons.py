"""A file with a row for each person or interview is refused, and nothing of it is repeated."""

from __future__ import annotations

import pytest

from evaluation.errors import DataError
from evaluation.exchange.grid import Grid
from evaluation.exchange.persons import refuse_many_alike, refuse_persons

PERSONS = ("Rosa Quispe", "Ana Huamán", "Luz Flores")


def grid(*rows):
    return Grid("file.csv", "", tuple(rows))


HEADS = {
    "KoBo": ("start", "edad", "_uuid", "_submission_time"),
    "ODK": ("SubmissionDate", "age", "meta-instanceID", "KEY"),
    "names": ("First name", "Age", "x", "y"),
    "Spanish names": ("Nombres y apellidos", "Edad", "x", "y"),
    "telephone": ("Case", "Teléfono", "x", "y"),
    "identity": ("DNI", "Case", "x", "y"),
    "birth": ("Case", "Date of birth", "x", "y"),
    "position": ("Case", "_home_latitude", "_home_longitude", "y"),
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
def test_it_is_known_by_its_columns_even_below_a_title(head):
    cells = [(name, "12", "x", "y") for name in PERSONS]
    for rows in ((head, *cells), (("List", "", "", ""), head, *cells)):
        with pytest.raises(DataError) as refused:
            refuse_persons(grid(*rows))
        assert "Sum it first" in str(refused.value)
        assert not any(name in str(refused.value) for name in (*PERSONS, *head[:1], "12"))


@pytest.mark.parametrize(
    "cells",
    [
        ("rosa@example.org", "ana@example.org", "luz@example.org"),
        ("+51 999 888 777", "+51 999 888 776", "+51 999 888 775"),
        ("-12.04318 -77.02824 154 5", "-12.04310 -77.02820 154 5", "-12.04311 -77.02821 0 0"),
        tuple(f"uuid:{n}a1b2c3d-0000-4111-8222-333344445555" for n in range(3)),
    ],
)
def test_it_is_known_by_its_cells_where_a_head_says_nothing(cells):
    with pytest.raises(DataError) as refused:
        refuse_persons(grid(*((name, cell) for name, cell in zip(PERSONS, cells, strict=True))))
    assert not any(word in str(refused.value) for word in (*PERSONS, *cells))


@pytest.mark.parametrize(
    "head",
    [
        ("objective", "indicator", "Dirección", "Contacto"),
        ("Indicator name", "Name of office", "Key results", "relation"),
        ("dataelement", "period", "orgunit", "value"),
    ],
)
def test_a_sheet_of_totals_is_none(head):
    refuse_persons(grid(head, ("a", "b", "c", "1"), ("d", "e", "f", "2")))


def test_many_rows_of_one_indicator_period_and_place_are_persons():
    keys = [("cases", "2024", "Cusco")] * 5 + [("cases", "2024", "Lima")]
    with pytest.raises(DataError, match="up to 5 rows are of one indicator"):
        refuse_many_alike(grid(), keys)
    refuse_many_alike(grid(), [("cases", str(year), place) for year in range(9) for place in ("Cusco", "Lima")])

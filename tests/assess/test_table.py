"""Any table of series is scored row by row; what cannot be read is told and the rest is scored all the same."""

from __future__ import annotations

import pytest

from evaluation.assess.table import score_table
from evaluation.errors import DataError, ParameterError
from evaluation.load import read_series_table

HEADER = "series,base_value,base_year,current_value,current_year,target,target_year,direction,limit"
LOW_INCOME = "low income,14.5,2015.0,10.2,2023,7.25,2030,-1,"


@pytest.fixture
def table(tmp_path):
    """Read a table from its lines."""

    def build(*lines, name="series.csv"):
        (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        return read_series_table(tmp_path / name)

    return build


def test_a_published_row_gets_its_published_score(table):
    (row,) = score_table(table(HEADER, LOW_INCOME), "statcan_2024").rows
    assert float(row["progress"]) == pytest.approx(0.9525901792032172, abs=1e-12)
    assert float(row["score"]) == pytest.approx(2.5185563910306596, abs=1e-12)
    assert (row["status"], row["reason"]) == ("substantial_progress", "")


def test_the_columns_of_the_input_come_first_and_in_their_order(table):
    scored = score_table(table("note," + HEADER, '"a, b",' + LOW_INCOME), "statcan_2024")
    assert scored.columns == ("note", *HEADER.split(","), "progress", "score", "status", "reason")
    assert scored.rows[0]["note"] == "a, b"


def test_not_available_is_a_result_and_no_fault(table):
    scored = score_table(table(HEADER, "none,,2015,,,100,2030,1,"), "statcan_2024")
    assert scored.faults == ()
    assert (scored.rows[0]["status"], scored.rows[0]["reason"]) == ("not_available", "no_figure")


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        ("x,many,2015,10.2,2023,7.25,2030,-1,", "base_value", "many"),
        ("x,14.5,2015.5,10.2,2023,7.25,2030,-1,", "base_year", "2015.5"),
        ("x,14.5,2015,nan,2023,7.25,2030,-1,", "current_value", "nan"),
        ("x,14.5,2015,10.2,2023,7.25,2030,down,", "direction", "down"),
        ("x,14.5,2015,10.2,2023,7.25,2030,,", "direction", ""),
        ("x,14.5,2015,10.2,2015,7.25,2030,-1,", "current_value", "10.2"),
        ("x,14.5,2015,10.2,2023,7.25,-1,", "", "x,14.5,2015,10.2,2023,7.25,-1,"),
    ],
)
def test_an_unreadable_row_is_named_and_the_others_are_scored(table, row, column, value):
    scored = score_table(table(HEADER, row, LOW_INCOME), "statcan_2024")
    assert [r["series"] for r in scored.rows] == ["low income"]
    (fault,) = scored.faults
    assert (fault.file, fault.row, fault.column, fault.value) == ("series.csv", 2, column, value)


def test_a_zero_that_was_replaced_is_told_beside_the_verdict(table):
    (row,) = score_table(table(HEADER, "x,10,2015,4,2021,0,2030,-1,"), "statcan_2024").rows
    assert row["reason"] == "zero_replaced"
    assert float(row["progress"]) == pytest.approx(0.309, abs=5e-4)


def test_an_empty_value_is_missing_and_not_zero(table):
    full, empty = score_table(
        table(HEADER, "x,10,2015,0,2021,5,2030,-1,", "y,10,2015,,2021,5,2030,-1,"), "unsd_2023"
    ).rows
    assert (full["status"], empty["status"]) == ("alcanzado", "not_available")


def test_a_target_without_a_year_is_of_2030_only_in_the_methods_made_for_that(table):
    lines = (HEADER, "x,14.5,2015,10.2,2023,7.25,,-1,")
    assert score_table(table(*lines), "unsd_2023").rows[0]["status"] == "alcanzado"
    assert score_table(table(*lines), "gap_closed").faults[0].column == "target_year"


def test_change_must_be_told_what_kind_of_figure_it_is(table):
    assert score_table(table(HEADER, LOW_INCOME), "change").faults[0].column == "kind"


LONG = (
    "series,year,value",
    *(f"s,{2015 + n},{v}" for n, v in enumerate([14.5, 13, 12, 11.2, 10.3, 6.4, 7.4, 9.9, 10.2])),
)
SETTINGS = ("series,direction,target,target_year,note", "s,fall,7.25,2030,kept")


def test_a_table_with_one_row_per_year_is_scored_with_its_settings(table):
    (row,) = score_table(table(*LONG), "destatis_trend", table(*SETTINGS, name="settings.csv")).rows
    assert row["status"] == "cloud"
    assert float(row["progress"]) == pytest.approx(0.525, abs=5e-4)
    assert row["note"] == "kept"


def test_the_order_of_years_changes_nothing(table):
    settings = table(*SETTINGS, name="settings.csv")
    turned = table(LONG[0], *reversed(LONG[1:]), name="turned.csv")
    assert score_table(turned, "unsd_2023", settings).rows == score_table(table(*LONG), "unsd_2023", settings).rows


@pytest.mark.parametrize(
    ("lines", "settings", "problem"),
    [
        ((*LONG, "s,2015,3"), SETTINGS, "this year twice"),
        ((*LONG, "s,,3"), SETTINGS, "year is missing"),
        ((*LONG, "t,2015,3"), SETTINGS, "no row in the settings"),
        (LONG, (*SETTINGS, "s,rise,,,"), "twice in the settings"),
    ],
)
def test_what_the_two_tables_contradict_is_a_fault(table, lines, settings, problem):
    scored = score_table(table(*lines), "unsd_2023", table(*settings, name="settings.csv"))
    assert problem in scored.faults[0].problem


def test_a_table_of_another_shape_is_refused(table):
    with pytest.raises(DataError, match="not those of a table of series"):
        score_table(table("a,b", "1,2"), "unsd_2023")


def test_a_long_table_without_settings_is_refused(table):
    with pytest.raises(ParameterError, match="--settings"):
        score_table(table(*LONG), "unsd_2023")


def test_an_unknown_method_is_refused_with_the_one_that_was_meant(table):
    with pytest.raises(ParameterError, match="Did you mean statcan_2024"):
        score_table(table(HEADER), "statcan_2042")


def test_two_columns_of_one_name_are_refused(table):
    with pytest.raises(DataError, match="appears twice"):
        table("series,series", "1,2")


SHARES = ("series,year,value,numerator,denominator", "s,2015,25.0,10,40", "s,2020,33,1,3")


@pytest.mark.parametrize(
    ("row", "unit", "is_fault"),
    [
        ("s,2021,33.3,1,3", "percent", False),
        ("s,2021,33.4,1,3", "percent", True),
        ("s,2021,0.33,1,3", "percent", True),
        ("s,2021,0.33,1,3", "share", False),
        ("s,2021,0.33,1,3", "", False),
        ("s,2021,50,10,40", "", True),
        ("s,2021,30,10,0", "", True),
    ],
)
def test_a_share_agrees_with_its_parts_as_far_as_it_is_printed(table, row, unit, is_fault):
    settings = table("series,direction,target,target_year,unit", f"s,rise,50,2030,{unit}", name="settings.csv")
    scored = score_table(table("series,year,value,numerator,denominator", row), "gap_closed", settings)
    assert [(fault.row, fault.column) for fault in scored.faults] == (
        [(2, "denominator" if row.endswith(",0") else "value")] if is_fault else []
    )


@pytest.mark.parametrize(
    ("cell", "column", "problem", "remedy"),
    [
        ("x,14.5,2015,1_4,2023,7.25,2030,-1,", "current_value", "underscore", "Write digits"),
        ("x,14.5,2015,..,2023,7.25,2030,-1,", "current_value", "nothing", "Leave the cell empty"),
        ("x,14.5,2018/19,10,2023,7.25,2030,-1,", "base_year", "fiscal year", "Write 2019"),
        ("x,14.5,2015,−3,2023,7.25,2030,-1,", "current_value", "MINUS SIGN", "Write -3"),
        ("x,14.5,2015,10,2023,7.25,2030,positive,", "direction", "not one of the words", "if higher values are better"),
        ("x,14.5,2015,10,2023,7.25,2030,raise,", "direction", "not one of the words", "did you mean 'rise'?"),
        ("x,14.5,2015,10,2023,7.25,203o,-1,", "target_year", "not a year", "four digits"),
    ],
)
def test_a_cell_is_read_as_those_of_the_data_are(table, cell, column, problem, remedy):
    """One fault, with what to write instead."""
    (fault,) = score_table(table(HEADER, cell), "gap_closed").faults
    assert fault.column == column
    assert problem in fault.problem
    assert remedy in fault.remedy


def test_a_column_that_every_row_needs_is_missed_once(table):
    scored = score_table(table("series,base_value,base_year", "a,1,2015", "b,2,2015"), "gap_closed")
    assert [(fault.row, fault.column) for fault in scored.faults] == [(1, "direction")]
    assert scored.rows == ()


def test_a_series_with_a_row_that_cannot_be_read_is_not_scored_on_the_others(table):
    settings = table("series,direction,target,target_year", "s,rise,50,2030", "t,rise,50,2030,", name="settings.csv")
    scored = score_table(table("series,year,value", "s,2015,1", "s,2020,1,5", "t,2015,1"), "gap_closed", settings)
    assert scored.rows == ()
    assert [(fault.file, fault.row) for fault in scored.faults] == [("series.csv", 3), ("settings.csv", 3)]


def test_columns_under_other_names_are_told_which_are_meant(table):
    with pytest.raises(DataError, match="did you mean 'base_value'"):
        score_table(table("series,Base value,base_year,direction", "a,1,2015,rise"), "gap_closed")

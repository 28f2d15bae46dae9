"""Any table of series is scored row by row; what cannot be read is told and the rest is scored all the same."""

from __future__ import annotations

import pytest

from evaluation.assess.tables.areas import score_areas
from evaluation.assess.tables.judged import score_table
from evaluation.errors import DataError, ParameterError

HEADER = "series,base_value,base_year,current_value,current_year,target,target_year,direction,limit"
LOW_INCOME = "low income,14.5,2015.0,10.2,2023,7.25,2030,-1,"


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
    assert (full["status"], empty["status"]) == ("met_or_on_track", "not_available")


def test_a_target_without_a_year_is_of_2030_only_in_the_methods_made_for_that(table):
    lines = (HEADER, "x,14.5,2015,10.2,2023,7.25,,-1,")
    assert score_table(table(*lines), "unsd_2023").rows[0]["status"] == "met_or_on_track"
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


def test_the_scores_of_series_are_averaged_by_indicator_and_groups_first(table):
    lines = (
        "indicator,group," + HEADER,
        "1,a,x,100,2015,110,2020,,,1,",
        "1,a,y,100,2015,90,2020,,,1,",
        "1,b,z,100,2015,120,2020,,,1,",
        "2,,w,100,2015,,2020,,,1,",
    )
    each = [float(r["score"] or "nan") for r in score_table(table(*lines), "statcan_2024").rows]
    plain = score_table(table(*lines), "statcan_2024", by=["indicator"])
    nested = score_table(table(*lines), "statcan_2024", by=["indicator", "group"])
    assert plain.columns == ("indicator", "series", "scored", "score", "status")
    assert float(plain.rows[0]["score"]) == pytest.approx(sum(each[:3]) / 3)
    assert float(nested.rows[0]["score"]) == pytest.approx(((each[0] + each[1]) / 2 + each[2]) / 2)
    assert plain.rows[1] == {"indicator": "2", "series": "1", "scored": "0", "score": "", "status": "not_available"}


def test_only_scores_are_averaged_and_only_by_a_column_that_is_there(table):
    with pytest.raises(ParameterError, match="gap_closed has no scores"):
        score_table(table(HEADER, LOW_INCOME), "gap_closed", by=["series"])
    with pytest.raises(DataError, match="no such column"):
        score_table(table(HEADER, LOW_INCOME), "statcan_2024", by=["indicator"])


MONTHS = [f"2023-{m:02}" for m in range(1, 13)] + [f"2024-{m:02}" for m in range(1, 4)]


def test_a_table_of_months_is_scored(table):
    values = [5, 6] * 7 + [9]
    lines = ("series,period,value", *(f"s,{m},{v}" for m, v in zip(MONTHS, values, strict=True)))
    settings = table("series,direction", "s,rise", name="settings.csv")
    assert score_table(table(*lines), "spc_xmr", settings).rows[0]["status"] == "special_cause_improvement"
    settings = table("series,direction,target,target_year", "s,fall,20,2030", name="settings.csv")
    (row,) = score_table(table(*lines), "spc_xmr", settings).rows
    assert (row["status"], row["reason"]) == ("special_cause_concern", "consistent_pass")


@pytest.mark.parametrize(
    ("period", "problem"),
    [
        ("2023-13", "not a period"),
        ("", "the period is missing"),
        ("2023-06-01/2023-01-31", "ends before it starts"),
        ("2023-01", "twice"),
    ],
)
def test_a_period_that_cannot_be_used_is_told(table, period, problem):
    lines = ("series,period,value", "s,2023-01-01/2023-01-31,5", f"s,{period},6")
    settings = table("series,direction", "s,rise", name="settings.csv")
    (fault,) = score_table(table(*lines), "spc_xmr", settings).faults
    assert (fault.row, fault.column) == (3, "period")
    assert problem in fault.problem


INTERVAL = "series,base_value,base_year,current_value,current_year,direction,change_interval,interval_grows"


@pytest.mark.parametrize(
    ("line", "status", "reason"),
    [
        ("x,19.7,2019,18.3,2023,-1,1.4,no", "improved", ""),
        ("x,19.7,2019,18.3,2023,-1,1.4,yes", "no_change", ""),
        ("x,61,2018,61.4,2022,1,1.5,", "no_change", ""),
        ("x,,,2.4,2021,1,1.1,no", "not_available", "no_baseline"),
        ("x,61,2018,64,2022,1,,", "not_available", "no_material_change"),
    ],
)
def test_an_office_s_interval_is_read_from_the_table(table, line, status, reason):
    (row,) = score_table(table(INTERVAL, line), "change_interval").rows
    assert (row["status"], row["reason"]) == (status, reason)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("s,2016,50,50,100", None),
        ("s,2016,33.3,1,3", None),
        ("s,2016,0.57,413,725", None),
        ("s,2016,0.58,413,725", "413 of 725 is 56.97 per cent"),
        ("s,2016,33.4,1,3", "not the share of its parts: 1 of 3 is 33.3 per cent"),
        ("s,2016,20,10,100", "not the share of its parts: 10 of 100 is 10 per cent"),
        ("s,2016,20,10,0", "its whole is zero"),
    ],
)
def test_a_share_must_agree_with_its_parts(table, row, problem):
    long = table("series,year,value,numerator,denominator", row)
    settings = table("series,direction,kind,base_year", "s,rise,share,2016", name="settings.csv")
    faults = score_table(long, "change", settings).faults
    assert [problem in f.problem for f in faults] == ([True] if problem else [])


def test_near_the_end_of_per_cent_counts_as_met_and_is_told(table):
    (row,) = score_table(table(HEADER, "deaths,0.7,2015,0.99,2022,0,2030,-1,"), "unsd_2023").rows
    assert row["reason"] == "near_the_end"
    (row,) = score_table(table(HEADER, "deaths,0.7,2015,0,2022,0,2030,-1,"), "unsd_2023").rows
    assert row["reason"] == ""


def test_areas_are_compared_as_one_table(table):
    lines = [f"{a},{y},{20 if y < 2019 or a else 60}" for a in range(20) for y in range(2017, 2021)]
    settings = ["series,direction,reached", "0,rise,2019", *(f"{a},rise," for a in range(1, 20))]
    options = {"most_silent": 0.0, "reporting_differs": False, "of_persons": True}
    long = table("series,year,value", *lines)
    found = score_areas(long, table(*settings, name="settings.csv"), **options)
    assert found.rows[0] == {
        "series": "(areas of the programme)",
        "role": "",
        "before": "40.0",
        "after": "120.0",
        "progress": "3.0",
        "score": "0.05",
        "status": "as_intended",
        "reason": "",
    }
    assert [r["role"] for r in found.rows[2:4]] == ["programme", "other"]
    assert found.rows[3]["progress"] == "1.0"
    mixed = table(*settings[:-1], "19,fall,", name="settings.csv")
    with pytest.raises(DataError, match="one wanted direction"):
        score_areas(long, mixed, **options)


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


def test_a_target_may_be_in_per_cent_of_the_baseline(table):
    settings = table(
        "series,direction,base_year,percent_of_baseline,target_year", "s,fall,2015,50,2030", name="settings.csv"
    )
    (row,) = score_table(table(*LONG), "gap_closed", settings).rows
    assert float(row["progress"]) == pytest.approx((10.2 - 14.5) / (7.25 - 14.5))


BY_PERIOD = ("series,year,value,target", "s,2020,0,", "s,2021,12,10", "s,2022,30,40", "s,2023,,100")


def test_the_rows_may_have_targets_by_period(table):
    settings = table("series,direction,base_year", "s,rise,2020", name="settings.csv")
    (row,) = score_table(table(*BY_PERIOD), "gap_closed", settings).rows
    assert (row["status"], row["score"]) == ("behind", "0.75")


@pytest.mark.parametrize(
    ("columns", "row", "column"),
    [
        ("target,target_year", "9,2030", "target"),
        ("percent_of_baseline,target_year", "50,2030", "target"),
        ("breaks", "2019-13", "breaks"),
    ],
)
def test_two_targets_or_a_day_that_is_none_are_faults(table, columns, row, column):
    settings = table(f"series,direction,base_year,{columns}", f"s,rise,2020,{row}", name="settings.csv")
    scored = score_table(table(*BY_PERIOD), "gap_closed", settings)
    assert [fault.column for fault in scored.faults] == [column]


def test_nothing_is_compared_across_a_break_that_the_settings_name(table):
    settings = table("series,direction,kind,base_year,breaks", "s,fall,rate,2015,2018-07 2020", name="settings.csv")
    (row,) = score_table(table(*LONG), "change", settings).rows
    assert (row["status"], row["progress"], row["reason"]) == ("not_computable", "", "no_material_change")

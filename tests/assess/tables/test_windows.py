"""A window of years at the end is treated like that of the baseline, or refused."""

from __future__ import annotations

import pytest

from evaluation.assess.tables.judged import score_table

VALUES = (98, 104, 100, 97, 201, 205, 196, 7)
COUNTS = ("series,year,value", *(f"s,{year},{value}" for year, value in enumerate(VALUES, 2014)))
WINDOW = "series,direction,kind,base_year,baseline_end_year,latest_start_year,latest_end_year"


def test_years_at_the_end_are_added_up_as_those_of_the_baseline_are(table):
    (row,) = score_table(table(*COUNTS), "change", table(WINDOW, "s,rise,count,2014,2017,2018,2020", name="s.csv")).rows
    assert float(row["progress"]) == pytest.approx(((201 + 205 + 196) / 1096) / ((98 + 104 + 100 + 97) / 1461))
    (last,) = score_table(table(*COUNTS), "change", table(WINDOW, "s,rise,count,2014,2017,,", name="s.csv")).rows
    assert float(last["progress"]) < 0.1
    (one,) = score_table(table(*COUNTS), "change", table(WINDOW, "s,rise,count,2014,2017,2018,", name="s.csv")).rows
    assert float(one["progress"]) == pytest.approx(201 / 365 * 1461 / 399)


@pytest.mark.parametrize(
    ("years", "method", "problem"),
    [
        (",2020", "change", "no first year"),
        ("2020,2019", "change", "ends before it starts"),
        ("2017,2020", "change", "before the baseline has ended (2017)"),
        ("2018,2020", "linear_trend", "no window of years"),
    ],
)
def test_a_window_at_the_end_that_cannot_be_applied_is_a_fault_and_never_passed_over(table, years, method, problem):
    scored = score_table(table(*COUNTS), method, table(WINDOW, f"s,rise,count,2014,2017,{years}", name="s.csv"))
    assert scored.rows == ()
    (fault,) = scored.faults
    assert problem in fault.problem
    assert fault.column.startswith("latest_")

"""A DataFrame or a Series of values as the points that every method takes."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

import pandas as pd

from evaluation.errors import ParameterError
from evaluation.load import PartialDate
from evaluation.methods import Point, Series, Window

FIRST, LAST, VALUE = "period_start", "period_end", "value"
WHEN: Final = ("period", "year")
SHAPES: Final = (
    f"a Series of values by year, Period or Timestamp; or a DataFrame with the column {VALUE} and either {FIRST} and "
    f"{LAST}, or period, or year"
)


def window_of(text: Any) -> Window:
    """Period as people write it: `2016`, `2016-04`, `2016-04-30`, or two of them with a slash.

    Raises
    ------
    ParameterError
        If it is none.

    Examples
    --------
    >>> window_of("2012/2016").end
    datetime.date(2016, 12, 31)
    """
    if isinstance(text, Window):
        return text
    if isinstance(text, pd.Period):
        return Window(text.start_time.date(), text.end_time.date())
    if isinstance(text, dt.date):  # a Timestamp is one
        day = dt.date(text.year, text.month, text.day)
        return Window(day, day)
    first, _, last = str(text).partition("/")
    try:
        found = Window(PartialDate(first.strip()).first_day(), PartialDate((last or first).strip()).last_day())
    except ValueError:
        found = None
    if found is None or found.end < found.start:
        raise ParameterError(
            f"{text!r} is not a period. Write 2016, 2016-04, 2016-04-30, or two of them with a slash, 2012/2016."
        )
    return found


def series_of(data: pd.DataFrame | pd.Series | Series) -> Series:
    """Points of a table or a Series of values; rows without a value are no points.

    Parameters
    ----------
    data : DataFrame, Series or methods.Series
        Rows of `Frames.points`, or any others of these shapes: values by year, Period or Timestamp; or a column
        `value` beside `period_start` and `period_end`, beside `period`, or beside `year`. `qualifier`, `numerator`
        and `denominator` are taken where they are, and rows with `in_series` false are left out.

    Returns
    -------
    methods.Series
        In order of time.

    Raises
    ------
    ParameterError
        If it has none of these shapes, or a period stands twice.

    Examples
    --------
    >>> import pandas as pd
    >>> [point.value for point in series_of(pd.Series({2016: 8, 2023: 14})).points]
    [8.0, 14.0]
    """
    if isinstance(data, Series):
        return data
    if isinstance(data, pd.Series):
        data = pd.DataFrame({"period": data.index, VALUE: data.to_numpy()})
    if not isinstance(data, pd.DataFrame) or VALUE not in data.columns or not _has_periods(data):
        raise ParameterError(f"series: this is none that a method takes. Give {SHAPES}.")
    found = [point for row in data.to_dict("records") if (point := _point(row)) is not None]
    spans = [(point.start, point.end) for point in found]
    if twice := [span for span in dict.fromkeys(spans) if spans.count(span) > 1]:
        shown = ", ".join(f"{start} to {end}" for start, end in twice)
        raise ParameterError(f"series: a period stands twice ({shown}). Keep one value for each period.")
    return Series(tuple(found))


def _has_periods(data: pd.DataFrame) -> bool:
    return {FIRST, LAST} <= set(data.columns) or any(name in data.columns for name in WHEN)


def _point(row: dict[Any, Any]) -> Point | None:
    value = _number(row[VALUE])
    if value is None or row.get("in_series") is False:
        return None
    if FIRST in row:
        if pd.isna(row[LAST]):
            return None
        span = window_of(row[LAST])
        span = Window(span.start if pd.isna(row[FIRST]) else window_of(row[FIRST]).start, span.end)
    else:
        span = window_of(row.get("period", row.get("year")))
    qualifier = row.get("qualifier")
    return Point(
        value,
        span.start,
        span.end,
        "exact" if qualifier is None or pd.isna(qualifier) else str(qualifier),
        _number(row.get("numerator")),
        _number(row.get("denominator")),
    )


def _number(value: Any) -> float | None:
    return None if value is None or pd.isna(value) else float(value)

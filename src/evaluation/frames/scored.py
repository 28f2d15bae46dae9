"""The twin of the command `evaluation assess`: any table of series, scored by a named method."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from evaluation.assess.tables.areas import score_areas
from evaluation.assess.tables.judged import RESULT_COLUMNS, Scored, score_table
from evaluation.errors import ParameterError
from evaluation.load import SeriesRow, SeriesTable
from evaluation.methods import AREAS_COMPARED
from evaluation.results.table import written

PLACE: Final = "\0place"
"""A column that no table has; it says from which row of the frame a result comes."""
NUMBERS: Final = ("progress", "score", "before", "after")
HEAD: Final = 1
"""A table in a file has its header in the first line, so that faults count rows as a spreadsheet would."""


def assess(
    frame: pd.DataFrame,
    *,
    method: str,
    settings: pd.DataFrame | None = None,
    by: Sequence[str] | str = (),
    silent: float = 0.0,
    reporting_differs: bool = False,
    of_persons: bool = True,
) -> pd.DataFrame:
    """Score every series of a table, as the command `evaluation assess` does.

    Parameters
    ----------
    frame : DataFrame
        One row per series: `base_value`, `base_year`, `current_value`, `current_year`, `target`, `target_year`,
        `direction`. Or one row per period: `series`, `year` or `period`, `value`; then with `settings`. Values of a
        series in one unit, years as whole numbers, periods as text, Period or Timestamp.
    method : str
        One of `METHODS`, or `areas_compared`.
    settings : DataFrame, optional
        One row per series: `series`, `direction`, and `kind`, `target`, `base_year` and the like; for `areas_compared`
        `reached`, the day on which the programme reached the area.
    by : str or sequence of str, optional
        Columns by which scores are averaged, the outermost first.
    silent, reporting_differs, of_persons
        Of `areas_compared`: the largest share of periods without a record, whether areas are known not to report
        alike, whether persons are counted.

    Returns
    -------
    DataFrame
        A row for each series that could be read, with the index it had, and the columns `progress` and `score`
        (Float64; ratios and points), `status` and `reason` (string). `attrs["faults"]` has what could not be read.

    Raises
    ------
    ParameterError
        If there is no such method, or settings are missing.
    DataError
        If the table has neither shape.

    Warns
    -----
    UserWarning
        If rows could not be read; the others are scored.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame(
    ...     {"base_value": [4.0], "base_year": [2015], "current_value": [6.0], "current_year": [2020],
    ...      "target": [8.0], "target_year": [2025], "direction": ["rise"]}, index=["shelters"])
    >>> assess(table, method="gap_closed")[["progress", "status"]]
              progress    status
    shelters       0.5  on_track
    """
    table = _table(frame, "the frame")
    beside = None if settings is None else _table(settings, "the settings")
    groups = [by] if isinstance(by, str) else list(by)
    if method == AREAS_COMPARED:
        if beside is None:
            raise ParameterError(
                "settings: the frame does not say which areas are of the programme. Give a frame with the columns "
                "series, direction and reached, the day on which the programme reached the area."
            )
        scored = score_areas(
            table, beside, most_silent=silent, reporting_differs=reporting_differs, of_persons=of_persons
        )
    else:
        scored = score_table(table, method, beside, groups)
    found = _back(scored, frame if settings is None else settings)
    found.attrs = {"method": method, "faults": [str(fault) for fault in scored.faults]}
    if scored.faults:
        told = "\n".join(found.attrs["faults"])
        warnings.warn(f"{len(scored.faults)} rows could not be read; the others are scored.\n{told}", stacklevel=2)
    return found


def _table(frame: pd.DataFrame, name: str) -> SeriesTable:
    """Rows as the text that a file would hold, so that both are read by the same rules."""
    columns = (*map(str, frame.columns), PLACE)
    rows = (
        SeriesRow(HEAD + number, dict(zip(columns, (*map(_cell, values), str(number - 1)), strict=True)))
        for number, values in enumerate(frame.itertuples(index=False, name=None), 1)
    )
    return SeriesTable(name, columns, tuple(rows), ())


def _cell(value: Any) -> str:
    if value is None or (pd.api.types.is_scalar(value) and pd.isna(value)):
        return ""
    if isinstance(value, pd.Period):
        return f"{value.start_time.date()}/{value.end_time.date()}"
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if pd.api.types.is_bool(value):
        return "yes" if value else "no"
    if pd.api.types.is_number(value):
        return written(value.item() if hasattr(value, "item") else value)
    return str(value)


def _back(scored: Scored, given: pd.DataFrame) -> pd.DataFrame:
    """Scored rows as a frame: what was given as it was given, what was found with a type."""
    if PLACE not in scored.columns:  # rows of their own: groups, or areas and their totals
        frame = pd.DataFrame(scored.rows, columns=list(scored.columns), dtype="string")
        return frame.assign(**{name: _numbers(frame[name]) for name in NUMBERS if name in frame.columns})
    places = [int(row[PLACE]) for row in scored.rows]
    own = given.iloc[places].copy()
    for name in RESULT_COLUMNS:
        found = pd.Series([row[name] for row in scored.rows], index=own.index, dtype="string")
        own[name] = _numbers(found) if name in NUMBERS else found
    return own


def _numbers(text: pd.Series) -> pd.Series:
    return pd.to_numeric(text.replace("", pd.NA)).astype("Float64")

"""A table as a CSV file that opens in a spreadsheet as what it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pandas as pd

from evaluation.errors import ParameterError
from evaluation.evidence.supposed import MARK

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""Beginnings by which a spreadsheet takes a text for a formula, or for a cell of its own."""


def to_spreadsheet(frame: pd.DataFrame, path: Path | str) -> Path:
    """Write a table as CSV that any spreadsheet opens by a double click.

    UTF-8 with a mark that says so, commas, a line for each row; days as 2016-12-31, nothing where a value is missing.
    A text that a spreadsheet would take for a formula gets an apostrophe before it.

    Parameters
    ----------
    frame : DataFrame
        With its index, unless that only counts the rows from 0.
    path : path
        Ends in `.csv`. A file of this name is replaced.

    Returns
    -------
    Path

    Raises
    ------
    ParameterError
        If the table rests on supposed figures, or the name has another ending.

    Examples
    --------
    >>> import pandas as pd
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = to_spreadsheet(pd.DataFrame({"note": ["=1+1"], "value": [-2]}), f"{folder}/table.csv")
    ...     print(file.read_text(encoding="utf-8-sig"))
    note,value
    '=1+1,-2
    <BLANKLINE>
    """
    file = Path(path)
    if file.suffix.lower() != ".csv":
        raise ParameterError(f"{file.name}: this writes CSV. Give a name that ends in .csv.")
    if is_supposed(frame):
        raise ParameterError(
            f"{file.name}: the table follows from supposed figures, which must not be taken for known ones outside "
            "this notebook. Write the table of `open_frames` without `suppose`."
        )
    is_counted = isinstance(frame.index, pd.RangeIndex) and frame.index.name is None
    whole = frame if is_counted else frame.reset_index()
    shown = pd.DataFrame({name: whole[name].map(_safe, na_action="ignore") for name in whole.columns}).rename(
        columns=lambda name: _safe(str(name))
    )
    shown.to_csv(file, index=False, encoding="utf-8-sig", date_format="%Y-%m-%d", lineterminator="\n")
    return file


def is_supposed(frame: pd.DataFrame) -> bool:
    """Whether a table, or any part of it, comes from frames with a supposed figure."""
    return bool(frame.attrs.get(MARK)) or any(str(name).startswith(MARK) for name in frame.columns)


def _safe(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value

"""A table for the eye: whole words, numbers under each other, nothing where there is nothing."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
from pandas.api.types import is_bool_dtype, is_numeric_dtype

MOST_ROWS: Final = 60
"""Of a longer table the first and the last rows show."""
SHOWN_ROWS: Final = 20
LONG: Final = 30
"""Letters from which words get room beside each other; a notebook makes their column as narrow as a word else."""
DECIMALS: Final = 6
STYLES: Final = {"number": "text-align:right!important", "long": "min-width:18em"}
"""Of a column of numbers, and of one of long words."""


def to_html(frame: pd.DataFrame) -> str:
    """Write a table for a notebook, in the colours of its theme.

    Parameters
    ----------
    frame : DataFrame

    Returns
    -------
    str
        A table with its style: one line of headings, no cell cut short, empty cells for missing values.

    Examples
    --------
    >>> import pandas as pd
    >>> shown = to_html(pd.DataFrame({"value": pd.array([8, None], dtype="Int64")}, index=["then", "now"]))
    >>> "<NA>" in shown, "<td>8</td>" in shown
    (False, True)
    """
    kinds = [_kind(frame[name]) for name in frame]
    name = "-".join(("cells", *(kind[:1] or "w" for kind in kinds)))
    cell = f"table.{name} :is(td,th)"
    style = f"{cell}{{text-align:left!important;vertical-align:top}}{cell}:first-child{{white-space:nowrap}}"
    # the first is the index
    style += "".join(f"{cell}:nth-child({n}){{{STYLES[kind]}}}" for n, kind in enumerate(kinds, 2) if kind)
    # pandas gives the name of an index a line of its own, below the headings
    shown = frame.rename_axis(index=None).rename_axis(frame.index.name, axis="columns").astype(object)
    shown = shown.where(frame.notna(), None).map(_words)
    with pd.option_context("display.max_colwidth", None):
        table = shown.to_html(max_rows=SHOWN_ROWS if len(frame) > MOST_ROWS else None, border=0, classes=name)
    rows = f"<p>{len(frame)} rows</p>" if len(frame) > MOST_ROWS else ""
    return f"<style>{style}</style>{table}{rows}"


def _kind(column: pd.Series) -> str:
    if is_numeric_dtype(column) and not is_bool_dtype(column):
        return "number"
    longest = max((len(str(value)) for value in column.dropna()), default=0)
    return "long" if longest > LONG else ""


def _words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, pd.Timestamp):
        return str(value.date())
    if isinstance(value, float):
        return str(np.format_float_positional(round(value, DECIMALS), trim="-"))
    return str(value)

"""A figure as somebody gives it by hand: by the columns of observations.csv, or with a calendar year for its period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from evaluation.errors import ParameterError
from evaluation.load import did_you_mean

YEAR: Final = "year"
"""Stands for the first and the last day of a calendar year."""


def columns_given(figure: Mapping[str, Any], columns: Sequence[str]) -> dict[str, Any]:
    """Columns of a figure, days as text without their time.

    Parameters
    ----------
    figure : mapping
        By columns, and `year`.
    columns : sequence of str
        Those that may be given.

    Raises
    ------
    ParameterError
        If there is no such column.
    """
    known = (*columns, YEAR)
    for name in figure:
        if name not in known:
            hint = did_you_mean(name, known)
            raise ParameterError(f"{name}: a figure has no such column{hint}. It has: {', '.join(known)}.")
    if YEAR in figure and (days := sorted({"period_start", "period_end"} & figure.keys())):
        raise ParameterError(
            f"{YEAR}: a figure has a year or days, and {' and '.join(days)} are given too. Leave one out."
        )
    given = {name: _plain(value) for name, value in figure.items() if name != YEAR}
    if YEAR in figure:
        given |= {"period_start": f"{figure[YEAR]}-01-01", "period_end": f"{figure[YEAR]}-12-31"}
    return given


def _plain(value: Any) -> Any:
    return value.isoformat()[:10] if hasattr(value, "isoformat") else value

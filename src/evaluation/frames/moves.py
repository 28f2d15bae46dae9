"""Two states of what is known side by side: which findings and verdicts move, and by how much."""

from __future__ import annotations

from typing import Final

import pandas as pd

from evaluation.assess import find_moves
from evaluation.frames.known import Frames

TITLE: Final = "title_en"
SHOWN: Final = (
    "status",
    "outlook",
    "demonstrated",
    "evidence",
    "latest_value",
    "latest_end",
    "baseline_value",
    "difference",
    "points",
)
"""Columns of a verdict that are shown, before and after."""


def moved_findings(before: Frames, after: Frames) -> pd.DataFrame:
    """Findings whose value is another one.

    Parameters
    ----------
    before, after : Frames
        Two days, or the same day with and without a supposed figure.

    Returns
    -------
    DataFrame
        By `finding_id`: `before`, `after` and `difference` (Float64, in the `unit` of the row), `words_before` and
        `words_after` of what is no number. A finding that only one of them has stands with `<NA>` on the other side.

    Examples
    --------
    >>> from evaluation.frames import open_frames
    >>> then, now = open_frames("data", as_of="2020-02-06"), open_frames("data", as_of="2024-12-31")
    >>> moved_findings(then, now).loc["1.1.latest", ["before", "after"]].tolist()
    [8.0, 14.0]
    """
    columns = ["value", "words", "unit"]
    both = _beside(before.findings[columns], after.findings[columns])
    is_same = _same(both["value_before"], both["value_after"]) & _same(both["words_before"], both["words_after"])
    moved = both[~is_same]
    return pd.DataFrame(
        {
            "before": moved["value_before"],
            "after": moved["value_after"],
            "difference": moved["value_after"] - moved["value_before"],
            "unit": moved["unit_after"]
            .astype("string")
            .fillna(moved["unit_before"].astype("string"))
            .astype("category"),
            "words_before": moved["words_before"],
            "words_after": moved["words_after"],
        }
    )


def moved_verdicts(before: Frames, after: Frames) -> pd.DataFrame:
    """Indicators of which something else is found, or the same of other figures.

    Parameters
    ----------
    before, after : Frames

    Returns
    -------
    DataFrame
        By `indicator_id`: its title, and status, class, whether it is demonstrated, strength of evidence, latest value
        with the end of its period, baseline, change in its unit and number of points, each before and after.

    Examples
    --------
    >>> from evaluation.frames import open_frames
    >>> then, now = open_frames("data", as_of="2020-02-06"), open_frames("data", as_of="2024-12-31")
    >>> moved_verdicts(then, now).loc["1.1", ["latest_value_before", "latest_value_after"]].tolist()
    [8.0, 14.0]
    """
    moved = {move.id for move in find_moves(before.record, after.record).indicators}
    both = _beside(before.verdicts[[TITLE, *SHOWN]], after.verdicts[[TITLE, *SHOWN]])
    titles = both[f"{TITLE}_after"].fillna(both[f"{TITLE}_before"]).rename("title")
    shown = both[[f"{name}_{side}" for name in SHOWN for side in ("before", "after")]]
    return pd.concat([titles, shown], axis=1)[both.index.isin(moved)]


def _beside(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    return before.add_suffix("_before").join(after.add_suffix("_after"), how="outer")


def _same(one: pd.Series, other: pd.Series) -> pd.Series:
    """Where two columns say the same; nothing is the same as nothing."""
    left, right = (s.astype("string") if isinstance(s.dtype, pd.CategoricalDtype) else s for s in (one, other))
    return (left == right).fillna(False).astype(bool) | (left.isna() & right.isna())

"""The chart of a sum of money as different documents stated it over the years."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from evaluation.report.chart_style import MAIN, SOFT, Drawing, figure, to_svg

BAR_HEIGHT: Final = 0.36
"""Inches of chart for each statement."""


def draw_statements(name: str, statements: Sequence[tuple[dt.date, str, float, str]], unit: str) -> Drawing:
    """Bars, one for each statement, in the order of publication.

    Parameters
    ----------
    name : str
        Id of the chart.
    statements : sequence of tuple
        Day of publication, its label, value, and the value's label.
    unit : str
        Unit in words.
    """
    with figure(0.7 + BAR_HEIGHT * len(statements), name) as (drawn, axes):
        places = list(range(len(statements)))
        values = [value for _, _, value, _ in statements]
        axes.barh(places, values, color=MAIN, height=0.55)
        for place, (_, _, value, label) in zip(places, statements, strict=True):
            axes.annotate(
                label, (value, place), xytext=(5, 0), textcoords="offset points", va="center", fontweight="semibold"
            )
        axes.set_yticks(places, [label for _, label, _, _ in statements])
        axes.invert_yaxis()
        axes.set_xlim(0, max(values) * 1.2)
        axes.xaxis.set_visible(False)
        axes.grid(visible=False)
        axes.set_title(unit, loc="left", fontsize=9, color=SOFT)
        return to_svg(drawn, name)

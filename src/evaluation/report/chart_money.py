"""The chart of a sum of money as different documents stated it over the years."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from evaluation.report.chart_style import DATED, INK, NARROW, SIZE, SOFT, WIDE, Drawing, figure, text_width, to_svg
from evaluation.report.palette import MAIN, MUTED

BAR_HEIGHT: Final = 0.34
TALL: Final = 0.46
"""Inches of chart for each statement; the second where its date stands above the bar."""


def draw_statements(
    name: str, statements: Sequence[tuple[dt.date, str, float, str]], unit: str, width: float = WIDE
) -> Drawing:
    """Bars, one for each statement, in the order of publication; the highest is dark, since what follows it fell.

    Parameters
    ----------
    name : str
        Id of the chart.
    statements : sequence of tuple
        Day of publication, its label, value, and the value's label.
    unit : str
        Unit in words.
    width : float, optional
        In inches.
    """
    is_narrow = width <= NARROW
    with figure(0.45 + (TALL if is_narrow else BAR_HEIGHT) * len(statements), name, width) as (drawn, axes):
        places = list(range(len(statements)))
        values = [value for _, _, value, _ in statements]
        colours = [MAIN if value == max(values) else MUTED for value in values]
        axes.barh(places, values, color=colours, height=0.45 if is_narrow else 0.6)
        for place, (_, said, value, label) in zip(places, statements, strict=True):
            at = {"xytext": (5, 0), "textcoords": "offset points", "va": "center_baseline"}
            axes.annotate(label, (value, place), **at, fontweight="semibold")
            if is_narrow:
                axes.text(0, place - 0.27, said, va="bottom", color=INK, label=DATED)
        axes.set_yticks(places, ["" if is_narrow else said for _, said, _, _ in statements], color=INK)
        axes.invert_yaxis()
        room = 5 / 72 + max(text_width(label, SIZE) for *_, label in statements) * 1.2
        names = 0.0 if is_narrow else max(text_width(said, SIZE) for _, said, _, _ in statements)
        axes.set_xlim(0, max(values) / (1 - room / (width - names)))
        axes.xaxis.set_visible(False)
        axes.spines["bottom"].set_visible(False)
        axes.set_title(unit, loc="left", fontsize=SIZE, color=SOFT)
        return to_svg(drawn, name)

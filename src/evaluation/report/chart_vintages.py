"""The chart of one period's figure as it was known on several dates: one band for each figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from evaluation.report.chart_style import GRID, INK, MAIN, SOFT, WRITTEN, Drawing, figure, to_svg

ROW_HEIGHT: Final = 0.95
"""Inches of chart for each figure."""
FULL: Final = 0.42
"""Height of the largest value of a row, in rows."""


@dataclass(frozen=True, slots=True)
class VintageRow:
    """One figure: its name, and for each date the value known then with its label; None where none was known."""

    label: str
    points: Sequence[tuple[float, str] | None]


def draw_vintages(name: str, dates: Sequence[str], rows: Sequence[VintageRow]) -> Drawing:
    """Draw each figure as columns over the dates, each row with a scale of its own from zero, as SVG."""
    with figure(0.5 + ROW_HEIGHT * len(rows), name) as (drawn, axes):
        for number, row in enumerate(rows):
            floor = -float(number)
            largest = max(point[0] for point in row.points if point)
            axes.axhline(floor, color=GRID, lw=1, zorder=1)
            axes.text(-0.45, floor + 0.8, row.label, ha="left", va="center", fontsize=9, color=INK, label=WRITTEN)
            before = None
            for place, point in enumerate(row.points):
                if point is None:
                    continue
                value, label = point
                is_new = before is not None and value != before
                axes.bar(
                    [place], [FULL * value / largest], bottom=floor, width=0.5, color=MAIN if is_new else "#9db8d0"
                )
                axes.annotate(
                    label,
                    (place, floor + FULL * value / largest),
                    xytext=(0, 2),
                    textcoords="offset points",
                    ha="center",
                    va="bottom",
                    fontsize=9,
                    fontweight="semibold" if is_new else "regular",
                    color=INK if is_new else SOFT,
                )
                before = value
        axes.set_xlim(-0.5, len(dates) - 0.5)
        axes.set_ylim(-len(rows) + 0.95, 0.98)
        axes.set_xticks(range(len(dates)), list(dates))
        axes.yaxis.set_visible(False)
        axes.grid(visible=False)
        return to_svg(drawn, name)

"""The chart of one period's figure as it was known on several dates: one band for each figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Final

from evaluation.report.charts.style import INK, SIZE, SMALL, SOFT, WIDE, figure, to_svg, words_width
from evaluation.words.markup import WRITTEN, Drawing
from evaluation.words.palette import MAIN, MUTED, SECOND

ROW_HEIGHT: Final = 0.95
TALL: Final = 1.15
"""Inches of chart for each figure; the second where its name needs two lines."""
FULL: Final = 0.42
"""Height of the largest value of a row, in rows."""


@dataclass(frozen=True, slots=True)
class VintageRow:
    """One figure: its name, and for each date the value known then with its label; None where none was known."""

    label: str
    points: Sequence[tuple[float, str] | None]


def draw_vintages(name: str, dates: Sequence[str], rows: Sequence[VintageRow], width: float = WIDE) -> Drawing:
    """Draw each figure as columns over the dates, each row with a scale of its own from zero, as SVG.

    Where the value known changed, the column is dark and has a triangle under it.
    """
    with figure(0.3 + (ROW_HEIGHT if width == WIDE else TALL) * len(rows), name, width) as (drawn, axes):
        for number, row in enumerate(rows):
            floor = -float(number)
            largest = max(point[0] for point in row.points if point)
            axes.axhline(floor, color=SOFT, lw=0.8, zorder=3)
            name_of = "\n".join(wrap(row.label, int(width / words_width("m", SIZE))))
            axes.text(-0.45, floor + 0.8, name_of, va="center", fontsize=SIZE, color=INK, label=WRITTEN)
            before = None
            for place, point in enumerate(row.points):
                if point is None:
                    continue
                value, label = point
                is_new = before is not None and value != before
                axes.bar([place], [FULL * value / largest], bottom=floor, width=0.5, color=MAIN if is_new else MUTED)
                is_repeated = width < WIDE and value == before
                axes.annotate(
                    "" if is_repeated else label,
                    (place, floor + FULL * value / largest),
                    xytext=(0, 2),
                    textcoords="offset points",
                    ha="center",
                    va="bottom",
                    fontsize=SIZE,
                    fontweight="semibold" if is_new else "regular",
                    color=INK if is_new else SOFT,
                )
                if is_new:
                    axes.plot([place], [floor - 0.07], "^", color=SECOND, ms=5, zorder=4)
                before = value
        axes.set_xlim(-0.5, len(dates) - 0.5)
        axes.set_ylim(-len(rows) + 0.85, 0.98)
        axes.set_xticks(range(len(dates)), list(dates), fontsize=SMALL if width == WIDE else 6.8)
        axes.yaxis.set_visible(False)
        axes.spines["bottom"].set_visible(False)
        return to_svg(drawn, name)

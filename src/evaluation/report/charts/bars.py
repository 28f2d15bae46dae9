"""A chart of a few amounts with their names: statements in order of time, or places in order of size."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from evaluation.report.charts.style import INK, NARROW, SIZE, SOFT, WIDE, figure, to_svg, words_width
from evaluation.words.markup import DATED, SCALE, Drawing
from evaluation.words.palette import MAIN, MUTED

BAR: Final = 0.34
TALL: Final = 0.46
"""Inches of chart for each bar; the second where its name stands above it."""
MOST: Final = 0.6
"""Share of the width that names may take beside the bars; longer ones stand above."""


def draw_bars(name: str, bars: Sequence[tuple[str, float, str]], unit: str, width: float = WIDE) -> Drawing:
    """Bars from the top down, the longest dark. Whether what comes after has fallen is for the caption to say.

    Parameters
    ----------
    name : str
        Id of the chart.
    bars : sequence of (str, float, str)
        Name, value, and the value's label.
    unit : str
        Unit in words.
    width : float, optional
        In inches.
    """
    longest = max(words_width(said, SIZE) for said, _, _ in bars)
    is_above = width <= NARROW or longest > MOST * width
    with figure(0.45 + (TALL if is_above else BAR) * len(bars), name, width) as (drawn, axes):
        places = list(range(len(bars)))
        values = [value for _, value, _ in bars]
        colours = [MAIN if value == max(values) else MUTED for value in values]
        axes.barh(places, values, color=colours, height=0.45 if is_above else 0.6)
        for place, (said, value, label) in zip(places, bars, strict=True):
            at = {"xytext": (5, 0), "textcoords": "offset points", "va": "center_baseline"}
            axes.annotate(label, (value, place), **at, fontweight="semibold")
            if is_above:
                words = said if longest <= width else said[: int(len(said) * width / longest)] + "…"
                axes.text(0, place - 0.27, words, va="bottom", color=INK, label=DATED).set_in_layout(False)
        axes.set_yticks(places, ["" if is_above else said for said, _, _ in bars], color=INK)
        axes.invert_yaxis()
        room = 5 / 72 + max(words_width(label, SIZE, is_bold=True) for *_, label in bars)
        axes.set_xlim(0, max(values) / (1 - room / (width - (0.0 if is_above else longest))))
        axes.xaxis.set_visible(False)
        axes.spines["bottom"].set_visible(False)
        title = axes.set_title(unit, loc="left", fontsize=SIZE, color=SOFT, pad=14 if is_above else 6)
        title.set_label(SCALE)  # digits in the name of a unit are no value
        return to_svg(drawn, name)

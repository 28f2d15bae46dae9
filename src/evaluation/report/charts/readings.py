"""The chart of all readings of one indicator: how much the figure changed, and what each reading makes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from evaluation.methods import Outlook
from evaluation.report.charts.style import INK, PAPER, SIZE, SMALL, SOFT, WIDE, figure, to_svg, words_width
from evaluation.words.markup import Drawing
from evaluation.words.palette import GRID, MAIN, SECOND

MARKERS: Final = {
    Outlook.FAVOURABLE: ("^", MAIN),
    Outlook.UNCLEAR: ("D", SOFT),
    Outlook.UNFAVOURABLE: ("v", SECOND),
}
NAME: Final = 0.24
"""Inches from the top of a row, where the name of its method stands, to its first reading."""
REST: Final = 0.18
"""Inches from its last reading to the end of a row."""
STEP: Final = 0.13
"""Inches between readings of one row that show nearly the same change, so that none hides another."""
LABEL: Final = 0.125
"""Inches from the middle of our own mark to the words beside it."""
NEAR: Final = 0.11
"""Marks closer to each other than this, in inches, would hide each other."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One reading: relative change from baseline to latest figure, its class, and whether it is ours."""

    change: float
    outlook: Outlook
    is_own: bool


def draw_readings(
    name: str,
    rows: Sequence[tuple[str, Sequence[Mark]]],
    percent: Callable[[float], str],
    own_label: str,
    width: float = WIDE,
) -> Drawing:
    """Draw one row per method with a mark per reading, as SVG.

    Parameters
    ----------
    name : str
        Id of the chart.
    rows : sequence
        Label of each row with its marks.
    percent : callable
        Writes a share in the reader's language.
    own_label : str
        Words beside our own reading.
    width : float, optional
        In inches.
    """
    changes = [mark.change for _, marks in rows for mark in marks]
    low, high = min(0.0, *changes), max(0.0, *changes)
    margin = 0.08 * (high - low) or 0.1
    inch = (high - low + 2 * margin) / width
    near, span = NEAR * inch, (2 * LABEL + words_width(own_label, SIZE, is_bold=True)) * inch
    stacked = [(label, marks, _places(marks, near, span)) for label, marks in rows]
    tall = [NAME + STEP * max(places, default=0) + REST for *_, places in stacked]
    with figure(0.35 + sum(tall), name, width) as (drawn, axes):
        axes.set_xlim(low - margin, high + margin)
        axes.set_ylim(-sum(tall), 0.08)
        axes.axvline(0, color=SOFT, lw=1, zorder=1)
        axes.yaxis.set_visible(False)
        axes.spines["bottom"].set_visible(False)
        top = 0.0
        for (label, marks, places), height in zip(stacked, tall, strict=True):
            # above its marks, where it takes no width from them on a phone
            at = {"transform": axes.get_yaxis_transform(), "va": "center"}
            ground = {"boxstyle": "square,pad=0.1", "fc": PAPER, "ec": "none"}
            axes.text(0, top, label, **at, color=SOFT, bbox=ground)
            for mark, place in zip(marks, places, strict=True):
                _draw(axes, mark, top - NAME - STEP * place, own_label)
            top -= height
            axes.axhline(top + REST / 3, color=GRID, lw=0.8, zorder=0)
        axes.locator_params(axis="x", nbins=6 if width == WIDE else 4)
        first, last = axes.get_xlim()
        ticks = [tick for tick in axes.get_xticks() if first <= tick <= last]
        axes.set_xticks(ticks, [percent(tick) for tick in ticks], fontsize=SMALL)
        return to_svg(drawn, name)


def _draw(axes: Any, mark: Mark, height: float, own_label: str) -> None:
    shape, colour = MARKERS[mark.outlook]
    look = {"color": colour, "mec": INK if mark.is_own else PAPER, "mew": 1.4 if mark.is_own else 0.6}
    axes.plot([mark.change], [height], shape, ms=9 if mark.is_own else 7, zorder=5 if mark.is_own else 4, **look)
    if mark.is_own:
        at = {"xytext": (LABEL * 72, 0), "textcoords": "offset points", "va": "center_baseline"}
        axes.annotate(own_label, (mark.change, height), **at, fontsize=SIZE, fontweight="semibold", zorder=6)


def _places(marks: Sequence[Mark], near: float, span: float) -> list[int]:
    """Line of each mark below its method's name, from 0: the first on which it hides no other and no words.

    Parameters
    ----------
    marks : sequence of Mark
    near : float
        Marks closer than this would hide each other.
    span : float
        How far the words beside our own mark reach.
    """
    lines: list[list[Mark]] = []
    places = {}
    for index, mark in sorted(enumerate(marks), key=lambda pair: not pair[1].is_own):
        free = (n for n, line in enumerate(lines) if all(_are_apart(one, mark, near, span) for one in line))
        place = next(free, len(lines))
        if place == len(lines):
            lines.append([])
        lines[place].append(mark)
        places[index] = place
    return [places[index] for index in range(len(marks))]


def _are_apart(one: Mark, other: Mark, near: float, span: float) -> bool:
    left, right = sorted((one, other), key=lambda mark: mark.change)
    return right.change - left.change >= (span if left.is_own else near)

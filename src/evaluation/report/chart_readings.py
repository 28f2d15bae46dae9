"""The chart of all readings of one indicator: how much the figure changed, and what each reading makes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from evaluation.methods import Outlook
from evaluation.report.chart_style import INK, SIZE, SMALL, SOFT, WIDE, Drawing, figure, to_svg
from evaluation.report.palette import GRID, MAIN, SECOND

MARKERS: Final = {
    Outlook.FAVOURABLE: ("^", MAIN),
    Outlook.UNCLEAR: ("D", SOFT),
    Outlook.UNFAVOURABLE: ("v", SECOND),
}
ROW: Final = 0.5
"""Height of a row in inches: the name of the method, and below it its readings."""
STEP: Final = 0.13
"""Distance between readings of one row that show the same change, so that none hides another."""


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
    with figure(0.35 + ROW * len(rows), name, width) as (drawn, axes):
        changes = [mark.change for _, marks in rows for mark in marks]
        margin = 0.08 * (max(0.0, *changes) - min(0.0, *changes)) or 0.1
        axes.set_xlim(min(0.0, *changes) - margin, max(0.0, *changes) + margin)
        axes.set_ylim(-len(rows) + 0.35, 0.75)
        axes.axvline(0, color=SOFT, lw=1, zorder=1)
        axes.yaxis.set_visible(False)
        axes.spines["bottom"].set_visible(False)
        for number, (label, marks) in enumerate(rows):
            axes.axhline(-number - 0.45, color=GRID, lw=0.8, zorder=0)
            # above its marks, where it takes no width from them on a phone
            at = {"transform": axes.get_yaxis_transform(), "va": "center"}
            ground = {"boxstyle": "square,pad=0.1", "fc": "white", "ec": "none"}
            axes.text(0, 0.45 - number, label, **at, color=SOFT, bbox=ground)
            for mark, height in zip(marks, _heights(marks), strict=True):
                _draw(axes, mark, -number + height, own_label)
        axes.locator_params(axis="x", nbins=6 if width == WIDE else 4)
        first, last = axes.get_xlim()
        ticks = [tick for tick in axes.get_xticks() if first <= tick <= last]
        axes.set_xticks(ticks, [percent(tick) for tick in ticks], fontsize=SMALL)
        return to_svg(drawn, name)


def _draw(axes: Any, mark: Mark, height: float, own_label: str) -> None:
    shape, colour = MARKERS[mark.outlook]
    look = {"color": colour, "mec": INK if mark.is_own else "white", "mew": 1.4 if mark.is_own else 0.6}
    axes.plot([mark.change], [height], shape, ms=9 if mark.is_own else 7, zorder=5 if mark.is_own else 4, **look)
    if mark.is_own:
        at = {"xytext": (9, 0), "textcoords": "offset points", "va": "center_baseline"}
        axes.annotate(own_label, (mark.change, height), **at, fontsize=SIZE, fontweight="semibold", zorder=6)


def _heights(marks: Sequence[Mark]) -> list[float]:
    """Offset of each mark from its row: marks at nearly the same change are stacked."""
    places: dict[float, int] = {}
    heights = []
    for mark in marks:
        place = round(mark.change, 1)
        number = places.get(place, 0)
        places[place] = number + 1
        heights.append(-STEP * number)
    return heights

"""The chart of all readings of one indicator: how much the figure changed, and what each reading makes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from evaluation.methods import Outlook
from evaluation.report.chart_style import INK, MAIN, SECOND, SOFT, Drawing, figure, to_svg

MARKERS: Final = {
    Outlook.FAVOURABLE: ("^", MAIN),
    Outlook.UNCLEAR: ("D", SOFT),
    Outlook.UNFAVOURABLE: ("v", SECOND),
}
STEP: Final = 0.16
"""Distance between readings of one row that show the same change, so that none hides another."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One reading: relative change from baseline to latest figure, its class, and whether it is ours."""

    change: float
    outlook: Outlook
    is_own: bool


def draw_readings(
    name: str, rows: Sequence[tuple[str, Sequence[Mark]]], percent: Callable[[float], str], own_label: str
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
    """
    with figure(0.9 + 0.42 * len(rows), name) as (drawn, axes):
        for number, (_, marks) in enumerate(rows):
            for mark, height in zip(marks, _heights(marks), strict=True):
                _draw(axes, mark, -number + height, own_label)
        axes.axvline(0, color=SOFT, lw=1, zorder=1)
        axes.set_yticks([-number for number in range(len(rows))], [label for label, _ in rows])
        axes.set_ylim(-len(rows) + 0.4, 0.65)
        axes.grid(visible=False)
        changes = [mark.change for _, marks in rows for mark in marks]
        margin = 0.12 * (max(0.0, *changes) - min(0.0, *changes)) or 0.1
        axes.set_xlim(min(0.0, *changes) - margin, max(0.0, *changes) + margin)
        axes.locator_params(axis="x", nbins=6)
        first, last = axes.get_xlim()
        ticks = [tick for tick in axes.get_xticks() if first <= tick <= last]
        axes.set_xticks(ticks, [percent(tick) for tick in ticks])
        return to_svg(drawn, name)


def _draw(axes: Any, mark: Mark, height: float, own_label: str) -> None:
    shape, colour = MARKERS[mark.outlook]
    edge = INK if mark.is_own else "white"
    size = 10 if mark.is_own else 7
    axes.plot(
        [mark.change], [height], shape, ms=size, color=colour, mec=edge, mew=1.4 if mark.is_own else 0.6, zorder=4
    )
    if mark.is_own:
        axes.annotate(
            own_label,
            (mark.change, height),
            xytext=(0, 9),
            textcoords="offset points",
            ha="center",
            fontsize=8.5,
            fontweight="semibold",
        )


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

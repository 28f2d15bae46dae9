"""The strip below the years of a chart: the programme, the baseline, and what else ran at the time, each named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, Final

from evaluation.report.charts.style import INK, PAPER, SMALL, SOFT, words_width
from evaluation.words.markup import WRITTEN
from evaluation.words.palette import BASELINE, BASELINE_EDGE, DISTURBED, HATCH, LIGHT, SECOND

ROW: Final = 0.2
"""Height of a row in inches."""
BAR: Final = 0.66
"""Height of a bar, in rows."""
PAD: Final = 0.06
"""Room between a bar and its words, in inches."""


class Look(Enum):
    """How a stretch of time is drawn: ground, edge, hatching and words."""

    PROGRAMME = (LIGHT["accent"], LIGHT["accent"], "", PAPER)
    BASELINE = (BASELINE, BASELINE_EDGE, "", INK)
    DISTURBED = (DISTURBED, HATCH, "////", INK)
    BESIDE = (PAPER, SOFT, "", INK)
    BREAK = ("none", SECOND, "", SECOND)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time with its words; a break has no end, and what still goes on has none either."""

    start: float
    end: float | None
    label: str
    look: Look


@dataclass(frozen=True, slots=True)
class _Set:
    """A stretch in place, in inches from the left of the chart: its bar, and where its words begin."""

    stretch: Stretch
    left: float
    right: float
    words: float
    is_inside: bool
    parts: tuple[bool, bool] = (True, True)
    """Whether its bar and its words are in this row; where there is no room for both, the words stand in one before."""

    @property
    def extent(self) -> tuple[float, float]:
        width = words_width(self.stretch.label)
        return min(self.left, self.words) - PAD, max(self.right, self.words + width) + PAD


def arrange(stretches: Sequence[Stretch], limits: tuple[float, float], width: float) -> list[list[_Set]]:
    """Give every stretch a row in which it meets no other, the first stretch the first row."""
    rows: list[list[_Set]] = []
    for stretch in stretches:
        found = _settle(stretch, limits, width)
        if _is_crowded(found):
            shift = min(found.left, max(0.0, width - words_width(stretch.label)))
            rows.append([replace(found, words=shift, parts=(False, True))])
            rows.append([replace(found, parts=(True, False))])
            continue
        row = next((r for r in rows if all(_apart(found, other) for other in r)), None)
        if row is None or stretch.look is Look.BREAK:
            row = []
            rows.append(row)
        row.append(found)
    return rows


def draw_strip(axes: Any, rows: Sequence[Sequence[_Set]], width: float) -> None:
    """Draw the rows from the top down on axes whose own scale is inches and rows."""
    axes.set_xlim(0, width)
    axes.set_ylim(-len(rows), 0)
    axes.axis("off")
    for number, row in enumerate(rows):
        for found in row:
            _draw(axes, found, -number - 0.5)


def _settle(stretch: Stretch, limits: tuple[float, float], width: float) -> _Set:
    first, last = limits
    scale = width / (last - first)
    left = max(0.0, (stretch.start - first) * scale)
    is_break = stretch.look is Look.BREAK
    right = left if is_break else width if stretch.end is None else min(width, (stretch.end - first) * scale)
    length = words_width(stretch.label)
    if not is_break and right - left >= length + 2 * PAD:
        return _Set(stretch, left, right, left + PAD, True)
    if right + PAD + length <= width:
        return _Set(stretch, left, right, right + PAD, False)
    if left - PAD - length >= 0 or not is_break:
        return _Set(stretch, left, right, max(0.0, left - PAD - length), False)
    # no room on either side of the line: the words stand below its end
    return _Set(stretch, left, right, max(0.0, min(left - length / 2, width - length)), False)


def _is_crowded(found: _Set) -> bool:
    """Whether the words would lie across the end of their own bar."""
    end = found.words + words_width(found.stretch.label)
    is_break = found.stretch.look is Look.BREAK
    return not is_break and not found.is_inside and found.words < found.left < end


def _apart(one: _Set, other: _Set) -> bool:
    return one.extent[1] <= other.extent[0] or other.extent[1] <= one.extent[0]


def _draw(axes: Any, found: _Set, middle: float) -> None:
    ground, edge, hatch, words = found.stretch.look.value
    is_break = found.stretch.look is Look.BREAK
    has_bar, has_words = found.parts
    if is_break:
        axes.plot([found.left] * 2, [0, middle + 0.5], color=edge, lw=1.2, ls=(0, (4, 3)), clip_on=False)
        axes.plot([found.left], [middle + 0.42], "^", color=edge, ms=5)
    elif has_bar:
        place = {"height": BAR, "left": found.left, "fc": ground, "ec": edge, "hatch": hatch, "lw": 0.8}
        axes.barh([middle], [found.right - found.left], **place)
        if found.stretch.end is None:
            axes.plot([found.right], [middle], ">", color=edge, ms=5, clip_on=False)
    if not has_words:
        return
    # right of words that end at a bar, so that a font a little wider than thought still stays clear of it
    ends_here = 0 < found.words < found.left and found.words + words_width(found.stretch.label) < found.left
    axes.text(
        found.left - PAD if ends_here else found.words,
        middle - 0.15 if is_break else middle,  # clear of the arrow of a break
        found.stretch.label,
        ha="right" if ends_here else "left",
        va="center",
        fontsize=SMALL,
        color=words if found.is_inside or is_break else INK,
        label=WRITTEN,
        bbox={"boxstyle": "square,pad=0.12", "fc": ground, "ec": "none"} if hatch and found.is_inside else None,
    )

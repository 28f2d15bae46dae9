"""The strip below the years of a chart: the programme, the baseline, and breaks of what is counted, each named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from evaluation.drawing.marks import SMALL, Arrow, Bar, Dot, Mark, Shape, Words, words_width
from evaluation.report.charts.sheet import OWN

ROW: Final = 15.0
"""Height of a row in points."""
BAR: Final = 10.5
"""Height of a bar."""
PAD: Final = 4.0
"""Room between a bar and its words."""
SIGN: Final = 5.0
"""Size of the sign of a break, which stands below its line in the plot."""


class Look(Enum):
    """How a stretch of time is drawn: ground, edge and words, each the name of a colour."""

    PROGRAMME = ("accent", "accent", "paper")
    BASELINE = ("baseline", "baseline-edge", "ink")
    BREAK = ("", "second", "second")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time with its words; a break has no end, and what still goes on has none either."""

    start: float
    end: float | None
    label: str
    look: Look


@dataclass(frozen=True, slots=True)
class Placed:
    """A stretch in place, in points from the left of the strip: its bar, and where its words begin."""

    stretch: Stretch
    left: float
    right: float
    words: float
    is_inside: bool
    parts: tuple[bool, bool] = (True, True)
    """Whether its bar and its words are in this row; where there is no room for both, the words stand in one before."""

    @property
    def extent(self) -> tuple[float, float]:
        """From where to where it reaches, with room at both ends."""
        width = words_width(self.stretch.label)
        return min(self.left, self.words) - PAD, max(self.right, self.words + width) + PAD


def arrange(
    stretches: Sequence[Stretch], days: tuple[float, float], width: float, scale: tuple[float, float] | None = None
) -> list[list[Placed]]:
    """Give every stretch a row in which it meets no other, the first stretch the first row.

    Parameters
    ----------
    stretches : sequence of Stretch
    days : (float, float)
        First day of the scale, and the day after its last.
    width : float
        Room for bars and words.
    scale : (float, float), optional
        Where the scale of days begins and ends within it; the whole width without.
    """
    rows: list[list[Placed]] = []
    for stretch in stretches:
        found = _settle(stretch, days, width, scale or (0.0, width))
        if _is_crowded(found):
            shift = min(found.left, max(0.0, width - words_width(stretch.label)))
            words, bar = replace(found, words=shift, parts=(False, True)), replace(found, parts=(True, False))
            rows += [[bar], [words]] if stretch.look is Look.BREAK else [[words], [bar]]
            continue
        row = next((r for r in rows if all(_apart(found, other) for other in r)), None)
        if row is None or stretch.look is Look.BREAK:
            row = []
            rows.append(row)
        row.append(found)
    return rows


def strip_marks(rows: Sequence[Sequence[Placed]], left: float, top: float) -> Iterator[Mark]:
    """Marks of the rows from the top down."""
    for number, row in enumerate(rows):
        for found in row:
            yield from _marks(found, left, top + (number + 0.5) * ROW)


def _settle(stretch: Stretch, days: tuple[float, float], width: float, scale: tuple[float, float]) -> Placed:
    (first, last), (begin, end) = days, scale

    def at(day: float) -> float:
        return min(max(begin + (day - first) / (last - first) * (end - begin), begin), end)

    left = at(stretch.start)
    is_break = stretch.look is Look.BREAK
    right = left if is_break else end if stretch.end is None else at(stretch.end)
    length = words_width(stretch.label)
    if not is_break and right - left >= length + 2 * PAD:
        return Placed(stretch, left, right, left + PAD, True)
    pad = PAD + SIGN / 2 if is_break else PAD
    if right + pad + length <= width:
        return Placed(stretch, left, right, right + pad, False)
    if left - pad - length >= 0 or not is_break:
        return Placed(stretch, left, right, max(0.0, left - pad - length), False)
    # no room on either side of the line: the words stand below its end
    return Placed(stretch, left, right, max(0.0, min(left - length / 2, width - length)), False)


def _is_crowded(found: Placed) -> bool:
    """Whether the words would lie across their own bar or its end."""
    end = found.words + words_width(found.stretch.label)
    return not found.is_inside and found.words < found.left < end


def _apart(one: Placed, other: Placed) -> bool:
    return one.extent[1] <= other.extent[0] or other.extent[1] <= one.extent[0]


def _marks(found: Placed, start: float, middle: float) -> Iterator[Mark]:
    ground, edge, ink = found.stretch.look.value
    is_break = found.stretch.look is Look.BREAK
    has_bar, has_words = found.parts
    left, right = start + found.left, start + found.right
    if is_break and has_bar:
        yield Dot(left, middle, edge, shape=Shape.UP, size=SIGN)
    elif has_bar:
        yield Bar(left, middle - BAR / 2, right, middle + BAR / 2, ground, edge, is_ground=found.is_inside)
        if found.stretch.end is None:
            yield Arrow(right - 7, middle, right, middle, ink if found.is_inside else edge, is_ground=True)
    if has_words:
        fill = ink if found.is_inside or is_break else "ink"
        yield Words(start + found.words, middle + 2.8, found.stretch.label, "start", fill, SMALL, origin=OWN)

"""Places for the labels of values: where one covers nothing that is drawn, or none at all.

A label that has no room is left out; the table behind the chart has every value. So no label ever covers another one,
a dot, a bar or a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from evaluation.drawing.marks import ASCENT, DESCENT, Anchor, Arrow, Bar, Dot, Extent, Line, Mark, Words

GAP: Final = 5.5
"""Distance from the middle of a dot to its label, in points."""
FAR: Final = 4
"""Most lines that a label may stand away from its value; farther ones have a leader."""
SPACE: Final = 0.5
"""Least room between two words of a line, in sizes of the type: a reader of the PDF's text joins what is closer."""
ROOM: Final = 0.8
"""Least room between words and anything else, in points."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label that should stand at a value.

    Parameters
    ----------
    x, y : float
        Middle of the value's mark.
    words : Words
        Its place is still to be found.
    half : float
        Half the height of the mark.
    is_aside : bool
        Whether it should rather stand beside than above, because an arrow leaves the mark upwards.
    """

    x: float
    y: float
    words: Words
    half: float = 0.0
    is_aside: bool = False


@dataclass(slots=True)
class Taken:
    """What is drawn already: rectangles and lines that no label may cover."""

    sheet: Extent
    words: list[Extent] = field(default_factory=list)
    marks: list[Extent] = field(default_factory=list)
    lines: list[tuple[tuple[float, float], tuple[float, float]]] = field(default_factory=list)

    def add(self, marks: Iterable[Mark]) -> None:
        """Take the place of marks; what is only ground takes none."""
        for mark in marks:
            match mark:
                case Words():
                    self.words.append(mark.extent.grown(SPACE / 2 * mark.size, 0))
                case Line(is_ground=False):
                    self.lines += list(zip(mark.points, mark.points[1:], strict=False))
                case Arrow(is_ground=False) | Dot(is_ground=False) | Bar(is_ground=False):
                    self.marks.append(mark.extent)

    def is_free(self, words: Words) -> bool:
        """Whether words there would cover nothing."""
        extent = words.extent
        around = extent.grown(SPACE / 2 * words.size, 0)
        return (
            extent.within(self.sheet)
            and not any(around.meets(other) > 0 for other in self.words)
            and not any(extent.grown(ROOM).meets(other) > 0 for other in self.marks)
            and not any(crosses(extent.grown(ROOM), *line) for line in self.lines)
        )


def place_labels(wanted: Sequence[Wanted], taken: Taken) -> list[Mark]:
    """Place labels, the most telling first, each with a leader where it stands away from its value.

    Parameters
    ----------
    wanted : sequence of Wanted
        In the order of their importance.
    taken : Taken
        What is drawn; the labels are added to it.
    """
    placed: list[Mark] = []
    for label in wanted:
        for words, leader in _candidates(label):
            if taken.is_free(words) and (leader is None or _is_clear(leader, taken)):
                marks: list[Mark] = [words] if leader is None else [leader, words]
                taken.add(marks)
                placed += marks
                break
    return placed


def crosses(extent: Extent, first: tuple[float, float], second: tuple[float, float]) -> bool:
    """Whether a line passes through a rectangle (Liang and Barsky 1984)."""
    begin, end = 0.0, 1.0
    across, down = second[0] - first[0], second[1] - first[1]
    for step, room in (
        (-across, first[0] - extent.left),
        (across, extent.right - first[0]),
        (-down, first[1] - extent.top),
        (down, extent.bottom - first[1]),
    ):
        if step == 0:
            if room < 0:
                return False
            continue
        part = room / step
        if step < 0:
            begin = max(begin, part)
        else:
            end = min(end, part)
    return begin < end


def _candidates(label: Wanted) -> Iterator[tuple[Words, Line | None]]:
    """Places for a label, the best first; those farther away have a leader."""
    size, apart = label.words.size, label.half + GAP - 2.5
    above, below = -apart - DESCENT * size, apart + ASCENT * size
    level = (ASCENT - DESCENT) * size / 2
    sides: list[tuple[float, float, Anchor]] = [(label.half + GAP, level, "start"), (-label.half - GAP, level, "end")]
    near: list[tuple[float, float, Anchor]] = [
        (0.0, above, "middle"),
        (2.0, above, "start"),
        (-2.0, above, "end"),
        *sides,
        (0.0, below, "middle"),
        (2.0, below, "start"),
        (-2.0, below, "end"),
    ]
    # over or under the mark but not in its middle, between two lines that leave just room for the words
    edge = label.half + 3.0
    for away in (above, below):
        near += [(edge, away, "end"), (-edge, away, "start"), (0.0, away, "start"), (0.0, away, "end")]
    if label.is_aside:
        near = [*sides, *near[5:8], *near[:3]]
    for away in (6.0, 12.0):  # past a line that stands close by
        near += [(label.half + GAP + away, level, "start"), (-label.half - GAP - away, level, "end")]
    for across, away, anchor in near:
        yield _at(label, across, away, anchor), None
    line = size * 1.25
    for step in range(1, FAR + 1):
        for away, end in (
            (above - step * line, 1 - apart - step * line),
            (below + step * line, apart + step * line - 1),
        ):
            for across, anchor in ((0.0, "middle"), (3.0, "start"), (-3.0, "end"), (9.0, "start"), (-9.0, "end")):
                edge = label.y + (-label.half if away < 0 else label.half)
                leader = Line(((label.x, edge), (label.x, label.y + end)), "soft", 0.6)
                yield _at(label, across, away, anchor), leader


def _is_clear(leader: Line, taken: Taken) -> bool:
    (x, y), (to_x, to_y) = leader.points
    inner = (x, y + (to_y - y) * 0.2), (to_x, to_y)
    return not any(crosses(extent, *inner) for extent in (*taken.words, *taken.marks))


def _at(label: Wanted, across: float, away: float, anchor: Anchor) -> Words:
    return replace(label.words, x=label.x + across, y=label.y + away, anchor=anchor)

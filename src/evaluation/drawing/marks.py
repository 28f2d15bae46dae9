"""What a chart consists of: frozen marks, each with its place in points from the upper left corner.

A chart is what its maker says and nothing more: no scale, tick or layout comes from elsewhere. So a test can ask what
a chart states, and where, without looking at a picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

from evaluation.fonts import text_width

SIZE: Final = 9.0
SMALL: Final = 8.0
"""Sizes of words in points: values, and everything else."""
ASCENT: Final = 0.76
DESCENT: Final = 0.22
"""Height of a line above and below its base line, in sizes of the type."""
Anchor = Literal["start", "middle", "end"]
AT: Final = {"start": 0.0, "middle": 0.5, "end": 1.0}


class Shape(StrEnum):
    """Form of a dot; what differs in meaning differs in form, and not in colour alone."""

    CIRCLE = "o"
    DIAMOND = "D"
    SQUARE = "s"
    UP = "^"
    DOWN = "v"
    RIGHT = ">"
    LEFT = "<"


@dataclass(frozen=True, slots=True)
class Extent:
    """Rectangle that a mark covers."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Extent) -> float:
        """Area that both cover."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(width, 0.0) * max(height, 0.0)

    def within(self, other: Extent, slack: float = 0.01) -> bool:
        """Whether it lies in another one."""
        across = other.left - slack <= self.left and self.right <= other.right + slack
        return across and other.top - slack <= self.top and self.bottom <= other.bottom + slack

    def grown(self, across: float, down: float | None = None) -> Extent:
        """The same with room around it."""
        up = across if down is None else down
        return Extent(self.left - across, self.top - up, self.right + across, self.bottom + up)


@dataclass(frozen=True, slots=True)
class Line:
    """Straight line from point to point.

    Parameters
    ----------
    points : tuple of (float, float)
    stroke : str
        Name of a colour.
    width : float
    dashes : tuple of float
        Lengths of dash and gap; none for a whole line.
    is_ground : bool
        Whether words may stand on it: a scale or the edge of a year, not what is shown.
    states : str
        Id of the finding that it states, or what else it stands for.
    """

    points: tuple[tuple[float, float], ...]
    stroke: str
    width: float = 1.0
    dashes: tuple[float, ...] = ()
    is_ground: bool = False
    states: str = ""

    @property
    def extent(self) -> Extent:
        """Rectangle around it."""
        across, down = zip(*self.points, strict=True)
        return Extent(min(across), min(down), max(across), max(down)).grown(self.width / 2)


@dataclass(frozen=True, slots=True)
class Dot:
    """A value at a place: a form of a size around its middle; without `fill` it is hollow."""

    x: float
    y: float
    fill: str
    stroke: str = ""
    shape: Shape = Shape.CIRCLE
    size: float = 6.5
    width: float = 1.2
    states: str = ""
    is_ground: bool = False

    @property
    def extent(self) -> Extent:
        """Rectangle around it; a diamond of a size is wider than a circle of it."""
        half = self.size / 2 * (1.42 if self.shape is Shape.DIAMOND else 1.0) + (self.width / 2 if self.stroke else 0)
        return Extent(self.x - half, self.y - half, self.x + half, self.y + half)


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle: an amount, a stretch of time, or the ground of something; hatched where it is no whole."""

    left: float
    top: float
    right: float
    bottom: float
    fill: str = ""
    stroke: str = ""
    width: float = 0.8
    hatch: str = ""
    is_ground: bool = False
    states: str = ""

    @property
    def extent(self) -> Extent:
        """The rectangle itself."""
        return Extent(self.left, self.top, self.right, self.bottom)


@dataclass(frozen=True, slots=True)
class Words:
    """A line of words on a base line.

    Parameters
    ----------
    x, y : float
        Where its anchor stands on the base line.
    text : str
    anchor : str
        Which part of it stands at `x`.
    fill : str
        Name of a colour.
    size : float
    is_bold : bool
    states : str
        Id of the finding whose value it is.
    origin : str
        Where its numerals come from, if it states no finding.
    """

    x: float
    y: float
    text: str
    anchor: Anchor = "start"
    fill: str = "ink"
    size: float = SMALL
    is_bold: bool = False
    states: str = ""
    origin: str = ""

    @property
    def extent(self) -> Extent:
        """Rectangle of its line."""
        width = words_width(self.text, self.size, is_bold=self.is_bold)
        left = self.x - width * AT[self.anchor]
        return Extent(left, self.y - ASCENT * self.size, left + width, self.y + DESCENT * self.size)


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line with a head at its end: a value that is only a bound, or a stretch of time that goes on."""

    x: float
    y: float
    to_x: float
    to_y: float
    stroke: str
    states: str = ""
    is_ground: bool = False

    @property
    def extent(self) -> Extent:
        """Rectangle around line and head."""
        across, down = sorted((self.x, self.to_x)), sorted((self.y, self.to_y))
        return Extent(across[0], down[0], across[1], down[1]).grown(HEAD / 2)


Mark = Line | Dot | Bar | Words | Arrow
HEAD: Final = 4.5
"""Width of the head of an arrow, in points."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A finished drawing.

    Parameters
    ----------
    name : str
        Id of the chart in its document.
    width, height : float
        In points.
    marks : tuple of Mark
        In the order in which they are drawn.
    """

    name: str
    width: float
    height: float
    marks: tuple[Mark, ...]

    @property
    def extent(self) -> Extent:
        """The whole sheet."""
        return Extent(0.0, 0.0, self.width, self.height)

    @property
    def words(self) -> Iterator[Words]:
        """Everything that can be read in it."""
        return (mark for mark in self.marks if isinstance(mark, Words))


def words_width(text: str, size: float = SMALL, *, is_bold: bool = False) -> float:
    """Width of a line of words in points."""
    return text_width(text, size, "SemiBold" if is_bold else "Regular")

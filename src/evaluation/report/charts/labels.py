"""Places for the labels of points: beside each point, where it covers neither another label nor another point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from evaluation.report.charts.style import SIZE, words_width

LINE: Final = 0.15
"""Height of a label in inches."""
GAP: Final = 0.09
"""Distance from the middle of a point to its label in inches."""
APART: Final = 0.04
"""Room between two labels in inches, without which two numbers read as one."""
POINT: Final = 0.05
"""Half the width of a point in inches."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label stands: offset from its point in inches, and which side of it is held there."""

    dx: float
    dy: float
    ha: str


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: _Box) -> float:
        """Area that both cover."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.top, other.top) - max(self.bottom, other.bottom)
        return max(width, 0.0) * max(height, 0.0)


ABOVE: Final = Place(0.0, GAP, "center")
RIGHT: Final = Place(GAP, -LINE / 2, "left")
LEFT: Final = Place(-GAP, -LINE / 2, "right")
BELOW: Final = Place(0.0, -GAP - LINE, "center")
CORNERS: Final = tuple(
    Place(x, y, ha) for x, ha in ((GAP / 2, "left"), (-GAP / 2, "right")) for y in (GAP, -GAP - LINE)
)
HIGH: Final = Place(0.0, GAP + LINE, "center")
USUAL: Final = (ABOVE, *CORNERS[::2], RIGHT, LEFT, HIGH, BELOW, *CORNERS[1::2])
BESIDE: Final = (RIGHT, LEFT, BELOW, *CORNERS[1::2], ABOVE)
"""Order in which places are tried; the second where an arrow leaves the point upwards."""


def place_labels(
    points: Sequence[tuple[float, float]],
    labels: Sequence[str],
    beside: Sequence[bool],
    size: tuple[float, float],
    obstacles: Sequence[tuple[float, float]] = (),
) -> list[Place]:
    """Place a label for every point, in order; the least covered place where none is free.

    Parameters
    ----------
    points : sequence of (float, float)
        In inches from the lower left corner of the panel.
    labels : sequence of str
    beside : sequence of bool
        Whether the label of this point should stand beside it rather than above.
    size : (float, float)
        Width and height of the panel in inches.
    obstacles : sequence of (float, float)
        Other points that no label should cover.
    """
    taken = [_Box(x - POINT, y - POINT, x + POINT, y + POINT) for x, y in (*points, *obstacles)]
    chosen = []
    for (x, y), label, aside in zip(points, labels, beside, strict=True):
        best = min(BESIDE if aside else USUAL, key=lambda place: _cost(_box(x, y, label, place), taken, size))
        chosen.append(best)
        taken.append(_box(x, y, label, best))
    return chosen


def _box(x: float, y: float, label: str, place: Place) -> _Box:
    width = words_width(label, SIZE, is_bold=True) + APART
    left = x + place.dx - {"left": 0.0, "center": width / 2, "right": width}[place.ha]
    return _Box(left, y + place.dy, left + width, y + place.dy + LINE)


def _cost(box: _Box, taken: Sequence[_Box], size: tuple[float, float]) -> float:
    width, height = size
    outside = max(0.0, -box.left) + max(0.0, box.right - width) + max(0.0, -box.bottom) + max(0.0, box.top - height)
    return outside + sum(box.meets(other) for other in taken)

"""How wrong the latest figure may be before the finding turns: what accuracy a verdict needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from evaluation.framework import Kind
from evaluation.methods import Outlook, Point, Result, Series, Settings, run

JUDGED: Final = (Outlook.FAVOURABLE, Outlook.UNCLEAR, Outlook.UNFAVOURABLE)
WHOLE: Final = frozenset({Kind.COUNT, Kind.STOCK})
"""Kinds whose values are whole numbers."""
FARTHEST: Final = 1000.0
"""Times the figure that are looked at; what holds there has no upper limit that anybody need know."""
STEPS: Final = 60
"""Halvings of an interval; beyond them a float has no finer value."""


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Values of the latest figure between which the finding stays the same, all else being as it is.

    Parameters
    ----------
    lowest, highest : float or None
        The outermost values with which it is the same; None where it stays so down to zero, or however far up. Of a
        share they are of its numerator.
    """

    lowest: float | None
    highest: float | None


def accuracy(method: str, series: Series, settings: Settings, own: Result) -> Accuracy | None:
    """Look for the nearest values on both sides at which a finding turns; None where there is no finding."""
    if own.outlook not in JUDGED or own.latest is None:
        return None
    latest = next((p for p in series.points if _identity(p) == _identity(own.latest)), None)
    if latest is None or not latest.value or latest.value < 0:
        return None

    def same(value: float) -> bool:
        points = tuple(_with(p, value) if p is latest else p for p in series.points)
        found = run(method, Series(points), settings)
        return (found.outlook, found.status, found.moved) == (own.outlook, own.status, own.moved)

    value = latest.value if latest.numerator is None else latest.numerator
    whole = settings.kind in WHOLE or latest.numerator is not None
    top = value * FARTHEST if latest.denominator is None else latest.denominator
    return Accuracy(_outermost(same, value, 0.0, whole), _outermost(same, value, top, whole))


def _outermost(same: Callable[[float], bool], value: float, end: float, whole: bool) -> float | None:
    """Value nearest to the end with which all is the same, found by halving; None if it is so at the end."""
    if same(end):
        return None
    holds, turns = value, end
    for _ in range(STEPS):
        if whole and abs(turns - holds) <= 1:
            break
        middle = (holds + turns) / 2
        if whole:
            middle = float(int(middle))
        if middle in (holds, turns):
            break
        if same(middle):
            holds = middle
        else:
            turns = middle
    return holds


def _identity(point: Point) -> tuple[object, ...]:
    return (point.start, point.end, point.refs)


def _with(point: Point, value: float) -> Point:
    """The same point with another value; of a share, with another numerator."""
    if point.numerator is None or not point.denominator:
        return replace(point, value=value)
    return replace(point, value=100 * value / point.denominator, numerator=value)

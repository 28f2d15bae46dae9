"""What the words of a document allow a value to be, where they do not state it exactly."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from evaluation.methods.series import Point

UNLIMITED: Final = 1e9
"""Stands for "any larger value" of an at-least figure; a verdict that it turns was never sure."""


def allowed(point: Point) -> list[Point]:
    """The point as stated, and at the bounds that its words allow: unlimited above for "at least"."""
    if point.numerator is not None and point.denominator:
        top, whole = point.numerator, point.denominator
        return [point, *(_share(point, min(max(end, 0.0), whole)) for end in _ends(point.qualifier, top, whole))]
    unlimited = max(abs(point.value), 1.0) * UNLIMITED
    return [point, *(replace(point, value=end) for end in _ends(point.qualifier, point.value, unlimited))]


def _ends(qualifier: str, value: float, most: float) -> list[float]:
    if qualifier == "at_least":
        return [most]
    if qualifier == "at_most":
        return [0.0]
    if qualifier == "about":
        half = half_unit(value)
        return [value - half, value + half]
    return []


def _share(point: Point, top: float) -> Point:
    assert point.denominator is not None
    return replace(point, numerator=top, value=100 * top / point.denominator)


def half_unit(value: float) -> float:
    """Half a unit of the last digit that is not zero: 50 for 1900, 0.05 for 0.1."""
    if value == 0:
        return 0.0
    text = f"{abs(value):.10f}".rstrip("0")
    whole, _, decimals = text.partition(".")
    if decimals:
        return float(0.5 * 10.0 ** -len(decimals))
    return float(0.5 * 10.0 ** (len(whole) - len(whole.rstrip("0"))))

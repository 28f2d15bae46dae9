"""What must be true of every chart, whoever made it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from evaluation.drawing.marks import Chart, Line, Words
from evaluation.report.charts.labels import SPACE, crosses

SLACK = 0.02


def faults_of(chart: Chart) -> Iterator[str]:
    """Whatever leaves the sheet, and words that cover words or anything else that is drawn."""
    for mark in chart.marks:
        if not mark.extent.within(chart.extent, 0.5):
            yield f"{mark} leaves the sheet {chart.extent}"
    words = list(chart.words)
    for one, other in combinations(words, 2):
        is_same_line = abs(one.y - other.y) < min(one.size, other.size) / 2
        apart = SPACE * min(one.size, other.size) / 2 if is_same_line else 0.0
        if one.extent.grown(apart - SLACK, -0.6).meets(other.extent) > 0:
            yield f"{one.text!r} at {one.x:.1f}, {one.y:.1f} covers {other.text!r} at {other.x:.1f}, {other.y:.1f}"
    for mark in chart.marks:
        if isinstance(mark, Words) or mark.is_ground:
            continue
        for one in words:
            inner = one.extent.grown(-SLACK, -SLACK)
            if isinstance(mark, Line):
                is_covered = any(crosses(inner, *ends) for ends in zip(mark.points, mark.points[1:], strict=False))
            else:
                is_covered = inner.meets(mark.extent) > 0
            if is_covered:
                yield f"{one.text!r} at {one.x:.1f}, {one.y:.1f} stands on {mark}"

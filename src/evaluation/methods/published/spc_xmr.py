"""Statistical process control: the chart of single values and moving ranges (XmR), as "Making Data Count" uses it.

Source: NHS England, Making Data Count. tests/reference/spc_xmr holds results published with two implementations of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from evaluation.framework.vocabulary import Cumulation, Direction
from evaluation.locale.language import _
from evaluation.methods.due import crosses_break, opened
from evaluation.methods.result import Flag, Outlook, Reason, Result
from evaluation.methods.rule import Rule, as_fraction, as_number
from evaluation.methods.series import Series, Settings

FEWEST: Final = 12
"""Limits from fewer points are trial limits; no verdict rests on them."""
LIMITS: Final = 2.66
"""Mean moving ranges from the mean to either limit."""
OUTLYING: Final = 3.267
"""A moving range of at least so many times the mean moving range is left out where outliers are screened."""
NEAR: Final = 2 / 3
"""Share of the way from the mean to a limit beyond which a point lies near it."""
RUN: Final = 7
"""Points in a row on one side of the mean, or each beyond the one before, that are no accident."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Mean and limits of a series, and which of its points are special.

    Parameters
    ----------
    mean, lower, upper : float
    near_lower, near_upper : float
        Where points begin to lie near a limit.
    special : tuple of int
        For each point +1 (high, or rising), -1 (low, or falling), or 0 for common cause.
    """

    mean: float
    lower: float
    upper: float
    near_lower: float
    near_upper: float
    special: tuple[int, ...]


def spc_xmr(series: Series, settings: Settings) -> Result:
    """Judge the latest point by the limits and runs of its whole series.

    Returns
    -------
    Result
        `special_cause_improvement`, `special_cause_concern`, `common_cause`; where no direction is wanted `context`.
        The estimate is the mean, the interval its limits. A flag says whether the series passes its target
        consistently, misses it consistently, or neither.
    """
    result = Result("spc_xmr", "not_computable", target=settings.target)
    if settings.cumulation is Cumulation.MILESTONE:
        return replace(result, reasons=(Reason.METHOD_DOES_NOT_FIT,))
    result, points = opened(result, series, settings)
    if not points:
        return result
    latest = points[-1]
    if crosses_break(points[0], latest, settings):
        return replace(result, reasons=(Reason.DEFINITION_BREAK,))
    if len(points) < FEWEST:
        return replace(result, reasons=(Reason.TOO_FEW_POINTS,))
    drawn = chart([p.value for p in points], screened=settings.screen_outliers)
    result = replace(result, estimate=drawn.mean, interval=(drawn.lower, drawn.upper))
    result = replace(result, thresholds={"lower": drawn.lower, "upper": drawn.upper})
    if settings.direction is Direction.NONE:
        return replace(result, status="context", reasons=(Reason.DIRECTION_NONE,))
    if settings.target:
        result = replace(result, flags=(*result.flags, _assurance(drawn, settings.target.value, settings.direction)))
    turn = drawn.special[-1] * settings.direction.sign
    status = {1: "special_cause_improvement", -1: "special_cause_concern", 0: "common_cause"}[turn]
    return replace(result, status=status)


def chart(values: Sequence[float], *, screened: bool) -> Chart:
    """Draw the limits of at least two values and find the points that are no accident."""
    mean = sum(values) / len(values)
    ranges = [abs(after - before) for before, after in pairwise(values)]
    usual = sum(ranges) / len(ranges)
    if screened:
        kept = [r for r in ranges if r < OUTLYING * usual] or ranges
        usual = sum(kept) / len(kept)
    lower, upper = mean - LIMITS * usual, mean + LIMITS * usual
    near_lower, near_upper = mean - NEAR * (mean - lower), mean + NEAR * (upper - mean)
    side = [(v > mean) - (v < mean) for v in values]
    outside = [(v > upper) - (v < lower) for v in values]
    near = [not out and not near_lower <= v <= near_upper for v, out in zip(values, outside, strict=True)]
    close = [s if n and part else 0 for s, n, part in zip(side, near, two_of_three(near, side), strict=True)]
    special = tuple(
        next((mark for mark in marks if mark), 0)
        for marks in zip(outside, part_of_run(seventh_of_trend(values)), close, part_of_run(seventh(side)), strict=True)
    )
    return Chart(mean, lower, upper, near_lower, near_upper, special)


def seventh(side: Sequence[int]) -> list[int]:
    """Side of each point that is at least the seventh in a row on it; a point on the mean is on no side."""
    found, run = [], 0
    for before, now in zip((0, *side), side, strict=False):
        run = run + 1 if now == before else 1
        found.append(now if run >= RUN else 0)
    return found


def seventh_of_trend(values: Sequence[float]) -> list[int]:
    """+1 or -1 for each point that is at least the seventh in a row to rise or to fall; a tie ends a run."""
    steps = [(after > before) - (after < before) for before, after in pairwise(values)]
    found, run = [0], 0
    for before, now in zip((0, *steps), steps, strict=False):
        run = run + 1 if now and now == before else 1
        found.append(now if run >= RUN - 1 else 0)
    return found


def two_of_three(near: Sequence[bool], side: Sequence[int]) -> list[bool]:
    """Whether a point is among three neighbours on one side of the mean of which at least two lie near a limit."""
    first = [
        side[i] != 0 and len(set(side[i : i + 3])) == 1 and sum(near[i : i + 3]) >= 2 for i in range(len(side) - 2)
    ]
    return [any(first[max(0, i - 2) : i + 1]) for i in range(len(side))]


def part_of_run(sevenths: Sequence[int]) -> list[int]:
    """Spread the mark of a seventh point over the seven that it ends."""
    return [next((mark for mark in sevenths[i : i + RUN] if mark), 0) for i in range(len(sevenths))]


def _assurance(drawn: Chart, target: float, direction: Direction) -> Flag:
    sign = direction.sign
    ends = sorted((sign * (drawn.lower - target), sign * (drawn.upper - target)))
    if ends[0] > 0:
        return Flag.ALWAYS_MET
    return Flag.NEVER_MET if ends[1] < 0 else Flag.SOMETIMES_MET


RULE: Final = Rule(
    name="spc_xmr",
    apply=spc_xmr,
    title=_("control chart"),
    short=_("by control chart"),
    compares=_(
        "The last of at least {fewest} figures with the limits of a control chart, {limits} mean moving ranges "
        "from the mean: a figure outside, {run} in a row on one side or in one direction, or two of three more "
        "than {near} of the way to a limit."
    ),
    numbers={
        "fewest": as_number(FEWEST),
        "limits": as_number(LIMITS),
        "run": as_number(RUN),
        "near": as_fraction(NEAR),
    },
    statuses={
        "special_cause_improvement": (Outlook.FAVOURABLE, _("Special cause: improvement")),
        "common_cause": (Outlook.UNCLEAR, _("Common cause: no signal")),
        "special_cause_concern": (Outlook.UNFAVOURABLE, _("Special cause: concern")),
    },
    is_trend=True,
)

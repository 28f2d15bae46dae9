"""Change from baseline, for indicators without a target. Slope: Theil and Sen."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product
from typing import Final

from evaluation.framework.vocabulary import Cumulation, Direction, Kind
from evaluation.locale.language import _
from evaluation.methods.compared import Comparison, sign
from evaluation.methods.comparisons.bounds import allowed
from evaluation.methods.comparisons.counts import LEVEL, apart, compare_counts, in_frequencies, scatter_of
from evaluation.methods.comparisons.shares import compare_shares, dispersion_of, parts_of
from evaluation.methods.due import baseline_of, baseline_points, crosses_break, opened
from evaluation.methods.exact import theil_sen
from evaluation.methods.result import Outlook, Reason, Result
from evaluation.methods.rule import Rule
from evaluation.methods.series import YEAR_LENGTH, Point, Series, Settings

SLOPE_POINTS: Final = 4
SLOPE_INTERVAL_POINTS: Final = 6
STATED: Final = ("exact", "derived")
"""Ways to state a value that bound it on neither side."""


@dataclass(frozen=True, slots=True)
class _Sides:
    """The two values compared, and what the baseline shows of how much the figure varies by itself."""

    before: Point
    after: Point
    periods: int
    lengths: tuple[float, float]
    scatter: float | None = None
    dispersion: float | None = None


def change(series: Series, settings: Settings) -> Result:
    """Compare the last due value, or a declared window, with the baseline window.

    Running totals are differenced first. Nothing is compared across a break.

    Returns
    -------
    Result
        Status `improved`, `no_clear_change`, `moved_untested` or `worsened`; `context` where no direction is wanted;
        `not_computable` with the reasons otherwise. Where a comparison exists its numbers are given even without a
        verdict.
    """
    empty = Result("change", "not_computable", thresholds={"level": LEVEL})
    found, points = opened(empty, series, settings)
    if not points:
        return found
    if settings.cumulation is Cumulation.RUNNING_TOTAL and settings.kind in (Kind.COUNT, Kind.AMOUNT):
        if any(later.value < earlier.value for earlier, later in pairwise(points)):
            return _without_comparison(found, settings, Reason.TOTAL_FELL)
        points = differenced(points)
        if not points:
            return _without_comparison(found, settings, Reason.ONE_POINT)
    if settings.kind is Kind.COUNT:
        points = apart(points)
    slope, slope_interval = _slope(points, settings)
    before = baseline_points(points, settings)
    after = _later(points, before, settings)
    latest = baseline_of(after, settings.kind) if after else points[-1]
    found = replace(found, latest=latest, slope=slope, slope_interval=slope_interval)
    if not before:
        return _without_comparison(found, settings, Reason.ONE_POINT if len(points) == 1 else Reason.NO_BASELINE)
    if not after:
        return _without_comparison(found, settings, Reason.ONE_POINT)
    baseline = baseline_of(before, settings.kind)
    found = replace(found, baseline=baseline)
    if crosses_break(baseline, latest, settings):
        judged = settings.direction is not Direction.NONE
        obstacles = _obstacles(baseline, latest, settings) if judged else ()
        return _without_comparison(found, settings, Reason.DEFINITION_BREAK, *obstacles)
    return _judge(found, settings, _sides(before, after, found.frequency, settings))


def differenced(totals: Sequence[Point]) -> list[Point]:
    """What each running total adds to the one before it, over the time between the two.

    The first adds itself over its own period, if it has one longer than a day.
    """
    found = [totals[0]] if totals[0].days > 1 else []
    for earlier, later in pairwise(totals):
        both = earlier.qualifier not in STATED and later.qualifier not in STATED
        if later.end > earlier.end and not both:  # of the difference of two bounds nothing is known
            found.append(
                replace(
                    later,
                    value=later.value - earlier.value,
                    start=min(later.end, _next_day(earlier)),
                    qualifier=_of_difference(earlier.qualifier, later.qualifier),
                    observations=(*earlier.observations, *later.observations),
                )
            )
    return found


def _next_day(point: Point) -> dt.date:
    return point.end + dt.timedelta(1)


def _of_difference(earlier: str, later: str) -> str:
    """How a difference is stated: what bounds the earlier total bounds it on the other side."""
    turned = {"at_least": "at_most", "at_most": "at_least"}.get(earlier, earlier)
    return turned if later in STATED else later


def _later(points: Sequence[Point], before: Sequence[Point], settings: Settings) -> list[Point]:
    """The other side: the points of the declared window, or the last one after the baseline."""
    window = settings.latest
    if window is not None:
        return [p for p in points if p not in before and window.holds(p, settings.kind)]
    after = [p for p in points if p not in before and (not before or p.end > before[-1].end)]
    return after[-1:]


def _sides(before: Sequence[Point], after: Sequence[Point], frequency: int, settings: Settings) -> _Sides:
    kind = settings.kind
    return _Sides(
        baseline_of(before, kind),
        baseline_of(after, kind),
        len(before),
        (in_frequencies(before, frequency), in_frequencies(after, frequency)),
        scatter_of(before, frequency) if kind is Kind.COUNT else None,
        dispersion_of(before) if kind is Kind.SHARE else None,
    )


def _without_comparison(found: Result, settings: Settings, *reasons: Reason) -> Result:
    return replace(found, status="context" if settings.direction is Direction.NONE else found.status, reasons=reasons)


def _judge(found: Result, settings: Settings, sides: _Sides) -> Result:
    stated = _compare(sides, settings)
    result = replace(
        found,
        estimate=stated.estimate,
        difference=stated.difference,
        interval=stated.interval,
        chance=stated.chance if stated.chance and all(map(math.isfinite, stated.chance)) else None,
        tipping=stated.tipping,
        scatter=sides.scatter,
        dispersion=sides.dispersion,
    )
    if settings.direction is Direction.NONE:
        return replace(result, status="context", tipping=None, reasons=(Reason.DIRECTION_NONE,))
    obstacles = _obstacles(sides.before, sides.after, settings)
    if obstacles:
        return replace(result, reasons=obstacles)
    pairs = list(product(allowed(sides.before), allowed(sides.after)))[1:]  # the first is the two stated values
    bounded = [_compare(replace(sides, before=b, after=a), settings) for b, a in pairs]
    if any((one.moved, one.tested) != (stated.moved, stated.tested) for one in bounded):
        return replace(result, status="no_clear_change", tipping=None, reasons=(Reason.BOUND_FLIPS,))
    if not stated.moved:
        return replace(result, status="no_clear_change")
    result = replace(result, moved=stated.moved)
    if not stated.tested:
        return replace(result, status="moved_untested", reasons=(Reason.SCATTER_UNKNOWN,))
    return replace(result, status="improved" if stated.moved == settings.direction.sign else "worsened")


def _obstacles(baseline: Point, latest: Point, settings: Settings) -> tuple[Reason, ...]:
    """What the kind of figure needs for a verdict and does not have."""
    if settings.kind is Kind.COUNT:
        return (Reason.METHOD_DOES_NOT_FIT,) if min(baseline.value, latest.value) < 0 else ()
    if settings.kind is Kind.SHARE:
        return () if parts_of(baseline) and parts_of(latest) else (Reason.NO_PARTS,)
    material = settings.material_change
    if material is None:
        return (Reason.NO_MATERIAL_CHANGE,)
    return (Reason.ZERO_BASELINE,) if material.of == "baseline" and baseline.value == 0 else ()


def _compare(sides: _Sides, settings: Settings) -> Comparison:
    before, after = sides.before, sides.after
    if settings.kind is Kind.COUNT:
        return compare_counts(before, after, sides.lengths, sides.scatter, sides.periods)
    if settings.kind is Kind.SHARE:
        return compare_shares(before, after, sides.dispersion, sides.periods, is_sample=settings.is_sample)
    difference = after.value - before.value
    relative = difference / abs(before.value) if before.value else None
    material = settings.material_change
    if material is None:
        return Comparison(relative, difference)
    limit = material.limit(before.value, after.end.year - before.end.year)
    beyond = abs(difference) >= limit * (1 - 1e-12)
    return Comparison(relative, difference, moved=sign(difference) if beyond else 0)


def _slope(points: Sequence[Point], settings: Settings) -> tuple[float | None, tuple[float, float] | None]:
    """Theil-Sen slope per year of yearly rates (counts) or values, from four points on; from six also its interval.

    Of points on both sides of a break only those after it count.
    """
    alike = [p for p in points if not any(p.end < day <= points[-1].end for day in settings.breaks)]
    if len(alike) < SLOPE_POINTS:
        return None, None
    years = [(p.start.toordinal() + p.end.toordinal()) / 2 / YEAR_LENGTH for p in alike]
    values = [p.value * (YEAR_LENGTH / p.days if settings.kind is Kind.COUNT else 1.0) for p in alike]
    fit = theil_sen(years, values, LEVEL)
    if fit is None:
        return None, None
    return fit[0], fit[1] if len(alike) >= SLOPE_INTERVAL_POINTS else None


RULE: Final = Rule(
    name="change",
    apply=change,
    title=_("change from the baseline"),
    short=_("by change"),
    compares=_(
        "The latest figure with the baseline. Counts: ratio of yearly rates, with the scatter of the baseline. "
        "Shares: ratio of odds, likewise. Totals: only a change beyond the smallest that counts."
    ),
    statuses={
        "improved": (Outlook.FAVOURABLE, _("Improved")),
        "no_clear_change": (Outlook.UNCLEAR, _("No clear change")),
        "moved_untested": (Outlook.UNCLEAR, _("Moved, not tested")),
        "worsened": (Outlook.UNFAVOURABLE, _("Worsened")),
    },
    is_beside=True,
)

"""What the methods are given: the points of a series and the settings of an indicator."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass

from evaluation.evidence import Evidence, IndicatorSeries
from evaluation.framework import Indicator, Kind
from evaluation.methods import YEAR, MaterialChange, RelativeTarget, Series, Settings, Target, Window, scatter_of

PERCENT = "percent"


def report_date(evidence: Evidence) -> dt.date:
    """Last day whose periods count in a verdict: the date of the report, but not beyond the programme's own limit."""
    return min(evidence.as_of, evidence.dataset.framework.programme.judged_until)


def settings_of(evidence: Evidence, indicator: Indicator, series: IndicatorSeries) -> Settings:
    """Settings of an indicator on given evidence."""
    sheet = indicator.target
    target, relative = None, None
    if sheet.date is not None and sheet.value is not None:
        target = Target(sheet.value, sheet.date, sheet.source or "")
    if sheet.date is not None and sheet.percent_of_baseline is not None:
        relative = RelativeTarget(sheet.percent_of_baseline, sheet.date, sheet.source or "")
    by_period = targets_by_period(evidence, indicator)
    material = indicator.material_change
    declared = [c.date for c in series.breaks if c.date is not None]
    return Settings(
        direction=indicator.direction,
        kind=indicator.kind,
        cumulation=indicator.cumulation,
        cut_off=report_date(evidence),
        baseline=Window(indicator.baseline.start, indicator.baseline.end),
        target=by_period[-1] if by_period else target,
        steps=tuple(by_period[:-1]),
        relative_target=relative,
        latest=Window(indicator.latest.start, indicator.latest.end) if indicator.latest else None,
        material_change=MaterialChange(material.value, material.of, material.per_year) if material else None,
        breaks=tuple(sorted({*declared, *(b.date for b in indicator.breaks if not b.comparable)})),
        frequency=indicator.months,
        is_sample=indicator.sample,
        limit=100.0 if indicator.unit == PERCENT else None,
        is_percent=indicator.unit == PERCENT,
    )


def targets_by_period(evidence: Evidence, indicator: Indicator) -> list[Target]:
    """Targets of an indicator that were known on the day, in order of their periods; none where it has but one."""
    named = [t for t in evidence.targets if t.target_id in indicator.target.by_period]
    return [Target(float(t.value), t.period_end, t.source) for t in sorted(named, key=lambda t: t.period_end)]


def points_of(series: IndicatorSeries) -> Series:
    """Figures of a series as the methods take them."""
    return Series(series.figures)


@dataclass(frozen=True, slots=True)
class Scatter:
    """How much the counts of an indicator's baseline vary from one period to the next, beyond chance.

    Parameters
    ----------
    indicator : str
    share : float
        Standard deviation of one period in relation to the mean.
    refs : tuple of str
        Observations that it is estimated from.
    """

    indicator: str
    share: float
    refs: tuple[str, ...]


def scatter_in_baseline(series: IndicatorSeries) -> Scatter | None:
    """Scatter of an indicator of counts, where its baseline has enough periods to show it."""
    indicator = series.indicator
    if indicator.kind is not Kind.COUNT:
        return None
    window = Window(indicator.baseline.start, indicator.baseline.end)
    within = [p for p in points_of(series).points if window.holds(p, indicator.kind)]
    scatter = scatter_of(within, indicator.months or YEAR)
    if scatter is None:
        return None
    return Scatter(indicator.id, math.sqrt(scatter), tuple(ref for p in within for ref in p.refs))


def yardsticks(all_series: Iterable[IndicatorSeries]) -> dict[str, tuple[Scatter, ...]]:
    """For each indicator the scatter of the others of its group of like counts. It decides nothing."""
    known = list(all_series)
    found = {s.indicator.id: scatter for s in known if (scatter := scatter_in_baseline(s))}
    groups = {s.indicator.id: s.indicator.dispersion_group for s in known}
    return {
        id_: tuple(s for other, s in found.items() if other != id_ and group and groups[other] == group)
        for id_, group in groups.items()
    }

"""What the methods are given: the points of a series and the settings of an indicator."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from evaluation.evidence import Evidence, IndicatorSeries
from evaluation.framework import Indicator, Kind
from evaluation.methods import MaterialChange, Series, Settings, Target, Window, dispersion

PERCENT = "percent"


def report_date(evidence: Evidence) -> dt.date:
    """Last day whose periods count in a verdict: the date of the report, but not beyond the programme's own limit."""
    return min(evidence.as_of, evidence.dataset.framework.programme.judged_until)


def settings_of(evidence: Evidence, indicator: Indicator, series: IndicatorSeries, stand_in: float | None) -> Settings:
    """Settings of an indicator; `stand_in` is the dispersion of its group, for a baseline too short to show its own."""
    sheet = indicator.target
    target = None
    if sheet.value is not None and sheet.date is not None:
        target = Target(sheet.value, sheet.date, sheet.source or "")
    material = indicator.material_change
    declared = [c.date for c in series.breaks if c.date is not None]
    return Settings(
        direction=indicator.direction,
        kind=indicator.kind,
        cumulation=indicator.cumulation,
        report_date=report_date(evidence),
        baseline=Window(indicator.baseline.start, indicator.baseline.end),
        target=target,
        material_change=MaterialChange(material.value, material.of) if material else None,
        breaks=tuple(sorted({*declared, *(b.date for b in indicator.breaks if not b.comparable)})),
        dispersion=stand_in,
        limit=100.0 if indicator.unit == PERCENT else None,
        is_percent=indicator.unit == PERCENT,
    )


def points_of(series: IndicatorSeries) -> Series:
    """Figures of a series as the methods take them."""
    return Series(series.figures)


@dataclass(frozen=True, slots=True)
class GroupDispersion:
    """Largest dispersion among like counts, and the observations of all that were compared for it."""

    value: float
    refs: tuple[str, ...]


def dispersion_by_group(all_series: Iterable[IndicatorSeries]) -> dict[str, GroupDispersion]:
    """Largest dispersion estimated in each group of like counts."""
    found: dict[str, GroupDispersion] = {}
    for series in all_series:
        group, window = series.indicator.dispersion_group, series.indicator.baseline
        if group is None or series.indicator.kind is not Kind.COUNT:
            continue
        within = [p for p in points_of(series).points if window.start <= p.start and p.end <= window.end]
        phi = dispersion(within)
        if phi is not None:
            known = found.get(group, GroupDispersion(0.0, ()))
            refs = tuple(ref for p in within for ref in p.refs)
            found[group] = GroupDispersion(max(phi, known.value), (*known.refs, *refs))
    return found

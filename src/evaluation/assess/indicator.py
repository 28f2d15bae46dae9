"""One indicator: its series, the verdict of its method, the other methods beside it, and the strength of evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from evaluation.assess.strength import Strength, strength
from evaluation.evidence import Evidence, Figure, IndicatorSeries, indicator_series
from evaluation.framework import Indicator, Kind
from evaluation.load import Confidence
from evaluation.methods import (
    MaterialChange,
    Outlook,
    Point,
    Result,
    Series,
    Settings,
    Target,
    Window,
    dispersion,
    run,
)

YEAR: Final = 365
"""Days of the shortest calendar year."""


class Warn(StrEnum):
    """Something about the figures compared that the verdict alone does not say."""

    BOUND = "bound"  # one is a bound or rounded
    DERIVED = "derived"  # one was added up or subtracted by somebody
    LOW_CONFIDENCE = "low_confidence"  # it is not sure that the document says so
    PART_OF_A_YEAR = "part_of_a_year"  # one covers only part of a year
    AUTHORITY_CHANGED = "authority_changed"  # they come from different authorities
    BREAK_BETWEEN = "break_between"  # what is counted changed in between


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """What can be said of one indicator on a date.

    Parameters
    ----------
    indicator : Indicator
    series : IndicatorSeries
    result : Result
        Outcome of the indicator's own method: `gap_closed` where there is a target, else `change`.
    others : mapping of str to Result
        Outcomes of the other methods that apply, by name; shown beside, never judged by.
    strength : Strength
    """

    indicator: Indicator
    series: IndicatorSeries
    result: Result
    others: Mapping[str, Result]
    strength: Strength

    @property
    def judged(self) -> bool:
        """Whether the method came to a verdict."""
        return self.result.outlook in (Outlook.FAVOURABLE, Outlook.UNCLEAR, Outlook.UNFAVOURABLE)

    @property
    def warnings(self) -> tuple[Warn, ...]:
        """What a reader must know of the two figures compared, in the order of `Warn`."""
        used = [r for r in (self.result.baseline, self.result.latest) if r is not None]
        ids = {i for reading in used for i in reading.refs}
        figures = [f for f in self.series.figures if ids.intersection(f.ids)]
        ends = [reading.end for reading in used]
        found = {
            Warn.BOUND: any(f.qualifier in ("at_least", "about", "at_most") for f in figures),
            Warn.DERIVED: any(f.qualifier == "derived" for f in figures),
            Warn.LOW_CONFIDENCE: any(o.confidence is Confidence.LOW for f in figures for o in f.observations),
            Warn.PART_OF_A_YEAR: self.indicator.kind is not Kind.STOCK and any(1 < f.days < YEAR for f in figures),
            Warn.AUTHORITY_CHANGED: len({f.authority for f in figures}) > 1,
            Warn.BREAK_BETWEEN: bool(ends) and any(min(ends) < b.date <= max(ends) for b in self.indicator.breaks),
        }
        return tuple(warning for warning in Warn if found[warning])

    def after(self, day: dt.date) -> tuple[Figure, ...]:
        """Figures of periods that end after a day."""
        return tuple(f for f in self.series.figures if f.end > day)


def report_date(evidence: Evidence) -> dt.date:
    """Last day whose periods count in a verdict: the date of the report, but not beyond the programme's own limit."""
    return min(evidence.as_of, evidence.dataset.framework.programme.judged_until)


def assess_indicators(evidence: Evidence, indicators: Iterable[Indicator]) -> tuple[IndicatorResult, ...]:
    """Assess indicators on the evidence of a date.

    Counts whose own baseline is too short to show their scatter take the largest dispersion found among the
    indicators of their group.
    """
    series = {i.id: indicator_series(evidence, i) for i in indicators}
    largest = _dispersion_by_group(series.values())
    return tuple(_assess(evidence, s, largest.get(s.indicator.dispersion_group or "")) for s in series.values())


def _assess(evidence: Evidence, series: IndicatorSeries, stand_in: float | None) -> IndicatorResult:
    indicator = series.indicator
    settings = _settings(evidence, indicator, series, stand_in)
    points = _points(series)
    method = "gap_closed" if settings.target else "change"
    others = ["change", "percent_of_target"] if settings.target else []
    return IndicatorResult(
        indicator,
        series,
        run(method, points, settings),
        {name: run(name, points, settings) for name in others},
        strength(evidence, series, settings.report_date),
    )


def _settings(evidence: Evidence, indicator: Indicator, series: IndicatorSeries, stand_in: float | None) -> Settings:
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
    )


def _points(series: IndicatorSeries) -> Series:
    return Series(
        tuple(
            Point(
                value=f.value,
                start=f.start,
                end=f.end,
                qualifier=f.qualifier,
                numerator=f.numerator,
                denominator=f.denominator,
                refs=f.ids,
            )
            for f in series.figures
        )
    )


def _dispersion_by_group(all_series: Iterable[IndicatorSeries]) -> dict[str, float]:
    largest: dict[str, float] = {}
    for series in all_series:
        group, window = series.indicator.dispersion_group, series.indicator.baseline
        if group is None or series.indicator.kind is not Kind.COUNT:
            continue
        within = [p for p in _points(series).points if window.start <= p.start and p.end <= window.end]
        phi = dispersion(within)
        if phi is not None:
            largest[group] = max(phi, largest.get(group, 0.0))
    return largest

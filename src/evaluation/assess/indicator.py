"""One indicator: its series, the verdict of its method, the other methods beside it, and the strength of evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from evaluation.assess.accuracy import Accuracy, accuracy
from evaluation.assess.inputs import GroupDispersion, dispersion_by_group, points_of, settings_of
from evaluation.assess.robustness import Robustness, robustness
from evaluation.assess.strength import Strength, strength
from evaluation.evidence import Evidence, IndicatorSeries, indicator_series
from evaluation.framework import Indicator, Kind
from evaluation.load import Confidence
from evaluation.methods import Outlook, Point, Result, run

OWN: Final = "change"
OWN_WITH_TARGET: Final = "gap_closed"
BESIDE: Final = ("gap_closed", "percent_of_target", "change", "statcan_2024", "unsd_2023", "destatis_trend")
"""Methods that are shown beside the indicator's own; the others ask for settings that a sheet does not have."""
NEED_A_TARGET: Final = ("gap_closed", "percent_of_target")


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
    robustness : Robustness
    dispersion_refs : tuple of str
        Observations whose scatter stands for that of a baseline too short to show its own.
    accuracy : Accuracy or None
        How wrong the latest figure may be before the finding turns; None where there is no finding.
    """

    indicator: Indicator
    series: IndicatorSeries
    result: Result
    others: Mapping[str, Result]
    strength: Strength
    robustness: Robustness
    dispersion_refs: tuple[str, ...] = ()
    accuracy: Accuracy | None = None

    @property
    def inputs(self) -> tuple[str, ...]:
        """Every observation on which the verdict and its readings rest, those that lost to another among them."""
        return tuple(dict.fromkeys((*self.series.candidates, *self.dispersion_refs)))

    @property
    def judged(self) -> bool:
        """Whether the method came to a verdict."""
        return self.result.outlook in (Outlook.FAVOURABLE, Outlook.UNCLEAR, Outlook.UNFAVOURABLE)

    @property
    def demonstrated(self) -> bool:
        """Whether the verdict is a change, for better or worse, that enough readings share."""
        return self.result.outlook in (Outlook.FAVOURABLE, Outlook.UNFAVOURABLE) and self.robustness.holds

    @property
    def outlook(self) -> Outlook:
        """Class in which the indicator counts: a change that is not demonstrated counts as unclear."""
        return self.result.outlook if self.demonstrated or not self.judged else Outlook.UNCLEAR

    @property
    def warnings(self) -> tuple[Warn, ...]:
        """What a reader must know of the two figures compared, in the order of `Warn`."""
        used = [r for r in (self.result.baseline, self.result.latest) if r is not None]
        ids = {i for point in used for i in point.refs}
        figures = [f for f in self.series.figures if ids.intersection(f.refs)]
        ends = [point.end for point in used]
        found = {
            Warn.BOUND: any(f.qualifier in ("at_least", "about", "at_most") for f in figures),
            Warn.DERIVED: any(f.qualifier == "derived" for f in figures),
            Warn.LOW_CONFIDENCE: any(o.confidence is Confidence.LOW for f in figures for o in f.observations),
            Warn.PART_OF_A_YEAR: self.indicator.kind is not Kind.STOCK and any(f.is_part_of_year for f in figures),
            Warn.AUTHORITY_CHANGED: len({f.authority for f in figures}) > 1,
            Warn.BREAK_BETWEEN: bool(ends) and any(min(ends) < b.date <= max(ends) for b in self.indicator.breaks),
        }
        return tuple(warning for warning in Warn if found[warning])

    def after(self, day: dt.date) -> tuple[Point, ...]:
        """Figures of periods that end after a day."""
        return tuple(f for f in self.series.figures if f.end > day)


def assess_indicators(evidence: Evidence, indicators: Iterable[Indicator]) -> tuple[IndicatorResult, ...]:
    """Assess indicators on the evidence of a date.

    Counts whose own baseline is too short to show their scatter take the largest dispersion found among the
    indicators of their group.
    """
    series = {i.id: indicator_series(evidence, i) for i in indicators}
    groups = dispersion_by_group(series.values())
    return tuple(_assess(evidence, s, groups.get(s.indicator.dispersion_group or "")) for s in series.values())


def _assess(evidence: Evidence, series: IndicatorSeries, group: GroupDispersion | None) -> IndicatorResult:
    indicator = series.indicator
    stand_in = group.value if group else None
    settings = settings_of(evidence, indicator, series, stand_in)
    points = points_of(series)
    method = OWN_WITH_TARGET if settings.target else OWN
    beside = [m for m in BESIDE if m != method and (settings.target or m not in NEED_A_TARGET)]
    result = run(method, points, settings)
    return IndicatorResult(
        indicator,
        series,
        result,
        {name: run(name, points, settings) for name in beside},
        strength(evidence, series, settings.report_date),
        robustness(evidence, indicator, result, stand_in),
        group.refs if group and result.method == OWN else (),
        accuracy(method, points, settings, result),
    )

"""One indicator: its series, the verdict of its method, the other methods beside it, and the strength of evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from typing import Final

from evaluation.assess.accuracy import Accuracy, accuracy
from evaluation.assess.inputs import Scatter, points_of, settings_of, yardsticks
from evaluation.assess.main_method import NEED_A_TARGET, direction_method, main_method, without_target
from evaluation.assess.robustness import Robustness, robustness
from evaluation.assess.strength import Strength, strength
from evaluation.assess.without_one import Turn, turns_of
from evaluation.evidence import Evidence, IndicatorSeries, indicator_series
from evaluation.evidence.releases import mixes_releases
from evaluation.evidence.stages import stage_is_untold
from evaluation.framework import Indicator, Kind
from evaluation.load import Confidence
from evaluation.methods import RULES, Outlook, Point, Result, Tipping, run

BESIDE: Final = tuple(name for name, rule in RULES.items() if rule.is_beside)
"""Methods that are shown beside the indicator's own; the others ask for settings that a sheet does not have."""
JUDGED: Final = (Outlook.FAVOURABLE, Outlook.UNCLEAR, Outlook.UNFAVOURABLE)
"""Classes of a verdict."""


class Warn(StrEnum):
    """Something about the figures compared that the verdict alone does not say."""

    BOUND = "bound"  # one is a bound or rounded
    DERIVED = "derived"  # one was added up or subtracted by somebody
    LOW_CONFIDENCE = "low_confidence"  # it is not sure that the document says so
    PART_OF_A_YEAR = "part_of_a_year"  # one covers only part of a year
    AUTHORITY_CHANGED = "authority_changed"  # they come from different authorities
    CLAIMED = "claimed"  # one is only claimed by the programme
    BREAK_BETWEEN = "break_between"  # what is counted changed in between
    STAGE_UNTOLD = "stage_untold"  # one is money of which nothing says how far it had come
    RELEASES_MIXED = "releases_mixed"  # one was restated after the other was published


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """What can be said of one indicator on a date.

    Parameters
    ----------
    indicator : Indicator
    series : IndicatorSeries
    result : Result
        Outcome of the method that its sheet or the programme's names, or else of `gap_closed` where there is a target,
        of `change` where there is none.
    others : mapping of str to Result
        Outcomes of the other methods that apply, by name; shown beside, never judged by.
    strength : Strength
    robustness : Robustness
    direction : Result
        Outcome of the question whether it moved, and which way: that of its own method where there is no target, else
        that of the change from the baseline, or of the trend method that its sheet or the programme's names. How far it
        is on its way to a target is another question.
    direction_robustness : Robustness
    yardstick : tuple of Scatter
        Scatter of like indicators, beside a change that could not be tested; it decides nothing.
    turns : tuple of Turn
        Figures without which a verdict would be another.
    seek_accuracy : callable or None
        Looks for what `accuracy` tells: some dozens of trials, which only a report needs.
    cautions : frozenset of Warn
        What must be known of the two figures compared that only the evidence behind their series tells.
    """

    indicator: Indicator
    series: IndicatorSeries
    result: Result
    others: Mapping[str, Result]
    strength: Strength
    robustness: Robustness
    direction: Result
    direction_robustness: Robustness
    yardstick: tuple[Scatter, ...] = ()
    turns: tuple[Turn, ...] = ()
    seek_accuracy: Callable[[], Accuracy | None] | None = field(default=None, compare=False, repr=False)
    cautions: frozenset[Warn] = frozenset()

    @property
    def inputs(self) -> tuple[str, ...]:
        """Every observation on which the verdict and its specifications rest, those that lost to another among them."""
        return tuple(dict.fromkeys((*self.series.candidates, *(ref for s in self.yardstick for ref in s.refs))))

    @property
    def accuracy(self) -> Accuracy | None:
        """How wrong the latest figure may be before the finding turns; None where there is no finding."""
        return self.seek_accuracy() if self.seek_accuracy else None

    @property
    def pace(self) -> Result | None:
        """Outcome of the question how far it is on its way to its target, where there is one."""
        return self.result if self.indicator.target.none is None else None

    @property
    def judged(self) -> bool:
        """Whether the method came to a verdict."""
        return self.result.outlook in JUDGED

    @property
    def judged_now(self) -> bool:
        """Whether the verdict is one on how things are, not as of an earlier time."""
        return self.judged and self.result.is_current

    @property
    def outlook_now(self) -> Outlook:
        """Class in which the indicator counts for its objective: a verdict as of an earlier time counts in none."""
        return self.outlook if self.judged_now or not self.judged else Outlook.NOT_COMPUTABLE

    @property
    def demonstrated(self) -> bool:
        """Whether the verdict is a change, for better or worse, that enough specifications share."""
        return self.result.outlook in (Outlook.FAVOURABLE, Outlook.UNFAVOURABLE) and self.robustness.holds

    @property
    def outlook(self) -> Outlook:
        """Class in which the indicator counts: a change that is not demonstrated counts as unclear."""
        return self.result.outlook if self.demonstrated or not self.judged else Outlook.UNCLEAR

    @property
    def warnings(self) -> tuple[Warn, ...]:
        """What a reader must know of the two figures compared, if there are two, in the order of `Warn`."""
        used = [r for r in (self.result.baseline, self.result.latest) if r is not None]
        if len(used) < 2:
            return ()
        ids = {i for point in used for i in point.refs}
        figures = [f for f in self.series.figures if ids.intersection(f.refs)]
        ends = [point.end for point in used]
        found = {
            Warn.BOUND: any(f.qualifier in ("at_least", "about", "at_most") for f in figures),
            Warn.DERIVED: any(f.qualifier == "derived" for f in figures),
            Warn.LOW_CONFIDENCE: any(o.confidence is Confidence.LOW for f in figures for o in f.observations),
            Warn.PART_OF_A_YEAR: self.indicator.kind is not Kind.STOCK and any(f.is_part_of_year for f in figures),
            Warn.AUTHORITY_CHANGED: len({f.authority for f in figures}) > 1,
            Warn.CLAIMED: self.strength.facts.get("independence") == 0,
            Warn.BREAK_BETWEEN: bool(ends) and any(min(ends) < b.date <= max(ends) for b in self.indicator.breaks),
            Warn.STAGE_UNTOLD: Warn.STAGE_UNTOLD in self.cautions,
            Warn.RELEASES_MIXED: Warn.RELEASES_MIXED in self.cautions,
        }
        return tuple(warning for warning in Warn if found[warning])

    def after(self, day: dt.date) -> tuple[Point, ...]:
        """Figures of periods that end after a day."""
        return tuple(f for f in self.series.figures if f.end > day)


def assess_indicators(evidence: Evidence, indicators: Iterable[Indicator]) -> tuple[IndicatorResult, ...]:
    """Assess indicators on the evidence of a date."""
    series = [indicator_series(evidence, i) for i in indicators]
    beside = yardsticks(series)
    return tuple(_assess(evidence, s, beside[s.indicator.id]) for s in series)


def _assess(evidence: Evidence, series: IndicatorSeries, like: tuple[Scatter, ...]) -> IndicatorResult:
    indicator = series.indicator
    settings = settings_of(evidence, indicator, series)
    points = points_of(series)
    method = main_method(evidence.dataset.framework.programme, indicator, settings)
    beside = [m for m in BESIDE if m != method and (settings.has_target or m not in NEED_A_TARGET)]
    result = run(method, points, settings)
    others = {name: run(name, points, settings) for name in beside}
    held = robustness(evidence, indicator, result)
    direction, direction_held = _direction(evidence, series) if settings.has_target else (result, held)
    return IndicatorResult(
        indicator,
        series,
        result,
        others,
        strength(evidence, series, settings.cut_off),
        held,
        direction,
        direction_held,
        like if result.tipping and result.tipping.of is Tipping.SCATTER else (),
        turns_of(result, points, settings) if result.outlook in JUDGED else (),
        partial(accuracy, method, points, settings, result),
        frozenset(_cautions(evidence, series, result)),
    )


def _cautions(evidence: Evidence, series: IndicatorSeries, result: Result) -> Iterator[Warn]:
    """What only the evidence tells of the two figures compared."""
    before, after = (point.observations if point else () for point in (result.baseline, result.latest))
    if (before or after) and stage_is_untold(evidence.dataset.tables.measures, (*before, *after)):
        yield Warn.STAGE_UNTOLD
    if mixes_releases(evidence, series, before, after):
        yield Warn.RELEASES_MIXED


def _direction(evidence: Evidence, series: IndicatorSeries) -> tuple[Result, Robustness]:
    """Whether an indicator with a target moved, and in how many specifications it did."""
    indicator = without_target(series.indicator)
    method = direction_method(evidence.dataset.framework.programme, indicator)
    result = run(method, points_of(series), settings_of(evidence, indicator, series))
    return result, robustness(evidence, indicator, result)

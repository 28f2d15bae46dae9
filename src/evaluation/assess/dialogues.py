"""What could have been tracked at each annual dialogue, and what a target would have changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from evaluation.assess.indicator import JUDGED, IndicatorResult, assess_indicators
from evaluation.assess.inputs import points_of, report_date, settings_of
from evaluation.evidence import Evidence, as_known_on, indicator_series
from evaluation.framework import Cumulation, Dialogue, Direction, Indicator, Kind, Scenario
from evaluation.framework.indicator import Selection
from evaluation.load import PartialDate
from evaluation.methods import Point, Reason, Result, Series, Target, run
from evaluation.methods.comparisons.shares import parts_of


@dataclass(frozen=True, slots=True)
class ScenarioResult:
    """One target tried on the evidence of a day.

    Parameters
    ----------
    scenario : Scenario
    result : Result or None
        Outcome with the target; None before the target existed.
    without : Result
        Outcome of the indicator's own method on the same day.
    inputs : tuple of str
        Observations on which either may rest.
    """

    scenario: Scenario
    result: Result | None
    without: Result
    inputs: tuple[str, ...] = ()

    @property
    def changes_verdict(self) -> bool:
        """Whether the class of the verdict would have been another one; a target without a result changes none."""
        return (
            self.result is not None
            and self.result.outlook in JUDGED
            and self.result.outlook is not self.without.outlook
        )


@dataclass(frozen=True, slots=True)
class DialogueView:
    """What a dialogue could have known.

    Parameters
    ----------
    dialogue : Dialogue
    day : datetime.date
        Last day of its date, which may be known only to the month.
    indicators : tuple of IndicatorResult
        Indicators with a wanted direction.
    scenarios : tuple of ScenarioResult
    """

    dialogue: Dialogue
    day: dt.date
    indicators: tuple[IndicatorResult, ...]
    scenarios: tuple[ScenarioResult, ...]

    @property
    def current(self) -> tuple[IndicatorResult, ...]:
        """Indicators whose latest figure still said how things were on that day."""
        return tuple(i for i in self.indicators if i.result.is_current)


@lru_cache(maxsize=4)
def view_dialogues(evidence: Evidence) -> tuple[DialogueView, ...]:
    """Assess the programme as known at each dialogue that was held by the date of the evidence.

    Parameters
    ----------
    evidence : Evidence
        Today's; the questions and rules are today's too, only the figures are those of the day.
    """
    framework = evidence.dataset.framework
    views = []
    for dialogue in framework.dialogues:
        day = PartialDate(dialogue.date).last_day()
        if day > evidence.as_of:
            continue
        then = as_known_on(evidence.dataset, day)
        # all of them, since one may lend its scatter to another, as in a report of that day
        results = assess_indicators(then, framework.indicators)
        results = tuple(r for r in results if r.indicator.direction is not Direction.NONE)
        views.append(DialogueView(dialogue, day, results, try_scenarios(then, results)))
    return tuple(views)


def try_scenarios(evidence: Evidence, results: Sequence[IndicatorResult]) -> tuple[ScenarioResult, ...]:
    """Try every scenario of the framework on the evidence of a day."""
    by_id = {r.indicator.id: r for r in results}
    scenarios = [s for s in evidence.dataset.framework.scenarios if s.indicator in by_id]
    found = []
    for scenario in scenarios:
        item = by_id[scenario.indicator]
        inputs = item.inputs
        if scenario.of is not None:
            inputs += indicator_series(evidence, _whole(item.indicator, scenario)).candidates
        found.append(ScenarioResult(scenario, _with_target(evidence, scenario, item), item.result, inputs))
    return tuple(found)


def _with_target(evidence: Evidence, scenario: Scenario, item: IndicatorResult) -> Result | None:
    if scenario.since > evidence.as_of:
        return None
    settings = replace(
        settings_of(evidence, item.indicator, item.series),
        target=Target(scenario.value, scenario.date, scenario.source or ""),
        cut_off=report_date(evidence),
    )
    if scenario.of is None:
        return run("gap_closed", points_of(item.series), settings)
    settings = replace(settings, kind=Kind.SHARE, cumulation=Cumulation.NON_CUMULATIVE, is_percent=True)
    result = run("gap_closed", _shares(evidence, scenario, item), settings)
    if result.latest is None or parts_of(result.latest) is not None:
        return result
    # more children assisted than found: two registers that do not hold the same persons give no share
    return replace(result, status="not_computable", score=None, estimate=None, reasons=(Reason.METHOD_DOES_NOT_FIT,))


def _shares(evidence: Evidence, scenario: Scenario, item: IndicatorResult) -> Series:
    """Figures of the indicator in per cent of the whole, for the periods that have both."""
    assert scenario.of is not None
    wholes = {(f.start, f.end): f for f in indicator_series(evidence, _whole(item.indicator, scenario)).figures}
    points = []
    for figure in item.series.figures:
        whole = wholes.get((figure.start, figure.end))
        if whole is None or whole.value == 0:
            continue
        share = 100 * figure.value / whole.value
        qualifier = figure.qualifier if figure.qualifier != "exact" else whole.qualifier
        points.append(
            Point(
                share,
                figure.start,
                figure.end,
                qualifier,
                figure.value,
                whole.value,
                (*figure.observations, *whole.observations),
            )
        )
    return Series(tuple(points))


def _whole(indicator: Indicator, scenario: Scenario) -> Indicator:
    assert scenario.of is not None
    authorities = indicator.authorities.model_copy(update={"preferred": scenario.of.authorities, "alternatives": ()})
    return indicator.model_copy(
        update={"select": Selection(value=scenario.of.figures), "authorities": authorities, "kind": Kind.COUNT}
    )

"""What a verdict would be with each of the values that were published for the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from evaluation.assess.indicator import IndicatorResult
from evaluation.assess.inputs import points_of, settings_of
from evaluation.evidence import Evidence, Rivals, indicator_series, subject
from evaluation.load import Observation
from evaluation.methods import Result, run


@dataclass(frozen=True, slots=True)
class StatementTrial:
    """One indicator judged with each value in turn.

    Parameters
    ----------
    item : IndicatorResult
    results : tuple of Result
        One for each statement, in order of publication.
    """

    item: IndicatorResult
    results: tuple[Result, ...]

    @property
    def turns(self) -> bool:
        """Whether the verdict depends on the value, within its class too: far behind is not regressing."""
        return len({result.status for result in self.results}) > 1


def try_statements(
    evidence: Evidence, rivals: Rivals, results: Sequence[IndicatorResult]
) -> tuple[StatementTrial, ...]:
    """Judge every indicator that rests on a disputed figure with each of its values.

    Returns
    -------
    tuple of StatementTrial
        Empty if no series contains the figure.
    """
    about = subject(evidence, rivals.first)
    trials = []
    for item in results:
        used = [o for f in item.series.figures for o in f.observations if subject(evidence, o) == about]
        if used:
            tried = tuple(_judge_with(evidence, item, used[0], s) for s in rivals.statements)
            trials.append(StatementTrial(item, tried))
    return tuple(trials)


def _judge_with(
    evidence: Evidence,
    item: IndicatorResult,
    used: Observation,
    statement: Observation,
) -> Result:
    changed = replace(used, value=statement.value, qualifier=statement.qualifier)
    observations = tuple(changed if o.observation_id == used.observation_id else o for o in evidence.observations)
    tried = replace(evidence, observations=observations)
    series = indicator_series(tried, item.indicator)
    return run(item.result.method, points_of(series), settings_of(tried, item.indicator, series))

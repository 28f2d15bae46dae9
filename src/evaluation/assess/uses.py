"""How each figure of an area is used: in the series of an indicator, beside it, or by none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from evaluation.assess.indicator import IndicatorResult
from evaluation.assess.progress import Progress
from evaluation.evidence import Aside, Evidence
from evaluation.load import Observation
from evaluation.methods import Point

Use = Literal["series", "other_register"] | Aside


@dataclass(frozen=True, slots=True)
class UsedFigure:
    """One figure of what an indicator measures.

    Parameters
    ----------
    observation : Observation
    use : Use
        `series`, why it stands beside it, or `other_register`: of an authority that the indicator does not use.
    figure : Point or None
        The point of the series that it makes.
    number : int
        Its place in the series, from 1; 0 where it is in none.
    """

    observation: Observation
    use: Use
    figure: Point | None = None
    number: int = 0


def claimed(items: Iterable[IndicatorResult]) -> frozenset[str]:
    """Ids of the observations that are in the series of an indicator, or beside it."""
    series = [item.series for item in items]
    found = {id_ for one in series for figure in one.figures for id_ in figure.refs}
    return frozenset(found | {aside.observation.observation_id for one in series for aside in one.aside})


def figures_used(item: IndicatorResult, taken: frozenset[str], evidence: Evidence) -> list[UsedFigure]:
    """All that documents give of what an indicator measures, in order of time.

    A figure of an authority that the indicator does not use stands here unless another indicator uses it: `taken` are
    the observations that one does. Of a share only whole pairs count, since a part alone is no share.
    """
    found = [
        UsedFigure(figure.observations[0], "series", figure, number)
        for number, figure in enumerate(item.series.figures, 1)
    ]
    if item.indicator.select.value is not None:
        found += [UsedFigure(aside.observation, aside.reason) for aside in item.series.aside]
        left = set(item.series.candidates) - taken
        found += [UsedFigure(o, "other_register") for o in evidence.observations if o.observation_id in left]

    def in_time(used: UsedFigure) -> tuple[str, str, str]:
        o = used.observation
        return (str(o.period_end), str(o.period_start), o.observation_id)

    return sorted(found, key=in_time)


def indicators_with_figures(progress: Progress, only: str = "") -> tuple[IndicatorResult, ...]:
    """Indicators, of one objective or of all, of which some document gives a figure."""
    taken = claimed(progress.indicators)
    asked = progress.objective(only).indicators if only else progress.indicators
    return tuple(item for item in asked if figures_used(item, taken, progress.evidence))

"""Stages of public money: what was spent is not set against what was assigned, nor a budget against its own changes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from evaluation.errors import Fault
from evaluation.framework import Framework, Indicator
from evaluation.load import Measure, Observation, Stage, TypedRows, YamlFile

UNTOLD: Final = (None, Stage.ASSIGNED)
"""Stages of which it is not known which one they are; a budget before or after its changes may be either."""


def may_pair(one: Stage | None, other: Stage | None) -> bool:
    """Whether amounts of two stages may be compared: of one stage, or one of them of a stage that is not told.

    What was spent is no budget, so it stands beside what was spent and nothing else.
    """
    if one is other:
        return True
    return Stage.SPENT not in (one, other) and (one in UNTOLD or other in UNTOLD)


def check_stages(rows: TypedRows, framework: Framework, file: YamlFile) -> Iterator[Fault]:
    """Check that no series joins amounts of different stages, neither ours nor that of another choice.

    A pair of figures is always taken out of one series, so none of them is of two stages then.
    """
    for i, indicator in enumerate(framework.indicators):
        for path, measures in _series(indicator):
            stages = {name: rows.measure[name].stage for name in measures if name in rows.measure}
            apart = [(a, b) for a, b in combinations(stages, 2) if not may_pair(stages[a], stages[b])]
            for first, second in apart:
                at = ("indicators", i, *path)
                yield Fault(
                    file.name,
                    file.line_of(at),
                    ".".join(map(str, at)),
                    second,
                    f"it is {_told(stages[second])}, {first} {_told(stages[first])}: no pair of figures may be of both",
                    "Show one of the two under `select.beside`, or correct `stage` in measures.csv",
                )


def stage_is_untold(measures: Mapping[str, Measure], compared: Collection[Observation]) -> bool:
    """Whether figures that are compared may be of different stages, since one of them does not say its own."""
    stages = {measures[o.measure].stage for o in compared}
    return stages != {None} and not stages.isdisjoint(UNTOLD)


def _series(indicator: Indicator) -> Iterator[tuple[tuple[str | int, ...], Sequence[str]]]:
    """The measures of each series that an indicator may be judged by, with their place in its sheet."""
    for name in ("value", "numerator", "denominator"):
        if chosen := getattr(indicator.select, name):
            yield ("select", name, "measures"), chosen.measures
    for j, choice in enumerate(indicator.alternatives.figures):
        yield ("alternatives", "figures", j, "measures"), choice.measures


def _told(stage: Stage | None) -> str:
    return f"of stage {stage.value!r}" if stage else "of no told stage"

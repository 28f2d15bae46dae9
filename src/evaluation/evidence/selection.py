"""Which observations an indicator asks for."""

from __future__ import annotations

from collections.abc import Collection

from evaluation.framework import Filter
from evaluation.load import Observation


def matches(observation: Observation, chosen: Filter, authorities: Collection[str]) -> bool:
    """Whether an observation is of the measures, areas, sexes, ages and authorities that are asked for.

    An empty `sexes` or `ages` asks for figures that are not disaggregated, so that a part never stands for a whole.
    """
    return observation.authority in authorities and is_of(observation, chosen)


def is_of(observation: Observation, chosen: Filter) -> bool:
    """Whether an observation is of the measures, areas, sexes and ages that are asked for, whoever published it."""
    return (
        observation.measure in chosen.measures
        and observation.area in chosen.areas
        and (observation.sex or "all") in (chosen.sexes or ("all",))
        and (observation.age_group or "all") in (chosen.ages or ("all",))
    )

"""What documents say of a flow of money that the framework names."""

from __future__ import annotations

import datetime as dt

from evaluation.evidence.vintage import Evidence
from evaluation.framework import Money
from evaluation.load import Observation


def stated_of(evidence: Evidence, flow: Money) -> list[Observation]:
    """Figures of a flow of money, in the order of publication."""
    found = [o for o in evidence.observations if _of(o, flow, flow.measures)]
    return sorted(found, key=lambda o: (stated_by(evidence, o), o.observation_id))


def delivered_of(evidence: Evidence, flow: Money) -> list[Observation]:
    """Figures of what came of it, in the order of the table."""
    return [o for o in evidence.observations if _of(o, flow, flow.delivered)]


def stated_by(evidence: Evidence, observation: Observation) -> dt.date:
    """Day by which the document of a figure was published."""
    return evidence.source_of(observation).known_on() or dt.date.min


def _of(observation: Observation, flow: Money, measures: tuple[str, ...]) -> bool:
    return observation.measure in measures and observation.area in flow.areas

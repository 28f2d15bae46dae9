"""The whole assessment of a programme on a date."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from evaluation.assess.indicator import IndicatorResult, assess_indicators
from evaluation.assess.synthesis import Synthesis, synthesise
from evaluation.evidence import Evidence, as_known_on, open_dataset
from evaluation.framework import ALL, Objective


@dataclass(frozen=True, slots=True)
class ObjectiveResult:
    """One objective: its indicators and what they add up to."""

    objective: Objective
    indicators: tuple[IndicatorResult, ...]
    synthesis: Synthesis


@dataclass(frozen=True, slots=True, eq=False)
class Progress:
    """All objectives of a programme on the evidence of a date. One is like no other, as the evidence is.

    Parameters
    ----------
    evidence : Evidence
    objectives : tuple of ObjectiveResult
    shared : tuple of IndicatorResult
        Indicators that serve the whole programme; they decide no objective.
    """

    evidence: Evidence
    objectives: tuple[ObjectiveResult, ...]
    shared: tuple[IndicatorResult, ...] = ()

    @property
    def indicators(self) -> tuple[IndicatorResult, ...]:
        """All indicators: those of each objective, then those that serve all of them."""
        return (*(item for objective in self.objectives for item in objective.indicators), *self.shared)

    def objective(self, objective_id: str) -> ObjectiveResult:
        """Result of one objective; `KeyError` if there is none."""
        return {o.objective.id: o for o in self.objectives}[objective_id]


def assess_folder(data_dir: Path | str, as_of: dt.date | None = None) -> Progress:
    """Read a data folder and assess every objective.

    Raises
    ------
    DataError
        If the data folder has faults.
    ParameterError
        If nothing was published by `as_of`.
    """
    return assess(as_known_on(open_dataset(data_dir), as_of))


def assess(evidence: Evidence) -> Progress:
    """Assess every objective on given evidence."""
    framework = evidence.dataset.framework
    results = assess_indicators(evidence, framework.indicators)
    objectives = []
    for objective in framework.objectives:
        own = tuple(r for r in results if r.indicator.objective == objective.id)
        objectives.append(ObjectiveResult(objective, own, synthesise(own)))
    shared = tuple(r for r in results if r.indicator.objective == ALL)
    return Progress(evidence, tuple(objectives), shared)


def assess_objective(evidence: Evidence, objective_id: str) -> ObjectiveResult:
    """Assess one objective, looking only at what it rests on; the result is the same as among all of them.

    Raises
    ------
    KeyError
        If the framework has no such objective.
    """
    framework = evidence.dataset.framework
    groups = {i.dispersion_group for i in framework.indicators if i.objective == objective_id} - {None}
    needed = [i for i in framework.indicators if i.objective == objective_id or i.dispersion_group in groups]
    results = assess_indicators(evidence, needed)
    own = tuple(r for r in results if r.indicator.objective == objective_id)
    return ObjectiveResult(framework.objective(objective_id), own, synthesise(own))

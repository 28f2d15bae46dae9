"""The whole assessment of a programme on a date, ready for a table, a JSON file or a report."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.assess.indicator import IndicatorResult, assess_indicators
from evaluation.assess.inputs import report_date
from evaluation.assess.synthesis import Synthesis, synthesise
from evaluation.evidence import Evidence, as_known_on, open_dataset
from evaluation.framework import ALL, Objective, Text
from evaluation.methods import Reading


@dataclass(frozen=True, slots=True)
class ObjectiveResult:
    """One objective: its indicators and what they add up to."""

    objective: Objective
    indicators: tuple[IndicatorResult, ...]
    synthesis: Synthesis


@dataclass(frozen=True, slots=True)
class Progress:
    """All objectives of a programme on the evidence of a date.

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

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready form: plain types, dates in ISO form, texts in every language."""
        dataset = self.evidence.dataset
        return {
            "programme": dataset.framework.programme.id,
            "as_of": self.evidence.as_of.isoformat(),
            "judged_until": report_date(self.evidence).isoformat(),
            "data_fingerprint": dataset.fingerprint,
            "objectives": [_objective(o) for o in self.objectives],
            "shared": [_indicator(item) for item in self.shared],
        }


def progress(data_dir: Path | str, as_of: dt.date | None = None) -> Progress:
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


def _objective(result: ObjectiveResult) -> dict[str, Any]:
    synthesis = result.synthesis
    return {
        "id": result.objective.id,
        "title": _text(result.objective.title),
        "synthesis": {
            "verdict": synthesis.verdict.value,
            "outlook": synthesis.outlook.value,
            "evidence": synthesis.grade.value,
            "levels_disagree": synthesis.levels_disagree,
        },
        "indicators": [_indicator(i) for i in result.indicators],
    }


def _indicator(item: IndicatorResult) -> dict[str, Any]:
    sheet, result = item.indicator, item.result
    return {
        "id": sheet.id,
        "title": _text(sheet.title),
        "level": sheet.level.value,
        "direction": sheet.direction.value,
        "unit": sheet.unit,
        "method": result.method,
        "status": str(result.status),
        "outlook": result.outlook.value,
        "demonstrated": item.demonstrated,
        "flags": [flag.value for flag in result.flags],
        "reason": result.reason.value if result.reason else None,
        "baseline": _reading(result.baseline),
        "latest": _reading(result.latest),
        "target": (
            {"value": sheet.target.value, "date": _day(sheet.target.date), "source": sheet.target.source}
            if sheet.target.value is not None
            else {"none": _text(sheet.target.none)}
        ),
        "score": result.score,
        "estimate": result.estimate,
        "difference": result.difference,
        "interval": list(result.interval) if result.interval else None,
        "dispersion": result.dispersion,
        "points": len(item.series.figures),
        "points_used": result.points_used,
        "thresholds": dict(result.thresholds),
        "evidence": {"grade": item.strength.grade.value, **{k: round(v, 6) for k, v in item.strength.facts.items()}},
        "robustness": _robustness(item),
        "others": {
            name: {"status": str(o.status), "estimate": o.estimate, "reason": o.reason.value if o.reason else None}
            for name, o in item.others.items()
        },
        "set_aside": [
            {
                "observation": s.observation.observation_id,
                "reason": s.reason.value,
                "correction": s.correction.id if s.correction else None,
                "instead": list(s.instead),
            }
            for s in item.series.aside
        ],
        "warnings": [warning.value for warning in item.warnings],
        "inputs": list(item.inputs),
    }


def _robustness(item: IndicatorResult) -> dict[str, Any]:
    found = item.robustness
    return {
        "agreeing": found.agreeing,
        "computable": found.computable,
        "turns_on": f"{found.turns_on.about}:{found.turns_on.id}" if found.turns_on else None,
        "readings": [
            {
                "choices": [f"{choice.about}:{choice.id}" for choice in reading.choices],
                "method": reading.result.method,
                "status": reading.result.status,
                "outlook": reading.result.outlook.value,
                "reason": reading.result.reason.value if reading.result.reason else None,
                "estimate": reading.result.estimate,
                "baseline": _reading(reading.result.baseline),
                "latest": _reading(reading.result.latest),
            }
            for reading in found.readings
        ],
    }


def _reading(reading: Reading | None) -> dict[str, Any] | None:
    if reading is None:
        return None
    return {
        "value": reading.value,
        "start": _day(reading.start),
        "end": _day(reading.end),
        "days": reading.days,
        "qualifier": reading.qualifier,
        "numerator": reading.numerator,
        "denominator": reading.denominator,
        "observations": list(reading.refs),
    }


def _text(text: Text | None) -> dict[str, str] | None:
    return text.model_dump() if text else None


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None

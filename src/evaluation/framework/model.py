"""The framework as one frozen object: what `data/framework.yaml` must say, and nothing else may be in it."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from evaluation.framework.context import Context
from evaluation.framework.glossary import Glossary
from evaluation.framework.indicator import ALL, Indicator
from evaluation.framework.parts import Part, Text
from evaluation.framework.programme import Comparators, Criterion, Dialogue, Money, Objective, Programme
from evaluation.framework.scenario import Scenario


class Framework(Part):
    """Everything `data/framework.yaml` says."""

    programme: Programme
    dialogues: tuple[Dialogue, ...]
    results_chain: Text
    criteria: tuple[Criterion, ...]
    money: tuple[Money, ...] = ()
    comparators: Comparators | None = None
    objectives: tuple[Objective, ...] = Field(min_length=1)
    indicators: tuple[Indicator, ...] = Field(min_length=1)
    scenarios: tuple[Scenario, ...] = ()
    context: tuple[Context, ...] = ()
    glossary: Glossary = Field(default_factory=Glossary)

    @model_validator(mode="after")
    def _references(self) -> Self:
        objectives = [o.id for o in self.objectives]
        indicators = [i.id for i in self.indicators]
        scenarios = [s.id for s in self.scenarios]
        tables = [c.id for c in self.context]
        listed = (("objective", objectives), ("indicator", indicators), ("scenario", scenarios), ("context", tables))
        for name, ids in listed:
            repeated = sorted({i for i in ids if ids.count(i) > 1})
            if repeated:
                raise ValueError(f"{name} id used twice: {', '.join(repeated)}")
        if ALL in objectives:
            raise ValueError(f"no objective may be called {ALL!r}: it stands for all of them")
        for indicator in self.indicators:
            if indicator.objective not in (*objectives, ALL):
                raise ValueError(
                    f"indicator {indicator.id} names objective {indicator.objective!r}, which is not listed"
                )
        for table in self.context:
            if table.objective not in (*objectives, ALL):
                raise ValueError(f"context {table.id} names objective {table.objective!r}, which is not listed")
        unknown = sorted({i for e in self.programme.events for i in e.indicators} - set(indicators))
        if unknown:
            raise ValueError(f"events name indicators that are not listed: {', '.join(unknown)}")
        unknown = sorted({s.indicator for s in self.scenarios} - set(indicators))
        if unknown:
            raise ValueError(f"scenarios name indicators that are not listed: {', '.join(unknown)}")
        return self

    def objective(self, objective_id: str) -> Objective:
        """Objective by its id; `KeyError` if there is none."""
        return {o.id: o for o in self.objectives}[objective_id]

    def indicators_of(self, objective_id: str) -> tuple[Indicator, ...]:
        """Indicators of one objective, in the order of the file."""
        return tuple(i for i in self.indicators if i.objective == objective_id)

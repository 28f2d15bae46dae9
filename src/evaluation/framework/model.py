"""The framework as one frozen object: what `data/framework.yaml` must say, and nothing else may be in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Self

from pydantic import Field, model_validator

from evaluation.framework.appraisal import Appraisal, Topic
from evaluation.framework.context import Context
from evaluation.framework.defaults import with_defaults
from evaluation.framework.glossary import Glossary
from evaluation.framework.indicator import ALL, Indicator
from evaluation.framework.parts import LanguageCode, Part, Text
from evaluation.framework.programme import Comparators, Criterion, Dialogue, Money, Objective, Programme
from evaluation.framework.scenario import Scenario
from evaluation.framework.setting import Fact, Help, Partner, Place, ResultsChain, Search
from evaluation.locale import SOURCE_LANGUAGE, available_languages


class Framework(Part):
    """Everything `data/framework.yaml` says.

    `languages` are those of the reports; each text stands in all of them, and words alone are in the first.
    """

    languages: tuple[LanguageCode, ...] = Field(default=(SOURCE_LANGUAGE,), min_length=1)
    programme: Programme
    dialogues: tuple[Dialogue, ...] = ()
    dialogues_note: Text | None = None
    help: Help | None = None
    purpose: tuple[Text, ...] = ()
    background: tuple[Fact, ...] = ()
    partners: tuple[Partner, ...] = ()
    places: tuple[Place, ...] = ()
    results_chain: ResultsChain | None = None
    search: Search | None = None
    criteria: tuple[Criterion, ...] = ()
    money: tuple[Money, ...] = ()
    comparators: Comparators | None = None
    objectives: tuple[Objective, ...] = Field(min_length=1)
    indicators: tuple[Indicator, ...] = Field(min_length=1)
    scenarios: tuple[Scenario, ...] = ()
    scenarios_note: Text | None = None
    context: tuple[Context, ...] = ()
    appraisal: Appraisal | None = None
    glossary: Glossary = Field(default_factory=Glossary)

    @model_validator(mode="before")
    @classmethod
    def _written_short(cls, value: object) -> object:
        return with_defaults(value) if isinstance(value, Mapping) else value

    @model_validator(mode="after")
    def _references(self) -> Self:
        objectives = [o.id for o in self.objectives]
        indicators = [i.id for i in self.indicators]
        scenarios = [s.id for s in self.scenarios]
        tables = [c.id for c in self.context]
        partners = [p.id for p in self.partners]
        listed = (
            ("objective", objectives),
            ("indicator", indicators),
            ("scenario", scenarios),
            ("context", tables),
            ("partner", partners),
        )
        known = available_languages()
        faults = []
        if not set(self.languages) & set(known):
            missing = ", ".join(map(repr, self.languages))
            faults.append(f"there is no catalogue for {missing} of `languages`; use one of {', '.join(known)}")
        for name, ids in listed:
            repeated = sorted({i for i in ids if ids.count(i) > 1})
            if repeated:
                faults.append(f"{name} id used twice: {', '.join(repeated)}")
        if ALL in objectives:
            faults.append(f"no objective may be called {ALL!r}: it stands for all of them")
        faults += [
            f"{what} {part.id} names objective {part.objective!r}, which is not listed"
            for what, parts in (("indicator", self.indicators), ("context", self.context))
            for part in parts
            if part.objective not in (*objectives, ALL)
        ]
        chain = self.results_chain.stages if self.results_chain else ()
        of_objectives = {
            "partners name objectives": {o for p in self.partners for o in p.objectives},
            "the results chain names objectives": {k.objective for s in chain for k in s.links} - {ALL},
        }
        faults += [
            f"{what} that are not listed: {', '.join(unknown)}"
            for what, ids_named in of_objectives.items()
            if (unknown := sorted(ids_named - set(objectives)))
        ]
        named = {
            "events": {i for e in self.programme.events for i in e.indicators},
            "scenarios": {s.indicator for s in self.scenarios},
            "verdicts of the dialogues": {i for d in self.dialogues for i in d.verdicts},
        }
        for what, ids_named in named.items():
            if unknown := sorted(ids_named - set(indicators)):
                faults.append(f"{what} name indicators that are not listed: {', '.join(unknown)}")
        faults += self._appraised(objectives, indicators)
        if faults:
            raise ValueError("\n".join(faults))
        return self

    def _appraised(self, objectives: list[str], indicators: list[str]) -> Iterator[str]:
        if self.appraisal is None:
            return
        for part in self.appraisal.grounded:
            for name in part.indicators:
                if name not in indicators:
                    yield f"{part.id} of the appraisal speaks of indicator {name}, which is not listed"
        for sentence in self.appraisal.sentences:
            if sentence.about not in (*objectives, *Topic):
                known = ", ".join((*objectives, *Topic))
                yield f"{sentence.id} of the appraisal is about {sentence.about!r}; use one of {known}"

    def objective(self, objective_id: str) -> Objective:
        """Objective by its id; `KeyError` if there is none."""
        return {o.id: o for o in self.objectives}[objective_id]

    def indicator(self, indicator_id: str) -> Indicator:
        """Indicator by its id; `KeyError` if there is none."""
        return {i.id: i for i in self.indicators}[indicator_id]

"""What a chapter is handed of the data: what was known on its day, of its area or its objective, and nothing else.

A chapter can reach nothing beyond the dataset that it is handed. So one digest of that dataset says whether the chapter
would be another one.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final

from pydantic import BaseModel

from evaluation.evidence.dataset import CORRECTIONS_FILE, FRAMEWORK_FILE, Dataset
from evaluation.evidence.selection import is_of
from evaluation.evidence.vintage import Evidence, as_known_on
from evaluation.framework import Correction, Filter, Framework
from evaluation.load import Milestone, Observation, Target

DIGITS: Final = 16
"""Of a record's digest: enough to tell a few thousand records apart, few enough to be listed in a manifest."""
WORD: Final = re.compile(r"\w+")


def hand_over(dataset: Dataset, as_of: dt.date | None = None, area: str = "", objective: str = "") -> Evidence:
    """Evidence of a day, and a dataset without anything that a chapter of this day, area or objective does not rest on.

    Handed over for an area are its figures and those that the indicators ask for of the whole, because its report says
    for which time there are any. For an objective they are those of its indicators, of places too, those of the
    indicators that lend these their scatter, and those of its tables of context; but in a report of an earlier day all,
    because the note that opens it counts them. Decisions bring the figures that they are about; texts bring the
    documents that they name.

    Parameters
    ----------
    dataset : Dataset
    as_of : datetime.date, optional
        Day as known; that of the newest source if left out.
    area, objective : str, optional
        Empty for the whole.

    Raises
    ------
    ParameterError
        If no source was published by the day.
    """
    known = as_known_on(dataset, as_of)
    framework = dataset.framework
    if area:
        framework = _in_part(framework)
        filters = [f for sheet in framework.indicators for f in sheet.select.filters]
        figures = [o for o in known.observations if o.area == area or any(is_of(o, f) for f in filters)]
    elif objective and known.is_latest:
        framework = _about(framework, objective)
        filters = _filters_of(framework, objective, dataset.tables.areas)
        shown = {id_ for table in framework.context for id_ in table.figures}
        shown |= {id_ for of in framework.objectives for _, fact in of.told() for id_ in fact.figures}
        figures = [o for o in known.observations if o.observation_id in shown or any(is_of(o, f) for f in filters)]
    else:
        return _narrowed(
            known, framework, known.observations, known.corrections, known.milestones, known.targets, _dated(known)
        )
    ids = {o.observation_id for o in figures}
    decisions = tuple(c for c in known.corrections if ids.intersection((*c.observations, *c.over)))
    ids |= {id_ for c in decisions for id_ in (*c.observations, *c.over)}
    rows = tuple(o for o in known.observations if o.observation_id in ids)
    documents = {o.source for o in rows}.union(*(c.grounds for c in decisions)) if known.is_latest else _dated(known)
    named = {id_ for sheet in framework.indicators for id_ in sheet.target.by_period}
    targets = tuple(t for t in known.targets if t.target_id in named)
    return _narrowed(known, framework, rows, decisions, (), targets, documents | {t.source for t in targets})


def handed_digests(dataset: Dataset, as_of: dt.date | None, area: str, objectives: Iterable[str]) -> dict[str, str]:
    """Digest of what is handed to a chapter about each objective, and under no name to those about all of them."""
    whole = hand_over(dataset, as_of, area)
    found = {"": fingerprint_evidence(whole)}
    is_divided = whole.is_latest and not area
    for objective in objectives:
        own = fingerprint_evidence(hand_over(dataset, as_of, area, objective)) if is_divided else found[""]
        found[objective] = own
    return found


def record_digests(dataset: Dataset) -> dict[str, str]:
    """Digest of each row of a table and each entry of a list of the YAML files, by name: `observations.csv:F0118`.

    In the order of the files, because the order is shown.
    """
    found = {}
    for field in dataclasses.fields(dataset.tables):
        if field.init:
            rows = getattr(dataset.tables, field.name)
            for row in rows.values() if isinstance(rows, Mapping) else rows:
                key = dataclasses.fields(row)[0].name
                found[f"{field.name}.csv:{getattr(row, key)}"] = _row_digest(row)
    for file, model in ((FRAMEWORK_FILE, dataset.framework), (CORRECTIONS_FILE, dataset.corrections)):
        for name, value in model:
            if isinstance(value, tuple) and all(hasattr(part, "id") for part in value):
                found |= {f"{file}:{name}:{part.id}": _digest(part) for part in value}
            else:
                found[f"{file}:{name}"] = _digest(value)
    return found


def fingerprint_evidence(evidence: Evidence) -> str:
    """SHA-256 of all that is handed over with evidence, but for the fingerprint of the whole data folder."""
    newest = evidence.dataset.newest_source_date
    content = [str(evidence.as_of), str(newest), list(record_digests(evidence.dataset).items())]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()


def _dated(known: Evidence) -> set[str]:
    """Documents of the day, and those of no day, of which a report says how many there are."""
    return {s.source_id for s in known.sources.values() if s.known_on() is None or known.is_known(s.source_id)}


def _in_part(framework: Framework) -> Framework:
    """Framework without the lists that only chapters about the whole programme show."""
    lists = ("dialogues", "criteria", "money", "scenarios", "context", "purpose", "background", "partners", "places")
    left_out: dict[str, object] = dict.fromkeys(lists, ()) | dict.fromkeys(
        ("results_chain", "search", "help", "appraisal")
    )
    return framework.model_copy(update=left_out)


def _about(framework: Framework, objective: str) -> Framework:
    """One objective, its indicators, those that may lend them their scatter, and its tables of context."""
    groups = {i.dispersion_group for i in framework.indicators if i.objective == objective} - {None}
    used = tuple(i for i in framework.indicators if i.objective == objective or i.dispersion_group in groups)
    asked = tuple(o for o in framework.objectives if o.id == objective)
    context = tuple(table for table in framework.context if table.objective == objective)
    return _in_part(framework).model_copy(update={"objectives": asked, "indicators": used, "context": context})


def _filters_of(framework: Framework, objective: str, areas: Iterable[str]) -> list[Filter]:
    """All that the indicators ask for, whoever published it; an own one is shown for every place."""
    own = [i.select.value for i in framework.indicators if i.objective == objective and i.select.value]
    everywhere = [chosen.model_copy(update={"areas": tuple(areas)}) for chosen in own]
    return [*everywhere, *(f for i in framework.indicators for f in (*i.select.asked, *i.considered))]


def _narrowed(
    known: Evidence,
    framework: Framework,
    figures: tuple[Observation, ...],
    decisions: tuple[Correction, ...],
    milestones: tuple[Milestone, ...],
    targets: tuple[Target, ...],
    documents: set[str],
) -> Evidence:
    dataset, newest = known.dataset, known.dataset.newest_source_date
    texts = json.dumps([_plain(framework), _plain(decisions)], ensure_ascii=False)
    kept = documents.union(WORD.findall(texts))
    tables = dataclasses.replace(
        dataset.tables,
        sources={id_: source for id_, source in dataset.tables.sources.items() if id_ in kept},
        observations=figures,
        milestones=milestones,
        targets=targets,
    )
    narrowed = dataclasses.replace(
        dataset,
        tables=tables,
        framework=framework,
        corrections=dataset.corrections.model_copy(update={"corrections": decisions}),
        # of what appeared later a report tells the year alone
        newest=newest if newest <= known.as_of else dt.date(newest.year, 12, 31),
    )
    return as_known_on(narrowed, known.as_of)


@lru_cache(maxsize=10_000)
def _row_digest(row: Any) -> str:
    """The same rows are handed over many times."""
    return _digest(row)


def _digest(record: Any) -> str:
    text = json.dumps(_plain(record), ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    return [_plain(part) for part in value] if isinstance(value, tuple) else value

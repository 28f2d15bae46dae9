"""Which parts of the data somebody looks at: records that note when they are asked for what they say.

A record may be asked freely for what it is chosen by, such as the measure of a figure, since that is how a chapter
passes over the records it does not rest on. Whatever else it is asked for counts as read.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from evaluation.evidence.dataset import CORRECTIONS_FILE, FRAMEWORK_FILE, Dataset
from evaluation.framework import Correction, Criterion, Dialogue, Indicator, Money, Objective, Scenario
from evaluation.load import Milestone, Observation, Source

Item = TypeVar("Item")

CHOSEN_BY: Final[dict[type, frozenset[str]]] = {
    Observation: frozenset({"observation_id", "measure", "area", "authority", "sex", "age_group", "source"}),
    Source: frozenset({"source_id", "published_on", "known_by"}),
    Milestone: frozenset({"milestone_id"}),
    Objective: frozenset({"id"}),
    Indicator: frozenset({"id", "objective", "dispersion_group"}),
    Correction: frozenset({"id", "action", "observations", "over", "grounds", "factor"}),
    Scenario: frozenset({"id", "indicator"}),
    Money: frozenset({"id"}),
    Criterion: frozenset({"id"}),
    Dialogue: frozenset(),
}
"""What records of a type are chosen by; everything else they say is read."""


def watched(dataset: Dataset) -> tuple[Dataset, set[str]]:
    """Copy of a dataset that notes what is read of it.

    Names of areas, authorities, measures and units and the programme's own sheet are not watched: every chapter
    needs them.

    Returns
    -------
    tuple
        The dataset, and the names of the units read so far, such as `observations.csv:F0118`.
    """
    seen: set[str] = set()
    tables, framework = dataset.tables, dataset.framework
    sources = _watch(tables.sources.values(), "sources.csv", "source_id", seen)
    lists = {
        key: (f"{FRAMEWORK_FILE}:{key}", "id") for key in ("objectives", "indicators", "scenarios", "money", "criteria")
    }
    lists["dialogues"] = (f"{FRAMEWORK_FILE}:dialogues", "")
    decisions = _watch(dataset.corrections.corrections, f"{CORRECTIONS_FILE}:corrections", "id", seen)
    return (
        dataclasses.replace(
            dataset,
            tables=dataclasses.replace(
                tables,
                sources={source.source_id: source for source in sources},
                observations=_watch(tables.observations, "observations.csv", "observation_id", seen),
                milestones=_watch(tables.milestones, "milestones.csv", "milestone_id", seen),
            ),
            framework=framework.model_copy(
                update={key: _watch(getattr(framework, key), *named, seen) for key, named in lists.items()}
            ),
            corrections=dataset.corrections.model_copy(update={"corrections": decisions}),
        ),
        seen,
    )


def _watch(records: Iterable[Item], place: str, key: str, seen: set[str]) -> tuple[Item, ...]:
    found = []
    classes: dict[type, type] = {}
    for record in records:
        kind = type(record)
        if kind not in classes:
            classes[kind] = _watching(kind, place, key, seen)
        found.append(_as(record, classes[kind]))
    return tuple(found)


def _watching(kind: Any, place: str, key: str, seen: set[str]) -> Any:
    """Class of records that look and behave like those of `kind`."""
    fields = set(kind.model_fields) if issubclass(kind, BaseModel) else {f.name for f in dataclasses.fields(kind)}
    read = frozenset(fields - CHOSEN_BY[kind])

    def get(self: Any, attribute: str) -> Any:
        if attribute in read:
            seen.add(f"{place}:{kind.__getattribute__(self, key)}" if key else place)
        return kind.__getattribute__(self, attribute)

    body = {"__slots__": (), "__getattribute__": get, "__module__": kind.__module__, "__qualname__": kind.__qualname__}
    return type(kind)(kind.__name__, (kind,), body)


def _as(record: Item, kind: type) -> Item:
    """Copy of a record with another class; it has the same fields, so nothing is validated again."""
    if isinstance(record, BaseModel):
        copy: Any = record.model_copy()
    else:
        assert dataclasses.is_dataclass(record)
        copy = dataclasses.replace(record)  # type: ignore[type-var]
    # both forbid to set anything
    object.__setattr__(copy, "__class__", kind)
    return copy  # type: ignore[no-any-return]

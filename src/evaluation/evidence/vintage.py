"""Evidence as known on a date: only sources published by then exist, and so do only decisions that rest on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from evaluation.errors import ParameterError
from evaluation.evidence.dataset import Dataset
from evaluation.framework import Correction, Event
from evaluation.load import Milestone, Observation, Source, Target


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """What was known on a date. One is like no other, so that what follows from it can be remembered by it.

    Parameters
    ----------
    dataset : Dataset
        The whole data folder, for names and reference sheets.
    as_of : datetime.date
        Last day whose publications count.
    observations : tuple of Observation
        Published figures, in the order of the table.
    corrections : tuple of Correction
        Decisions whose rows and grounds were all published.
    undated_sources : tuple of Source
        Sources without any known date; they are in no report of a date.
    published : mapping of str to Observation
        The figures by their id; follows from `observations`.
    """

    dataset: Dataset
    as_of: dt.date
    observations: tuple[Observation, ...]
    corrections: tuple[Correction, ...]
    undated_sources: tuple[Source, ...]
    published: Mapping[str, Observation] = field(init=False, repr=False, compare=False)
    _by_measure: Mapping[str, list[tuple[int, Observation]]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_measure: dict[str, list[tuple[int, Observation]]] = {}
        for number, observation in enumerate(self.observations):
            by_measure.setdefault(observation.measure, []).append((number, observation))
        object.__setattr__(self, "_by_measure", by_measure)
        object.__setattr__(self, "published", {o.observation_id: o for o in self.observations})

    def of_measures(self, measures: Iterable[str]) -> list[Observation]:
        """Published figures of some measures, in the order of the table."""
        found = [pair for measure in dict.fromkeys(measures) for pair in self._by_measure.get(measure, ())]
        return [observation for _, observation in sorted(found, key=lambda pair: pair[0])]

    @property
    def sources(self) -> Mapping[str, Source]:
        """All sources by id."""
        return self.dataset.tables.sources

    @property
    def milestones(self) -> tuple[Milestone, ...]:
        """Milestones up to the day whose source was published, in order of date."""
        known = [
            m
            for m in self.dataset.tables.milestones
            if _known(self.sources[m.source], self.as_of) and m.date.last_day() <= self.as_of
        ]
        return tuple(sorted(known, key=lambda m: (m.date.last_day(), m.milestone_id)))

    @property
    def targets(self) -> tuple[Target, ...]:
        """Targets that others set, whose source was published."""
        return tuple(t for t in self.dataset.tables.targets if self.is_known(t.source))

    @property
    def is_latest(self) -> bool:
        """Whether nothing appeared after the day."""
        return self.as_of >= self.dataset.newest_source_date

    def is_known(self, source_id: str) -> bool:
        """Whether a document had appeared."""
        return _known(self.sources[source_id], self.as_of)

    def source_of(self, observation: Observation) -> Source:
        """Document that published a figure."""
        return self.sources[observation.source]

    @property
    def events(self) -> tuple[Event, ...]:
        """Dated facts of the framework that had begun; what still went on had no known end."""
        begun = [e for e in self.dataset.framework.programme.events if e.start <= self.as_of]
        return tuple(
            e.model_copy(update={"end": None}) if e.end is not None and e.end > self.as_of else e for e in begun
        )

    @property
    def partly_dated(self) -> tuple[str, ...]:
        """Ids of the figures whose source's date of publication is known only in part."""
        return tuple(o.observation_id for o in self.observations if not _fully_dated(self.source_of(o)))


def as_known_on(dataset: Dataset, as_of: dt.date | None = None) -> Evidence:
    """Reduce a dataset to what was published by a day.

    Parameters
    ----------
    dataset : Dataset
    as_of : datetime.date, optional
        Default is the date of the newest source, never the clock.

    Raises
    ------
    ParameterError
        If no source was published by then.
    """
    day = as_of or dataset.newest_source_date
    sources = dataset.tables.sources
    published = {s.source_id for s in sources.values() if _known(s, day)}
    if not published:
        raise ParameterError(f"as_of: no source was published by {day}. Choose a later date.")
    observations = tuple(o for o in dataset.tables.observations if o.source in published)
    ids = {o.observation_id for o in observations}
    in_force = tuple(
        c
        for c in dataset.corrections.corrections
        if ids.issuperset((*c.observations, *c.over)) and published.issuperset(c.grounds)
    )
    undated = tuple(s for s in sources.values() if s.known_on() is None)
    return Evidence(dataset, day, observations, in_force, undated)


def _known(source: Source, day: dt.date) -> bool:
    known = source.known_on()
    return known is not None and known <= day


def _fully_dated(source: Source) -> bool:
    return source.published_on is not None and source.published_on.is_full

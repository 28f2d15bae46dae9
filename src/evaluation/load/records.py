"""The rows of data/ as typed, frozen records; a field has the name and the meaning of its CSV column."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from evaluation.load.partial_date import PartialDate
from evaluation.load.vocabulary import Confidence, Corroboration, MeasureKind, Qualifier, Read, Relation, Role, Stage
from evaluation.locale import SOURCE_LANGUAGE


@dataclass(frozen=True, slots=True)
class Words:
    """A text in the languages in which the table has columns for it, such as `name_en` and `name_es` for `name`.

    Parameters
    ----------
    texts : tuple of (str, str)
        Language and text, in the order of the columns.
    """

    texts: tuple[tuple[str, str], ...] = ()

    def of(self, code: str) -> str:
        """Text in a language; where it has none that of the source language, or the first there is; or empty."""
        texts = dict(self.texts)
        return texts.get(code) or texts.get(SOURCE_LANGUAGE) or next(filter(None, texts.values()), "")

    def only(self, code: str) -> str:
        """Text in a language; empty where it has none."""
        return dict(self.texts).get(code, "")


def cell_of(record: object, column: str) -> Any:
    """What a record has under the name of a column of its table: `name_es` is the Spanish text of `name`."""
    field_name, _, code = column.rpartition("_")
    words = getattr(record, field_name, None) if field_name else None
    return words.only(code) if isinstance(words, Words) else getattr(record, column)


@dataclass(frozen=True, slots=True)
class Source:
    """A document that figures were taken from; `copy` says in our words which copy or kind of text we read."""

    source_id: str
    title: str
    publisher: str
    copy: Words
    published_on: PartialDate | None
    known_by: dt.date | None
    known_by_reason: str
    language: str
    url: str
    coverage_start: PartialDate | None
    coverage_end: PartialDate | None
    read: Read
    note: str
    relation: Relation | None = None

    def known_on(self) -> dt.date | None:
        """Day from which the document certainly could be known; None if nothing says when it appeared."""
        return self.known_by if self.published_on is None else self.published_on.last_day()


@dataclass(frozen=True, slots=True)
class Unit:
    """What a value counts, with its words and the most decimals to show."""

    unit: str
    kind_of_number: str
    one: Words
    many: Words
    decimals: int


@dataclass(frozen=True, slots=True)
class Area:
    """A place that figures speak of.

    Parameters
    ----------
    exposed_from : datetime.date or None
        Day the programme's activities reached it.
    tile_row, tile_column : int or None
        Where it lies on a map of equal tiles, counted from 1 at the top left; None where it is on no map.
    """

    area: str
    name: Words
    exposed_from: dt.date | None
    note: str
    tile_row: int | None = None
    tile_column: int | None = None


@dataclass(frozen=True, slots=True)
class Authority:
    """The body, and the register of that body, that a figure comes from."""

    authority: str
    name: Words
    group: str
    note: str
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity with one definition; `part_of` names the measure that it cannot exceed, or is empty.

    Of a share, `numerator` and `denominator` are the counts that it is of, where there are measures for them; of a rate
    of change, `change_of` is what changed. Of money, `stage` is how far it has come, where that is known.
    """

    measure: str
    title: Words
    definition: Words
    kind: MeasureKind
    unit: str
    part_of: str
    role: Role
    note: str
    numerator: str = ""
    denominator: str = ""
    change_of: str = ""
    stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class Observation:
    """One number as a document published it, with the digits it printed."""

    observation_id: str
    measure: str
    value: Decimal
    qualifier: Qualifier
    unit: str
    period_start: dt.date | None
    period_end: dt.date | None
    area: str
    authority: str
    sex: str
    age_group: str
    source: str
    locator: str
    note: str
    confidence: Confidence

    @property
    def start(self) -> dt.date | None:
        """First day of the period; None if the document leaves it open."""
        return self.period_start

    @property
    def end(self) -> dt.date | None:
        """Last day of the period; None if the document leaves it open."""
        return self.period_end

    @property
    def days(self) -> int | None:
        """Length of the period, first and last day included; None for an open period."""
        if self.period_start is None or self.period_end is None:
            return None
        return (self.period_end - self.period_start).days + 1


@dataclass(frozen=True, slots=True)
class Target:
    """What somebody set as a result to be reached in a period; `observation` is the row that prints it, or empty."""

    target_id: str
    measure: str
    value: Decimal
    unit: str
    period_start: dt.date
    period_end: dt.date
    area: str
    authority: str
    sex: str
    age_group: str
    source: str
    locator: str
    observation: str
    counts: Words
    note: str


@dataclass(frozen=True, slots=True)
class Milestone:
    """A dated fact or claim; `evidence` holds the ids of the observations that bear on it.

    `quote` is a claim in the words of its document, and in other languages a translation of it.
    """

    milestone_id: str
    date: PartialDate
    date_end: PartialDate | None
    kind: str
    objective: str
    title: Words
    detail: Words
    source: str
    corroborated: Corroboration | None
    evidence: tuple[str, ...]
    reason: Words
    quote: Words = field(default_factory=Words)


@dataclass(frozen=True, slots=True)
class Tables:
    """All tables of a data folder. Mappings are keyed by id and, like the tuples, in the order of the file."""

    sources: Mapping[str, Source]
    units: Mapping[str, Unit]
    areas: Mapping[str, Area]
    authorities: Mapping[str, Authority]
    measures: Mapping[str, Measure]
    observations: tuple[Observation, ...]
    milestones: tuple[Milestone, ...]
    targets: tuple[Target, ...] = ()
    _by_id: Mapping[str, Observation] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {row.observation_id: row for row in self.observations})

    def observation(self, observation_id: str) -> Observation:
        """Return the observation with this id; KeyError if there is none."""
        return self._by_id[observation_id]

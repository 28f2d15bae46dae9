"""Records together with the line they stand on, which is what rules need and nobody else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, TypeVar

from evaluation.errors import Fault
from evaluation.load.records import Area, Authority, Measure, Milestone, Observation, Source, Target, Unit, cell_of

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Row(Generic[Record]):
    """A record and its place in a file."""

    file: str
    line: int
    record: Record

    def fault(self, column: str, problem: str, remedy: str) -> Fault:
        """Say what is wrong with one cell of this row."""
        value = cell_of(self.record, column) if column else ""
        return Fault(self.file, self.line, column, "" if value is None else str(value), problem, remedy)


@dataclass(frozen=True)
class TypedRows:
    """The rows of all tables that could be typed; in a broken folder that is not every row."""

    sources: tuple[Row[Source], ...] = ()
    units: tuple[Row[Unit], ...] = ()
    areas: tuple[Row[Area], ...] = ()
    authorities: tuple[Row[Authority], ...] = ()
    measures: tuple[Row[Measure], ...] = ()
    observations: tuple[Row[Observation], ...] = ()
    milestones: tuple[Row[Milestone], ...] = ()
    targets: tuple[Row[Target], ...] = ()
    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Ids by table, also of rows that could not be typed; of a table that could not be read there are none."""
    doubtful: frozenset[str] = frozenset()
    """Measures of observations with a fault; an empty text among them where nobody can say which measure it is."""

    @cached_property
    def source(self) -> Mapping[str, Source]:
        """Sources by id."""
        return {row.record.source_id: row.record for row in self.sources}

    @cached_property
    def unit(self) -> Mapping[str, Unit]:
        """Units by id."""
        return {row.record.unit: row.record for row in self.units}

    @cached_property
    def measure(self) -> Mapping[str, Measure]:
        """Measures by id."""
        return {row.record.measure: row.record for row in self.measures}

    def of_measure(self, measure: str) -> tuple[Row[Observation], ...]:
        """Figures of a measure, in the order of the table."""
        return tuple(self._figures.get(measure, ()))

    @cached_property
    def _figures(self) -> Mapping[str, list[Row[Observation]]]:
        found: dict[str, list[Row[Observation]]] = {}
        for row in self.observations:
            found.setdefault(row.record.measure, []).append(row)
        return found

    def may_hold(self, measures: Iterable[str]) -> bool:
        """Whether a figure of one of these measures may be among those with a fault."""
        return "" in self.doubtful or not self.doubtful.isdisjoint(measures)

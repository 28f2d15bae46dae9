"""What the audit of published figures says: figures that cannot all be as they are printed, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from evaluation.load import Observation, Qualifier

LEAST_KNOWN = frozenset({Qualifier.EXACT, Qualifier.DERIVED, Qualifier.AT_LEAST})
"""Qualifiers that say how much it is at least; "about" is no bound at all."""
MOST_KNOWN = frozenset({Qualifier.EXACT, Qualifier.DERIVED, Qualifier.AT_MOST})
"""Qualifiers that say how much it is at most."""
KNOWN = LEAST_KNOWN & MOST_KNOWN
"""Qualifiers of a figure that is what it says."""


class Impossible(StrEnum):
    """Which rule of arithmetic figures of one document break."""

    SHARE_OF_COUNTS = "share_of_counts"
    SHARE_OF_WHOLE = "share_of_whole"
    SHARE_OF_PART = "share_of_part"
    PART_ABOVE_TOTAL = "part_above_total"
    GROUP_ABOVE_WIDER = "group_above_wider"
    GROUPS_ABOVE_TOTAL = "groups_above_total"
    PLACE_ABOVE_COUNTRY = "place_above_country"
    PART_OF_TIME = "part_of_time"
    TIMES_BELOW_TOTAL = "times_below_total"
    CHANGE_OF_LEVELS = "change_of_levels"


@dataclass(frozen=True, slots=True)
class Remark:
    """Figures of one document that cannot all be right; which of them is wrong, arithmetic does not tell.

    Parameters
    ----------
    kind : Impossible
    figure : Observation
        What cannot be, given the others.
    beside : tuple of Observation
        The others.
    """

    kind: Impossible
    figure: Observation
    beside: tuple[Observation, ...]

    def __str__(self) -> str:
        beside = " and ".join(_told(o) for o in self.beside)
        return f"{_told(self.figure)} of {self.figure.source} {WORDS[self.kind]} {beside}"


WORDS = {
    Impossible.SHARE_OF_COUNTS: "is not the percentage that its parts give:",
    Impossible.SHARE_OF_WHOLE: "is the percentage of no whole number out of",
    Impossible.SHARE_OF_PART: "makes no whole number of which there are",
    Impossible.PART_ABOVE_TOTAL: "is more than its total,",
    Impossible.GROUP_ABOVE_WIDER: "is more than the wider group,",
    Impossible.GROUPS_ABOVE_TOTAL: "is less than its groups that do not overlap,",
    Impossible.PLACE_ABOVE_COUNTRY: "is more than the country that it lies in,",
    Impossible.PART_OF_TIME: "is more than a longer time that contains it,",
    Impossible.TIMES_BELOW_TOTAL: "is more than the times that make it up,",
    Impossible.CHANGE_OF_LEVELS: "is not the change between",
}
"""What a remark says between the figure and the others, for `evaluation check`."""


def _told(observation: Observation) -> str:
    return f"{observation.value} {observation.unit} ({observation.observation_id})"


def place(observation: Observation) -> tuple[object, ...]:
    """What two statements must share to be compared: document, body, place and period."""
    o = observation
    return (o.source, o.authority, o.area, o.period_start, o.period_end)


def group(observation: Observation) -> tuple[str, str]:
    """Sex and age group; an empty cell stands for all."""
    return (observation.sex or "all", observation.age_group or "all")


def at_least(rows: Iterable[Observation]) -> list[Observation]:
    """Statements that say how much it is at least."""
    return [row for row in rows if row.qualifier in LEAST_KNOWN]

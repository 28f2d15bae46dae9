"""Published figures of two builds: which are new, gone, restated by another document, or corrected in our own table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from evaluation.load import Observation, Qualifier, Tables

Subject = tuple[str, ...]


class FigureKind(StrEnum):
    """What became of a figure. Exchanging the two builds exchanges added and removed, and leaves the rest."""

    ADDED = "added"  # nothing was stated of it before
    REMOVED = "removed"  # nothing is stated of it any more
    RESTATED = "restated"  # the latest document of its authority says another value
    DIFFERS = "differs"  # the latest document is of another register, or body of the same kind, and says another value
    CORRECTED = "corrected"  # the same row of our table reads otherwise
    FURTHER = "further"  # a document more or less speaks of it, and the latest value stays


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One published figure, then and now.

    Parameters
    ----------
    kind : FigureKind
    before, after : Observation or None
        Latest statement in either build.
    ids : tuple of str
        Observations that are not the same in both.
    """

    kind: FigureKind
    before: Observation | None
    after: Observation | None
    ids: tuple[str, ...]

    @property
    def shown(self) -> Observation:
        """Statement that names the figure."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def fields(self) -> tuple[str, ...]:
        """Columns in which the two statements differ."""
        if self.before is None or self.after is None:
            return ()
        names = (name for name in Observation.__dataclass_fields__ if name != "observation_id")
        return tuple(name for name in names if getattr(self.before, name) != getattr(self.after, name))


def compare_figures(old: Tables, new: Tables) -> tuple[FigureChange, ...]:
    """Find the figures that are not the same in two builds, in the order of their ids.

    Statements of one thing belong together: measure, period, area, sex, age group and authority. Where one build has
    none by the same authority, one by another of its group counts, since documents name the same body in different
    ways.
    """
    ours, theirs = _by_id(old), _by_id(new)
    common = ours.keys() & theirs.keys()
    found = [
        FigureChange(FigureKind.CORRECTED, ours[id_], theirs[id_], (id_,)) for id_ in common if ours[id_] != theirs[id_]
    ]
    changed: dict[Subject, list[str]] = {}
    for id_, observation in [*ours.items(), *theirs.items()]:
        if id_ not in common:
            changed.setdefault((*_thing(observation), observation.authority), []).append(id_)
    for (*thing, authority), ids in changed.items():
        before, after = (_latest(tables, tuple(thing), authority) for tables in (old, new))
        before = before or _latest_of_group(old, tuple(thing), authority, new)
        after = after or _latest_of_group(new, tuple(thing), authority, old)
        found.append(FigureChange(_kind(before, after), before, after, tuple(sorted(ids))))
    return tuple(sorted(found, key=lambda change: (change.ids, change.kind)))


def _kind(before: Observation | None, after: Observation | None) -> FigureKind:
    if before is None:
        return FigureKind.ADDED
    if after is None:
        return FigureKind.REMOVED
    if _said(before) == _said(after):
        return FigureKind.FURTHER
    return FigureKind.RESTATED if before.authority == after.authority else FigureKind.DIFFERS


def _said(observation: Observation) -> tuple[object, ...]:
    """What is told of it; whether a document prints a value or it follows from others is no other value."""
    is_plain = observation.qualifier in (Qualifier.EXACT, Qualifier.DERIVED)
    return (observation.value, Qualifier.EXACT if is_plain else observation.qualifier, observation.unit)


def _by_id(tables: Tables) -> Mapping[str, Observation]:
    return {o.observation_id: o for o in tables.observations}


def _thing(o: Observation) -> Subject:
    return (o.measure, str(o.period_start), str(o.period_end), o.area, o.sex or "all", o.age_group or "all")


def _latest(tables: Tables, thing: Subject, authority: str) -> Observation | None:
    return _newest(tables, (o for o in tables.observations if o.authority == authority and _thing(o) == thing))


def _latest_of_group(tables: Tables, thing: Subject, authority: str, other: Tables) -> Observation | None:
    """Latest statement by another authority of the group; a build may not know the authority itself."""
    group = (tables.authorities.get(authority) or other.authorities[authority]).group
    same = (o for o in tables.observations if tables.authorities[o.authority].group == group and _thing(o) == thing)
    return _newest(tables, same)


def _newest(tables: Tables, statements: Iterable[Observation]) -> Observation | None:
    def known(o: Observation) -> tuple[dt.date, str]:
        return (tables.sources[o.source].known_on() or dt.date.min, o.observation_id)

    return max(statements, key=known, default=None)

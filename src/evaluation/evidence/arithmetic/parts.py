"""Parts and totals: what belongs to a whole cannot exceed it.

Only statements of one document, one body and one period are compared, of one place or of a place and its country,
since two documents may well disagree; and only what their qualifiers really say: "more than 100" is no upper bound,
"about 100" is no bound at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal

from evaluation.evidence.arithmetic.remark import MOST_KNOWN, Impossible, Remark, at_least, group, place
from evaluation.load import MeasureKind, Observation, Tables

Figures = Mapping[tuple[object, ...], list[Observation]]
"""Figures by measure, place and group of persons."""

_ADDITIVE = frozenset({MeasureKind.COUNT, MeasureKind.STOCK, MeasureKind.AMOUNT})

WITHIN = {
    "under_18": ("all",),
    "18_plus": ("all",),
    "0_12": ("under_18", "all"),
    "13_17": ("under_18", "all"),
}
"""Age groups and the wider ones that contain them. Those without fixed ages (adolescents) are compared with nothing."""

SPLITS = (
    ("sex", ("female", "male"), "all"),
    ("age_group", ("under_18", "18_plus"), "all"),
    ("age_group", ("0_12", "13_17"), "under_18"),
)
"""Groups that do not overlap and lie within one wider group."""


def parts_above_totals(tables: Tables) -> Iterator[Remark]:
    """A measure that is part of another does not exceed it."""
    figures = _by_group(tables.observations)
    for key, parts in figures.items():
        whole = tables.measures[str(key[0])].part_of
        if whole:
            yield from _exceeding(parts, figures.get((whole, *key[1:]), []), Impossible.PART_ABOVE_TOTAL)


def groups_above_wider(tables: Tables) -> Iterator[Remark]:
    """The figure of a sex or an age group does not exceed that of the wider group."""
    figures = _additive(tables)
    for key, parts in figures.items():
        *where, sex, age = key
        for wider_sex in {sex, "all"}:
            for wider_age in (age, *WITHIN.get(str(age), ())):
                if (wider_sex, wider_age) != (sex, age):
                    totals = figures.get((*where, wider_sex, wider_age), [])
                    yield from _exceeding(parts, totals, Impossible.GROUP_ABOVE_WIDER)


def groups_above_total(tables: Tables) -> Iterator[Remark]:
    """Groups that do not overlap add up to no more than the wider one; to less, where some group is unknown."""
    figures = _additive(tables)
    for key, totals in figures.items():
        *where, sex, age = key
        for column, parts, whole in SPLITS:
            if (sex if column == "sex" else age) != whole:
                continue
            keys = [(*where, part, age) if column == "sex" else (*where, sex, part) for part in parts]
            found = [_smallest(figures.get(part_key, [])) for part_key in keys]
            least = [o for o in found if o is not None]
            most = _most(totals)
            # A part that is too large by itself has its own remark.
            if most is None or len(least) < len(parts) or max(o.value for o in least) > most:
                continue
            if sum(o.value for o in least) > most:
                yield Remark(Impossible.GROUPS_ABOVE_TOTAL, totals[0], tuple(least))


def places_above_country(tables: Tables, country: str, places: Collection[str]) -> Iterator[Remark]:
    """The figure of a place does not exceed that of the country that it lies in."""
    figures = _additive(tables)
    for key, parts in figures.items():
        measure, source, authority, area, *rest = key
        if area in places:
            totals = figures.get((measure, source, authority, country, *rest), [])
            yield from _exceeding(parts, totals, Impossible.PLACE_ABOVE_COUNTRY)


def _by_group(observations: Iterable[Observation]) -> Figures:
    figures: dict[tuple[object, ...], list[Observation]] = defaultdict(list)
    for o in observations:
        figures[(o.measure, *place(o), *group(o))].append(o)
    return dict(figures)


def _additive(tables: Tables) -> Figures:
    """Figures of which parts add up: the share among women may well exceed the share among all."""
    return _by_group(o for o in tables.observations if tables.measures[o.measure].kind in _ADDITIVE)


def _exceeding(parts: list[Observation], totals: list[Observation], kind: Impossible) -> Iterator[Remark]:
    most = _most(totals)
    for part in at_least(parts):
        if most is not None and part.value > most:
            yield Remark(kind, part, (totals[0],))


def _smallest(rows: list[Observation]) -> Observation | None:
    """Row with the least that all of them allow; None if one sets no such bound, or there is none."""
    bounded = rows and len(at_least(rows)) == len(rows)
    return min(rows, key=lambda o: o.value) if bounded else None


def _most(rows: list[Observation]) -> Decimal | None:
    """Most that the rows allow; None if one of them sets no such bound, or there is none."""
    bounded = rows and all(row.qualifier in MOST_KNOWN for row in rows)
    return max(row.value for row in rows) if bounded else None

"""Parts and totals: what belongs to a whole cannot exceed it.

Only statements of one source, one authority, one area and one period are compared, since two sources may well
disagree; and only what their qualifiers really say: "more than 100" is no upper bound, "about 100" is no bound at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from evaluation.errors import Fault
from evaluation.load.records import MeasureKind, Observation, Qualifier
from evaluation.load.rows import Row, TypedRows

Figures = Mapping[tuple[object, ...], list[Row[Observation]]]
"""Figures by measure, unit, period, area, authority, source, sex and age group."""

_ADDITIVE = frozenset({MeasureKind.COUNT, MeasureKind.STOCK, MeasureKind.AMOUNT})
_AT_LEAST = frozenset({Qualifier.EXACT, Qualifier.DERIVED, Qualifier.AT_LEAST})
_AT_MOST = frozenset({Qualifier.EXACT, Qualifier.DERIVED, Qualifier.AT_MOST})

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

_REMEDY = "Compare the rows with the source; an error of the source itself goes into corrections.yaml and its note"


def part_exceeds_total(rows: TypedRows) -> Iterator[Fault]:
    """A measure that is part of another does not exceed it."""
    figures = _by_place(rows.observations)
    for key, parts in figures.items():
        measure = rows.measure.get(str(key[0]))
        if measure and measure.part_of:
            yield from _exceeding(parts, figures.get((measure.part_of, *key[1:]), []), "the total")


def subgroup_exceeds_total(rows: TypedRows) -> Iterator[Fault]:
    """The figure of a sex or an age group does not exceed that of the wider group."""
    figures = _additive(rows)
    for key, parts in figures.items():
        *place, sex, age_group = key
        for wider_sex in {sex, "all"}:
            for wider_age in (age_group, *WITHIN.get(str(age_group), ())):
                if (wider_sex, wider_age) != (sex, age_group):
                    totals = figures.get((*place, wider_sex, wider_age), [])
                    yield from _exceeding(parts, totals, "the wider group")


def parts_add_up_to_more_than_total(rows: TypedRows) -> Iterator[Fault]:
    """Groups that do not overlap add up to no more than the group that contains them."""
    figures = _additive(rows)
    for key, totals in figures.items():
        *place, sex, age_group = key
        for column, parts, whole in SPLITS:
            if (sex if column == "sex" else age_group) != whole:
                continue
            keys = [(*place, part, age_group) if column == "sex" else (*place, sex, part) for part in parts]
            found = [_lower_bound(figures.get(part_key, [])) for part_key in keys]
            bounds = [bound for bound in found if bound is not None]
            most = _upper_bound(totals)
            # A part that is too large by itself has its own fault.
            if most is None or len(bounds) < len(parts) or max(bounds) > most or sum(bounds) <= most:
                continue
            problem = f"{' and '.join(parts)} add up to {sum(bounds)}, more than their total"
            yield totals[0].fault("value", problem, _REMEDY)


def _by_place(observations: Iterable[Row[Observation]]) -> Figures:
    figures: dict[tuple[object, ...], list[Row[Observation]]] = defaultdict(list)
    for row in observations:
        one = row.record
        place = (one.measure, one.unit, one.period_start, one.period_end, one.area, one.authority, one.source)
        figures[(*place, one.sex or "all", one.age_group or "all")].append(row)
    return dict(figures)


def _additive(rows: TypedRows) -> Figures:
    """Figures of which parts add up: the share among women may well exceed the share among all."""
    additive = {name for name, measure in rows.measure.items() if measure.kind in _ADDITIVE}
    return _by_place(row for row in rows.observations if row.record.measure in additive)


def _exceeding(parts: list[Row[Observation]], totals: list[Row[Observation]], total_name: str) -> Iterator[Fault]:
    most = _upper_bound(totals)
    for part in parts:
        if most is not None and part.record.qualifier in _AT_LEAST and part.record.value > most:
            total = totals[0].record
            problem = f"the part exceeds {total_name}: {total.observation_id} says {most} of {total.measure!r}"
            yield part.fault("value", problem, _REMEDY)


def _lower_bound(rows: list[Row[Observation]]) -> Decimal | None:
    """Least that the rows allow; None if one of them sets no such bound, or there is none."""
    bounded = rows and all(row.record.qualifier in _AT_LEAST for row in rows)
    return min(row.record.value for row in rows) if bounded else None


def _upper_bound(rows: list[Row[Observation]]) -> Decimal | None:
    """Most that the rows allow; None if one of them sets no such bound, or there is none."""
    bounded = rows and all(row.record.qualifier in _AT_MOST for row in rows)
    return max(row.record.value for row in rows) if bounded else None

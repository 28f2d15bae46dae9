"""A printed percentage against the counts of the same document: whether any whole numbers could give it.

A percentage may be rounded or cut off, so 57 stands for all from 56.5 to just below 58. Only statements that are what
they say are compared: "about 60 percent" and "more than 500" accuse nobody.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from evaluation.evidence.arithmetic.remark import KNOWN, Impossible, Remark, group
from evaluation.load import Measure, MeasureKind, Observation, Tables

Counts = Mapping[tuple[object, ...], list[Observation]]


def impossible_shares(tables: Tables) -> Iterator[Remark]:
    """Percentages that their numerator, their denominator or both cannot give."""
    counts = _by_place(tables)
    for share in tables.observations:
        measure = tables.measures[share.measure]
        if measure.kind is not MeasureKind.SHARE or share.unit != "percent" or share.qualifier not in KNOWN:
            continue
        parts = _numerators(share, measure, counts)
        wholes = _denominators(share, measure, counts, {part.observation_id for part in parts})
        yield from _judged(share, parts, wholes)


def window(printed: Decimal) -> tuple[Fraction, Fraction]:
    """Values that may be printed so: from half a last digit below, up to but without a whole one above."""
    digit = Fraction(Decimal(1).scaleb(int(printed.as_tuple().exponent)))
    value = Fraction(printed)
    return value - digit / 2, value + digit


def may_be(printed: Decimal, part: Decimal, whole: Decimal) -> bool:
    """Whether so many of so many can be printed as this percentage."""
    low, high = window(printed)
    return bool(whole) and low <= 100 * Fraction(part) / Fraction(whole) < high


def has_part(printed: Decimal, whole: Decimal) -> bool:
    """Whether some whole number out of so many can be printed as this percentage."""
    low, high = window(printed)
    size = Fraction(whole)
    least = max(0, math.ceil(low * size / 100))
    return least <= whole and 100 * Fraction(least) < high * size


def has_whole(printed: Decimal, part: Decimal) -> bool:
    """Whether so many out of some whole number can be printed as this percentage."""
    low, high = window(printed)
    if part == 0:
        return low <= 0
    least = max(int(part), math.floor(100 * Fraction(part) / high) + 1)
    return low <= 0 or low * least <= 100 * Fraction(part)


def _judged(share: Observation, parts: list[Observation], wholes: list[Observation]) -> Iterator[Remark]:
    """One remark at most: by both counts if there are both, else by the one; every candidate must speak against it."""
    if parts and wholes:
        pairs = [(part, whole) for part in parts for whole in wholes]
        if not any(may_be(share.value, part.value, whole.value) for part, whole in pairs):
            yield Remark(Impossible.SHARE_OF_COUNTS, share, pairs[0])
    elif wholes:
        if not any(has_part(share.value, whole.value) for whole in wholes):
            yield Remark(Impossible.SHARE_OF_WHOLE, share, (wholes[0],))
    elif parts and not any(has_whole(share.value, part.value) for part in parts):
        yield Remark(Impossible.SHARE_OF_PART, share, (parts[0],))


def _by_place(tables: Tables) -> Counts:
    counts: dict[tuple[object, ...], list[Observation]] = defaultdict(list)
    for o in tables.observations:
        if o.qualifier in KNOWN and o.period_end is not None and o.value == int(o.value):
            counts[o.measure, o.source, o.area, o.period_start, o.period_end].append(o)
    return counts


def _beside(share: Observation, measure: str, counts: Counts) -> list[Observation]:
    """Counts of a measure in the same document, place and period; of the same body where it has any."""
    found = counts.get((measure, share.source, share.area, share.period_start, share.period_end), [])
    same = [o for o in found if o.authority == share.authority]
    return same or found


def _numerators(share: Observation, measure: Measure, counts: Counts) -> list[Observation]:
    return [o for o in _beside(share, measure.numerator, counts) if group(o) == group(share)]


def _denominators(share: Observation, measure: Measure, counts: Counts, numerators: set[str]) -> list[Observation]:
    """Wholes of the same people or of more: the share of girls may be one of all girls or of all victims."""
    sex, age = group(share)
    return [
        o
        for o in _beside(share, measure.denominator, counts)
        if o.observation_id not in numerators and group(o)[0] in (sex, "all") and group(o)[1] in (age, "all")
    ]

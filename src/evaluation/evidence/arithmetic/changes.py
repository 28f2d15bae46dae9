"""A stated change against its two levels, and the times of a count against the whole of them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from evaluation.evidence.arithmetic.remark import KNOWN, LEAST_KNOWN, MOST_KNOWN, Impossible, Remark, group
from evaluation.evidence.arithmetic.shares import window
from evaluation.load import MeasureKind, Observation, Tables

DAY = dt.timedelta(days=1)


def impossible_changes(tables: Tables) -> Iterator[Remark]:
    """Rates of change that the levels of the same document do not give."""
    known = [o for o in tables.observations if o.qualifier in KNOWN and _dated(o)]
    for change in known:
        of = tables.measures[change.measure].change_of
        if not of:
            continue
        levels = [
            o
            for o in known
            if (o.measure, o.source, o.area, group(o)) == (of, change.source, change.area, group(change))
        ]
        now = [o for o in levels if _time(o) == _time(change)]
        before = [o for o in levels if _is_year_before(o, change)]
        pairs = [(a, b) for a in before for b in now if a.authority == b.authority and a.value]
        if pairs and not any(_may_be(change, a, b) for a, b in pairs):
            yield Remark(Impossible.CHANGE_OF_LEVELS, change, pairs[0])


def impossible_times(tables: Tables) -> Iterator[Remark]:
    """Counts of a time above those of a longer one around it, and totals above the times they are made of."""
    series: dict[tuple[object, ...], list[Observation]] = defaultdict(list)
    for o in tables.observations:
        if tables.measures[o.measure].kind is MeasureKind.COUNT and _dated(o):
            series[o.measure, o.source, o.authority, o.area, group(o)].append(o)
    for rows in series.values():
        for whole in (o for o in rows if o.qualifier in MOST_KNOWN):
            inside = [o for o in rows if _lies_within(o, whole)]
            for part in (o for o in inside if o.qualifier in LEAST_KNOWN and o.value > whole.value):
                yield Remark(Impossible.PART_OF_TIME, part, (whole,))
        for whole in (o for o in rows if o.qualifier in LEAST_KNOWN):
            tiles = _tiles([o for o in rows if o.qualifier in MOST_KNOWN and _lies_within(o, whole)], whole)
            if tiles and sum(o.value for o in tiles) < whole.value:
                yield Remark(Impossible.TIMES_BELOW_TOTAL, whole, tuple(tiles))


def _dated(o: Observation) -> bool:
    return o.period_start is not None and o.period_end is not None


def _time(o: Observation) -> tuple[dt.date, dt.date]:
    assert o.period_start is not None
    assert o.period_end is not None
    return o.period_start, o.period_end


def _lies_within(part: Observation, whole: Observation) -> bool:
    (start, end), (first, last) = _time(part), _time(whole)
    return first <= start and end <= last and (start, end) != (first, last)


def _is_year_before(level: Observation, change: Observation) -> bool:
    """Whether a level is that of the same days one year earlier."""
    return all(
        (a.year, a.month) == (b.year - 1, b.month) and abs(a.day - b.day) <= 1
        for a, b in zip(_time(level), _time(change), strict=True)
    )


def _may_be(change: Observation, before: Observation, now: Observation) -> bool:
    true = 100 * (Fraction(now.value) / Fraction(before.value) - 1)
    low, high = window(abs(change.value))
    return low <= abs(true) < high and (true == 0 or change.value == 0 or (true > 0) == (change.value > 0))


def _tiles(parts: list[Observation], whole: Observation) -> list[Observation]:
    """Times that follow each other without gap and make up the whole; empty if there are none such."""
    start, last = _time(whole)
    by_start = {o.period_start: o for o in sorted(parts, key=_time)}
    tiles = []
    while start <= last:
        if start not in by_start:
            return []
        tiles.append(by_start[start])
        start = _time(tiles[-1])[1] + DAY
    return tiles

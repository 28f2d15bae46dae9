"""Names for the ids of another system, from a second file."""

from __future__ import annotations

from dataclasses import replace

from evaluation.exchange.grid import Grid
from evaluation.exchange.long_table import Found


def named_in(found: tuple[Found, ...], names: Grid) -> tuple[Found, ...]:
    """The same figures, with the name for each id that the first two columns of the file have."""
    name_of = {row[0]: row[1] for row in names.rows if len(row) > 1 and row[0] and row[1]}
    return tuple(
        replace(one, measure=name_of.get(one.measure, one.measure), area=name_of.get(one.area, one.area))
        for one in found
    )

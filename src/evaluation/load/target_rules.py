"""What a target must agree with: its measure, its own period, and the figure that prints it."""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.errors import Fault
from evaluation.load.rows import TypedRows


def target_ends_before_it_starts(rows: TypedRows) -> Iterator[Fault]:
    """The period of a target ends on or after the day it starts."""
    for row in rows.targets:
        target = row.record
        if target.period_end < target.period_start:
            problem = f"the period ends before it starts ({target.period_start})"
            yield row.fault("period_end", problem, "Exchange the two dates, or look them up in the source")


def target_in_another_unit(rows: TypedRows) -> Iterator[Fault]:
    """A target is in the unit of what it is a target for."""
    for row in rows.targets:
        measure = rows.measure.get(row.record.measure)
        if measure and measure.unit in rows.unit and row.record.unit != measure.unit:
            remedy = f"Write {measure.unit!r}, or name the measure that counts in {row.record.unit!r}"
            yield row.fault("unit", f"the measure {measure.measure!r} is in {measure.unit!r}", remedy)


def target_differs_from_its_figure(rows: TypedRows) -> Iterator[Fault]:
    """Where a row of observations.csv prints the target too, both say the same."""
    figures = {row.record.observation_id: row.record for row in rows.observations}
    for row in rows.targets:
        figure = figures.get(row.record.observation)
        if figure and figure.value != row.record.value:
            problem = f"the figure {figure.observation_id} prints {figure.value}"
            yield row.fault("value", problem, "Compare both with the source, and write what it says")


def target_period_differs(rows: TypedRows) -> Iterator[Fault]:
    """Where a row of observations.csv prints the target too, both are of one period and one document."""
    figures = {row.record.observation_id: row.record for row in rows.observations}
    for row in rows.targets:
        target, figure = row.record, figures.get(row.record.observation)
        if not figure:
            continue
        for column in ("period_start", "period_end", "source"):
            if getattr(figure, column) != getattr(target, column):
                problem = f"the figure {figure.observation_id} has {getattr(figure, column)}"
                yield row.fault(column, problem, "Compare both with the source, and write what it says")


TARGET_RULES = (
    target_ends_before_it_starts,
    target_in_another_unit,
    target_differs_from_its_figure,
    target_period_differs,
)

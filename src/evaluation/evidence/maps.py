"""Rules for figures that are drawn on a map: each place once and in its own room, and never a count of people."""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.errors import Fault
from evaluation.framework import Framework
from evaluation.load import Area, Observation, Role, TypedRows, YamlFile


def check_maps(rows: TypedRows, framework: Framework, file: YamlFile) -> Iterator[Fault]:
    """Check the figures of every map, as far as their rows could be read.

    A map shows what a place is like: its measures have the role `setting`. People who were counted in one place may be
    so few that they could be recognised, and a map would show that of each.
    """
    found = {row.record.observation_id: row.record for row in rows.observations}
    areas = {row.record.area: row.record for row in rows.areas}
    for i, context in enumerate(framework.context):
        figures = [found[id_] for id_ in context.figures if id_ in found] if context.is_map else []
        rooms: dict[tuple[int, int], str] = {}
        for n, o in enumerate(figures):
            at = ("context", i, "figures", context.figures.index(o.observation_id))

            def fault(problem: str, remedy: str, at: tuple[str | int, ...] = at, id_: str = o.observation_id) -> Fault:
                return Fault(file.name, file.line_of(at), ".".join(map(str, at)), id_, problem, remedy)

            measure, area = rows.measure.get(o.measure), areas.get(o.area)
            if measure is not None and measure.role is not Role.SETTING:
                problem = f"a map may show no measure of the role {measure.role.value}, which could count few people"
                yield fault(problem, "Show it in a table, without `is_map`")
            if n and (o.measure, o.period_start, o.period_end) != _kind(figures[0]):
                yield fault("a map is of one measure and one period", "Leave it out, or make a map of its own for it")
            if area is None:
                continue
            room = _room(area)
            if room is None:
                yield fault(f"{o.area!r} has no tile", "Give it tile_row and tile_column in areas.csv")
            elif room in rooms:
                problem = f"{o.area!r} and {rooms[room]!r} have the same room on the map"
                yield fault(problem, "Give each place one figure, and another tile_row or tile_column in areas.csv")
            else:
                rooms[room] = o.area


def _kind(observation: Observation) -> tuple[str, object, object]:
    return observation.measure, observation.period_start, observation.period_end


def _room(area: Area) -> tuple[int, int] | None:
    return None if area.tile_row is None or area.tile_column is None else (area.tile_row, area.tile_column)

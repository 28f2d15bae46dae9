"""Names in what a framework says of partners, places, results chain, search and help."""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.errors import Fault
from evaluation.evidence.listed import unknown
from evaluation.framework import Framework
from evaluation.load import TypedRows, YamlFile


def setting_names(rows: TypedRows, framework: Framework, file: YamlFile) -> Iterator[Fault]:
    """Every document, figure and area that is named there exists, and every place can be dated and drawn."""
    for i, partner in enumerate(framework.partners):
        yield from unknown(file, ("partners", i, "sources"), partner.sources, rows, "source")
        yield from unknown(file, ("partners", i, "areas"), partner.areas, rows, "area")
        yield from unknown(
            file, ("partners", i, "award"), [partner.award] if partner.award else [], rows, "observation"
        )
    for i, fact in enumerate(framework.background):
        yield from unknown(file, ("background", i, "text"), fact.figures, rows, "observation")
        yield from unknown(file, ("background", i, "sources"), fact.sources, rows, "source")
    for i, objective in enumerate(framework.objectives):
        for at, fact in objective.told():
            path = ("objectives", i, *at)
            yield from unknown(file, (*path, "text"), fact.figures, rows, "observation")
            yield from unknown(file, (*path, "sources"), fact.sources, rows, "source")
    for i, place in enumerate(framework.places):
        yield from unknown(file, ("places", i, "sources"), place.sources, rows, "source")
        yield from unknown(file, ("places", i, "area"), [place.area], rows, "area")
        yield from unknown(file, ("places", i, "tile"), [place.tile] if place.tile else [], rows, "area")
    yield from _undrawn_places(rows, framework, file)
    for key in ("results_chain", "search", "help"):
        if named := getattr(framework, key):
            yield from unknown(file, (key, "sources"), named.sources, rows, "source")


def _undrawn_places(rows: TypedRows, framework: Framework, file: YamlFile) -> Iterator[Fault]:
    """A place has a day from which the programme worked there, and a tile on the map."""
    areas = {row.record.area: row.record for row in rows.areas}
    for i, place in enumerate(framework.places):
        path = ("places", i, "area")
        line, column = file.line_of(path), ".".join(map(str, path))
        of, on = areas.get(place.area), areas.get(place.tile or place.area)
        if of is not None and of.exposed_from is None:
            remedy = "Write in areas.csv, exposed_from, from which day the programme worked there"
            yield Fault(file.name, line, column, place.area, "areas.csv gives no day for this place", remedy)
        if on is not None and on.tile_row is None:
            remedy = "Give it tile_row and tile_column in areas.csv, or name as `tile` the area that it is drawn on"
            yield Fault(file.name, line, column, place.area, "this place has no tile on the map", remedy)

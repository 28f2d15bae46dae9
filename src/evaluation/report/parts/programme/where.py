"""Where the programme worked, and from when: in words, and on the map of equal tiles."""

from __future__ import annotations

import datetime as dt
from typing import Final

from markupsafe import Markup

from evaluation.framework import Place
from evaluation.report.charts.sheet import NARROW, PERIOD, WIDE
from evaluation.report.charts.tiles import Tile, draw_tiles
from evaluation.words.block import join
from evaluation.words.markup import bullets, element
from evaluation.words.placed import cited
from evaluation.words.writer import Writer

TALL: Final = ((WIDE, 26.0), (NARROW, 37.0))
"""Widths of the map, with the height of a tile in each: on a phone a name may take two lines above its year."""
Dated = tuple[dt.date, list[Place]]


def places_by_start(writer: Writer) -> list[Dated]:
    """Places that the programme had reached, by the day from which it worked there."""
    areas = writer.tables.areas
    found: dict[dt.date, list[Place]] = {}
    for place in writer.evidence.dataset.framework.places:
        day = areas[place.area].exposed_from
        if day is not None and day <= writer.evidence.as_of and any(map(writer.evidence.is_known, place.sources)):
            found.setdefault(day, []).append(place)
    return sorted(found.items())


def where_section(writer: Writer, title: Markup) -> Markup:
    """The places in a list, and the map; nothing where none is known."""
    dated = places_by_start(writer)
    if not dated:
        return Markup("")
    items = [
        writer.say("{places}: work launched {date}.", places=_named(writer, of), date=writer.date(day))
        for day, of in dated
    ]
    items[-1] += cited(
        writer, sorted(s for _, of in dated for p in of for s in p.sources if writer.evidence.is_known(s))
    )
    return join([title, bullets(items), _map(writer, dated)])


def _map(writer: Writer, dated: list[Dated]) -> Markup:
    areas = writer.tables.areas
    on = {place.tile or place.area: (place, n, day) for n, (day, of) in enumerate(dated) for place in of}
    tiles = []
    for area in areas.values():
        if area.tile_row is None or area.tile_column is None:
            continue
        place, number, day = on.get(area.area, (None, len(dated), None))
        # the earlier the start, the darker; where the programme did not work is palest
        name = writer.area(place.area if place else area.area).striptags()
        label = str(day.year) if day else ""
        tiles.append(Tile(area.tile_row, area.tile_column, name, float(len(dated) - number), label, origin=PERIOD))
    tiles.sort(key=lambda tile: (tile.row, tile.column))
    groups = [
        writer.say("{places}, launched {date}", places=_named(writer, of), date=writer.date(day)) for day, of in dated
    ]
    said = writer.say("Where the program worked: {groups}.", groups=Markup("; ").join(groups))
    alt = writer.language.text(
        "Map of equal tiles, one for each place. {caption} {points}.",
        caption=said.striptags(),
        points=writer.language.text("All other places are pale"),
    )
    drawn = [draw_tiles("map-programme", tiles, "", width, tall) for width, tall in TALL]
    return writer.chart(drawn, alt, element("strong", said))


def _named(writer: Writer, places: list[Place]) -> Markup:
    names = [str(writer.area(place.area)) for place in places]
    return Markup(writer.language.join(names))  # noqa: S704 - names that are markup already

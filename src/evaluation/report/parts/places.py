"""A table of context whose figures are of places, drawn on a map of equal tiles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from evaluation.findings import published_id
from evaluation.framework import Context
from evaluation.load import Observation
from evaluation.report.charts.sheet import at_both_widths
from evaluation.report.charts.tiles import SILENT, Tile, draw_tiles
from evaluation.words.block import join
from evaluation.words.markup import data_behind, element
from evaluation.words.writer import Writer

FEWEST: Final = 4
"""Places below which a map shows nothing that their table does not."""


def map_of_places(writer: Writer, context: Context, figures: Sequence[Observation], table: Markup) -> Markup:
    """Map of the figures over their table, folded away; the table alone where there are too few."""
    if len(figures) < FEWEST:
        return table
    text, name = writer.language.text, f"map-{context.id}"
    silent = text("{sign} hatched: no figure found", sign=SILENT)
    tiles = _tiles(writer, figures)
    said = _message(writer, context, figures)
    each = "; ".join(f"{tile.name}: {tile.label if tile.value is not None else silent}" for tile in tiles)
    alt = text("Map of equal tiles, one for each place. {caption} {points}.", caption=said.striptags(), points=each)
    drawn = at_both_widths(lambda width: draw_tiles(name, tiles, silent, width))
    shown = writer.chart(drawn, alt, element("strong", said))
    return join([shown, data_behind(text("Figures behind this chart"), table)])


def _tiles(writer: Writer, figures: Sequence[Observation]) -> list[Tile]:
    """A tile of every place that has one, in the order of the map; of those without a figure, a silent one."""
    of = {o.area: o for o in figures}
    tiles = []
    for area in writer.tables.areas.values():
        if area.tile_row is None or area.tile_column is None:
            continue
        # what stands in brackets tells places of one name apart; on the map each has its tile
        place = writer.area(area.area).striptags().partition(" (")[0]
        if (o := of.get(area.area)) is None:
            tiles.append(Tile(area.tile_row, area.tile_column, place, None))
        else:
            label = writer.bare(o.value, o.unit, o.qualifier)
            tiles.append(Tile(area.tile_row, area.tile_column, place, float(o.value), label, published_id(o)))
    return sorted(tiles, key=lambda tile: (tile.row, tile.column))


def _message(writer: Writer, context: Context, figures: Sequence[Observation]) -> Markup:
    """What the map shows: the lowest figure with its places, and the highest."""
    lowest, highest = (choose(figures, key=lambda o: o.value) for choose in (min, max))
    title = writer.told(context.title)
    if lowest.value == highest.value:
        return writer.say("{title}: {value} everywhere.", title=title, value=writer.published(lowest))
    places = [str(writer.area(o.area)) for o in figures if o.value == lowest.value]
    return writer.say(
        "{title}: {lowest} in {places}, up to {highest} elsewhere.",
        title=title,
        lowest=writer.published(lowest),
        places=Markup(writer.language.join(places)),  # noqa: S704 - names that are markup already
        highest=writer.published(highest),
    )

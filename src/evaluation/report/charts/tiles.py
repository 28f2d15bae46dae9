"""A map of equal tiles: every place has the same room, whatever its size, and its value as a number and as a shade."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from evaluation.drawing.marks import SIZE, SMALL, Bar, Chart, Mark, Words, words_width
from evaluation.drawing.palette import SHADES
from evaluation.report.charts.sheet import EDGE, OWN, WIDE, Sign, fitted, key_of, wrapped

ACROSS: Final = 86.0
"""Most points that a tile is wide."""
TALL: Final = 37.0
GAP: Final = 2.0
"""Points that are free around a tile."""
PAD: Final = 2.0
"""Points between the words of a tile and its edge."""
LEADING: Final = 9.5
LINES: Final = 2
"""Most lines of a name."""
SYLLABLE: Final = re.compile(r"(?<=[aeiouáéíóú])(?=(?:[bcfgpt][lr]|ch|ll|rr|qu|[^\Waeiouáéíóú])[aeiouáéíóú])")
"""Where a name may be broken that is wider than its tile: between a vowel and the next syllable."""
SILENT: Final = "–"
"""Stands in a tile without a value."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One place: where it lies, counted from 1 at the top left, its name, and its value in a label.

    Parameters
    ----------
    row, column : int
    name : str
    value : float or None
        None for a place of which nothing is known: its edge is broken and it has a dash instead of a number.
    label : str
    states : str
        Id of the finding that it states.
    origin : str
        Where numerals of the label come from, if it states no finding.
    """

    row: int
    column: int
    name: str
    value: float | None
    label: str = SILENT
    states: str = ""
    origin: str = ""


def draw_tiles(name: str, tiles: Sequence[Tile], silent: str, width: float = WIDE, tall: float = TALL) -> Chart:
    """Tiles in their places, the darker the higher the value.

    Parameters
    ----------
    name : str
        Id of the chart.
    tiles : sequence of Tile
    silent : str
        What a hatched tile means; said where there is one.
    width, tall : float, optional
        Width of the map and height of a tile, in points.
    """
    rows, columns = max(t.row for t in tiles), max(t.column for t in tiles)
    across = min(ACROSS, width / columns)
    known = [t.value for t in tiles if t.value is not None]
    marks: list[Mark] = []
    for tile in tiles:
        marks += _drawn(tile, None if tile.value is None else shade(tile.value, min(known), max(known)), across, tall)
    height = tall * rows
    if len(known) < len(tiles):
        sign = Sign(lambda x, y: [Bar(x - 5, y - 4, x + 5, y + 4, "", "soft", hatch="hatch", is_ground=True)], silent)
        key, height = key_of([sign], EDGE, width - EDGE, height)
        marks += key
    return Chart(name, width, height, tuple(marks))


def shade(value: float, lowest: float, highest: float) -> int:
    """Number of the shade of a value, from 0 for the lowest; the highest alone has the last."""
    last = len(SHADES) - 1
    return last if value == highest else int((value - lowest) / (highest - lowest) * last)


def _drawn(tile: Tile, number: int | None, across: float, tall: float) -> Iterator[Mark]:
    left, top = (tile.column - 1) * across, (tile.row - 1) * tall
    edges = (left + GAP, top + GAP, left + across - GAP, top + tall - GAP)
    if number is None:
        yield Bar(*edges, "paper", "soft", is_ground=True)
        # a hatched foot; words stand on plain ground
        yield Bar(edges[0], edges[3] - 4, edges[2], edges[3], "", "soft", hatch="hatch")
    else:
        yield Bar(*edges, SHADES[number], "grid", is_ground=True, states=tile.states)
    ink = "paper" if number == len(SHADES) - 1 else "ink"
    room = across - 2 * (GAP + PAD)
    middle = left + across / 2
    lines = wrapped(" ".join(_broken(word, room) for word in tile.name.split()), room, SMALL)[:LINES]
    for n, line in enumerate(lines):
        base = edges[1] + PAD + 7.0 + n * LEADING
        yield Words(middle, base, fitted(line, room, SMALL), "middle", ink, SMALL, origin=OWN)
    base = edges[3] - (6.5 if number is None else 4.0)
    if tile.label:
        yield Words(middle, base, tile.label, "middle", ink, SIZE, True, tile.states, tile.origin)


def _broken(word: str, room: float) -> str:
    """A word that is too wide, as two with a hyphen; the first is as long as there is room for."""
    if words_width(word, SMALL) <= room:
        return word
    ends = [match.start() for match in SYLLABLE.finditer(word)]
    fitting = [end for end in ends if words_width(f"{word[:end]}-", SMALL) <= room]
    return f"{word[: fitting[-1]]}- {word[fitting[-1] :]}" if fitting else word

"""A map of equal tiles: every place has the same room, whatever its size, and its value as a number and as a shade."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from evaluation.report.charts.style import INK, PAPER, SIZE, SMALL, SOFT, WIDE, sheet, to_svg, words_width
from evaluation.words.markup import WRITTEN, Drawing
from evaluation.words.palette import GRID, HATCH, SHADES

ACROSS: Final = 1.2
"""Most inches that a tile is wide."""
TALL: Final = 0.56
"""Inches that a tile is high."""
GAP: Final = 0.03
"""Inches that are free around a tile."""
PAD: Final = 0.02
"""Inches between the words of a tile and its edge."""
LINE: Final = 0.13
"""Inches that a line of a name is high."""
LINES: Final = 2
"""Most lines of a name."""
KEY: Final = 0.26
"""Inches for the line that says what a hatched tile is."""
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
        None for a place of which nothing is known: it is hatched and has a dash instead of a number.
    label : str
    """

    row: int
    column: int
    name: str
    value: float | None
    label: str = SILENT


@dataclass(frozen=True, slots=True)
class Word:
    """A line of words in a tile: its left and upper edge in inches from the tile's, and its size in points."""

    text: str
    left: float
    top: float
    size: float
    is_bold: bool

    @property
    def width(self) -> float:
        """In inches."""
        return words_width(self.text, self.size, is_bold=self.is_bold)


def draw_tiles(name: str, tiles: Sequence[Tile], silent: str, width: float = WIDE) -> Drawing:
    """Tiles in their places, the darker the higher the value.

    Parameters
    ----------
    name : str
        Id of the chart.
    tiles : sequence of Tile
    silent : str
        What a hatched tile means; said where there is one.
    width : float, optional
        In inches.
    """
    rows, columns = max(t.row for t in tiles), max(t.column for t in tiles)
    across = min(ACROSS, width / columns)
    known = [t.value for t in tiles if t.value is not None]
    height = TALL * rows + (KEY if len(known) < len(tiles) else 0)
    with sheet(height, name, width) as drawn:
        drawn.set_layout_engine("none")
        axes = drawn.add_axes((0, 0, 1, 1))
        axes.set_xlim(0, width)
        axes.set_ylim(height, 0)
        axes.set(xticks=[], yticks=[])  # hidden ones would be listed as numerals of the chart
        axes.axis("off")
        for tile in tiles:
            _draw(axes, tile, None if tile.value is None else shade(tile.value, min(known), max(known)), across)
        if len(known) < len(tiles):
            axes.text(GAP, height - KEY / 2, silent, va="center_baseline", fontsize=SMALL, color=SOFT, label=WRITTEN)
        return to_svg(drawn, name)


def shade(value: float, lowest: float, highest: float) -> int:
    """Number of the shade of a value, from 0 for the lowest; the highest alone has the last."""
    last = len(SHADES) - 1
    return last if value == highest else int((value - lowest) / (highest - lowest) * last)


def words_of(tile: Tile, across: float) -> list[Word]:
    """The words of a tile of a width: its name in the middle of the upper lines, its label below.

    A name that has no room is cut, and ends with a point; the table behind the chart has it whole.
    """
    room = across - 2 * (GAP + PAD)
    lines: list[str] = []
    for word in tile.name.split():
        if lines and words_width(f"{lines[-1]} {word}") <= room:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    said = [(_cut(line, room), SMALL, False) for line in lines[:LINES]] + [(tile.label, SIZE, True)]
    tops = [GAP + PAD + n * LINE for n in range(len(said) - 1)] + [TALL - GAP - 2 * PAD - LINE]
    return [
        Word(text, (across - words_width(text, size, is_bold=is_bold)) / 2, top, size, is_bold)
        for (text, size, is_bold), top in zip(said, tops, strict=True)
    ]


def _cut(line: str, room: float) -> str:
    cut = line
    while words_width(cut) > room and len(cut) > 1:
        cut = f"{cut.rstrip('.')[:-1]}."
    return cut


def _draw(axes: Any, tile: Tile, number: int | None, across: float) -> None:
    from matplotlib.patches import Rectangle

    left, top = (tile.column - 1) * across, (tile.row - 1) * TALL
    look: dict[str, Any] = (
        {"fc": PAPER, "ec": HATCH, "hatch": "////"} if number is None else {"fc": SHADES[number], "ec": GRID}
    )
    axes.add_patch(Rectangle((left + GAP, top + GAP), across - 2 * GAP, TALL - 2 * GAP, lw=0.8, **look))
    colour = PAPER if number == len(SHADES) - 1 else INK
    *name, label = words_of(tile, across)
    for word in (*name, label):
        ground = {"boxstyle": "square,pad=0.1", "fc": PAPER, "ec": "none"} if number is None else None
        axes.text(
            left + word.left,
            top + word.top + LINE / 2,
            word.text,
            va="center_baseline",
            fontsize=word.size,
            fontweight="semibold" if word.is_bold else "normal",
            color=colour,
            bbox=ground,
            **({} if word is label else {"label": WRITTEN}),
        )

"""One look for all charts: the report's own type, one palette, the same bytes everywhere, and two widths."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from evaluation.fonts import FAMILY, FONT_DIR, text_width
from evaluation.words.markup import SCALE, VALUE, Drawing
from evaluation.words.palette import GRID, LIGHT

INK: Final = LIGHT["ink"]
SOFT: Final = LIGHT["soft"]
PAPER: Final = LIGHT["paper"]
WIDE: Final = 7.0
HALF: Final = 4.1
NARROW: Final = 3.1
"""Widths of a chart in inches: of a page, of half a page, of a phone. Its text has the size of the text around it."""
SIZE: Final = 9.0
SMALL: Final = 8.0
"""Sizes of the text in points: values, and everything else."""


@contextmanager
def sheet(height: float, name: str, width: float = WIDE) -> Iterator[Any]:
    """Empty matplotlib figure in the report's style.

    Parameters
    ----------
    height, width : float
        In inches.
    name : str
        Name of the chart; with the width it seeds the ids inside the SVG, so that two on one page never share one.
    """
    import matplotlib as mpl
    from matplotlib import font_manager
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    fonts = font_manager.fontManager
    paths = {str(path) for path in FONT_DIR.glob("*.ttf")}
    # another release of the family may be installed, and matplotlib would take either
    fonts.ttflist = [entry for entry in fonts.ttflist if entry.name != FAMILY or entry.fname in paths]
    for path in sorted(paths - {entry.fname for entry in fonts.ttflist}):
        fonts.addfont(path)
    settings: Any = {
        "font.family": FAMILY,
        "font.size": SIZE,
        "text.color": INK,
        "axes.labelcolor": SOFT,
        "axes.edgecolor": SOFT,
        "xtick.color": SOFT,
        "ytick.color": SOFT,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.spines.left": False,
        "axes.grid": False,
        "grid.color": GRID,
        "axes.axisbelow": True,
        "hatch.linewidth": 0.5,
        "svg.fonttype": "path",
        "svg.hashsalt": f"{name} {width}",
        "figure.facecolor": PAPER,
    }
    with mpl.rc_context(settings):
        drawn = Figure(figsize=(width, height), layout="constrained")
        FigureCanvasSVG(drawn)
        yield drawn


@contextmanager
def figure(height: float, name: str, width: float = WIDE) -> Iterator[tuple[Any, Any]]:
    """Matplotlib figure with one pair of axes; see `sheet`."""
    with sheet(height, name, width) as drawn:
        axes = drawn.add_subplot()
        axes.tick_params(length=0)
        yield drawn, axes


def at_both_widths(draw: Callable[[float], Drawing]) -> Drawing:
    """Draw a chart for a page and again for a phone, where the first would have to be shrunk beyond reading."""
    wide, narrow = draw(WIDE), draw(NARROW)
    return Drawing(wide.svg, tuple(dict.fromkeys((*wide.texts, *narrow.texts))), narrow.svg)


def to_svg(drawn: Any, name: str) -> Drawing:
    """Drawing of a figure without date and creator, and with ids that only its name and width decide."""
    import matplotlib as mpl

    buffer = io.BytesIO()
    salt = f"{name} {drawn.get_figwidth()}"
    with mpl.rc_context({"svg.fonttype": "path", "svg.hashsalt": salt}):
        drawn.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return Drawing(buffer.getvalue(), tuple(_texts(drawn)))


def words_width(text: str, size: float = SMALL, *, is_bold: bool = False) -> float:
    """Width of a text in a chart in inches."""
    return text_width(text, size, "SemiBold" if is_bold else "Regular") / 72


def _texts(drawn: Any) -> Iterator[tuple[str, str]]:
    """Texts with numerals; a text's label, which matplotlib never draws, says where it comes from."""
    from matplotlib.text import Text

    every = [axis for axes in drawn.axes for axis in (axes.xaxis, axes.yaxis)]
    scales = {id(tick) for axis in every for tick in axis.get_ticklabels()}
    hidden = {id(text) for axis in every if not axis.get_visible() for text in axis.findobj(Text)}
    for artist in drawn.findobj(Text):
        text = artist.get_text()
        if artist.get_visible() and id(artist) not in hidden and any(c.isdigit() for c in text):
            yield text, SCALE if id(artist) in scales else (artist.get_label() or VALUE)


def lines_of(items: Sequence[str], width: float) -> list[str]:
    """Items side by side, on as many lines as they need."""
    lines: list[str] = []
    for item in items:
        longer = f"{lines[-1]}   {item}" if lines else item
        if lines and words_width(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(item)
    return lines

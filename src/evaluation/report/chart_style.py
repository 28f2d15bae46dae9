"""One look for all charts: the report's own type, a palette that survives grey printing, the same bytes everywhere."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from evaluation.fonts import FAMILY, FONT_DIR

INK: Final = "#1b1b1b"
SOFT: Final = "#565c65"
GRID: Final = "#dfe1e2"
MAIN: Final = "#005ea2"
SECOND: Final = "#a23b00"
BAND: Final = "#e7eef5"
COVID: Final = "#f0efe9"
SCALE: Final = "scale"
WRITTEN: Final = "framework"
VALUE: Final = "value"
"""Roles of the texts in a chart; see `Drawing`."""
WIDTH: Final = 7.0
"""Width of every chart in inches; the text in it then has the size of the text around it."""


@contextmanager
def figure(height: float, name: str) -> Iterator[tuple[Any, Any]]:
    """Matplotlib figure and axes in the report's style.

    Parameters
    ----------
    height : float
        Height in inches.
    name : str
        Name of the chart; it seeds the ids inside the SVG, so that two charts on one page never share one.
    """
    import matplotlib as mpl
    from matplotlib import font_manager
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    known = {entry.fname for entry in font_manager.fontManager.ttflist}
    for path in sorted(FONT_DIR.glob("*.ttf")):
        if str(path) not in known:
            font_manager.fontManager.addfont(str(path))
    settings: Any = {
        "font.family": FAMILY,
        "font.size": 9.5,
        "text.color": INK,
        "axes.labelcolor": SOFT,
        "axes.edgecolor": SOFT,
        "xtick.color": SOFT,
        "ytick.color": SOFT,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.spines.left": False,
        "axes.grid": True,
        "axes.grid.axis": "y",
        "grid.color": GRID,
        "axes.axisbelow": True,
        "svg.fonttype": "path",
        "svg.hashsalt": name,
        "figure.facecolor": "white",
    }
    with mpl.rc_context(settings):
        drawn = Figure(figsize=(WIDTH, height), layout="constrained")
        FigureCanvasSVG(drawn)
        axes = drawn.add_subplot()
        axes.tick_params(length=0)
        yield drawn, axes


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as SVG, in which letters are outlines, and the numerals in it, which a check could not read there.

    Parameters
    ----------
    svg : bytes
    texts : tuple of (str, str)
        Every text with a numeral, with its role: `scale` of an axis, `framework` where people wrote it, else `value`.
    """

    svg: bytes
    texts: tuple[tuple[str, str], ...]


def to_svg(drawn: Any, name: str) -> Drawing:
    """Drawing of a figure without date and creator, and with ids that only its name decides."""
    import matplotlib as mpl

    buffer = io.BytesIO()
    with mpl.rc_context({"svg.fonttype": "path", "svg.hashsalt": name}):
        drawn.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return Drawing(buffer.getvalue(), tuple(_texts(drawn)))


def _texts(drawn: Any) -> Iterator[tuple[str, str]]:
    """Texts with numerals; a text's label, which matplotlib never draws, says where it comes from."""
    from matplotlib.text import Text

    scales = {id(tick) for axes in drawn.axes for tick in (*axes.get_xticklabels(), *axes.get_yticklabels())}
    for artist in drawn.findobj(Text):
        text = artist.get_text()
        if artist.get_visible() and any(c.isdigit() for c in text):
            yield text, SCALE if id(artist) in scales else (artist.get_label() or VALUE)

"""One look for all charts: the report's own type, a palette that survives grey printing, the same bytes everywhere."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from evaluation.fonts import FAMILY, FONT_DIR

INK: Final = "#1b1b1b"
SOFT: Final = "#565c65"
GRID: Final = "#dfe1e2"
MAIN: Final = "#005ea2"
SECOND: Final = "#a23b00"
BAND: Final = "#e7eef5"
COVID: Final = "#f0efe9"
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


def to_svg(drawn: Any, name: str) -> bytes:
    """SVG of a figure without date and creator, and with ids that only its name decides."""
    import matplotlib as mpl

    buffer = io.BytesIO()
    with mpl.rc_context({"svg.fonttype": "path", "svg.hashsalt": name}):
        drawn.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return buffer.getvalue()

"""Marks as a matplotlib figure: artists added to the figure itself, in points, without axes, ticks or layout.

The figure is what an evaluator can restyle and save, and what `svg.py` makes part of a page.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import Any, Final

from evaluation.drawing.marks import HEAD, Arrow, Bar, Chart, Dot, Line, Mark, Words
from evaluation.drawing.palette import CHART
from evaluation.fonts import FAMILY, FONT_DIR

POINTS: Final = 72.0
"""Points of an inch."""
STEP: Final = 4.0
"""Distance of two lines of a hatching, in points."""
FINE: Final = 0.5
"""Width of such a line."""


def to_figure(chart: Chart, *, has_words: bool = True) -> Any:
    """Draw the marks of a chart.

    Parameters
    ----------
    chart : Chart
    has_words : bool, optional
        Whether its words are drawn too; a page writes them itself.

    Returns
    -------
    matplotlib.figure.Figure
        Of the chart's size. Lines of one look that follow each other are one artist.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.transforms import Affine2D

    _offer_fonts()
    drawn = Figure(figsize=(chart.width / POINTS, chart.height / POINTS), facecolor=CHART["paper"])
    FigureCanvasAgg(drawn)
    down = Affine2D().scale(1 / POINTS, -1 / POINTS).translate(0, chart.height / POINTS) + drawn.dpi_scale_trans
    shown = (mark for mark in chart.marks if has_words or not isinstance(mark, Words))
    for number, (_, marks) in enumerate(groupby(shown, key=_look)):
        for artist in _together(list(marks)):
            artist.set_transform(down)
            artist.set_zorder(number)
            drawn.add_artist(artist)
    return drawn


def _look(mark: Mark) -> object:
    """The same for straight lines that can be one artist; of its own for everything else."""
    if isinstance(mark, Line) and len(mark.points) == 2:
        return (mark.stroke, mark.width, mark.dashes)
    return id(mark)


def _together(marks: list[Mark]) -> list[Any]:
    """Artists of marks of one look."""
    if len(marks) == 1:
        return _artists(marks[0])
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    lines = [mark for mark in marks if isinstance(mark, Line)]
    corners = [point for line in lines for point in line.points]
    first = lines[0]
    style = _style(first.width, first.dashes)
    path = Path(corners, [Path.MOVETO, Path.LINETO] * len(lines))
    return [PathPatch(path, fc="none", ec=CHART[first.stroke], lw=first.width, ls=style, capstyle="butt")]


@cache
def _offer_fonts() -> None:
    """Let matplotlib know the report's own type; another release of the family may be installed."""
    from matplotlib import font_manager

    fonts = font_manager.fontManager
    paths = {str(path) for path in FONT_DIR.glob("*.ttf")}
    fonts.ttflist = [entry for entry in fonts.ttflist if entry.name != FAMILY or entry.fname in paths]
    for path in sorted(paths - {entry.fname for entry in fonts.ttflist}):
        fonts.addfont(path)


def _artists(mark: Mark) -> list[Any]:
    match mark:
        case Line():
            return [_line(mark.points, mark.stroke, mark.width, mark.dashes)]
        case Dot():
            return [_dot(mark)]
        case Bar():
            return _bar(mark)
        case Words():
            return [_words(mark)]
        case Arrow():
            return _arrow(mark)


def _line(points: Any, stroke: str, width: float, dashes: tuple[float, ...] = ()) -> Any:
    from matplotlib.lines import Line2D

    across, down = zip(*points, strict=True)
    style = _style(width, dashes)
    return Line2D(
        across, down, color=CHART[stroke], lw=width, ls=style, solid_capstyle="butt", dash_capstyle="butt", marker=""
    )


def _style(width: float, dashes: tuple[float, ...]) -> Any:
    """Dashes as matplotlib counts them, in widths of the line."""
    return (0, tuple(dash / width for dash in dashes)) if dashes else "-"


def _dot(mark: Dot) -> Any:
    from matplotlib.lines import Line2D

    return Line2D(
        [mark.x],
        [mark.y],
        ls="none",
        marker=mark.shape.value,
        ms=mark.size,
        mfc=CHART[mark.fill],
        mec=CHART[mark.stroke] if mark.stroke else "none",
        mew=mark.width if mark.stroke else 0,
    )


def _bar(mark: Bar) -> list[Any]:
    from matplotlib.patches import Rectangle

    artists: list[Any] = []
    if mark.fill or mark.stroke:
        artists.append(
            Rectangle(
                (mark.left, mark.top),
                mark.right - mark.left,
                mark.bottom - mark.top,
                fc=CHART[mark.fill] if mark.fill else "none",
                ec=CHART[mark.stroke] if mark.stroke else "none",
                lw=mark.width if mark.stroke else 0,
            )
        )
    return [*artists, _hatching(mark)] if mark.hatch else artists


def _hatching(mark: Bar) -> Any:
    """Lines from lower left to upper right, cut at the edges, as one path: no pattern that a page has to find."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    width, height = mark.right - mark.left, mark.bottom - mark.top
    corners: list[tuple[float, float]] = []
    offset = STEP
    while offset < width + height:
        begin = (mark.left + max(0.0, offset - height), mark.top + min(offset, height))
        end = (mark.left + min(offset, width), mark.top + max(0.0, offset - width))
        corners += [begin, end]
        offset += STEP
    if not corners:  # smaller than the distance of two lines
        corners = [(mark.left, mark.bottom), (mark.right, mark.top)]
    codes = [Path.MOVETO, Path.LINETO] * (len(corners) // 2)
    return PathPatch(Path(corners, codes), fc="none", ec=CHART[mark.hatch], lw=FINE)


def _words(mark: Words) -> Any:
    from matplotlib.text import Text

    return Text(
        mark.x,
        mark.y,
        mark.text,
        ha={"start": "left", "middle": "center", "end": "right"}[mark.anchor],
        va="baseline",
        color=CHART[mark.fill],
        fontfamily=FAMILY,
        fontsize=mark.size,
        fontweight=600 if mark.is_bold else 400,
        parse_math=False,
    )


def _arrow(mark: Arrow) -> list[Any]:
    """A line, and a triangle at its end."""
    from matplotlib.patches import Polygon

    length = max(((mark.to_x - mark.x) ** 2 + (mark.to_y - mark.y) ** 2) ** 0.5, 1e-9)
    across, down = (mark.to_x - mark.x) / length, (mark.to_y - mark.y) / length
    neck = (mark.to_x - across * HEAD, mark.to_y - down * HEAD)
    half = HEAD / 2
    head = [
        (mark.to_x, mark.to_y),
        (neck[0] - down * half, neck[1] + across * half),
        (neck[0] + down * half, neck[1] - across * half),
    ]
    colour = CHART[mark.stroke]
    return [
        _line([(mark.x, mark.y), neck], mark.stroke, 1.2),
        Polygon(head, closed=True, fc=colour, ec="none", lw=0),
    ]

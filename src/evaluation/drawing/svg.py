"""A figure made of marks as a part of a page: text as text, colours by classes, nothing that a page's policy blocks.

matplotlib writes colours and type into `style` attributes, which the security policy of a page does not let through,
and says much that no reader needs. Here its drawing is read and written anew, element by element; one that is not
known is refused, so that nothing can get lost unseen.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from lxml import etree
from markupsafe import Markup, escape

from evaluation.drawing.figure import to_figure
from evaluation.drawing.marks import SMALL, Chart, Words
from evaluation.drawing.palette import CHART, CHART_DARK
from evaluation.fonts import FAMILY

SVG: Final = "{http://www.w3.org/2000/svg}"
LINK: Final = "{http://www.w3.org/1999/xlink}href"
NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
NAMES: Final = {colour: name for name, colour in CHART.items()}
DROPPED: Final = frozenset({"metadata", "style"})
PRESENTED: Final = ("stroke-width", "stroke-dasharray")
"""Properties that become attributes."""
IGNORED: Final = frozenset({"stroke-linejoin", "stroke-linecap", "stroke-dashoffset", "stroke-miterlimit"})
OURS: Final[dict[Any, Any]] = {
    "path.sketch": None,
    "path.effects": [],
    "path.simplify": True,
    "path.snap": True,
}
"""Settings that no mark decides, so that an evaluator's own for matplotlib change no byte of a report."""
FILL: Final = "soft"
"""Colour of most words, which an element says only where it has another."""
CLASS: Final = "drawing"
DARK_THEMES: Final = ("[data-jp-theme-light=false] ", ".vscode-dark ")
"""How JupyterLab and VS Code mark what stands in a dark theme."""
NARROW: Final = "narrow"
"""Class of the form for a phone, which stands beside the other and is for nobody else."""


def colours(palette: Mapping[str, str], place: str = "") -> str:
    """Style of the classes of a drawing, for places where the colours are those of one palette."""
    return "".join(f"{place}.f-{n}{{fill:{c}}}{place}.s-{n}{{stroke:{c}}}" for n, c in palette.items())


@cache
def notebook_style() -> str:
    """Style of a drawing in a notebook: on light paper, or on dark where the notebook's theme is dark."""
    paper = f"background:{CHART['paper']};font-family:{FAMILY},sans-serif"
    sheet = f".{CLASS}{{display:block;max-width:44rem;width:100%;{paper}}}.{NARROW}{{display:none}}"
    dark = "".join(
        f"{theme}.{CLASS}{{background:{CHART_DARK['paper']}}}{colours(CHART_DARK, theme)}" for theme in DARK_THEMES
    )
    return f"{sheet}{colours(CHART)}{dark}"


def to_svg(chart: Chart, alt: str, *, is_narrow: bool = False) -> Markup:
    """Write a chart as an element of a page.

    Parameters
    ----------
    chart : Chart
    alt : str
        What it says, for those who do not see it: it is one image to a screen reader.
    is_narrow : bool, optional
        Whether it is the form for a phone.

    Returns
    -------
    Markup
        An `svg` element without name space, as HTML has it.
    """
    name = f"{chart.name}-{NARROW}" if is_narrow else chart.name
    # words come last, over whatever they stand on
    content = "".join((*_Tidy(name).written(_drawn(chart)), *map(_written, chart.words)))
    size = f"{_short(chart.width)} {_short(chart.height)}"
    class_ = f"{CLASS} {NARROW}" if is_narrow else CLASS
    usual = f'class="{class_} f-{FILL}" font-size="{_short(SMALL)}"'
    head = f'<svg {usual} viewBox="0 0 {size}" role="img" aria-label="{escape(alt)}">'
    return Markup(f"{head}{content}</svg>")  # noqa: S704 - words are escaped where they are written


def _drawn(chart: Chart) -> etree._Element:
    """The drawing as matplotlib writes it."""
    import matplotlib as mpl
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    buffer = io.BytesIO()
    with mpl.rc_context({**OURS, "svg.hashsalt": chart.name}):
        drawn = to_figure(chart, has_words=False)
        drawn.patch.set_visible(False)
        FigureCanvasSVG(drawn).print_svg(buffer, metadata={"Date": None, "Creator": None})  # type: ignore[no-untyped-call]
    return etree.fromstring(buffer.getvalue(), etree.XMLParser(remove_comments=True, resolve_entities=False))


class _Tidy:
    """Writes the elements of a drawing anew.

    Parameters
    ----------
    name : str
        Beginning of every id.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._ids: dict[str, str] = {}

    def written(self, element: etree._Element) -> Iterator[str]:
        """Markup of what an element holds."""
        for child in element:
            tag = str(child.tag).removeprefix(SVG)
            if tag == "g":
                yield from self.written(child)
            elif tag == "defs":
                yield from self._definitions(child)
            elif tag == "path":
                yield f'<path d="{_path(child.get("d", ""))}"{_look(child)}/>'
            elif tag == "use":
                place = "".join(f' {a}="{_short(float(child.get(a, "0")))}"' for a in ("x", "y"))
                yield f'<use href="#{self._ids[child.get(LINK, "")[1:]]}"{place}{_look(child)}/>'
            elif tag not in DROPPED:
                raise ValueError(f"matplotlib drew <{tag}>, which no mark asks for")

    def _definitions(self, element: etree._Element) -> Iterator[str]:
        for child in element:
            tag = str(child.tag).removeprefix(SVG)
            if tag == "path":
                self._ids[child.get("id", "")] = own = f"{self._name}-{len(self._ids) + 1}"
                yield f'<defs><path id="{own}" d="{_path(child.get("d", ""))}"/></defs>'
            elif tag not in DROPPED:
                raise ValueError(f"matplotlib defined <{tag}>, which no mark asks for")


def _written(mark: Words) -> str:
    """Words where their mark has them; matplotlib's own place would depend on how it measures."""
    anchor = "" if mark.anchor == "start" else f' text-anchor="{mark.anchor}"'
    weight = ' font-weight="600"' if mark.is_bold else ""
    stated = f' data-finding="{escape(mark.states)}"' if mark.states else ""
    stated += f' data-n="{mark.origin}"' if mark.origin else ""
    size = "" if mark.size == SMALL else f' font-size="{_short(mark.size)}"'
    fill = "" if mark.fill == FILL else f' class="f-{mark.fill}"'
    place = f'x="{_short(mark.x)}" y="{_short(mark.y)}"'
    return f"<text {place}{size}{anchor}{weight}{fill}{stated}>{escape(mark.text)}</text>"


def _look(element: etree._Element) -> str:
    """Classes and attributes that say what a `style` said."""
    style = _properties(element.get("style", ""))
    classes = []
    attributes = ""
    for name, value in style.items():
        if name in ("fill", "stroke"):
            if value == "none":
                attributes += f' {name}="none"' if name == "fill" else ""
            elif value in NAMES:
                classes.append(f"{name[0]}-{NAMES[value]}")
            else:
                raise ValueError(f"matplotlib drew the {name} {value}, which is none of the palette")
        elif name in PRESENTED:
            attributes += f' {name}="{" ".join(_short(float(n)) for n in NUMBER.findall(value))}"'
        elif name not in IGNORED:
            raise ValueError(f"matplotlib drew with {name}: {value}, which no mark asks for")
    return (f' class="{" ".join(classes)}"' if classes else "") + attributes


def _properties(style: str) -> Mapping[str, str]:
    pairs = (part.split(":", 1) for part in style.split(";") if ":" in part)
    return {name.strip(): value.strip() for name, value in pairs}


def _path(data: str) -> str:
    """A path with two decimals and no line ends."""
    short = re.sub(r"\s+", " ", NUMBER.sub(lambda m: _short(float(m[0])), data)).strip()
    return re.sub(r" ?([A-Za-z]) ?", r"\1", short).replace(" -", "-")


def _short(value: float) -> str:
    shown = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown

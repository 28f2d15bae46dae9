"""The colours of every report, named by their use: page, paper and charts take them from here and nowhere else.

Few hues, after those of the U.S. Web Design System, and each of a lightness of its own, so that they stay apart in
grey print and for people who do not see red or green. No colour stands alone: a status is also a word and a shape.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

LIGHT: Final[Mapping[str, str]] = {
    "ink": "#1b1b1b",
    "soft": "#565c65",
    "paper": "#ffffff",
    "panel": "#f5f6f7",
    "line": "#c6cace",
    "edge": "#71767a",
    "link": "#005ea2",
    "accent": "#162e51",
    "good": "#13552f",
    "good-bg": "#e3f3e8",
    "mid": "#6b4a00",
    "mid-bg": "#fbf0d0",
    "bad": "#8b1303",
    "bad-bg": "#fbe6e2",
    "none": "#3d4551",
    "none-bg": "#edeff0",
    "context": "#2a4b6d",
    "context-bg": "#e8f0f8",
}
DARK: Final[Mapping[str, str]] = {
    "ink": "#f0f0f0",
    "soft": "#b8bdc3",
    "paper": "#16191d",
    "panel": "#22272d",
    "line": "#4a525b",
    "edge": "#8d9297",
    "link": "#8cc4ff",
    "accent": "#c3dcf7",
    "good": "#a6e6bd",
    "good-bg": "#173524",
    "mid": "#ffdf90",
    "mid-bg": "#3a2f10",
    "bad": "#ffb9ac",
    "bad-bg": "#451b14",
    "none": "#d0d5da",
    "none-bg": "#2d333a",
    "context": "#bcd9f5",
    "context-bg": "#1c3044",
}
STATUS: Final[Mapping[str, str]] = {
    "favourable": "good",
    "unclear": "mid",
    "unfavourable": "bad",
    "not-computable": "none",
    "context": "context",
}
"""Colour of each class of findings; its ground is the colour of the same name with `-bg`."""

CHART: Final[Mapping[str, str]] = {
    "ink": LIGHT["ink"],
    "soft": LIGHT["soft"],
    "paper": LIGHT["paper"],
    "accent": LIGHT["accent"],
    "main": LIGHT["link"],
    "muted": "#8fb0d0",
    "second": "#9c3d10",
    "baseline": "#dce7f3",
    "baseline-edge": "#9fb8d4",
    "disturbed": "#efeeea",
    "hatch": "#a5a196",
    "grid": "#dfe1e2",
    "shade-low": "#eef4fa",
    "shade-mid": "#c6d9ec",
    "shade-high": "#8fb1d1",
    "shade-top": "#1f5c99",
}
"""Colours of charts by name, no two the same: series, what it was before, a break, grounds, tiles of a map."""
CHART_DARK: Final[Mapping[str, str]] = {
    "ink": DARK["ink"],
    "soft": DARK["soft"],
    "paper": DARK["paper"],
    "accent": DARK["accent"],
    "main": DARK["link"],
    "muted": "#4a6d92",
    "second": "#ffa57a",
    "baseline": "#22364d",
    "baseline-edge": "#5b7ea6",
    "disturbed": "#26292c",
    "hatch": "#85817a",
    "grid": "#3a4047",
    "shade-low": "#1b2733",
    "shade-mid": "#2a4663",
    "shade-high": "#426285",
    "shade-top": "#b7d8fb",
}
"""The same on a dark page."""
SHADES: Final = ("shade-low", "shade-mid", "shade-high", "shade-top")
"""Grounds of the tiles of a map from the lowest value to the highest; words are those of the paper on the last."""

"""The colours of every report, named by their use: page, paper and charts take them from here and from nowhere else.

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

MAIN: Final = LIGHT["link"]
MUTED: Final = "#8fb0d0"
SECOND: Final = "#9c3d10"
BASELINE: Final = "#dce7f3"
BASELINE_EDGE: Final = "#9fb8d4"
DISTURBED: Final = "#efeeea"
HATCH: Final = "#a5a196"
GRID: Final = "#dfe1e2"
"""Colours of charts, which stand on a light ground in dark mode too: series, what it was before, a break, grounds."""
SHADES: Final = ("#eef4fa", "#c6d9ec", MUTED, "#1f5c99")
"""Grounds of the tiles of a map from the lowest value to the highest; words are dark on all but the last."""

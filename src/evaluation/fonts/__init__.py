"""The one type family of the reports: charts, HTML and PDF use these files and no installed font."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, Final

FONT_DIR: Final = Path(__file__).parent
FAMILY: Final = "Inter"
STYLES: Final = {
    "Regular": (400, "normal"),
    "Italic": (400, "italic"),
    "SemiBold": (600, "normal"),
    "Bold": (700, "normal"),
}
"""Style as in the file name: CSS weight and CSS style."""
ASKED: Final = 100
"""Size at which a font is asked for a width, so that its answer is fine enough."""
DIGIT: Final = re.compile(r"\d")


def text_width(text: str, size: float, style: str = "Regular", *, is_tabular: bool = False) -> float:
    """Width of a line of text, without kerning.

    Parameters
    ----------
    text : str
    size : float
        Of the type, in any unit; the width is in the same.
    style : str, optional
        One of `STYLES`.
    is_tabular : bool, optional
        Whether all digits are set as wide as the widest.
    """
    return _width(DIGIT.sub("4", text) if is_tabular else text, style) * size


@cache
def _width(text: str, style: str) -> float:
    return float(_font(style).getlength(text)) / ASKED


@cache
def _font(style: str) -> Any:
    from PIL import ImageFont

    return ImageFont.truetype(FONT_DIR / f"{FAMILY}-{style}.ttf", ASKED, layout_engine=ImageFont.Layout.BASIC)

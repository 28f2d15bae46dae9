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
PARTS: Final = ("common", "rest")
"""Parts of each style for web pages; `tools/fonts.py` makes them."""
COMMON: Final = (
    (0x20, 0x7E),
    (0xA0, 0xA1),
    (0xA7, 0xA7),
    (0xAB, 0xAC),
    (0xB0, 0xB1),
    (0xB7, 0xB7),
    (0xBA, 0xBB),
    (0xBF, 0xBF),
    (0xC1, 0xC1),
    (0xC9, 0xC9),
    (0xCD, 0xCD),
    (0xD1, 0xD1),
    (0xD3, 0xD3),
    (0xD7, 0xD7),
    (0xDA, 0xDA),
    (0xDC, 0xDC),
    (0xE1, 0xE1),
    (0xE9, 0xE9),
    (0xED, 0xED),
    (0xF1, 0xF1),
    (0xF3, 0xF3),
    (0xFA, 0xFA),
    (0xFC, 0xFC),
    (0x2009, 0x2009),
    (0x2010, 0x2014),
    (0x2018, 0x2019),
    (0x201C, 0x201D),
    (0x2022, 0x2022),
    (0x2026, 0x2026),
    (0x202F, 0x202F),
    (0x2190, 0x2193),
    (0x2212, 0x2212),
    (0x2248, 0x2248),
    (0x2264, 0x2265),
    (0x25A1, 0x25A1),
    (0x25B2, 0x25B2),
    (0x25BC, 0x25BC),
    (0x25C6, 0x25C6),
    (0x25CB, 0x25CB),
    (0x25CF, 0x25CF),
)
"""First and last code of the letters and signs that nearly every page in English or Spanish needs."""
ASKED: Final = 100
"""Size at which a font is asked for a width, so that its answer is fine enough."""
DIGIT: Final = re.compile(r"\d")


def is_common(letter: str) -> bool:
    """Whether a letter is in the first part of the typeface."""
    return any(first <= ord(letter) <= last for first, last in COMMON)


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

"""The sheets that charts are drawn on: widths of page, half page and phone, and what all charts have in common."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from evaluation.drawing.marks import SIZE, SMALL, Bar, Chart, Dot, Mark, Shape, Words, words_width
from evaluation.words.markup import Origin

WIDE: Final = 464.0
HALF: Final = 272.0
NARROW: Final = 224.0
"""Widths of a chart in points: of a page, of half a page, of a phone. No wider than the text on any paper, so that no
word of a chart is set smaller than it was made."""
LINE: Final = 13.0
"""Height of a line of small words."""
EDGE: Final = 4.0
"""Room between what is drawn and the edge of the sheet."""
APART: Final = 18.0
"""Room between two entries of a key."""
SIGN: Final = 11.0
"""Room for the sign of an entry."""
HALF_SPAN: Final = 1.8
"""Half the height of a flat bar, such as that of a rate."""
STEPS: Final = (1.0, 2.0, 2.5, 5.0, 10.0)
INTERVALS: Final = 4
"""Most intervals of a scale of values."""
OWN: Final = Origin.FRAMEWORK.value
SCALE: Final = Origin.SCALE.value
PERIOD: Final = Origin.PERIOD.value


@dataclass(frozen=True, slots=True)
class Sign:
    """An entry of a key: how something is drawn, and what it means."""

    draw: Callable[[float, float], Sequence[Mark]]
    said: str


def dot_sign(fill: str, stroke: str, shape: Shape, said: str) -> Sign:
    """Entry for a form of dot."""
    return Sign(lambda x, y: [Dot(x, y, fill, stroke, shape)], said)


def at_both_widths(draw: Callable[[float], Chart]) -> tuple[Chart, Chart]:
    """A chart for a page and another for a phone, where the first would have to be shrunk beyond reading."""
    return draw(WIDE), draw(NARROW)


def bar_sign(fill: str, said: str) -> Sign:
    """Entry for a flat bar."""
    return Sign(lambda x, y: [Bar(x - 5, y - HALF_SPAN, x + 5, y + HALF_SPAN, fill)], said)


def title_of(text: str, width: float) -> tuple[list[Mark], float]:
    """What the values of a chart count, at its top; and where it ends below."""
    lines = wrapped(text, width - 2 * EDGE)
    return [
        Words(EDGE, LINE * (n + 1) - 3, line, fill="soft", size=SIZE, origin=OWN) for n, line in enumerate(lines)
    ], LINE * len(lines)


def key_of(signs: Sequence[Sign], left: float, right: float, top: float) -> tuple[list[Mark], float]:
    """Draw a key from the left, on as many lines as it needs; and where it ends below."""
    marks: list[Mark] = []
    x, base = left, top + LINE - 3
    for sign in signs:
        lines = wrapped(sign.said, right - left - SIGN, SMALL)
        width = SIGN + max(words_width(line) for line in lines)
        if x > left and x + width > right:
            x, base = left, base + LINE
        marks += sign.draw(x + 4, base - 3)
        for number, line in enumerate(lines):
            marks.append(Words(x + SIGN, base + number * LINE, line, fill="soft", origin=OWN))
        base += LINE * (len(lines) - 1)
        x += width + APART
    return marks, (base + 4 if signs else top)


def scale_of(highest: float, *, is_whole: bool = False) -> list[float]:
    """Round values from zero up to at least the highest, at most four intervals of them.

    Parameters
    ----------
    highest : float
        Largest value to show.
    is_whole : bool, optional
        Whether values between whole numbers mean nothing, as where things are counted.
    """
    if highest <= 0:
        return [0.0, 1.0]
    power = 10.0 ** math.floor(math.log10(highest / INTERVALS))
    steps = [step * power * ten for ten in (1.0, 10.0) for step in STEPS]
    fitting = [s for s in steps if not is_whole or s == int(s)]
    step = next((s for s in fitting if s * INTERVALS >= highest * (1 - 1e-9)), max(1.0, steps[-1]))
    return [step * n for n in range(math.ceil(highest / step * (1 - 1e-9)) + 1)]


def wrapped(text: str, room: float, size: float = SIZE, *, is_bold: bool = False) -> list[str]:
    """Words on lines no wider than the room; a single word that is wider is cut, and ends with a point of omission."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and words_width(longer, size, is_bold=is_bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return [fitted(line, room, size, is_bold=is_bold) for line in lines] or [""]


def fitted(line: str, room: float, size: float = SIZE, *, is_bold: bool = False) -> str:
    """A line, cut where it has no room."""
    shown = line
    while words_width(shown, size, is_bold=is_bold) > room and len(shown) > 1:
        shown = f"{shown.rstrip('…')[:-1]}…"
    return shown

"""A card: a few sentences as one portrait picture, for passing on by phone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from evaluation.drawing.marks import Bar, Chart, Words, words_width
from evaluation.errors import RenderError

WIDTH: Final = 810.0
HEIGHT: Final = 1012.5
"""Of a card in points; at 96 dots an inch 1080 by 1350 pixels."""
DPI: Final = 96
SIDE: Final = 54.0
LINE: Final = 1.32
"""Height of a line, in sizes of the type."""
TITLE: Final = 40.0
SMALL: Final = 19.0
LARGEST: Final = 32.0
LEAST: Final = 22.0
"""Sizes of the type: of the title, of what stands around the sentences, and between which that of these is chosen."""
BAND: Final = 14.0


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of a card.

    Parameters
    ----------
    lead : str
        What it is about, in bold.
    text : str
    sure : str
        How sure it is.
    """

    lead: str
    text: str
    sure: str


def draw_card(title: str, date: str, said: Sequence[Said], foot: str) -> Chart:
    """Set sentences on a card as large as they fit.

    Parameters
    ----------
    title, date, foot : str
        What stands above and below them.
    said : sequence of Said

    Raises
    ------
    RenderError
        If they do not fit even in the smallest type that can be read on a phone.
    """
    size = LARGEST
    while size >= LEAST:
        marks = [*_card(title, date, said, foot, size)]
        if marks[-1].y <= HEIGHT - SIDE - 2 * SMALL * LINE:
            ground = Bar(0, 0, WIDTH, BAND, fill="accent", is_ground=True)
            last = replace(marks[0], y=HEIGHT - SIDE, text=foot, size=SMALL, is_bold=False, fill="soft")
            return Chart("card", WIDTH, HEIGHT, (ground, *marks, last))
        size -= 1.0
    raise RenderError("The sentences of the picture are too long for it. Shorten those that the framework has for it.")


def _card(title: str, date: str, said: Sequence[Said], foot: str, size: float) -> Iterator[Words]:
    down = SIDE + BAND + TITLE * 0.6
    for line in _lines(title, TITLE, is_bold=True):
        yield Words(SIDE, down, line, fill="accent", size=TITLE, is_bold=True, origin="framework")
        down += TITLE * LINE
    yield Words(SIDE, down - TITLE * 0.2, date, fill="soft", size=SMALL, origin="period")
    down += size * 0.9
    for one in said:
        down += size * 0.55
        for text, small, is_bold, fill in ((one.lead, 0.8, True, "accent"), (one.text, 1.0, False, "ink")):
            for line in _lines(text, size * small, is_bold=is_bold) if text else ():
                yield Words(SIDE, down, line, fill=fill, size=size * small, is_bold=is_bold, origin="framework")
                down += size * small * LINE
        if one.sure:
            yield Words(SIDE, down - size * 0.25, one.sure, fill="soft", size=SMALL, origin="reference")
            down += SMALL * LINE


def _lines(text: str, size: float, *, is_bold: bool) -> Iterator[str]:
    """Words in lines that fit."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and words_width(longer, size, is_bold=is_bold) > WIDTH - 2 * SIDE:
            yield line
            line = word
        else:
            line = longer
    yield line

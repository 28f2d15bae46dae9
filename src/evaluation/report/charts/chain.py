"""A results chain as boxes in stages, from left to right or, on a phone, from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from evaluation.drawing.marks import SMALL, Arrow, Bar, Chart, Mark, Words
from evaluation.report.charts.sheet import EDGE, NARROW, OWN, Sign, key_of, wrapped

GAP: Final = 18.0
"""Points between two stages, in which an arrow stands."""
PAD: Final = 5.0
"""Points between the words of a box and its edge."""
LEADING: Final = 10.0
FOOT: Final = 5.0
"""Height of the foot of a box, which says whether figures follow it."""
BETWEEN: Final = 6.0
"""Points between two boxes of a stage."""
HEAD: Final = 16.0
"""Height of the title of a stage."""


@dataclass(frozen=True, slots=True)
class Card:
    """One box: whose it is, what it says, and whether figures follow it: `yes`, `partly` or `no`."""

    title: str
    text: str
    followed: str


@dataclass(frozen=True, slots=True)
class Step:
    """One stage: its title and its boxes, one for each lane or a single one across all."""

    title: str
    cards: tuple[Card, ...]


def draw_chain(name: str, steps: Sequence[Step], key: Sequence[tuple[str, str]], width: float) -> Chart:
    """Draw the stages with arrows between them.

    Parameters
    ----------
    name : str
        Id of the chart.
    steps : sequence of Step
        In order.
    key : sequence of (str, str)
        What each foot of a box means, by `yes`, `partly` and `no`.
    width : float
        In points; that of a phone has the stages one below the other.
    """
    marks, height = _down(steps, width) if width <= NARROW else _across(steps, width)
    signs = [_sign(of, said) for of, said in key]
    shown, height = key_of(signs, EDGE, width - EDGE, height + 4)
    return Chart(name, width, height, (*marks, *shown))


def _sign(followed: str, said: str) -> Sign:
    return Sign(lambda x, y: list(_foot(x - 5, y - FOOT / 2, x + 5, y + FOOT / 2, followed)), said)


def _across(steps: Sequence[Step], width: float) -> tuple[list[Mark], float]:
    """Stages side by side; boxes of one lane stand at one height."""
    room = (width - 2 * EDGE - GAP * (len(steps) - 1)) / len(steps)
    lanes = max(len(step.cards) for step in steps)
    each = [max(_tall(s.cards[n], room) for s in steps if len(s.cards) > n) for n in range(lanes)]
    needed = max(_tall(s.cards[0], room) for s in steps if len(s.cards) == 1) if _has_one(steps) else 0.0
    each[-1] += max(0.0, needed - sum(each) - BETWEEN * (lanes - 1))
    tops = [HEAD + sum(each[:n]) + BETWEEN * n for n in range(lanes)]
    bottom = tops[-1] + each[-1]
    middles = [top + tall / 2 for top, tall in zip(tops, each, strict=True)]
    marks: list[Mark] = []
    for number, step in enumerate(steps):
        left = EDGE + number * (room + GAP)
        lines = wrapped(step.title, room, SMALL, is_bold=True)[:1]
        marks += [Words(left, HEAD - 5, line, fill="ink", size=SMALL, is_bold=True, origin=OWN) for line in lines]
        is_one = len(step.cards) == 1
        for n, card in enumerate(step.cards):
            top, foot = (HEAD, bottom) if is_one else (tops[n], tops[n] + each[n])
            marks += _box(card, left, top, left + room, foot)
        if number + 1 < len(steps):
            joined = [(HEAD + bottom) / 2] if is_one and len(steps[number + 1].cards) == 1 else middles
            marks += [Arrow(left + room + 3, y, left + room + GAP - 3, y, "soft") for y in joined]
    return marks, bottom


def _has_one(steps: Sequence[Step]) -> bool:
    return any(len(step.cards) == 1 for step in steps)


def _down(steps: Sequence[Step], width: float) -> tuple[list[Mark], float]:
    """Stages one below the other."""
    left, right, top = EDGE, width - EDGE, 0.0
    marks: list[Mark] = []
    for number, step in enumerate(steps):
        if number:
            marks.append(Arrow(width / 2, top + 1, width / 2, top + GAP - 5, "soft"))
            top += GAP - 4
        marks.append(Words(left, top + HEAD - 5, step.title, fill="ink", size=SMALL, is_bold=True, origin=OWN))
        top += HEAD
        for n, card in enumerate(step.cards):
            top += BETWEEN if n else 0.0
            tall = _tall(card, right - left)
            marks += _box(card, left, top, right, top + tall)
            top += tall
    return marks, top


def _lines(card: Card, room: float) -> list[tuple[str, bool]]:
    """Lines of a box, those of its title in bold."""
    inner = room - 2 * PAD
    title = wrapped(card.title, inner, SMALL, is_bold=True) if card.title else []
    return [(line, True) for line in title] + [(line, False) for line in wrapped(card.text, inner, SMALL)]


def _tall(card: Card, room: float) -> float:
    return 2 * PAD + LEADING * len(_lines(card, room)) + FOOT


def _box(card: Card, left: float, top: float, right: float, bottom: float) -> Iterator[Mark]:
    yield Bar(left, top, right, bottom, "paper", "soft", is_ground=True)
    for n, (line, is_bold) in enumerate(_lines(card, right - left)):
        yield Words(left + PAD, top + PAD + 7 + n * LEADING, line, size=SMALL, is_bold=is_bold, origin=OWN)
    yield from _foot(left, bottom - FOOT, right, bottom, card.followed)


def _foot(left: float, top: float, right: float, bottom: float, followed: str) -> Iterator[Mark]:
    """Full where figures follow, half where they do in part, empty and hatched where they do not."""
    middle = {"yes": right, "partly": (left + right) / 2, "no": left}[followed]
    if middle > left:
        yield Bar(left, top, middle, bottom, "main", "soft")
    if middle < right:
        yield Bar(middle, top, right, bottom, "", "soft", hatch="hatch")

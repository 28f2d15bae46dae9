"""Text that was made for a terminal, as it looks there once it stands still."""

from __future__ import annotations

import re
from typing import Final

SEQUENCE: Final = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # a title or the address behind a link
    r"|\x1b[PX^_].*?\x1b\\"  # a message to the terminal itself
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # colours, moves of the cursor
    r"|\x1b[ -/]*[0-~]",
    re.DOTALL,
)
CLEARS: Final = re.compile(r"(?:\x1b\[|\x9b)[12]K")
"""Clears what stands in its line so far."""
UNPRINTABLE: Final = re.compile(
    r"[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
"""Characters that no document can hold, and those that turn the direction of what follows."""


def on_terminal(text: str) -> str:
    """Words without colours and control characters; what was written over is gone, as on a screen."""
    kept = "\n".join(CLEARS.split(line)[-1] for line in text.split("\n"))
    lines = SEQUENCE.sub("", kept).replace("\r\n", "\n").split("\n")
    return printable("\n".join(_written_over(line) if "\r" in line or "\b" in line else line for line in lines))


def printable(text: str) -> str:
    """Text without the codes of a terminal and without characters that no document can hold."""
    return UNPRINTABLE.sub("", SEQUENCE.sub("", text))


def _written_over(line: str) -> str:
    """A line after its carriage returns and backspaces, which move back and write over what is there."""
    cells: list[str] = []
    at = 0
    for sign in line:
        if sign == "\r":
            at = 0
        elif sign == "\b":
            at = max(at - 1, 0)
        else:
            cells[at : at + 1] = [sign]
            at += 1
    return "".join(cells)

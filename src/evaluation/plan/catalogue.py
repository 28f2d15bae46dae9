"""Which messages of a catalogue notebooks use themselves, and which only what renders their outputs.

The template `evaluation.pot` says where each message stands. A sentence that only the page around the chapters or the
Markdown of a notebook uses is put in when the report is rendered, so no notebook runs again for its translation.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

LITERAL: Final = re.compile(r'^(?:msgid |msgid_plural )?"(.*)"$')
PLACE: Final = "#: "
PACKAGE: Final = "src/evaluation/"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Fingerprints of the two parts of a catalogue: of what notebooks use, and of everything."""

    computes: str
    renders: str


def fingerprint_catalogue(catalogue: Path, template: Path, computes: tuple[str, ...]) -> Catalogue:
    """Fingerprints of a catalogue.

    Parameters
    ----------
    catalogue, template : Path
        The messages of a language, and the template with their places.
    computes : tuple of str
        Beginnings of the paths, below the package, of the code that notebooks use.

    Returns
    -------
    Catalogue
        A message that the template does not place counts as one that notebooks use.
    """
    beginnings = tuple(PACKAGE + name for name in computes)
    places = {_message(block): _places(block) for block in _blocks(template)}
    used = [
        b for b in _blocks(catalogue) if any(p.startswith(beginnings) for p in places.get(_message(b)) or beginnings)
    ]
    return Catalogue(_digest(used), _digest(_blocks(catalogue)))


def _blocks(path: Path) -> Iterator[list[str]]:
    """Entries of a file, line by line, without what translators note."""
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip()):
        yield [line.rstrip() for line in block.splitlines() if line.startswith(PLACE) or not line.startswith("#")]


def _message(block: Iterable[str]) -> str:
    found = []
    for line in block:
        if line.startswith("msgstr"):
            break
        if literal := LITERAL.match(line):
            found.append(literal.group(1))
    return "".join(found)


def _places(block: Iterable[str]) -> tuple[str, ...]:
    return tuple(place for line in block if line.startswith(PLACE) for place in line.removeprefix(PLACE).split())


def _digest(blocks: Iterable[list[str]]) -> str:
    """Of what entries say, in order of their text: neither places nor the order in the file decide a report."""
    said = sorted("\n".join(line for line in block if not line.startswith("#")) for block in blocks)
    return hashlib.sha256("\n\n".join(said).encode()).hexdigest()

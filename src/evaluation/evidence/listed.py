"""Names in a YAML file that no table lists."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from typing import Final

from evaluation.errors import Fault
from evaluation.load import TypedRows, YamlFile

TABLES: Final = {
    "area": "areas",
    "authority": "authorities",
    "measure": "measures",
    "observation": "observations",
    "source": "sources",
    "target": "targets",
    "unit": "units",
}
"""The table that lists what is named."""


def unknown(
    file: YamlFile, path: tuple[str | int, ...], named: Iterable[str], rows: TypedRows, what: str
) -> Iterator[Fault]:
    """Names that their table does not list; none of a table that could not be read, which has a fault of its own."""
    table = TABLES[what]
    if (known := rows.ids.get(table)) is not None:
        yield from unlisted(file, path, named, known, what, f"{table}.csv")


def unlisted(
    file: YamlFile, path: tuple[str | int, ...], named: Iterable[str], known: Iterable[str], what: str, where: str
) -> Iterator[Fault]:
    """Names that are not among those known, each with the one that is nearest to it."""
    known = set(known)
    for name in named:
        if name not in known:
            close = difflib.get_close_matches(name, sorted(known), n=1)
            remedy = f"Did you mean {close[0]}?" if close else f"Add it to {where}, or remove it here"
            column = ".".join(str(part) for part in path)
            yield Fault(
                file.name,
                file.line_of(path),
                column,
                name,
                f"unknown {what}: {where} does not list it",
                remedy,
            )

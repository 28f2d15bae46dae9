"""Whether every link between reports leads to a file that is there and to a part that it has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

import pikepdf
from lxml import html

INNER: Final = ""
"""Scheme of an address that is meant from where it stands."""


def broken_links(folder: Path) -> list[str]:
    """Links from one file to another below a folder of reports that lead nowhere, each with the file it stands in.

    Those within a page are checked when it is made; those to the web are for nobody to promise.
    """
    ids = cache(_ids)
    files = sorted(path for path in folder.rglob("*") if path.suffix in (".html", ".pdf"))
    return [
        f"{path.relative_to(folder).as_posix()}: {address}"
        for path in files
        for address in dict.fromkeys(_addresses(path))
        if not _is_there(path, address, ids)
    ]


def _is_there(path: Path, address: str, ids: Callable[[Path], frozenset[str]]) -> bool:
    parts = urlsplit(address)
    target = path.parent / unquote(parts.path)
    if not target.is_file():
        return target.is_dir()
    known = ids(target) if target.suffix == ".html" else frozenset()
    return not parts.fragment or parts.fragment in known


def _addresses(path: Path) -> Iterator[str]:
    found = _of_page(path) if path.suffix == ".html" else _of_paper(path)
    return (address for address in found if urlsplit(address).scheme == INNER and urlsplit(address).path)


def _of_page(path: Path) -> Iterator[str]:
    for link in html.fromstring(path.read_bytes().decode()).iter("a"):
        yield str(link.get("href", ""))


def _of_paper(path: Path) -> Iterator[str]:
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            for note in page.get("/Annots", []):
                action = note.get("/A")
                if action is not None and "/URI" in action:
                    yield str(action.URI)


def _ids(path: Path) -> frozenset[str]:
    return frozenset(str(e.get("id")) for e in html.fromstring(path.read_bytes().decode()).iter() if e.get("id"))

"""Tells a build what a notebook looked at: the data that it was handed, and the files that its cells opened themselves.

A build records both with the report. A file is named by its place, `data/observations.csv`, and told with its digest;
the report is stale when it changes. `WATCHED` says below which folders files are told.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from evaluation.load import fingerprint_file

READS_TYPE: Final = "application/vnd.evaluation.reads+json"
BUILD_VARIABLE: Final = "EVALUATION_BUILD"
"""Set in the environment of a kernel that works for a build; elsewhere nobody asks."""
DATA: Final = "data"
"""Name of the data folder, wherever it lies."""

WATCHED: Final[dict[str, Path]] = {}
"""Folders by name, whose files are told when a cell opens them."""
_opened: Final[set[str]] = set()
_told: Final[set[tuple[str, str]]] = set()
_handed: Final[list[tuple[str, str]]] = []
_is_paused = False


def is_build() -> bool:
    """Whether this is a kernel that works for a build."""
    return BUILD_VARIABLE in os.environ


@contextlib.contextmanager
def unwatched() -> Iterator[None]:
    """Open files without their being told, as the library does that reads them for a chapter."""
    global _is_paused
    before, _is_paused = _is_paused, True
    try:
        yield
    finally:
        _is_paused = before


def tell_reads(evidence: str, data: str, data_dir: Path) -> None:
    """Tell what was handed over, and from now on after each cell which files it opened.

    Parameters
    ----------
    evidence, data : str
        Digests of the evidence handed over and of the data folder that it comes from.
    data_dir : Path
    """
    from IPython import get_ipython

    shell = get_ipython()
    if not is_build() or shell is None:
        return
    if not WATCHED:
        shell.events.register("post_run_cell", _tell)
        sys.addaudithook(_note)
    WATCHED[DATA] = data_dir.resolve()
    _handed.append((evidence, data))


def reads_of(told: Iterable[Mapping[str, Any]], handed: str, data: str) -> dict[str, str]:
    """What a notebook looked at beside the evidence that it was meant to be handed, by name, with digests.

    Parameters
    ----------
    told : iterable of mapping
        What its cells told, in order.
    handed, data : str
        Digest of that evidence, and of the data folder now: a notebook that opened other evidence, or of which nobody
        knows what it opened, rests on all data.

    Returns
    -------
    dict of str to str
        `data` stands for the whole folder.
    """
    parts = list(told)
    evidence = [tuple(pair) for part in parts for pair in part["evidence"]]
    files = {str(name): str(digest) for part in parts for name, digest in part["files"].items()}
    others = [whole for own, whole in evidence if own != handed]
    if not evidence:
        return {DATA: data, **files}
    return {DATA: others[-1], **files} if others else files


def _note(event: str, arguments: tuple[Any, ...]) -> None:
    if event != "open" or _is_paused or not isinstance(arguments[0], str | bytes):
        return
    path = Path(os.fsdecode(arguments[0])).resolve()
    for name, folder in WATCHED.items():
        if folder in path.parents:
            _opened.add(f"{name}/{path.relative_to(folder).as_posix()}")


def _tell(*_: Any) -> None:
    """Add to the cell's output what no cell before it told."""
    from IPython.display import display

    with unwatched():
        found = {(name, fingerprint_file(_path(name))) for name in _opened} - _told
    if found or _handed:
        told = {"evidence": [list(pair) for pair in _handed], "files": dict(sorted(found))}
        display({READS_TYPE: told}, raw=True)  # type: ignore[no-untyped-call]
    _told.update(found)
    _opened.clear()
    _handed.clear()


def _path(name: str) -> Path:
    folder, _, rest = name.partition("/")
    return WATCHED[folder] / rest

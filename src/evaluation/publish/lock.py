"""One build at a time in a folder, by a lock that ends with its process however that ends."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from evaluation.errors import OutputError
from evaluation.publish.write import probe

LOCK: Final = ".lock"
"""Held by the system, not by being there: a file that a killed build left behind locks nothing."""
LEFT: Final = re.compile(r"\..+\.[0-9a-f]{12}\.part")
"""Names under which files wait until all are written; see `write`."""


def sweep(folder: Path) -> None:
    """Clear away what a killed build left, if it left anything and no other build has the folder."""
    if (folder / LOCK).exists() or _left(folder):
        with contextlib.suppress(OutputError, OSError), hold(folder):
            pass


def _left(folder: Path) -> list[Path]:
    return [path for path in folder.rglob(".*.part") if LEFT.fullmatch(path.name)]


@contextlib.contextmanager
def hold(folder: Path) -> Iterator[None]:
    """Keep other builds out of a folder, and clear away what a killed one left half done.

    Raises
    ------
    OutputError
        If another build has the folder, or it cannot be written to.
    """
    probe([folder])
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    lock = FileLock(folder / LOCK)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout:
        raise OutputError(
            f"another build is writing to {folder}. Wait until it is done, or choose another folder with --out."
        ) from None
    except OSError as error:
        raise OutputError(
            f"{folder} cannot be written: {error.strerror or error}. Choose another folder with --out."
        ) from error
    try:
        for path in _left(folder):
            path.unlink(missing_ok=True)
        yield
    finally:
        # while it is still ours: whoever waits with the old file in hand sees that it has gone, and opens a new one
        with contextlib.suppress(OSError):
            (folder / LOCK).unlink()
        lock.release()
        with contextlib.suppress(OSError):
            for path in made:
                path.rmdir()

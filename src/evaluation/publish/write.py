"""Writing reports so that a reader never meets half a file, and a failure takes nothing away.

All files of a build are first written in full beside their places, under names no reader looks for. Only when the
last byte is on disk do they move, each in one step. If a move fails, those already made are taken back.

Nobody can take back what a killed process moved. So the record of a set moves last: until then it tells of each file
that moved before it that this is not what was recorded, and the next build makes the rest.
"""

from __future__ import annotations

import contextlib
import errno
import os
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evaluation.errors import OutputError

REMEDIES: Final = {
    errno.ENOSPC: "Free some space, or choose another folder with --out",
    errno.EDQUOT: "Free some space, or choose another folder with --out",
    errno.EROFS: "Choose another folder with --out",
    errno.EACCES: "Make it writable, or choose another folder with --out",
    errno.EPERM: "Make it writable, or choose another folder with --out",
    errno.ENOTDIR: "A file stands where a folder is needed: move it away, or choose another folder with --out",
    errno.EEXIST: "A file stands where a folder is needed: move it away, or choose another folder with --out",
    errno.EISDIR: "A folder stands where a file is needed: move it away, or choose another folder with --out",
}


@dataclass(frozen=True, slots=True)
class _Move:
    """A finished file that waits beside its place, with a second name for what stands there now."""

    staged: Path
    target: Path
    kept: Path
    is_new: bool


def probe(folders: Iterable[Path]) -> None:
    """Find out in a moment whether folders can be written to, before anything long begins. Leaves no trace.

    Raises
    ------
    OutputError
        If one of them cannot; names the path and the remedy.
    """
    for folder in folders:
        existing = next(path for path in (folder, *folder.absolute().parents) if os.path.lexists(path))
        with _told(existing):
            trial = _beside(existing / "probe")
            try:
                _write_whole(trial, b"probe")
            finally:
                _discard(trial)


def write_all(folder: Path, files: Mapping[str, bytes], remove: Iterable[str] = ()) -> None:
    """Write a set of files: all of them, or none. A file that already holds its content is left alone.

    Parameters
    ----------
    folder : Path
        Made if it does not exist.
    files : Mapping
        Content by path below `folder`, with forward slashes. Moved into place in this order.
    remove : Iterable of str, optional
        Files to be removed at the end, if they are there.

    Raises
    ------
    OutputError
        If a file could not be written; names the path and the remedy. What stood there before still does.
    """
    moves: list[_Move] = []
    try:
        for name, content in files.items():
            target = folder / name
            with _told(target):
                if target.is_file() and target.read_bytes() == content:
                    continue
                target.parent.mkdir(parents=True, exist_ok=True)
                moves.append(_Move(_beside(target), target, _beside(target), not target.exists()))
                _write_whole(moves[-1].staged, content)
        _move_all(moves)
        for name in remove:
            with _told(folder / name):
                (folder / name).unlink(missing_ok=True)
    finally:
        for move in moves:
            _discard(move.staged)
            _discard(move.kept)


def _move_all(moves: Iterable[_Move]) -> None:
    made: list[_Move] = []
    try:
        for move in moves:
            with _told(move.target):
                if move.is_new or _keep(move):
                    made.append(move)
                os.replace(move.staged, move.target)
    except BaseException:
        for move in made:
            _take_back(move)
        raise


def _keep(move: _Move) -> bool:
    # a second name and no copy: needs no space, and the old report is never away from its place
    try:
        os.link(move.target, move.kept)
    except OSError:
        return False  # a file system without second names; then the new report stays, rather than none
    return True


def _take_back(move: _Move) -> None:
    if not move.is_new:
        os.replace(move.kept, move.target)
    elif not move.staged.exists():
        _discard(move.target)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{uuid.uuid4().hex[:12]}.part")


def _write_whole(path: Path, content: bytes) -> None:
    # not tempfile: its files are for their owner alone, but reports are for everybody the folder is for
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _discard(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what the system says into a message with path and remedy."""
    try:
        yield
    except OSError as error:
        shown = Path(error.filename) if isinstance(error.filename, str) and ".part" not in error.filename else path
        remedy = REMEDIES.get(error.errno or 0, "Choose another folder with --out")
        raise OutputError(f"{shown} cannot be written: {error.strerror or error}. {remedy}.") from error

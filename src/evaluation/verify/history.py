"""Files as they were in a commit, read with git without touching the working tree."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evaluation.errors import ParameterError

SHORT: Final = 10
"""Characters of a commit's name that are shown."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit with some of its files; None for one that it does not hold."""

    id: str
    files: Mapping[str, bytes | None]


def read_commit(revision: str, folder: Path, names: Iterable[str]) -> Commit | None:
    """Read files of a folder as they were in a commit.

    Parameters
    ----------
    revision : str
        A branch, a tag or the name of a commit, in any form that git understands.
    folder : Path
        Folder in the working tree of the repository; need not exist there now.
    names : iterable of str
        Paths below the folder, with forward slashes.

    Returns
    -------
    Commit or None
        None if there is no such commit, or no repository.

    Raises
    ------
    ParameterError
        If there is no git.
    """
    found = _find(revision, folder)
    if found is None:
        return None
    inside, commit, prefix = found
    return Commit(commit[:SHORT], {name: _git(inside, "show", f"{commit}:{prefix}{name}") for name in names})


def read_folder(revision: str, folder: Path) -> dict[str, bytes]:
    """Files of a folder as they were in a commit, by name, without those of folders in it; none if there was none.

    Raises
    ------
    ParameterError
        If there is no git.
    """
    found = _find(revision, folder)
    if found is None:
        return {}
    inside, commit, prefix = found
    listed = _git(inside, "ls-tree", "-z", "--full-tree", "--name-only", f"{commit}:{prefix.rstrip('/')}") or b""
    contents = {name: _git(inside, "show", f"{commit}:{prefix}{name}") for name in listed.decode().split("\0") if name}
    return {name: content for name, content in contents.items() if content is not None}


def _find(revision: str, folder: Path) -> tuple[Path, str, str] | None:
    """A folder from which git can be asked, the commit, and the path of the folder in it; None if there is none."""
    inside = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.is_dir())
    top = _git(inside, "rev-parse", "--show-toplevel")
    # what stands behind the revision keeps one that begins with a hyphen from becoming an option
    found = _git(inside, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if top is None or found is None:
        return None
    commit = found.decode().strip()
    try:
        below = folder.absolute().resolve().relative_to(Path(top.decode().strip()).resolve()).as_posix()
    except ValueError:
        return None
    return inside, commit, "" if below == "." else f"{below}/"


def _git(folder: Path, *words: str) -> bytes | None:
    try:
        done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, check=False)  # noqa: S603, S607
    except FileNotFoundError:
        raise ParameterError("git is missing: it is needed to read the reports of a commit.") from None
    return done.stdout if done.returncode == 0 else None

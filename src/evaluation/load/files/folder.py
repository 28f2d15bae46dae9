"""The files of a data folder as a whole."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

DATA_SUFFIXES: Final = frozenset({".csv", ".yaml", ".json"})


def data_files(folder: Path) -> tuple[Path, ...]:
    """Files that make up the data, in the order of their names; what only people read is not among them."""
    return tuple(sorted(path for path in folder.iterdir() if path.suffix in DATA_SUFFIXES))


def data_contents(folder: Path) -> dict[str, bytes]:
    """Content of the data files by name, independent of the platform's line ends and of the folder's place."""
    return {path.name: _plain(path.read_bytes()) for path in data_files(folder)}


def data_fingerprint(folder: Path) -> str:
    """SHA-256 over the names and contents of the data files."""
    return fingerprint_contents(data_contents(folder))


def fingerprint_contents(contents: Mapping[str, bytes]) -> str:
    """SHA-256 over the names and contents of data files that were read already, in the order of their names."""
    digest = hashlib.sha256()
    for name in sorted(contents):
        content = _plain(contents[name])
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def fingerprint_file(path: Path) -> str:
    """SHA-256 of one file, of a data file independent of the platform's line ends; empty if there is no such file."""
    try:
        content = path.read_bytes()
    except OSError:
        return ""
    return hashlib.sha256(_plain(content) if path.suffix in DATA_SUFFIXES else content).hexdigest()


def _plain(content: bytes) -> bytes:
    return content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")

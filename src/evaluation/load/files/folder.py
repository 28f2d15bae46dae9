"""The files of a data folder as a whole."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

DATA_SUFFIXES: Final = frozenset({".csv", ".yaml", ".json"})


def data_files(folder: Path) -> tuple[Path, ...]:
    """Files that make up the data, in the order of their names; what only people read is not among them."""
    return tuple(sorted(path for path in folder.iterdir() if path.suffix in DATA_SUFFIXES))


def data_contents(folder: Path) -> dict[str, bytes]:
    """Content of the data files by name, independent of the platform's line ends and of the folder's place."""
    return {
        path.name: path.read_bytes().removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
        for path in data_files(folder)
    }


def data_fingerprint(folder: Path) -> str:
    """SHA-256 over the names and contents of the data files."""
    digest = hashlib.sha256()
    for name, content in data_contents(folder).items():
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()

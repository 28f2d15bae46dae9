"""What a report was made from, as SHA-256 of each kind of input; the same on every machine and in every folder."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from evaluation.build.jobs import read_notebook

PACKAGE: Final = Path(__file__).parents[1]
COMPUTING: Final = ("assess", "evidence", "framework", "load", "methods")
"""Layers that decide a value; those above them decide how it is told."""
LOCK: Final = PACKAGE.parents[1] / "uv.lock"
"""Lies beside `src/` in a checkout; an installed package has none."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Fingerprints of all that decides a report's content, apart from its parameters.

    Parameters
    ----------
    data : str
    notebooks : dict
        By file name.
    code : str
        The package with its templates, catalogues and fonts.
    lock : str or None
        None where the package runs outside a checkout.
    """

    data: str
    notebooks: dict[str, str]
    code: str
    lock: str | None

    def to_dict(self) -> dict[str, object]:
        """JSON-ready form."""
        return asdict(self)


def fingerprint_inputs(data_fingerprint: str, notebooks: Iterable[Path]) -> Inputs:
    """Fingerprints of the inputs of a build; `data_fingerprint` comes from the layer that read the data."""
    return Inputs(
        data_fingerprint,
        {path.name: fingerprint_notebook(path) for path in notebooks},
        fingerprint_folder(PACKAGE),
        digest(LOCK.read_bytes()) if LOCK.is_file() else None,
    )


def fingerprint_computing() -> str:
    """SHA-256 of the code that computes, so that a new style is not taken for a new verdict's cause."""
    return digest("".join(fingerprint_folder(PACKAGE / layer) for layer in COMPUTING).encode())


def fingerprint_notebook(path: Path) -> str:
    """SHA-256 of what a notebook says and asks for: not of its outputs, ids or counts."""
    notebook = read_notebook(path)
    cells = [
        [cell.get("cell_type"), "".join(cell.get("source", "")), sorted(cell.get("metadata", {}).get("tags", []))]
        for cell in notebook["cells"]
    ]
    wishes = notebook.get("metadata", {}).get("evaluation", {})
    return digest(json.dumps([cells, wishes], sort_keys=True, ensure_ascii=False).encode())


def fingerprint_folder(folder: Path) -> str:
    """SHA-256 of names and contents of all files below a folder, but for caches and hidden files."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*"), key=lambda p: p.relative_to(folder).as_posix()):
        parts = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith((".", "__pycache__")) for part in parts):
            content = path.read_bytes()
            total.update(f"{'/'.join(parts)}\0{len(content)}\0".encode())
            total.update(content)
    return total.hexdigest()


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()

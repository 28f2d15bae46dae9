"""Executed notebooks kept beside the reports, so that none runs again whose inputs are the same.

An entry is named by the fingerprint of what its outputs follow from. One that is missing or damaged costs time and
nothing else: the notebook runs again. The folder can be deleted at any moment and belongs in no repository.
"""

from __future__ import annotations

import contextlib
import gzip
import json
import os
import uuid
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import nbformat

from evaluation.plan.jobs import Job
from evaluation.plan.outcome import Executed

FOLDER: Final = ".evaluation"
SUFFIX: Final = ".json.gz"
FORMAT: Final = 2
"""Of an entry; another number for every change of its shape."""
KEPT: Final = 1000
"""Entries that stay; those that were not used for longest go first."""


@dataclass(frozen=True, slots=True)
class Cache:
    """Executed notebooks by fingerprint, in one folder.

    Parameters
    ----------
    folder : Path
        Made when something is first kept.
    """

    folder: Path

    @classmethod
    def beside(cls, notebooks_dir: Path) -> Cache:
        """Cache of the project that a folder of notebooks belongs to, whatever folder its reports go to."""
        return cls(notebooks_dir.absolute().parent / FOLDER)

    def load(self, job: Job, fingerprint: str) -> Executed | None:
        """What a job showed when it ran last with the very same inputs; None if that is not at hand."""
        path = self._path(fingerprint)
        try:
            content = json.loads(gzip.decompress(path.read_bytes()))
        except (OSError, EOFError, ValueError, zlib.error):
            return None
        told = (content.get("format"), content.get("fingerprint")) if isinstance(content, dict) else None
        if told != (FORMAT, fingerprint):
            return None
        notebook = nbformat.from_dict(content["notebook"])  # type: ignore[no-untyped-call]
        executed = Executed(job, notebook, tuple(content["warnings"]), reads=content["reads"])
        with contextlib.suppress(OSError):
            os.utime(path)
        return executed

    def store(self, executed: Executed, fingerprint: str) -> None:
        """Keep what a job showed. A folder that cannot be written to is no reason for a build to fail."""
        content = {
            "format": FORMAT,
            "fingerprint": fingerprint,
            "notebook": executed.notebook,
            "warnings": executed.warnings,
            "reads": executed.reads,
        }
        packed = gzip.compress(json.dumps(content, ensure_ascii=False).encode(), compresslevel=4, mtime=0)
        path = self._path(fingerprint)
        part = path.with_name(f".{path.name}.{uuid.uuid4().hex[:12]}.part")
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                part.write_bytes(packed)
                os.replace(part, path)
            finally:
                part.unlink(missing_ok=True)

    def prune(self, kept: int = KEPT) -> None:
        """Remove what was not used for longest."""
        with contextlib.suppress(OSError):
            entries = sorted(self.folder.glob(f"*{SUFFIX}"), key=lambda path: path.stat().st_mtime, reverse=True)
            for path in entries[kept:]:
                path.unlink(missing_ok=True)

    def _path(self, fingerprint: str) -> Path:
        return self.folder / f"{fingerprint}{SUFFIX}"

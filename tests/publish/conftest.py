"""Folders of these tests lie in memory where the system offers that: hundreds of builds wait for the disk alone."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")
ROOM = 2**26


@pytest.fixture
def tmp_path(tmp_path: Path) -> Iterator[Path]:
    """Folder of one test."""
    if not (os.access(MEMORY, os.W_OK) and os.statvfs(MEMORY).f_bavail * os.statvfs(MEMORY).f_frsize > ROOM):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(prefix="ev-test-", dir=MEMORY) as folder:
        yield Path(folder)

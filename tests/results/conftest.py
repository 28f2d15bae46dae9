"""Reading the files of a data package back, as a stranger would."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping

import pytest

Rows = list[dict[str, str]]


@pytest.fixture(scope="session")
def rows_of() -> Callable[[Mapping[str, bytes], str], Rows]:
    """Rows of one table: `rows_of(files, "specifications")`."""

    def read(files: Mapping[str, bytes], name: str) -> Rows:
        (content,) = (c for path, c in files.items() if path.endswith(f"{name}.csv") and f"_{name}" not in path)
        return list(csv.DictReader(io.StringIO(content.decode(), newline="")))

    return read

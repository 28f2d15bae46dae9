"""Rows of our tables out of the rows of a sheet, and files out of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence


def csv_text(rows: Iterable[Mapping[str, str]], columns: Sequence[str]) -> str:
    """A table as CSV, without columns in which nothing stands."""
    listed = list(rows)
    kept = [name for name in columns if any(row.get(name) for row in listed)]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(kept)
    writer.writerows([row.get(name, "") for name in kept] for row in listed)
    return out.getvalue()

"""A document more in `sources.csv`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from evaluation.evidence.adding.asked import Asked, columns_of, required_of
from evaluation.evidence.adding.folder import Addition, row_added
from evaluation.evidence.adding.table import next_id
from evaluation.evidence.dataset import Dataset
from evaluation.load import Source

TABLE: Final = "sources.csv"
ID, *COLUMNS = columns_of(Source)
DATES: Final = ("published_on", "known_by")
DECIDES: Final = ("publisher", "published_on", "language", "url", "relation")
"""What a table allows to be empty, and what decides when a figure counts and how far it is believed."""


def source_asked(folder: Path, dataset: Dataset, given: Mapping[str, str]) -> tuple[Asked, ...]:
    """What must still be told of a document of which some columns are given."""
    dated = [name for name in DATES if name in given]
    return tuple(required_of(folder, "sources", dataset, {*given, *(DATES if dated else ())}, DECIDES))


def source_addition(folder: Path, dataset: Dataset, given: Mapping[str, str]) -> Addition:
    """A document as the last row of the table."""
    id_ = given.get(ID) or next_id(dataset.tables.sources, "D001")
    return row_added(folder, TABLE, {**given, ID: id_}, id_, dataset.framework.languages[0])

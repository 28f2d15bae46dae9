"""What must be told of a row or a sheet before it can be written, with the words that may be told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import get_type_hints

from evaluation.evidence.adding.table import header_of
from evaluation.evidence.dataset import Dataset
from evaluation.load import Words, describe
from evaluation.locale import available_languages


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that is asked.

    Parameters
    ----------
    name : str
        Column, or key with the language of a text: `title_en`.
    words : tuple of str
        What the answer must be one of; empty where it is free.
    """

    name: str
    words: tuple[str, ...] = ()


def columns_of(record: type) -> tuple[str, ...]:
    """Columns of a table by the class of its rows, one for each language where a text stands in each."""
    hints = get_type_hints(record)
    return tuple(column for field in fields(record) for column in _columns(field.name, hints[field.name]))


def required_of(
    folder: Path, table: str, dataset: Dataset, names: Collection[str], also: Iterable[str] = ()
) -> Iterator[Asked]:
    """Columns of a table that may not be empty and are not among `names`, and those of `also` that the table has."""
    described, _ = describe(folder)
    assert described is not None  # the folder was opened
    description = described[table]
    header = header_of((folder / description.file).read_bytes())
    asked = [c for c in description.columns if c in description.required and c not in description.primary_key]
    words = {column.name: column.words for column in description.fields}
    # a text whose column names no language is told in the first
    first = dataset.framework.languages[0]
    in_language = {c.name: f"{c.name}_{first}" for c in description.fields if c.is_translated and "_" not in c.name}
    for key in description.foreign_keys:
        words |= {column: tuple(_keys(dataset, key.table)) for column in key.columns}
    for name in dict.fromkeys((*asked, *(c for c in also if c in header and c in description.columns))):
        told = in_language.get(name, name)
        if told not in names:
            yield Asked(told, words[name])


def language_columns(texts: Iterable[str], given: Iterable[str]) -> tuple[str, ...]:
    """Those of the given columns that hold a text of a table, in one language or in that of plain words."""
    told = tuple(given)
    return tuple(
        column
        for text in texts
        for column in (text, *(f"{text}_{code}" for code in available_languages()))
        if column in told
    )


def _columns(name: str, hint: object) -> tuple[str, ...]:
    return tuple(f"{name}_{code}" for code in available_languages()) if hint is Words else (name,)


def _keys(dataset: Dataset, table: str) -> Iterable[str]:
    """Ids of a table; those of figures and milestones are named by no row that can be added."""
    rows = getattr(dataset.tables, table)
    return rows if isinstance(rows, Mapping) else ()

"""The tables of a folder that describes none of them itself: which columns they may have, and which they need.

A folder without `datapackage.json` needs no more than these say. A column that a file leaves out, and a cell that it
leaves empty, has its default; a text stands in one column for each language (`name_es`), or in one that is called as
the text (`name`), in the programme's first language.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Final

from evaluation.errors import Fault
from evaluation.load.files.description import NAME, ForeignKey, TableDescription, read_description
from evaluation.load.files.schema import Column
from evaluation.load.vocabulary import Confidence, Corroboration, MeasureKind, Qualifier, Read, Relation, Role, Stage

ID: Final = r"[^\W\d]\w*"
NUMBERED: Final = r"[A-Za-z]+\d+"
DAY: Final = r"\d{4}(-\d{2}(-\d{2})?)?"
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:_[A-Z]{2})?")


def _text(name: str, *, is_required: bool = False, pattern: str = "", default: str = "") -> Column:
    return Column(
        name, required=is_required, pattern=re.compile(pattern) if pattern else None, default=default, is_own=True
    )


def _key(name: str, pattern: str = "") -> Column:
    return _text(name, is_required=True, pattern=pattern)


def _words(name: str, *, is_required: bool = False) -> Column:
    return Column(name, required=is_required, is_own=True, is_translated=True)


def _one_of(name: str, words: type[StrEnum], default: str = "", *, is_required: bool = False) -> Column:
    return Column(name, words=tuple(words), default=default, required=is_required, is_own=True)


def _typed(name: str, type_: str, *, is_required: bool = False, default: str = "") -> Column:
    return Column(name, type_, required=is_required, default=default, is_own=True)


TABLES: Final[Mapping[str, tuple[Column, ...]]] = {
    "sources": (
        _key("source_id", NUMBERED),
        _key("title"),
        _text("publisher"),
        _words("copy"),
        _text("published_on", pattern=DAY),
        _typed("known_by", "date"),
        _text("known_by_reason"),
        _text("language", pattern="[a-z]{2,3}"),
        _text("url", pattern="https?://.*"),
        _text("coverage_start", pattern=DAY),
        _text("coverage_end", pattern=DAY),
        _one_of("read", Read, is_required=True),
        _one_of("relation", Relation),
        _text("note"),
    ),
    "units": (
        _key("unit", ID),
        _text("kind_of_number", pattern="count|percent|money|rate|ordinal", default="count"),
        _words("one", is_required=True),
        _words("many", is_required=True),
        _typed("decimals", "integer", default="1"),
    ),
    "areas": (
        _key("area"),
        _words("name", is_required=True),
        _typed("exposed_from", "date"),
        _typed("tile_row", "integer"),
        _typed("tile_column", "integer"),
        _text("note"),
    ),
    "authorities": (
        _key("authority", ID),
        _words("name", is_required=True),
        _text("group", default="other"),
        _one_of("relation", Relation),
        _text("note"),
    ),
    "measures": (
        _key("measure", ID),
        _words("title", is_required=True),
        _words("definition"),
        _one_of("kind", MeasureKind, is_required=True),
        _key("unit"),
        _text("part_of"),
        _text("numerator"),
        _text("denominator"),
        _text("change_of"),
        _one_of("stage", Stage),
        _one_of("role", Role, "result"),
        _text("note"),
    ),
    "observations": (
        _key("observation_id", NUMBERED),
        _key("measure"),
        _typed("value", "number", is_required=True),
        _one_of("qualifier", Qualifier, "exact"),
        _text("unit"),
        _typed("period_start", "date"),
        _typed("period_end", "date"),
        _key("area"),
        _key("authority"),
        _text("sex"),
        _text("age_group"),
        _key("source"),
        _text("locator"),
        _text("note"),
        _one_of("confidence", Confidence, "high"),
    ),
    "milestones": (
        _key("milestone_id", NUMBERED),
        _key("date", DAY),
        _text("date_end", pattern=DAY),
        _key("kind"),
        _text("objective"),
        _words("title", is_required=True),
        _words("detail"),
        _key("source"),
        _one_of("corroborated", Corroboration),
        _text("evidence"),
        _words("reason"),
        _words("quote"),
    ),
    "targets": (
        _key("target_id", NUMBERED),
        _key("measure"),
        _typed("value", "number", is_required=True),
        _key("unit"),
        _typed("period_start", "date", is_required=True),
        _typed("period_end", "date", is_required=True),
        _key("area"),
        _key("authority"),
        _text("sex"),
        _text("age_group"),
        _key("source"),
        _text("locator"),
        _text("observation"),
        _words("counts"),
        _text("note"),
    ),
}
"""Columns of each table; the first is that of its ids."""

REFERENCES: Final[Mapping[str, Mapping[str, str]]] = {
    "measures": {
        "unit": "units",
        **dict.fromkeys(("part_of", "numerator", "denominator", "change_of"), "measures"),
    },
    "observations": {
        "measure": "measures",
        "unit": "units",
        "area": "areas",
        "authority": "authorities",
        "source": "sources",
    },
    "milestones": {"source": "sources"},
    "targets": {
        "measure": "measures",
        "unit": "units",
        "area": "areas",
        "authority": "authorities",
        "source": "sources",
        "observation": "observations",
    },
}
"""Columns that name rows of another table."""


def is_described(data_dir: Path) -> bool:
    """Whether a folder says itself which tables it has; its `datapackage.json` may name no more than who made them."""
    try:
        content = json.loads((data_dir / NAME).read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return False
    except (OSError, ValueError, RecursionError):
        return True  # and what is wrong with it is a fault
    return not isinstance(content, dict) or "resources" in content


def describe(data_dir: Path) -> tuple[dict[str, TableDescription] | None, list[Fault]]:
    """Descriptions of the tables of a folder, keyed by table name: its own, or else these of the tables it has.

    As `read_description` does. The columns of texts are as they stand in the files.
    """
    if is_described(data_dir):
        return read_description(data_dir)
    return {
        name: _described(name, data_dir / f"{name}.csv") for name in TABLES if (data_dir / f"{name}.csv").exists()
    }, []


def _described(name: str, path: Path) -> TableDescription:
    try:
        first = path.read_text(encoding="utf-8-sig").partition("\n")[0]
    except (OSError, UnicodeDecodeError):
        first = ""  # whoever reads the rows says what is wrong
    header = [cell.strip() for row in csv.reader(io.StringIO(first)) for cell in row]
    fields = tuple(column for known in TABLES[name] for column in _columns(known, header))
    keys = tuple(
        ForeignKey((column,), table, (TABLES[table][0].name,)) for column, table in REFERENCES.get(name, {}).items()
    )
    return TableDescription(name, f"{name}.csv", fields, (fields[0].name,), keys)


def _columns(known: Column, header: list[str]) -> Iterator[Column]:
    """A column, or those of a text: in each language that the header has, or in that of plain words."""
    if not known.is_translated:
        yield known
        return
    found = [name for name in header if name == known.name or _is_in_language(name, known.name)]
    for name in found or [known.name]:
        # of several languages the first that is written has all; what another lacks is shown in it
        is_needed = known.required and name == (found or [known.name])[0]
        yield Column(name, required=is_needed, is_own=True, is_translated=True)


def _is_in_language(column: str, name: str) -> bool:
    return column.startswith(f"{name}_") and bool(_LANGUAGE.fullmatch(column.removeprefix(f"{name}_")))

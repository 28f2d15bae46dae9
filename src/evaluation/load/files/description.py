"""data/datapackage.json: which tables there are, and the schema of each."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.errors import Fault
from evaluation.load.files.encoding import read_text
from evaluation.load.files.schema import Column, read_column

NAME = "datapackage.json"


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns whose values must be found in columns of another table."""

    columns: tuple[str, ...]
    table: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableDescription:
    """What datapackage.json says of one table."""

    table: str
    file: str
    fields: tuple[Column, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(field.name for field in self.fields)

    @property
    def needed(self) -> tuple[str, ...]:
        """Names of those that a file may not leave out."""
        return tuple(field.name for field in self.fields if not field.may_be_missing)

    @property
    def required(self) -> frozenset[str]:
        """Columns whose cells may not be empty."""
        return frozenset({field.name for field in self.fields if field.required} | set(self.primary_key))


@dataclass(frozen=True, slots=True)
class Credits:
    """Who wrote the tables and on which terms they may be used, as datapackage.json has it.

    Parameters
    ----------
    licenses, contributors : tuple of mapping
        As the Data Package standard describes them; empty where nothing is said.
    """

    licenses: tuple[Mapping[str, Any], ...]
    contributors: tuple[Mapping[str, Any], ...]


def read_credits(data_dir: Path) -> Credits:
    """Read who wrote the tables of a folder that is free of faults, and their licence."""
    path = data_dir / NAME
    content = json.loads(path.read_text(encoding="utf-8-sig")) if path.exists() else {}
    return Credits(*(_objects(content.get(part)) for part in ("licenses", "contributors")))


def _objects(value: object) -> tuple[Mapping[str, Any], ...]:
    return tuple(entry for entry in value if isinstance(entry, dict)) if isinstance(value, list) else ()


def read_description(data_dir: Path) -> tuple[dict[str, TableDescription] | None, list[Fault]]:
    """Read the descriptions of the CSV tables in datapackage.json, keyed by table name; None if it cannot be read.

    A table whose description cannot be used has faults under its name, and is not among them.

    All that the cells are held to must be readable: a constraint that nobody checks would only seem to be one.
    """
    text, faults = read_text(data_dir / NAME, NAME)
    if text is None:
        return None, faults
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        problem = f"not valid JSON: {error.msg.lower()} at character {error.colno}"
        remedy = "Correct the brackets, quotes or commas around this place"
        return None, [*faults, Fault(NAME, error.lineno, "", "", problem, remedy)]
    except ValueError:
        return None, [
            *faults,
            Fault(NAME, None, "", "", "a number is too long", "Restore the file from its last version"),
        ]
    except RecursionError:
        return None, [*faults, Fault(NAME, None, "", "", "nested too deeply", "Restore the file from its last version")]
    resources = content.get("resources") if isinstance(content, dict) else None
    if not isinstance(resources, list):
        remedy = "Write an object with a list 'resources' that describes each CSV file"
        return None, [*faults, Fault(NAME, None, "resources", "", "no list of resources", remedy)]
    described: dict[str, TableDescription] = {}
    unusable: set[str] = set()
    for number, resource in enumerate(resources):
        if isinstance(resource, dict) and not str(resource.get("path", "")).endswith(".csv"):
            continue  # framework.yaml and the like may be listed; they are no tables
        try:
            description = _description(resource)
        except ValueError as error:
            name = resource.get("name") if isinstance(resource, dict) else None
            place = name if isinstance(name, str) and name else f"resources.{number}"
            unusable.add(place)
            remedy = "Describe the table as the others"
            faults += [Fault(NAME, None, place, "", problem, remedy) for problem in error.args]
            continue
        described[description.table] = description
    return described, faults + _dangling(described, unusable)


def _description(resource: object) -> TableDescription:
    if not isinstance(resource, dict):
        raise ValueError("a resource is not an object")
    name, path, schema = resource.get("name"), resource.get("path"), resource.get("schema")
    if not isinstance(name, str) or not name:
        raise ValueError("a resource has no name")
    # A table lies in the data folder itself: no address, no way out of the folder.
    if not isinstance(path, str) or Path(path).name != path:
        raise ValueError(f"the path of {name!r} is not a plain file name")
    fields = schema.get("fields") if isinstance(schema, dict) else None
    if not isinstance(schema, dict) or not isinstance(fields, list) or not fields:
        raise ValueError(f"the table {name!r} has no schema with fields")
    if not all(isinstance(field, dict) and isinstance(field.get("name"), str) for field in fields):
        raise ValueError(f"a field of the table {name!r} has no name")
    if len({field["name"] for field in fields}) < len(fields):
        raise ValueError(f"a field of the table {name!r} is described twice")
    foreign_keys = schema.get("foreignKeys", [])
    if not isinstance(foreign_keys, list):
        raise ValueError(f"the foreign keys of the table {name!r} are not a list")
    keys = tuple(_foreign_key(name, foreign) for foreign in foreign_keys)
    columns, problems = [], []
    for field in fields:
        try:
            columns.append(read_column(field))
        except ValueError as error:
            problems.append(str(error))
    if problems:
        raise ValueError(*problems)
    return TableDescription(name, path, tuple(columns), _names(schema.get("primaryKey", [])), keys)


def _foreign_key(table: str, foreign: object) -> ForeignKey:
    reference = foreign.get("reference") if isinstance(foreign, dict) else None
    if not isinstance(foreign, dict) or not isinstance(reference, dict):
        raise ValueError(f"a foreign key of the table {table!r} has no reference")
    columns, keys = _names(foreign.get("fields")), _names(reference.get("fields"))
    if not columns or len(columns) != len(keys):
        raise ValueError(f"a foreign key of the table {table!r} does not pair its fields")
    return ForeignKey(columns, str(reference.get("resource") or table), keys)


def _names(value: object) -> tuple[str, ...]:
    """One name or a list of names, as Table Schema allows both."""
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise ValueError("a key is neither a name nor a list of names")
    return tuple(names)


def _dangling(described: Mapping[str, TableDescription], unusable: Collection[str]) -> list[Fault]:
    """Keys that name a table or a column that is not described: they would check nothing, and nobody would notice."""
    faults = []
    for table in described.values():
        named = [(table.table, column) for column in table.primary_key]
        for foreign in table.foreign_keys:
            named += [(table.table, column) for column in foreign.columns]
            named += [(foreign.table, key) for key in foreign.keys]
        for target, column in named:
            if target in unusable:
                continue  # which has its own fault
            if target not in described or column not in described[target].columns:
                problem = f"a key of the table {table.table!r} names {target}.{column}, which is not described"
                remedy = "Correct the name of the table or column"
                faults.append(Fault(NAME, None, f"{target}.{column}", "", problem, remedy))
    return faults

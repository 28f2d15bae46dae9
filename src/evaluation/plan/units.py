"""The data folder in units, each with its own fingerprint: one row of a table, one entry of a YAML file.

A build must tell in a moment what changed. So this reads the files as they stand and checks nothing: what is wrong
with them is found by `evaluation.evidence`, which every build asks before it runs anything.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from evaluation.load import data_files, data_fingerprint
from evaluation.load.files.encoding import read_text
from evaluation.load.files.sheet import split_rows

FRAMEWORK: Final = "framework.yaml"
CORRECTIONS: Final = "corrections.yaml"
DIGITS: Final = 16
"""Of a unit's fingerprint: enough to tell a few thousand units apart, few enough to be listed in a manifest."""
DEEPEST: Final = 50
"""Levels of a YAML file that anybody means."""
_Loader: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Leaves every scalar a text, as the cells of the tables are."""

Row = Mapping[str, str]


class UnreadableError(ValueError):
    """The data folder cannot be taken apart; `evaluation check` says why."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of the data that can change by itself.

    Parameters
    ----------
    name : str
        File and key, `observations.csv:F0118`.
    digest : str
    line : int
        Where it begins in its file, the first line being 1.
    """

    name: str
    digest: str
    line: int

    @property
    def file(self) -> str:
        """Name of the file."""
        return self.name.partition(":")[0]


@dataclass(frozen=True, slots=True, eq=False)
class Data:
    """The data folder in units; one reading of it is like no other, so that what is found in it can be remembered.

    Parameters
    ----------
    units : mapping of str to Unit
        By name.
    tables : mapping of str to tuple of mappings
        Cells of each row by column; by file name.
    framework, corrections : mapping
        The YAML files, every scalar a text.
    fingerprint : str
        Of all files together.
    """

    units: Mapping[str, Unit]
    tables: Mapping[str, tuple[Row, ...]]
    framework: Mapping[str, Any]
    corrections: Mapping[str, Any]
    fingerprint: str

    def entries(self, key: str) -> Sequence[Mapping[str, Any]]:
        """Entries of a list of the framework."""
        found = self.framework.get(key) or ()
        return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []

    def rows(self, table: str) -> Sequence[Row]:
        """Rows of a table by its name without `.csv`."""
        return self.tables.get(f"{table}.csv", ())


def read_data(folder: Path) -> Data:
    """Read a data folder in units.

    Raises
    ------
    UnreadableError
        If a file is missing, or cannot be taken apart into rows or entries.
    """
    try:
        keys = _keys(folder)
        units: dict[str, Unit] = {}
        tables: dict[str, tuple[Row, ...]] = {}
        contents: dict[str, dict[str, Any]] = {FRAMEWORK: {}, CORRECTIONS: {}}
        for path in data_files(folder):
            name = path.name
            text, _ = read_text(path, name)
            if text is None:
                raise UnreadableError(name)
            found: Iterator[Unit] | list[Unit]
            if path.suffix == ".csv":
                rows = list(_rows(text, name))
                tables[name] = tuple(row for _, row in rows)
                found = _row_units(name, rows, keys.get(name, ""))
            elif name in contents:
                contents[name], found = _entries(text, name)
            else:
                found = [Unit(name, _digest(text), 1)]
            for unit in found:
                units[unit.name] = _joined(units.get(unit.name), unit)
        return Data(units, tables, contents[FRAMEWORK], contents[CORRECTIONS], data_fingerprint(folder))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, yaml.YAMLError) as error:
        raise UnreadableError(str(error)) from error


def _keys(folder: Path) -> dict[str, str]:
    """Column that names the rows of each table, by file name."""
    description = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    found = {}
    for resource in description["resources"]:
        key = resource["schema"].get("primaryKey", "")
        found[resource["path"]] = key if isinstance(key, str) else key[0]
    return found


def _rows(text: str, name: str) -> Iterator[tuple[int, Row]]:
    lines, fault = split_rows(text, ",", name)
    if fault or not lines:
        raise UnreadableError(name)
    (_, header), *body = lines
    for line, cells in body:
        yield line, dict(zip(header, cells, strict=False))


def _row_units(name: str, rows: Sequence[tuple[int, Row]], key: str) -> Iterator[Unit]:
    for line, row in rows:
        yield Unit(f"{name}:{row.get(key) or line}", _digest(json.dumps(sorted(row.items()))), line)


def _entries(text: str, name: str) -> tuple[dict[str, Any], list[Unit]]:
    """Contents of a YAML file, and one unit for each key of the top or, where a list has ids, for each of its items.

    The fingerprint is that of the lines, so that two ways to write a value never count as one.
    """
    _refuse_what_grows(text, name)
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if not isinstance(node, yaml.MappingNode):
            raise UnreadableError(name)
        content = loader.construct_document(node)
    finally:
        loader.dispose()
    lines = text.splitlines()
    units = []
    for key, value in node.value:
        name_of = f"{name}:{key.value}"
        items = value.value if isinstance(value, yaml.SequenceNode) else []
        ids = [_id(item) for item in items]
        if items and all(ids):
            units += [_node_unit(f"{name_of}:{id_}", item, lines) for id_, item in zip(ids, items, strict=True)]
        else:
            units.append(_node_unit(name_of, value, lines))
    return content, units


def _refuse_what_grows(text: str, name: str) -> None:
    """Refuse aliases and deep nesting, before a tree is made of it: the parser in C would end the whole process."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST or isinstance(event, yaml.AliasEvent):
            raise UnreadableError(f"{name} is nested too deeply or has aliases")


def _id(node: yaml.Node) -> str:
    if not isinstance(node, yaml.MappingNode):
        return ""
    return next((value.value for key, value in node.value if key.value == "id"), "")


def _node_unit(name: str, node: yaml.Node, lines: Sequence[str]) -> Unit:
    first, last = node.start_mark.line, node.end_mark.line
    until = last + 1 if node.end_mark.column else last
    return Unit(name, _digest("\n".join(lines[first : max(until, first + 1)]).rstrip()), first + 1)


def _joined(known: Unit | None, unit: Unit) -> Unit:
    """Of two units with one name, which is a fault, both count."""
    return unit if known is None else Unit(unit.name, _digest(known.digest + unit.digest), known.line)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]

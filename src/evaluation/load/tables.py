"""Reading data/ whole: every table checked and typed, every fault at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

from evaluation.errors import DataError, Fault
from evaluation.load.cells import CellError, needed, parsers
from evaluation.load.description import NAME, TableDescription, read_description
from evaluation.load.integrity import check_integrity
from evaluation.load.records import Area, Authority, Measure, Milestone, Observation, Source, Tables, Target, Unit
from evaluation.load.rows import Row, TypedRows
from evaluation.load.rules import check_rules
from evaluation.load.table_file import RawTable, read_table_file

Record = TypeVar("Record")

RECORDS: dict[str, type[Any]] = {
    "sources": Source,
    "units": Unit,
    "areas": Area,
    "authorities": Authority,
    "measures": Measure,
    "observations": Observation,
    "milestones": Milestone,
    "targets": Target,
}
OPTIONAL = frozenset({"targets"})
"""Tables that a folder may do without."""


def open_tables(data_dir: Path) -> Tables:
    """Read the tables of a data folder.

    Raises
    ------
    DataError
        With every fault, if there is any.
    """
    tables, faults = read_tables(data_dir)
    if faults or tables is None:
        raise DataError(faults)
    return tables


def read_tables(data_dir: Path) -> tuple[Tables | None, list[Fault]]:
    """Read the tables of a data folder and find every fault in them.

    Steps: the description of the tables; the form of each file; the schemas, by Frictionless; each cell to its type;
    the rules across tables, over all rows that could be typed.

    Returns
    -------
    tuple of Tables or None and list of Fault
        None if a file, a column or a cell could not be read. Tables that come with faults are fit for looking
        further for faults, and for nothing else: ids may be unknown or given twice.
    """
    data_dir = Path(data_dir)
    if not data_dir.is_dir():
        problem = "the data folder is a file" if data_dir.exists() else "there is no such data folder"
        return None, [Fault(str(data_dir), None, "", "", problem, "Give the folder that holds datapackage.json")]
    described, faults = read_description(data_dir)
    if described is None:
        described = {}
        faults += _missing_files(data_dir)
    else:
        faults += _undescribed(described)
    raw: dict[str, RawTable] = {}
    for name, description in described.items():
        table, form_faults = read_table_file(data_dir, description)
        faults += form_faults
        if table is not None:
            raw[name] = table
    typed: dict[str, tuple[Row[Any], ...]] = {}
    for name, record in RECORDS.items():
        if name in raw:
            typed[name], cell_faults = _typed(raw[name], described[name].file, record)
            faults += cell_faults
    faults += _elsewhere(check_integrity(raw, described), faults)
    known = frozenset(raw["observations"].cells("observation_id")) if "observations" in raw else frozenset()
    rows = TypedRows(**typed, observation_ids=known)
    faults += _elsewhere(check_rules(rows), faults)
    faults.sort(key=lambda fault: (fault.file, fault.row or 0, fault.column, fault.problem))
    asked = RECORDS.keys() - (OPTIONAL - described.keys())
    is_complete = all(name in typed and len(typed[name]) == len(raw[name].rows) for name in asked)
    return (_tables(rows) if is_complete else None), faults


def _missing_files(data_dir: Path) -> list[Fault]:
    """All that can be said of the tables when their description cannot be read."""
    return [
        Fault(f"{name}.csv", None, "", "", "the file is missing", f"Put {name}.csv into the data folder")
        for name in RECORDS
        if name not in OPTIONAL and not (data_dir / f"{name}.csv").exists()
    ]


def _undescribed(described: dict[str, TableDescription]) -> list[Fault]:
    """Tables and columns that the records need and the description does not have."""
    faults = []
    for name, record in RECORDS.items():
        description = described.get(name)
        if description is None and name in OPTIONAL:
            continue
        if description is None:
            remedy = f"Describe {name}.csv as a resource named {name!r}"
            faults.append(Fault(NAME, None, name, "", "a table is not described", remedy))
            continue
        if not description.primary_key:
            remedy = f"Write the id column of {name!r} as its primaryKey; without it, one id could stand for two rows"
            faults.append(Fault(NAME, None, f"{name}.primaryKey", "", "a table has no primary key", remedy))
        for column in sorted(needed(record) - set(description.columns)):
            remedy = f"Add a field named {column!r} to the schema of {name!r}"
            faults.append(Fault(NAME, None, f"{name}.{column}", "", "a column is not described", remedy))
    return faults


def _typed(table: RawTable, file: str, record: type[Record]) -> tuple[tuple[Row[Record], ...], list[Fault]]:
    """Turn rows into records; a row with a cell that cannot be read is left out, with a fault for each such cell."""
    wanted = parsers(record)
    rows: list[Row[Record]] = []
    faults = []
    for raw in table.rows:
        if not raw.is_whole or not any(raw.cells):
            continue
        values = {}
        for column, text in zip(table.columns, raw.cells, strict=True):
            if column not in wanted:
                continue  # described in datapackage.json by somebody who needs it; nothing here reads it
            try:
                values[column] = wanted[column](text)
            except CellError as bad:
                faults.append(Fault(file, raw.line, column, text, bad.problem, bad.remedy))
        if needed(record) <= values.keys():
            rows.append(Row(file, raw.line, record(**values)))
    return tuple(rows), faults


def _elsewhere(found: Iterable[Fault], already: Iterable[Fault]) -> list[Fault]:
    """Leave out what a later step says of a cell that has a fault already: the first comes with the better remedy."""
    seen = {(fault.file, fault.row, fault.column) for fault in already if fault.row is not None}
    return [fault for fault in found if (fault.file, fault.row, fault.column) not in seen]


def _tables(rows: TypedRows) -> Tables:
    return Tables(
        sources=rows.source,
        units=rows.unit,
        areas={row.record.area: row.record for row in rows.areas},
        authorities={row.record.authority: row.record for row in rows.authorities},
        measures=rows.measure,
        observations=tuple(row.record for row in rows.observations),
        milestones=tuple(row.record for row in rows.milestones),
        targets=tuple(row.record for row in rows.targets),
    )

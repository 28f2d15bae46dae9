"""Reading data/ whole: every table checked and typed, every fault at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, TypeVar

from evaluation.errors import Fault
from evaluation.load.cells.error import LEAVE_EMPTY, CellError
from evaluation.load.cells.words import needed, needed_words, parsers, words_of
from evaluation.load.files.derived import DERIVED, completed
from evaluation.load.files.description import NAME, TableDescription
from evaluation.load.files.own_schema import describe, is_described
from evaluation.load.files.table_file import RawTable, read_table_file
from evaluation.load.integrity import check_integrity
from evaluation.load.records import Area, Authority, Measure, Milestone, Observation, Source, Tables, Target, Unit
from evaluation.load.rows import Row, TypedRows
from evaluation.load.rules import check_rules
from evaluation.locale import SOURCE_LANGUAGE

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
OWN_OPTIONAL = OPTIONAL | {"milestones", *DERIVED}
"""Those that one may do without which describes no tables itself."""

OBSERVATIONS: Final = "observations.csv"


def read_tables(data_dir: Path) -> tuple[Tables | None, list[Fault]]:
    """Read the tables of a data folder and find every fault in them.

    Returns
    -------
    tuple of Tables or None and list of Fault
        None if a file, a column or a cell could not be read. Tables that come with faults are fit for nothing: ids
        may be unknown or given twice.
    """
    tables, _, faults = read_rows(data_dir)
    return tables, faults


def read_rows(
    data_dir: Path, first: str = SOURCE_LANGUAGE, area: str = ""
) -> tuple[Tables | None, TypedRows, list[Fault]]:
    """Read the tables of a data folder, and of broken ones as much as can be read.

    Steps: the description of the tables; the form of each file; each cell to its type; what the description
    asks of the cells; the rules across tables, over all rows that could be typed.

    Parameters
    ----------
    data_dir : Path
    first : str, optional
        Language of texts in columns that name none.
    area : str, optional
        That of the programme, for a folder that lists no areas.

    Returns
    -------
    tuple of Tables or None, TypedRows and list of Fault
        As `read_tables` does; the rows are for looking further for faults, those of the YAML files.
    """
    data_dir = Path(data_dir)
    if not_there := missing_folder(data_dir):
        return None, TypedRows(), [not_there]
    is_own = not is_described(data_dir)
    known, faults = describe(data_dir)
    if is_own or known is None:
        faults += _missing_files(data_dir)
    else:
        faults += _undescribed(known, {fault.column for fault in faults})
    described = known or {}
    raw: dict[str, RawTable] = {}
    for name, description in described.items():
        table, form_faults = read_table_file(data_dir, description)
        faults += form_faults
        if table is not None:
            raw[name] = table
    if is_own:
        raw, described = completed(raw, described, area)
    typed: dict[str, Any] = {}
    for name, record in RECORDS.items():
        if name in raw:
            typed[name], cell_faults = _typed(raw[name], described[name], record, first)
            faults += cell_faults
    faults += _elsewhere(check_integrity(raw, described), faults)
    ids = {name: found for name in RECORDS if name in raw and (found := _ids(raw[name], described[name])) is not None}
    rows = TypedRows(**typed, ids=ids)
    faults += _elsewhere(check_rules(rows), faults)
    faults.sort(key=lambda fault: (fault.file, fault.row or 0, fault.column, fault.problem))
    rows = replace(rows, doubtful=_doubtful(raw.get("observations"), faults))
    asked = RECORDS.keys() - ((OWN_OPTIONAL if is_own else OPTIONAL) - described.keys())
    is_complete = all(name in typed and len(typed[name]) == len(raw[name].rows) for name in asked)
    return (_tables(rows) if is_complete else None), rows, faults


def _ids(table: RawTable, description: TableDescription) -> frozenset[str] | None:
    """Ids of a table; None where it has no column for them, which is a fault of its own."""
    key = description.primary_key
    return frozenset(table.cells(key[0])) if key and key[0] in table.columns else None


def _doubtful(table: RawTable | None, faults: Iterable[Fault]) -> frozenset[str]:
    """Measures of observations with a fault; an empty text where the fault may be the measure's."""
    found = [fault for fault in faults if fault.file == OBSERVATIONS]
    if table is None or any(fault.row is None or fault.column in ("", "measure") for fault in found):
        return frozenset({""})
    lines = {fault.row for fault in found}
    place = table.columns.index("measure")
    return frozenset(row.cells[place] for row in table.rows if row.line in lines)


def missing_folder(data_dir: Path) -> Fault | None:
    """The one fault of a folder that is not there, or that holds nothing of the data; None if it can be read."""
    remedy = (
        "Run the command in a checkout, where the data lie in the folder 'data', or name the folder that holds "
        f"{NAME} by --data"
    )
    if not data_dir.is_dir():
        problem = "the data folder is a file" if data_dir.exists() else "there is no such data folder"
        return Fault(str(data_dir), None, "", "", f"{problem}{_seen_from(data_dir)}", remedy)
    if not any((data_dir / name).exists() for name in (NAME, *(f"{table}.csv" for table in RECORDS))):
        return Fault(str(data_dir), None, "", "", "the folder holds none of the tables", remedy)
    return None


def _seen_from(data_dir: Path) -> str:
    return "" if data_dir.is_absolute() else f" in {Path.cwd()}"


def _missing_files(data_dir: Path) -> list[Fault]:
    """Tables that a folder lacks: all that can be said of them when their description cannot be read."""
    is_own = not is_described(data_dir)
    return [
        Fault(f"{name}.csv", None, "", "", "the file is missing", f"Put {name}.csv into the data folder")
        for name in RECORDS
        if name not in (OWN_OPTIONAL if is_own else OPTIONAL) and not (data_dir / f"{name}.csv").exists()
    ]


def _undescribed(described: dict[str, TableDescription], unusable: Collection[str]) -> list[Fault]:
    """Tables and columns that the records need and the description does not have."""
    faults = []
    for name, record in RECORDS.items():
        if name in unusable:
            continue
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
        # what a language lacks is shown in the source language, which therefore may lack nothing
        asked = {
            *needed(record),
            *(f"{field}_{SOURCE_LANGUAGE}" for field in needed_words(record) if field not in description.columns),
        }
        for column in sorted(asked - set(description.columns)):
            remedy = f"Add a field named {column!r} to the schema of {name!r}"
            faults.append(Fault(NAME, None, f"{name}.{column}", "", "a column is not described", remedy))
    return faults


def _typed(
    table: RawTable, description: TableDescription, record: type[Record], first: str
) -> tuple[tuple[Row[Record], ...], list[Fault]]:
    """Turn rows into records; a row with a cell that cannot be read is left out, with a fault for each such cell."""
    wanted, file = parsers(record), description.file
    asked = needed(record) | (wanted.keys() & set(table.columns))
    rows: list[Row[Record]] = []
    faults = []
    for raw in table.rows:
        if not raw.is_whole or not any(raw.cells):
            continue
        values: dict[str, Any] = {}
        for column, text in zip(table.columns, raw.cells, strict=True):
            if column not in wanted:
                continue  # described in datapackage.json by somebody who needs it; nothing here reads it
            try:
                values[column] = wanted[column](text)
            except CellError as bad:
                remedy = bad.remedy
                if remedy.startswith(LEAVE_EMPTY) and column in description.required:
                    remedy += "; and as no row can be without it, leave out the row if the source has no value"
                faults.append(Fault(file, raw.line, column, text, bad.problem, remedy))
        if values.keys() == asked:
            words = words_of(record, dict(zip(table.columns, raw.cells, strict=True)), first)
            rows.append(Row(file, raw.line, record(**values, **words)))
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

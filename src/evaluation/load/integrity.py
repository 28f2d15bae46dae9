"""What Frictionless finds in the tables, in our words: required, words, unique ids, references between tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from evaluation.errors import Fault
from evaluation.load.cells import did_you_mean, unknown_word
from evaluation.load.description import NAME, TableDescription
from evaluation.load.table_file import RawTable

_SPACES = re.compile(r"\s+")


def check_integrity(tables: Mapping[str, RawTable], described: Mapping[str, TableDescription]) -> list[Fault]:
    """Validate tables against their schemas with Frictionless.

    The cells go in as already read text: so Frictionless guesses neither encoding nor separator, and a row of its
    report is a row of ours. Columns that a file lacks, and references into them, are left out of the schemas, since
    they have their own fault and would otherwise bring one for each row.
    """
    if not tables:
        return []
    import frictionless  # here, because it takes half a second that not every command should pay

    schemas = {name: _reduced(described[name], table, tables) for name, table in tables.items()}
    try:
        package = frictionless.Package.from_descriptor(
            {
                "resources": [
                    {
                        "name": name,
                        "data": [list(table.columns), *(list(row.cells) for row in table.rows)],
                        "schema": schemas[name],
                    }
                    for name, table in tables.items()
                ]
            }
        )
        report = package.validate(limit_errors=1_000_000)
    except frictionless.FrictionlessException as refused:
        return [_schema_fault(reason.note or reason.message) for reason in refused.to_errors()]
    except Exception as refused:  # a schema odd enough makes it fail in many other ways; it stays a fault of the file
        return [_schema_fault(f"{type(refused).__name__}: {refused}")]
    faults = [_schema_fault(error.note or error.message) for error in report.errors]
    for task in report.tasks:
        for error in task.errors:
            faults.extend(_translated(error, tables[task.name], tables, described[task.name]))
    # An empty id, for example, is both a missing value and a broken key; one fault for a cell is enough.
    return list({(fault.file, fault.row, fault.column, fault.row or fault.problem): fault for fault in faults}.values())


def _reduced(description: TableDescription, table: RawTable, tables: Mapping[str, RawTable]) -> dict[str, Any]:
    """Leave of a schema what can be judged in the columns that are really there."""
    by_name = {field["name"]: field for field in description.schema["fields"]}
    schema = {key: value for key, value in description.schema.items() if key not in {"primaryKey", "foreignKeys"}}
    schema["fields"] = [by_name[column] for column in table.columns]
    if set(description.primary_key) <= set(table.columns):
        schema["primaryKey"] = list(description.primary_key)
    schema["foreignKeys"] = [
        {
            "fields": list(foreign.columns),
            # Table Schema writes a reference to the same table as an empty name.
            "reference": {
                "resource": "" if foreign.table == table.name else foreign.table,
                "fields": list(foreign.keys),
            },
        }
        for foreign in description.foreign_keys
        if set(foreign.columns) <= set(table.columns)
        and foreign.table in tables
        and set(foreign.keys) <= set(tables[foreign.table].columns)
    ]
    return schema


def _schema_fault(note: str) -> Fault:
    problem = f"the description of the tables is not valid: {_plain(note)}"
    return Fault(NAME, None, "", "", problem, "Correct the schema; the Table Schema standard lists what is allowed")


def _translated(
    error: Any, table: RawTable, tables: Mapping[str, RawTable], description: TableDescription
) -> Iterator[Fault]:
    """Translate one error of Frictionless; a row with too few or many cells has its fault already."""
    number = getattr(error, "row_number", None)
    if number is None:
        yield Fault(description.file, None, "", "", _plain(error.message), "Compare the file with datapackage.json")
        return
    row = table.rows[number - 2]  # Frictionless counts rows from 1, the header among them
    if not row.is_whole or (not any(row.cells) and error.type != "blank-row"):
        return
    cells = dict(zip(table.columns, row.cells, strict=True))

    def fault(column: str, problem: str, remedy: str) -> Fault:
        return Fault(description.file, row.line, column, cells.get(column, ""), problem, remedy)

    match error.type:
        case "blank-row":
            yield fault("", "the row is empty", "Delete the row")
        case "primary-key":
            for column in description.primary_key:
                if not cells[column]:
                    yield fault(column, "the cell is empty", "Give the row an id of its own")
                    continue
                first = _first_line(table, column, cells[column])
                yield fault(column, f"the same id as in row {first}", "Give the row an id of its own, or delete it")
        case "unique-error":
            first = _first_line(table, error.field_name, cells[error.field_name])
            yield fault(error.field_name, f"the same value as in row {first}", "Each value may stand here only once")
        case "foreign-key":
            target = tables[error.reference_name or table.name]
            for column, key in zip(error.field_names, error.reference_field_names, strict=True):
                known = set(target.cells(key))
                if cells[column] not in known:
                    hint = did_you_mean(cells[column], known)
                    remedy = f"Correct the spelling{hint} or add it to {target.name}.csv"
                    yield fault(column, f"unknown {key.removesuffix('_id')}", remedy)
        case "constraint-error" if 'constraint "required"' in error.note:
            yield fault(error.field_name, "the cell is empty", "Fill it in; this column is required")
        case "constraint-error" if 'constraint "enum"' in error.note:
            bad = unknown_word(cells[error.field_name], description.words(error.field_name))
            yield fault(error.field_name, bad.problem, bad.remedy)
        case _:
            column = getattr(error, "field_name", "")
            remedy = "See the column in datapackage.json for what is allowed"
            yield fault(column, f"not as the column should be: {_plain(error.note)}", remedy)


def _first_line(table: RawTable, column: str, value: str) -> int:
    return table.rows[table.cells(column).index(value)].line


def _plain(note: str) -> str:
    return _SPACES.sub(" ", note).strip().rstrip(".")

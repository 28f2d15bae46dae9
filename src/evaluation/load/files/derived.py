"""What the tables of a folder without a description leave out because it follows from the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from evaluation.load.files.description import TableDescription
from evaluation.load.files.own_schema import TABLES
from evaluation.load.files.table_file import RawTable
from evaluation.load.files.text_table import RawRow

DERIVED: Final = ("units", "areas", "authorities")
"""Tables that follow from those that name their rows."""
PERCENT: Final = "percent"
_NO_LINE: Final = 0


def completed(
    raw: Mapping[str, RawTable], described: Mapping[str, TableDescription], area: str
) -> tuple[dict[str, RawTable], dict[str, TableDescription]]:
    """The same tables with the unit of each figure, and with tables of units, areas and bodies where there are none.

    Parameters
    ----------
    raw : mapping of str to RawTable
    described : mapping of str to TableDescription
    area : str
        That of the programme.
    """
    tables, known = dict(raw), dict(described)
    if "observations" in tables and "measures" in tables:
        tables["observations"] = _with_units(tables["observations"], tables["measures"])
    named: dict[str, Callable[[], Iterable[str]]] = {
        "units": lambda: _cells(tables, "unit", "measures", "observations", "targets"),
        "areas": lambda: [*([area] if area else []), *_cells(tables, "area", "observations", "targets")],
        "authorities": lambda: _cells(tables, "authority", "observations", "targets"),
    }
    for name, ids in named.items():
        if name not in described:
            tables[name], known[name] = _listed(name, dict.fromkeys(filter(None, ids())))
    return tables, known


def _with_units(figures: RawTable, measures: RawTable) -> RawTable:
    """Figures without a unit in that of their measure."""
    unit_of = dict(zip(measures.cells("measure"), measures.cells("unit"), strict=False))
    at, measure = (figures.columns.index(name) if name in figures.columns else None for name in ("unit", "measure"))
    if at is None or measure is None:
        return figures

    def filled(row: RawRow) -> RawRow:
        if row.cells[at] or not any(row.cells):
            return row
        return RawRow(
            row.line, (*row.cells[:at], unit_of.get(row.cells[measure], ""), *row.cells[at + 1 :]), row.is_whole
        )

    return RawTable(figures.name, figures.columns, tuple(map(filled, figures.rows)))


def _cells(tables: Mapping[str, RawTable], column: str, *names: str) -> list[str]:
    return [cell for name in names if name in tables for cell in tables[name].cells(column)]


def _listed(name: str, ids: Iterable[str]) -> tuple[RawTable, TableDescription]:
    """A table of ids that are their own names."""
    fields = TABLES[name]
    kind = {PERCENT: {"kind_of_number": PERCENT, "one": "%", "many": "%"}}

    def cell(column: str, default: str, id_: str, *, is_name: bool) -> str:
        if column == fields[0].name:
            return id_
        return kind.get(id_, {}).get(column) or (id_.replace("_", " ") if is_name else default)

    rows = (
        RawRow(
            _NO_LINE, tuple(cell(f.name, f.default, id_, is_name=f.is_translated and f.required) for f in fields), True
        )
        for id_ in ids
    )
    table = RawTable(name, tuple(f.name for f in fields), tuple(rows))
    return table, TableDescription(name, f"{name}.csv", fields, (fields[0].name,), ())

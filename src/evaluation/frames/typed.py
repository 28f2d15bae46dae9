"""Tables of results as DataFrames: a type for each column, units and meanings in `attrs`, an index that joins."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

import pandas as pd

from evaluation.results import Field, Table

DTYPES: Final = {
    "string": "string",
    "number": "Float64",
    "integer": "Int64",
    "boolean": "boolean",
    "date": "datetime64[s]",
    "object": "object",
}
"""By the type of Table Schema; where a value is missing every one of them says so, and none with a number."""
VOCABULARIES: Final = ("measures", "units", "areas", "authorities")
"""Tables of words: a column that names a row of one is a category, one that names anything else an id."""
OF_ROW: Final = "column unit"
"""Unit of a column of which each row has its own, in the column `unit`."""
COUNTED: Final = "1"
UNITS: Final[Mapping[str, Mapping[str, str]]] = {
    "observations": {"value": OF_ROW},
    "points": {"value": OF_ROW, "numerator": COUNTED, "denominator": COUNTED, "days": "days"},
    "findings": {"value": OF_ROW},
    "specifications": {
        **{f"{role}_value": OF_ROW for role in ("baseline", "latest")},
        **{f"{role}_days": "days" for role in ("baseline", "latest")},
        **{f"{role}_{part}": COUNTED for role in ("baseline", "latest") for part in ("numerator", "denominator")},
        "difference": OF_ROW,
        **dict.fromkeys(("estimate", "tipping", "scatter", "dispersion", "age"), COUNTED),
    },
    "indicators": {"target_value": OF_ROW, "target_percent": "percent"},
    "targets": {"value": OF_ROW, "percent_of_baseline": "percent"},
    "money": {"value": OF_ROW},
}
"""Units of the columns of numbers, by table; of those not named it is a pure number."""


def typed(table: Table, about: Mapping[str, Any], index: tuple[str, ...] = ()) -> pd.DataFrame:
    """DataFrame of a table.

    Parameters
    ----------
    table : Table
    about : mapping
        What else `attrs` is to hold: the day, the area, the scenario.
    index : tuple of str, optional
        Columns of the index; the key of the table if left out.

    Returns
    -------
    DataFrame
        One row for each row of the table, in its order. `attrs` has `table`, `title`, `row` (what a row is), `labels`
        and `units` by column, and what `about` adds.
    """
    schema = table.schema
    columns = {field.name: _column(field, table) for field in schema.fields}
    frame = pd.DataFrame(columns)
    numbers = [f.name for f in schema.fields if f.type in ("number", "integer")]
    own = UNITS.get(schema.name, {})
    frame.attrs = {
        "table": schema.name,
        "title": schema.title,
        "row": schema.row,
        "labels": {field.name: field.means for field in schema.fields},
        "units": {name: own.get(name, COUNTED) for name in numbers},
        **about,
    }
    keys = list(index or schema.key)
    return frame.set_index(keys) if keys else frame


def _column(field: Field[Any], table: Table) -> pd.Series:
    values = [_value(row[field.name]) for row in table.rows]
    if field.type == "string" and field.words:
        return pd.Series(pd.Categorical(values, categories=[str(word) for word in field.words]), dtype="category")
    text = pd.Series(values, dtype=DTYPES[field.type])
    refers = table.schema.refers.get(field.name)
    return text.astype("category") if refers in VOCABULARIES and table.schema.name not in VOCABULARIES else text


def _value(cell: Any) -> Any:
    """Value of a cell as pandas takes it: a word as text, a number as a float; an empty text is a missing one."""
    if isinstance(cell, Decimal):
        return float(cell)
    return str(cell) or None if isinstance(cell, str) else cell
